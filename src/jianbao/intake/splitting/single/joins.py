"""Lines that were broken at a width, by a mail program or by hand, and belong together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jianbao.intake.model import SourcePicture
from jianbao.intake.splitting import words
from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.survey import survey, width

_FEWEST = 3
"""Full lines without an end, of which one alone may be by chance."""


_ACROSS = frozenset({"word_across", "after_pause", "inside_pair"})
"""What shows that a soft return or a picture stands inside a sentence."""


def joined(lines: Sequence[DraftLine], evidence: Sequence[Evidence]) -> set[int]:
    """Return the lines that go on with the one above.

    That takes many lines of one width of which none ends a sentence: where a paragraph is its
    writer's, nothing less says that it was broken.
    """
    usual = survey(lines)
    inside = {index for index in range(1, len(lines)) if _is_inside(lines, evidence, index)}
    if not usual.measure:
        return inside
    found = {
        index
        for index, (above, here) in enumerate(pairwise(lines), 1)
        if width(above) >= usual.measure - 2
        and not words.ENDING.search(above.text)
        and not here.indented
        and not {"numbered", "date", "credit", "wide", "row"} & evidence[index].keys()
        and "row" not in evidence[index - 1]
    }
    return inside | (found if len(found) >= _FEWEST else set())


def _is_inside(lines: Sequence[DraftLine], evidence: Sequence[Evidence], index: int) -> bool:
    """Whether a line goes on with the sentence above a soft return or a picture."""
    line, seen = lines[index], evidence[index]
    parted = line.soft or (
        bool(line.others) and all(isinstance(one, SourcePicture) for one in line.others)
    )
    broken = "low_start" in seen or ("after_open" in seen and bool(_ACROSS & seen.keys()))
    return parted and broken and not {"numbered", "date", "credit", "row"} & seen.keys()
