"""Places in a run of Chinese where another character is much more likely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jianbao.copyedit.typos.alike import Alike
from jianbao.copyedit.typos.language_model import LanguageModel

LEAST_GAIN: Final = 5.0
"""Orders of magnitude by which the other character must be likelier."""
_AROUND: Final = 7
"""Characters on either side that tell."""
_LEAST: Final = 3
_LONGEST: Final = 5
_WORD: Final = 2
_SURE: Final = 4
"""Characters of a word that is beyond doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """At ``place`` of a run ``meant`` would be likelier by ``gain`` orders of magnitude."""

    place: int
    meant: str
    gain: float


def suspects(
    run: str, model: LanguageModel, confusable: Alike, least: float = LEAST_GAIN
) -> tuple[Suspect, ...]:
    """Return what is doubtful in ``run``, characters alone, in order; of neighbours the worst."""
    found = sorted(_candidates(run, model, confusable, least), key=lambda one: -one.gain)
    kept: dict[int, Suspect] = {}
    for suspect in found:
        if kept.keys().isdisjoint(range(suspect.place - 1, suspect.place + 2)):
            kept[suspect.place] = suspect
    return tuple(kept[place] for place in sorted(kept))


def _candidates(
    run: str, model: LanguageModel, confusable: Alike, least: float
) -> Iterator[Suspect]:
    if len(run) < _LEAST:
        return
    for place, written in enumerate(run):
        if _is_in_word(run, place, model, _SURE):
            continue
        start = max(0, place - _AROUND)
        window, at = run[start : place + _AROUND + 1], place - start
        as_it_is: float | None = None
        for meant in confusable.get(written, ()):
            other = f"{window[:at]}{meant}{window[at + 1 :]}"
            if _is_in_word(other, at, model, _WORD):
                if as_it_is is None:
                    as_it_is = model.likelihood(window)
                gain = model.likelihood(other) - as_it_is
                if gain >= least:
                    yield Suspect(place=place, meant=meant, gain=gain)


def _is_in_word(text: str, at: int, model: LanguageModel, least: int) -> bool:
    """Whether the character at ``at`` belongs to a word of at least so many characters."""
    words, length = model.words, len(text)
    for size in range(least, _LONGEST + 1):
        for a in range(max(0, at - size + 1), min(at, length - size) + 1):
            if text[a : a + size] in words:
                return True
    return False
