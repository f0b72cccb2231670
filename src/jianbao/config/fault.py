"""What a fault is, before it has a place."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Half of a word may be wrong: in Chinese one character of two.
CLOSENESS = 0.5


@dataclass(frozen=True, slots=True)
class Fault:
    """A diagnostic without its place: the stable code, the sentence and what to do."""

    code: str
    message: Text
    hint: Text | None = None


def did_you_mean(
    written: str, known: Iterable[str], compared: Callable[[str], str] = str.casefold
) -> Text | None:
    """Return the hint that names the nearest of ``known``; None where nothing is near.

    ``compared`` is what counts of a word; of several alike the first is named.
    """
    words = {compared(word): word for word in reversed(tuple(known))}
    near = get_close_matches(compared(written), words, n=1, cutoff=CLOSENESS)
    if not near:
        return None
    word = words[near[0]]
    return Text(f"您是不是想写“{word}”", f"did you mean “{word}”")
