"""The EPUB 3.3: an edition's documents with navigation, metadata and cover, in one package."""

from jianbao.outputs.epub.assembly import produce

__all__ = ["produce"]
