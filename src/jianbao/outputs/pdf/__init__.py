"""The printed book as PDF."""

from __future__ import annotations

from jianbao.outputs.pdf.production import produce

__all__ = ["produce"]
