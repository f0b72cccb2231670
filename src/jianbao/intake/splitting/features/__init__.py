"""What can be seen of each line that tells what it is, as named pieces of evidence.

A piece of evidence is a number, mostly 0 or 1; what it speaks for is said in `weights`. `line`
looks at a line by itself, `neighbours` at those beside it, and `draft` at the whole draft.
"""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.intake.splitting.features import draft, line, neighbours
from jianbao.intake.splitting.features.cohesion import cohesion, kinships
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.survey import survey

Evidence = dict[str, float]

_COHERENT = 0.08
"""What a paragraph shares with those above it in its own article, at the least."""


def gather(lines: Sequence[DraftLine]) -> list[Evidence]:
    """Return the evidence for each of ``lines``."""
    usual = survey(lines)
    found = [
        dict(line.shape(one)) | dict(line.wording(one)) | dict(line.looks(one, usual))
        for one in lines
    ]
    for index, evidence in enumerate(found):
        evidence.update(neighbours.spacing(lines, index, usual))
        evidence.update(neighbours.line_above(lines, index, usual))
        evidence.update(neighbours.sizes(lines, index, usual))
    candidates = [is_headline_like(evidence) for evidence in found]
    _compare(lines, found, candidates)
    for index, name, value in list(draft.seen(lines, found, candidates)):
        found[index][name] = value
    return found


def _compare(lines: Sequence[DraftLine], found: list[Evidence], candidates: Sequence[bool]) -> None:
    """Add how much each line has in common with the text near it."""
    texts = [one.text for one in lines]
    for index, shared in cohesion(texts, candidates).items():
        found[index]["strange"] = max(0.0, 1 - shared / _COHERENT)
        found[index]["cohesive"] = min(1.0, shared / _COHERENT)
    for index, evidence in enumerate(found):
        if index and candidates[index - 1] and {"credit", "names", "date"} & evidence.keys():
            texts[index] = ""  # a byline is no text to compare with
    for index, (before, after) in kinships(texts, candidates).items():
        found[index]["kin_before"], found[index]["kin_after"] = before, after


def is_headline_like(evidence: Evidence) -> bool:
    """Whether the line could be a title by its shape alone."""
    return (
        bool({"unfinished", "exclaims"} & evidence.keys())
        and not {"endless", "inner", "speaker", "row"} & evidence.keys()
        and not (evidence["commas"] > 1 and evidence["length"])
        and "credit" not in evidence
    )
