"""What book.yaml can say of the OFD: nothing but its name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OfdOptions:
    """The OFD is what the PDF is."""
