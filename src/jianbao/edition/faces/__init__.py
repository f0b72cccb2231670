"""Faces that go into an e-book: for characters that phones lack, or for all its roles of type."""

from jianbao.edition.faces.embedding import embed_faces

__all__ = ["embed_faces"]
