"""What a book says of its EPUB."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubOptions:
    """What a book says of its e-book."""

    page_list: bool | None = None
    """Whether the e-book tells where each printed page begins; None: if the PDF is made with it."""
    faces: str = "rare"
    """Which faces are embedded: ``none``, ``rare`` (characters that phones lack) or ``all``."""
    face_format: str = "woff2"
    """``woff2`` or ``otf``."""
    cover: str = ""
    """A picture, relative to the book folder and proved to lie in it; empty: drawn by the theme."""
    picture_quality: int = 85
    """Quality of JPEG, 1 to 100."""
    reviewed_by: str = ""
    """Who checked the accessibility of this very book; empty: nobody."""
