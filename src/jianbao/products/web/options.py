"""What a book says of its web page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WebOptions:
    """What a book says of its web page."""

    faces: str = "rare"
    """Which faces are embedded: ``none``, ``rare`` (characters that phones lack) or ``all``."""
    face_format: str = "woff2"
    """``woff2`` or ``otf``."""
    picture_quality: int = 85
    """Quality of JPEG, 1 to 100."""
