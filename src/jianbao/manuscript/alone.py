"""A manuscript by itself: the finished chapter, where it names no picture and no other file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from jianbao.config.accents import composed
from jianbao.manuscript.draft import chapter, draft
from jianbao.manuscript.images import Gallery
from jianbao.manuscript.model import Listing, Rendering, StandaloneChapter
from jianbao.manuscript.rendering import render
from jianbao.manuscript.source import Manuscript

_REACHES_OUT: Final = re.compile(r'<img\b|<a\b[^>]* href="(?!#|"|https?:|mailto:)')


def alone(
    gallery: Gallery, file: str, text: str, listing: Listing
) -> StandaloneChapter | Rendering:
    """Return the chapter of the manuscript ``file``; as it is rendered where it needs other files.

    ``gallery`` is not asked for anything. Raises BookError as `render` does.
    """
    rendering = render(file, text)
    if any(map(_REACHES_OUT.search, (rendering.body, *(note.body for note in rendering.notes)))):
        return rendering
    manuscript = Manuscript(file=file, path=Path(file), text=composed(text))
    manuscript.diagnostics += rendering.diagnostics
    begun = draft(rendering, manuscript, listing, gallery)
    made = chapter(begun, lambda _: None)
    return StandaloneChapter(
        chapter=made,
        targets=tuple(begun.anchors.targets.items()),
        diagnostics=tuple(manuscript.diagnostics),
    )
