"""The best way to read all lines of a draft at once, and how sure each label is.

Every line gets the label with which the whole draft makes most sense: the sum of what each
line's evidence says and of what speaks against one label following another is greatest
(Viterbi 1967). How sure a label is, is how much worse the draft would read without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.labels import (
    STATES,
    LineLabel,
    beginnings,
    endings,
    transitions,
)
from jianbao.intake.splitting.weights import score

_NEVER = float("-inf")
Scores = list[float]
"""One for each of `STATES`; all that follows goes by a state's index there."""

_INDEX = {state: index for index, state in enumerate(STATES)}
_BEGINNINGS = tuple((_INDEX[state], cost) for state, cost in beginnings())
_ENDINGS = tuple(map(endings, STATES))
_STEPS = tuple(
    tuple((_INDEX[following], cost) for following, cost in transitions(state)) for state in STATES
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The label of each line, and whether its article has a title by then."""

    labels: tuple[LineLabel, ...]
    titled: tuple[bool, ...]
    best: tuple[Mapping[LineLabel, float], ...]
    """For each line, the score of the best path through each label."""

    def margin(self, index: int, labels: frozenset[LineLabel]) -> float:
        """Return how much worse the best path is on which line ``index`` has none of ``labels``."""
        within = max(
            (s for label, s in self.best[index].items() if label in labels), default=_NEVER
        )
        without = max(
            (s for label, s in self.best[index].items() if label not in labels), default=_NEVER
        )
        return within - without


def best_path(found: Sequence[Evidence], fixed: Mapping[int, frozenset[LineLabel]]) -> Path:
    """Return the best path through lines with the evidence ``found``.

    ``fixed`` names the labels that some lines may have, as the user has decided.
    """
    if not found:
        return Path(labels=(), titled=(), best=())
    own = [_own(evidence, fixed.get(index)) for index, evidence in enumerate(found)]
    forward, origins = _forward(own)
    backward = _backward(own)
    last = max(range(len(STATES)), key=lambda state: forward[-1][state] + _ENDINGS[state])
    states = [last]
    for origin in reversed(origins):
        states.append(origin[states[-1]])
    states.reverse()
    return Path(
        labels=tuple(STATES[state].label for state in states),
        titled=tuple(STATES[state].titled for state in states),
        best=tuple(_by_label(f, b) for f, b in zip(forward, backward, strict=True)),
    )


def _own(evidence: Evidence, allowed: frozenset[LineLabel] | None) -> Scores:
    labels = {
        label: score(label, evidence) if not allowed or label in allowed else _NEVER
        for label in LineLabel
    }
    return [labels[state.label] for state in STATES]


def _forward(own: Sequence[Scores]) -> tuple[list[Scores], list[list[int]]]:
    """Return the score of the best path to each state of each line, and where it came from."""
    first = [_NEVER] * len(STATES)
    for state, cost in _BEGINNINGS:
        first[state] = cost + own[0][state]
    scores, origins = [first if max(first) > _NEVER else list(own[0])], list[list[int]]()
    for line in own[1:]:
        here = scores[-1]
        reached, origin = [_NEVER] * len(STATES), [0] * len(STATES)
        for state, steps in enumerate(_STEPS):
            if here[state] > _NEVER:
                for following, cost in steps:
                    if here[state] + cost > reached[following]:
                        reached[following], origin[following] = here[state] + cost, state
        together = [value + mine for value, mine in zip(reached, line, strict=True)]
        if max(together) == _NEVER:  # what the user has fixed cannot follow: read on from anywhere
            best = max(range(len(STATES)), key=here.__getitem__)
            together, origin = [here[best] + mine for mine in line], [best] * len(STATES)
        scores.append(together)
        origins.append(origin)
    return scores, origins


def _backward(own: Sequence[Scores]) -> list[Scores]:
    """Return the score of the best way on from each state of each line, without its own."""
    scores = [list(_ENDINGS)]
    for line in reversed(own[1:]):
        ahead = [value + mine for value, mine in zip(scores[-1], line, strict=True)]
        reached = [_NEVER] * len(STATES)
        for state, steps in enumerate(_STEPS):
            for following, cost in steps:
                reached[state] = max(reached[state], ahead[following] + cost)
        if max(reached) == _NEVER:  # as on the way there
            reached = [max(ahead)] * len(STATES)
        scores.append(reached)
    scores.reverse()
    return scores


def _by_label(forward: Scores, backward: Scores) -> dict[LineLabel, float]:
    best = dict[LineLabel, float]()
    for state, there, on in zip(STATES, forward, backward, strict=True):
        if there + on > best.get(state.label, _NEVER):
            best[state.label] = there + on
    return best
