"""Whether a source is one article or many: what kind it is decides, and the evidence of several."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from jianbao.intake.model import Align, Form
from jianbao.intake.splitting import words
from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.labels import STARTS, LineLabel
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.single.patterns import (
    BodyLooks,
    body,
    is_centred,
    is_labelled,
    number,
    setting,
)
from jianbao.intake.splitting.viterbi import Path


class Unity(StrEnum):
    """How many articles a source holds."""

    ONE = "one"
    DOUBTFUL = "doubtful"
    """It shows several, as one article with parts of its own may."""
    SEVERAL = "several"


L = LineLabel
_FEWEST = 3
"""Articles, each with a title set alike and a credit, that no single paper has."""
_LARGER = 2.0
"""Points by which titles are larger than the text."""
_SENTENCE = 15
_NEWS = frozenset({"headline", "place", "document", "genre", "listed"})
_HEAD = frozenset({"issue", "contents", "issuer"})
_CREDITED = frozenset({L.BYLINE, L.CREDIT})


def starts(path: Path) -> list[int]:
    """Return the lines with which articles begin on ``path``."""
    return [
        index
        for index, label in enumerate(path.labels)
        if label in STARTS and (not index or path.labels[index - 1] is not L.KICKER)
    ]


def judge(
    form: Form, lines: Sequence[DraftLine], evidence: Sequence[Evidence], path: Path
) -> Unity:
    """Return whether ``lines``, of which ``path`` is the reading as a bulletin, are one article.

    A document or a page is one unless it shows several: a bulletin's own head, or three articles
    and more with both titles set alike above news of their own and credits. With one of the two,
    or of two articles, it is in doubt. Bare text is several where the reading says so, unless none
    of its further articles has a title and text as news has.
    """
    begun = starts(path)
    if len(begun) <= 1:
        return Unity.ONE
    head = enumerate(path.labels[: begun[1]])  # what stands below the last is an imprint
    if any(_HEAD & evidence[i].keys() for i, label in head if label is L.FURNITURE):
        return Unity.SEVERAL
    if form is Form.TEXT:
        news = any(_is_news(lines, evidence, path, begun, at) for at in range(1, len(begun)))
        return Unity.SEVERAL if news else Unity.ONE
    shown = (_same_titles(lines, evidence), _credited(lines, evidence, path, begun))
    if all(shown) and len(begun) >= _FEWEST:
        return Unity.SEVERAL
    return Unity.DOUBTFUL if any(shown) else Unity.ONE


def _segment(begun: Sequence[int], at: int, count: int) -> range:
    return range(begun[at], begun[at + 1] if at + 1 < len(begun) else count)


def _is_news(
    lines: Sequence[DraftLine],
    evidence: Sequence[Evidence],
    path: Path,
    begun: Sequence[int],
    at: int,
) -> bool:
    """Whether an article of the path has a title, or its own text and credit, as news has."""
    segment = _segment(begun, at, len(lines))
    first = lines[begun[at]].text
    if is_labelled(first) or words.LEAVING.match(first) or number(first):
        return False
    signed = any(
        path.labels[i] in {L.LATE_TITLE, L.LATE_LINE}
        and (
            {"unit", "scrap", "names", "credit"} & evidence[i].keys() or is_labelled(lines[i].text)
        )
        for i in segment
    )
    return not signed and any(_is_sentence(lines[i], evidence[i]) for i in segment)


def _is_sentence(line: DraftLine, evidence: Evidence) -> bool:
    return "stop" in evidence and len(line.text) >= _SENTENCE


def _same_titles(lines: Sequence[DraftLine], evidence: Sequence[Evidence]) -> bool:
    """Whether lines set as the first title is stand again and again above paragraphs, as news."""
    usual = body(lines)
    titles = [i for i, line in enumerate(lines) if _is_title(line, evidence[i], usual)]
    if not titles:
        return False
    like = setting(lines[titles[0]].looks)
    same = [
        i
        for i in titles
        if setting(lines[i].looks) == like
        and not (i and "attachment" in evidence[i - 1])
        and not (i - 1 in titles and setting(lines[i - 1].looks) == like)
    ]
    bounds = [*same, len(lines)]
    full = [
        any(_is_sentence(lines[j], evidence[j]) for j in range(i + 1, bounds[k + 1]))
        for k, i in enumerate(same)
    ]
    news = sum(bool(_NEWS & evidence[i].keys()) or lines[i].looks.page_break for i in same[1:])
    return len(same) > 1 and all(full) and 2 * news >= len(same) - 1


def _is_title(line: DraftLine, evidence: Evidence, usual: BodyLooks) -> bool:
    looks = line.looks
    larger = usual.size > 0 and looks.size >= usual.size + _LARGER
    named = looks.style.lower() in {"title", "标题"} or looks.level == 1
    return (
        (named or larger or is_centred(line, usual))
        and looks.align is not Align.END
        and bool({"unfinished", "exclaims"} & evidence.keys())
        and not {"inner", "endless", "credit", "date", "names", "attachment"} & evidence.keys()
        and number(line.text) is None
    )


def _credited(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], path: Path, begun: Sequence[int]
) -> bool:
    """Whether articles of the path have titles and credits of their own, two or more of them."""
    credited = 0
    for at, first in enumerate(begun):
        segment = _segment(begun, at, len(lines))
        titled = path.labels[first] in {L.TITLE, L.KICKER} and not words.LEAVING.match(
            lines[first].text
        )
        signed = any(
            path.labels[i] in _CREDITED
            or "covers_all" in evidence[i]
            or words.CREDITED_ENDING.search(lines[i].text)
            for i in segment
        )
        full = any(_is_sentence(lines[i], evidence[i]) for i in segment)
        credited += titled and signed and full
    return credited > 1 and 2 * credited >= len(begun)
