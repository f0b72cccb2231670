"""From manuscripts to the book: Markdown and HTML in, restricted HTML and checked pictures out."""

from __future__ import annotations

from jianbao.manuscript.read import entries, read

__all__ = ["entries", "read"]
