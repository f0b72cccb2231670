"""Plain text for metadata and navigation: one line, in the book's language, fit for XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao.edition.contents import flat

if TYPE_CHECKING:
    from jianbao.diagnostics import Text

# The complement of the production Char of XML 1.0, with the C1 controls that it only discourages.
# A full-width space between the clauses of a title is no mere white space, and stays.
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOT_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Return ``text`` on one line, without the characters that XML cannot hold."""
    return _SPACE.sub(" ", flat(_NOT_XML.sub("", text))).strip()


def label(text: str) -> str:
    """Return ``text`` as `plain` does, or a dash: EPUB forbids titles and links without text."""
    return plain(text) or "—"


def in_language(text: Text, language: str) -> str:
    """Return the wording for a book in ``language`` (BCP 47): Chinese or else English."""
    return text.zh if language.lower().partition("-")[0] == "zh" else text.en
