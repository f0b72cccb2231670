"""The roles of the lines of a source that is one article, as most contributions are.

Labels go to groups of lines: `head` finds the title and what belongs to it, `tail` signatures,
credits and attachments, `headings` the headings among the rest. Nothing is weighed: each rule is
a habit of those who write such papers, and what no rule knows is text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jianbao.intake.splitting import words
from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.labels import LineLabel
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.single import head, headings, tail
from jianbao.intake.splitting.single.joins import joined
from jianbao.intake.splitting.single.levels import levels
from jianbao.intake.splitting.viterbi import Path

__all__ = ["best_path", "levels"]

L = LineLabel
_HEAD = frozenset({L.FURNITURE, L.KICKER})


def best_path(
    lines: Sequence[DraftLine],
    evidence: Sequence[Evidence],
    captions: frozenset[int],
    fixed: Mapping[int, frozenset[LineLabel]],
) -> Path:
    """Return the labels of ``lines``, all of one article, as a path that nothing contests.

    ``captions`` are lines below pictures; ``fixed`` names the labels that some lines may have, as
    the user has decided.
    """
    titled = bool(fixed) and not any(L.TITLE in fixed.get(i, {L.TITLE}) for i in range(len(lines)))
    found = head.labels(lines, evidence, titled=titled)
    found |= dict.fromkeys(captions - found.keys(), L.TEXT)
    found |= tail.labels(lines, evidence, found)
    found |= dict.fromkeys(joined(lines, evidence) - found.keys(), L.JOIN)
    found |= headings.below_numbers(lines, evidence, found)
    found |= dict.fromkeys(headings.found(lines, evidence, found), L.HEADING)
    labels = [found.get(index, L.TEXT) for index in range(len(lines))]
    for index, allowed in fixed.items():
        if labels[index] not in allowed:
            labels[index] = _instead(labels, index, allowed)
    _open(labels)
    return Path(
        labels=tuple(labels),
        titled=(L.TITLE in labels,) * len(labels),
        best=tuple(_scores(lines, labels)),
    )


def _instead(labels: Sequence[LineLabel], index: int, allowed: frozenset[LineLabel]) -> LineLabel:
    """Return what a line is that may not be what it was taken for."""
    if labels[index] is L.FURNITURE and L.KICKER in allowed and L.TITLE in labels[index:]:
        return L.KICKER
    if L.OPEN in allowed and L.TEXT not in allowed:
        return L.OPEN
    return L.TEXT if L.TEXT in allowed else min(allowed, key=list(L).index)


def _scores(
    lines: Sequence[DraftLine], labels: Sequence[LineLabel]
) -> Iterator[dict[LineLabel, float]]:
    """Yield for each line how sure its label is: one line of a bulletin's head may be a kicker."""
    head = [line.text for line, label in zip(lines, labels, strict=True) if label in _HEAD]
    numbered = any(words.DOCUMENT_NUMBER.fullmatch(text) for text in head)
    lone = labels.count(L.FURNITURE) == 1 and not numbered
    for label in labels:
        is_doubtful = label is L.FURNITURE and lone
        yield {label: 1.0, L.KICKER: 0.0} if is_doubtful else {label: 0.0}


def _open(labels: list[LineLabel]) -> None:
    """Let an article without a title begin with its first line."""
    first = next((i for i, label in enumerate(labels) if label is not L.FURNITURE), None)
    if first is not None and labels[first] in {L.TEXT, L.JOIN}:
        labels[first] = L.OPEN
