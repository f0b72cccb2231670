"""What stands at the end of an article or before its attachments: who signs it, who sent it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jianbao.intake.model import Align
from jianbao.intake.splitting import words
from jianbao.intake.splitting.credits import names_of, read_credit
from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.labels import LineLabel
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.single.patterns import is_labelled, number, setting

L = LineLabel
_SIGNERS = 3
"""Lines of names above a date."""
_LONGEST = 26
_CONTACT = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:电\s*话|联系方式|手\s*机|邮\s*箱|电子邮件|微\s*信|QQ).{0,4}[：:]|E-?mail",
    re.IGNORECASE,
)
"""What those who send an article write below their names."""
_DAY = re.compile(r"\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月")
_MANY = 3
_CREDITS = 8
"""Lines at the end among which credits and the imprint stand."""


def labels(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], head: Mapping[int, LineLabel]
) -> dict[int, LineLabel]:
    """Return the labels of signatures, dates, credits and attachments among ``lines``.

    ``head`` has the lines that are spoken for.
    """
    found = dict[int, LineLabel]()
    for index in range(len(lines)):
        if index not in head and _is_attachment(lines, evidence, found, index):
            found[index] = L.ATTACHMENT
            found |= _attached(lines, evidence, index)
    for index in reversed(range(max(0, len(lines) - _CREDITS), len(lines))):
        if index in head or index in found or _CONTACT.match(lines[index].text):
            continue
        listed = _is_roster(lines, evidence, index) or _is_told(lines, evidence, index)
        if _is_credit(lines[index], evidence[index]) and not listed:
            found[index] = L.CREDIT
        elif {"imprint", "issuer"} & evidence[index].keys():
            found[index] = L.FURNITURE
        else:
            break
    taken = head.keys() | found.keys()
    for index, line in enumerate(lines):
        dated = "date" in evidence[index] or _is_day(lines, evidence, index)
        if index not in taken and dated and _signs(lines, index, taken):
            signers = list(_signers(lines, evidence, index, taken))
            sent = any("credit" in evidence[i] for i in signers)  # 某校供稿, above its day
            found[index] = L.CREDIT if sent else L.DATE
            found |= dict.fromkeys(signers, L.CREDIT if sent else L.SIGNATURE)
            taken |= {i for i in range(index - _SIGNERS, index + 1) if i in found}
        elif index not in taken and _stands_right(line) and _can_sign(line, evidence[index]):
            found[index] = L.CREDIT if _is_credit(line, evidence[index]) else L.SIGNATURE
    return found


def _is_attachment(
    lines: Sequence[DraftLine],
    evidence: Sequence[Evidence],
    found: Mapping[int, LineLabel],
    index: int,
) -> bool:
    """Whether an attachment begins with a line: it says so alone, or on top of a page."""
    if index == 0 or found.get(index) is not None:
        return False
    seen = evidence[index]
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    names_some = lines[index].text.endswith("：") and number(below) is not None  # 附件：, 1.登记表
    alone = "attachment" in seen and bool(below or lines[index].others) and not names_some
    on_page = "enclosure" in seen and lines[index].looks.page_break
    return alone or on_page


def _attached(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], index: int
) -> Iterator[tuple[int, LineLabel]]:
    if index + 1 >= len(lines) or "attachment" not in evidence[index]:
        return
    line, seen = lines[index + 1], evidence[index + 1]
    if {"unfinished", "exclaims"} & seen.keys() and not number(line.text) and not line.others:
        yield index + 1, L.ATTACHED


def _is_credit(line: DraftLine, seen: Evidence) -> bool:
    """Whether a line at the end says who sent or wrote the article."""
    if number(line.text) or "date" in seen:
        return False
    credit = read_credit(line.text)
    # A signature is a name at the right too; a credit says what the name is for.
    return bool(credit) or ("bracketed" in seen and "names" in seen) or _names_both(line, seen)


def _names_both(line: DraftLine, seen: Evidence) -> bool:
    return (
        "names" in seen and "unit" not in seen and " " in line.text.replace("\u3000", " ").strip()
    )


def _is_roster(lines: Sequence[DraftLine], evidence: Sequence[Evidence], index: int) -> bool:
    """Whether a line names many persons, or is one of several that do, as in lists."""
    own = names_of(lines[index].text)
    if len(own.authors) >= _MANY and not own.source:
        return True
    around = [i for i in (index - 1, index, index + 1) if 0 <= i < len(lines)]
    rows = [
        i for i in around if "names" in evidence[i] and len(names_of(lines[i].text).authors) > 1
    ]
    return index in rows and len(rows) > 1


def _is_told(lines: Sequence[DraftLine], evidence: Sequence[Evidence], index: int) -> bool:
    """Whether a label with its value goes on with others that are no credits: who does what."""
    if index < 2:  # noqa: PLR2004 - two lines above make a list
        return False
    return all(
        is_labelled(lines[i].text)
        and not ({"credit", "names", "stop"} & evidence[i].keys() or _CONTACT.match(lines[i].text))
        and setting(lines[i].looks) == setting(lines[index].looks)
        for i in (index - 1, index - 2)
    )


def _stands_right(line: DraftLine) -> bool:
    return line.looks.align is Align.END or line.inset


def _can_sign(line: DraftLine, seen: Evidence) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST
        and not {"stop", "pause", "inner", "salutation", "exclaims"} & seen.keys()
        and ("row" not in seen or line.looks.align is Align.END)  # 局长, a tab, and the name
        and not number(text)
        and (words.SIGNED.match(text) or not words.LEAVING.match(text))
        and not (words.CAPTION.match(text) or _CONTACT.match(text))
        and not words.ATTACHED.match(text)
    )


def _is_day(lines: Sequence[DraftLine], evidence: Sequence[Evidence], index: int) -> bool:
    """Whether a line is a day without its year, below who signs."""
    if _DAY.fullmatch(lines[index].text) is None or not index:
        return False
    return "unit" in evidence[index - 1] or _stands_right(lines[index])


def _signs(lines: Sequence[DraftLine], index: int, taken: set[int]) -> bool:
    """Whether the date on a line is that of a signature, and not a date under a heading."""
    line = lines[index]
    above = lines[index - 1] if index else None
    is_answer = above is not None and index - 1 not in taken and number(above.text) is not None
    is_last = index + 1 == len(lines) or index + 1 in taken
    return not is_answer and (_stands_right(line) or is_last)


def _signers(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], date: int, taken: set[int]
) -> Iterator[int]:
    """Yield the lines of names above a date, set as it is."""
    for index in range(date - 1, max(-1, date - 1 - _SIGNERS), -1):
        line = lines[index]
        names = {"unit", "names"} & evidence[index].keys() or words.SIGNED.match(line.text)
        alike = _stands_right(line) == _stands_right(lines[date])
        if index in taken or not _can_sign(line, evidence[index]):
            return
        if not (_stands_right(line) or (names and alike)):
            return
        yield index
