"""Books as they are named on the command line."""

from __future__ import annotations

from pathlib import Path

CONFIG = "book.yaml"


def config_file(book: Path) -> Path:
    """Return the configuration file of a book given as a folder or as the file itself."""
    return book / CONFIG if book.is_dir() else book
