"""What a book says of its long pictures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LongImageOptions:
    """What a book says of its long pictures."""

    articles: tuple[int, ...] = ()
    """The numbers of the articles, from 1; all where there are none."""
