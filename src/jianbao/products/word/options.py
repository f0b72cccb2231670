"""What a book says of its Word file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WordOptions:
    """What a book says of its Word file."""

    faces: str = "office"
    """Which faces it names: ``office``, those that offices have, or ``book``, those of the print."""
    articles: tuple[str, ...] = ()
    """The manuscripts of which alone it consists, by their paths; of all where empty."""
