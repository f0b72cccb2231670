"""What an examination of the machine finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jianbao.diagnostics import Text


class Condition(StrEnum):
    """How one part of the machine is."""

    GOOD = "good"
    WANTING = "wanting"
    """Books are made, but less well, or some work cannot be done."""
    MISSING = "missing"
    """Nothing is made before this is mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """One part of the machine: what was found, and what mends it where that is not good."""

    key: str
    """Its name for programs, of ASCII letters."""
    name: Text
    condition: Condition
    found: Text
    mend: Text | None = None


def good(key: str, name: Text, found: Text) -> Organ:
    """Return a part that needs nothing."""
    return Organ(key=key, name=name, condition=Condition.GOOD, found=found)


def wanting(key: str, name: Text, found: Text, mend: Text) -> Organ:
    """Return a part without which books are less than they could be."""
    return Organ(key=key, name=name, condition=Condition.WANTING, found=found, mend=mend)


def missing(key: str, name: Text, found: Text, mend: Text) -> Organ:
    """Return a part without which nothing can be made."""
    return Organ(key=key, name=name, condition=Condition.MISSING, found=found, mend=mend)


def plain(words: str) -> Text:
    """Return ``words`` that are the same in both languages: a path, a number, a name."""
    return Text(words, words)
