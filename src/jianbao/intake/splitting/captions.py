"""The lines that explain the pictures above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianbao.intake.mending.editable_text import NOTE, EditableText
from jianbao.intake.model import Align, SourcePicture
from jianbao.intake.splitting import words
from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.single.patterns import body, is_centred, number

_LONGEST = 30
_LONGEST_PLAIN = 16
_GAP = re.compile(r"\s*\t\s*|[ \u3000]{2,}")
"""What sets captions apart on one line; a single space stands behind their numbers."""
_STYLES = frozenset({"caption", "题注", "figcaption", "图注"})
_NEVER = frozenset({"credit", "date", "salutation", "attachment", "names", "row", "numbered"})


def captions(lines: Sequence[DraftLine], evidence: Sequence[Evidence]) -> frozenset[int]:
    """Return which of ``lines`` are captions: by style, by their words, or by how they are set."""
    below = [i for i, line in enumerate(lines) if _has_picture(line)]
    if not below:
        return frozenset()
    found = {i for i in below if _says_so(lines[i])}
    usual = body(lines)
    # a picture that floats is written before the paragraph that it belongs to
    above = [i for i in below if i not in found and "stop" in evidence[i] and i + 1 < len(lines)]
    floating = [i + 1 for i in above]
    below += [i for i in floating if 0 < lines[i].looks.size < usual.size and i not in below]
    for index in below:
        line, seen = lines[index], evidence[index]
        apart = is_centred(line, usual) and 0 < line.looks.size < usual.size
        ends = {"inner"} if apart else {"inner", "stop", "pause"}
        short = len(line.text) <= _LONGEST and not ends & seen.keys()
        if not short or _NEVER & seen.keys() or number(line.text) or NOTE in line.strip.text:
            continue
        larger = line.looks.bold or line.looks.level or 0 < usual.size < line.looks.size
        smaller = 0 < line.looks.size < usual.size
        if (
            not larger
            and line.looks.align is not Align.END
            and (is_centred(line, usual) or smaller)
        ):
            found.add(index)
    plain = [i for i in below if i not in found and _is_plain(lines, evidence, i)]
    alone = {i for i in range(len(lines)) if _is_plain(lines, evidence, i)} - {0}
    found.update(i for i in plain if i + 1 in alone)  # a heading has text below it
    plain = [i for i in plain if i not in found]
    if set(plain) == alone - found:  # all such lines stand below pictures: they are no headings
        found.update(plain)
    return frozenset(found)


def parted(strip: EditableText, count: int) -> list[EditableText]:
    """Return the parts of a line that spaces set below ``count`` pictures; else all of it."""
    gaps = [found.span() for found in _GAP.finditer(strip.text)]
    starts, stops = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(strip.text)]
    if len(starts) != count:
        return [strip]
    return [strip.cut(start, stop) for start, stop in zip(starts, stops, strict=True)]


def _has_picture(line: DraftLine) -> bool:
    return bool(line.others) and isinstance(line.others[-1], SourcePicture)


def _says_so(line: DraftLine) -> bool:
    style = line.looks.style.lower()
    return style in _STYLES or words.CAPTION.match(line.text) is not None


def _is_plain(lines: Sequence[DraftLine], evidence: Sequence[Evidence], index: int) -> bool:
    line, seen = lines[index], evidence[index]
    return (
        "fragment" in seen
        and len(line.text) <= _LONGEST_PLAIN
        and not (_NEVER | {"stop", "pause", "exclaims"}) & seen.keys()
        and not line.looks.bold
        and line.looks.align is Align.START
        and not line.inset
        and number(line.text) is None
    )
