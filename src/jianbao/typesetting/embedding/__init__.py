"""Faces as they are embedded: of the glyphs in use alone, and the same bytes each time."""

from jianbao.typesetting.embedding.faces import faces_embedded

__all__ = ["faces_embedded"]
