"""The best way to read all lines of a draft at once, and how sure each label is.

Every line gets the label with which the whole draft makes most sense: the sum of what each
line's evidence says and of what speaks against one label following another is greatest
(Viterbi 1967). How sure a label is, is how much worse the draft would read without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jianbao.intake.splitting.evidence import Evidence
from jianbao.intake.splitting.labels import (
    STATES,
    Label,
    State,
    beginnings,
    endings,
    transitions,
)
from jianbao.intake.splitting.weights import score

_NEVER = float("-inf")
Scores = dict[State, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The label of each line, and whether its article has a title by then."""

    labels: tuple[Label, ...]
    titled: tuple[bool, ...]
    best: tuple[Mapping[Label, float], ...]
    """For each line, the score of the best path through each label."""

    def margin(self, index: int, labels: frozenset[Label]) -> float:
        """Return how much worse the best path is on which line ``index`` has none of ``labels``."""
        within = max(
            (s for label, s in self.best[index].items() if label in labels), default=_NEVER
        )
        without = max(
            (s for label, s in self.best[index].items() if label not in labels), default=_NEVER
        )
        return within - without


def best_path(found: Sequence[Evidence], fixed: Mapping[int, frozenset[Label]]) -> Path:
    """Return the best path through lines with the evidence ``found``.

    ``fixed`` names the labels that some lines may have, as the user has decided.
    """
    if not found:
        return Path(labels=(), titled=(), best=())
    own = [_own(evidence, fixed.get(index)) for index, evidence in enumerate(found)]
    forward, origins = _forward(own)
    backward = _backward(own)
    last = max(forward[-1], key=lambda state: forward[-1][state] + endings(state))
    states = [last]
    for origin in reversed(origins):
        states.append(origin[states[-1]])
    states.reverse()
    return Path(
        labels=tuple(state.label for state in states),
        titled=tuple(state.titled for state in states),
        best=tuple(_by_label(f, b) for f, b in zip(forward, backward, strict=True)),
    )


def _own(evidence: Evidence, allowed: frozenset[Label] | None) -> Scores:
    labels = {label: score(label, evidence) for label in Label if not allowed or label in allowed}
    return {state: labels[state.label] for state in STATES if state.label in labels}


@cache
def _steps() -> tuple[tuple[State, tuple[tuple[State, float], ...]], ...]:
    return tuple((state, tuple(transitions(state))) for state in STATES)


def _forward(own: Sequence[Scores]) -> tuple[list[Scores], list[dict[State, State]]]:
    """Return the score of the best path to each state of each line, and where it came from."""
    first = {s: cost + own[0][s] for s, cost in beginnings() if s in own[0]}
    scores, origins = [first or dict(own[0])], list[dict[State, State]]()
    for line in own[1:]:
        reached, origin = dict[State, float](), dict[State, State]()
        for state, steps in _steps():
            here = scores[-1].get(state, _NEVER)
            if here == _NEVER:
                continue
            for following, cost in steps:
                if following in line and here + cost > reached.get(following, _NEVER):
                    reached[following], origin[following] = here + cost, state
        if not reached:  # what the user has fixed cannot follow: read on from anywhere
            best = max(scores[-1], key=scores[-1].__getitem__)
            reached, origin = dict.fromkeys(line, scores[-1][best]), dict.fromkeys(line, best)
        scores.append({state: value + line[state] for state, value in reached.items()})
        origins.append(origin)
    return scores, origins


def _backward(own: Sequence[Scores]) -> list[Scores]:
    """Return the score of the best way on from each state of each line, without its own."""
    scores = [{state: endings(state) for state in own[-1]}]
    for line in reversed(own[1:]):
        after = scores[-1]
        reached = {
            state: max(
                (cost + line[s] + after[s] for s, cost in steps if s in line and s in after),
                default=_NEVER,
            )
            for state, steps in _steps()
        }
        scores.append(reached)
    scores.reverse()
    return scores


def _by_label(forward: Scores, backward: Scores) -> dict[Label, float]:
    best = dict[Label, float]()
    for state, value in forward.items():
        whole = value + backward.get(state, _NEVER)
        best[state.label] = max(best.get(state.label, _NEVER), whole)
    return best
