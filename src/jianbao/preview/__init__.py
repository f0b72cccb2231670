"""The live preview: a page on this machine that follows every save."""

from __future__ import annotations

from jianbao.preview.server import Address, serve

__all__ = ["Address", "serve"]
