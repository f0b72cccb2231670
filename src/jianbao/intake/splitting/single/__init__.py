"""The roles of the lines of a source that is one article, as most contributions are.

Labels go to groups of lines: `head` finds the title and what belongs to it, `tail` signatures,
credits and attachments, `headings` the headings among the rest. Nothing is weighed: each rule is
a habit of those who write such papers, and what no rule knows is text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.labels import Label
from jianbao.intake.splitting.lines import Line
from jianbao.intake.splitting.single import head, headings, tail
from jianbao.intake.splitting.single.joins import joined
from jianbao.intake.splitting.single.levels import levels
from jianbao.intake.splitting.viterbi import Path

__all__ = ["best_path", "levels"]

L = Label


def best_path(
    lines: Sequence[Line],
    evidence: Sequence[Evidence],
    captions: frozenset[int],
    fixed: Mapping[int, frozenset[Label]],
) -> Path:
    """Return the labels of ``lines``, all of one article, as a path that nothing contests.

    ``captions`` are lines below pictures; ``fixed`` names the labels that some lines may have, as
    the user has decided.
    """
    found = head.labels(lines, evidence)
    found |= dict.fromkeys(captions - found.keys(), L.TEXT)
    found |= tail.labels(lines, evidence, found)
    found |= dict.fromkeys(joined(lines, evidence) - found.keys(), L.JOIN)
    found |= headings.below_numbers(lines, evidence, found)
    found |= dict.fromkeys(headings.found(lines, evidence, found), L.HEADING)
    labels = [found.get(index, L.TEXT) for index in range(len(lines))]
    for index, allowed in fixed.items():
        if labels[index] not in allowed:
            labels[index] = L.TEXT if L.TEXT in allowed else min(allowed, key=list(L).index)
    _open(labels)
    titled = L.TITLE in labels
    return Path(
        labels=tuple(labels),
        titled=(titled,) * len(labels),
        best=tuple({label: 0.0} for label in labels),
    )


def _open(labels: list[Label]) -> None:
    """Let an article without a title begin with its first line."""
    first = next((i for i, label in enumerate(labels) if label is not L.FURNITURE), None)
    if first is not None and labels[first] in {L.TEXT, L.JOIN}:
        labels[first] = L.OPEN
