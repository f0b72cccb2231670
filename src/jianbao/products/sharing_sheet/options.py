"""What a book says of its sharing sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingSheetOptions:
    """Nothing: what stands on the sheet is said of the issue."""
