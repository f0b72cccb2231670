"""book.yaml: from its text to a checked configuration, every key with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.model import BookConfig

if TYPE_CHECKING:
    from pathlib import Path

    from jianbao.config.outputs import Offer
    from jianbao.diagnostics import Result

__all__ = ["BookConfig", "check_text", "json_schema", "load"]


def load(path: Path, offers: tuple[Offer, ...]) -> Result[BookConfig]:
    """Read and check the configuration file at ``path``; ``offers`` are all products there are.

    Everything wrong with it comes back as diagnostics, all in one run; nothing is raised. The
    value is None only where no book can be made out of the file; otherwise it holds what is
    sound (a chapter that is not there is left out of it).
    """
    from jianbao.config.loader import load_config  # noqa: PLC0415 (the model alone stays cheap)

    return load_config(path, offers)


def check_text(path: Path, text: str, offers: tuple[Offer, ...]) -> Result[BookConfig]:
    """Check ``text`` as if it stood in the file at ``path``, as `load` would."""
    from jianbao.config.loader import load_text  # noqa: PLC0415 (the model alone stays cheap)

    return load_text(path, text, offers)


def json_schema(offers: tuple[Offer, ...]) -> dict[str, object]:
    """Return the JSON Schema (2020-12) of book.yaml, made from the table that `load` reads by."""
    from jianbao.config.keys import book_of  # noqa: PLC0415 (the model alone stays cheap)

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "book.yaml",
        **book_of(offers).schema(),
    }
