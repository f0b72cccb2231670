"""What is not Chinese in the text of a screen: addresses, and paragraphs in English.

An address has few places to break at, and the lines before it would be torn apart to fill; so it
may break anywhere (CLREQ 西文和数字). A paragraph without a Chinese character is not justified on a
screen as narrow as a phone's; one that is plainly English says so, for hyphens and for voices.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from jianbao.edition.wrapping import wrap_matches

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.|(?<![\w.+-])[\w.+-]++@[\w-]++\.)[!-~]*[A-Za-z0-9/=_-]"
    r"|(?<![\w.:-])(?:[\w.:-]++[/\\]){3}[\w./\\:-]*",
    re.ASCII,
)
_SIGNS: Final = ("/", "\\", "@", "www.")
"""One of them is in every address, and quickly looked for."""
_LETTER: Final = re.compile(r"[A-Za-z]")
_NOT_LATIN: Final = re.compile(r"[^\u0000-\u024f\u2000-\u206f]")
_ENGLISH: Final = re.compile(
    r"\b(?:the|of|and|to|in|is|for|that|with|are|by|on|it)\b", re.IGNORECASE
)
_ENOUGH_WORDS: Final = 3
_UNTOUCHED: Final = frozenset({"head", "pre", "code", "rt"})
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def mark_foreign(tree: etree._Element) -> None:
    """Wrap addresses in ``span.address``; give paragraphs in Latin script the class ``latin``."""
    for paragraph in tree.iter("{*}p"):
        _mark_paragraph(paragraph)
    whole = "".join(map(str, tree.itertext()))
    if any(sign in whole for sign in _SIGNS) and _ADDRESS.search(whole):
        wrap_matches(tree, _ADDRESS, "address", _UNTOUCHED)


def is_english(text: str) -> bool:
    """Whether ``text`` is in Latin script and plainly English."""
    return _is_latin(text) and len(_ENGLISH.findall(text)) >= _ENOUGH_WORDS


def _is_latin(text: str) -> bool:
    return not _NOT_LATIN.search(text) and _LETTER.search(text) is not None


def _mark_paragraph(paragraph: etree._Element) -> None:
    text = "".join(map(str, paragraph.itertext()))
    if not _is_latin(text):
        return
    paragraph.set("class", f"{paragraph.get('class', '')} latin".strip())
    if is_english(text) and not paragraph.get("lang"):
        paragraph.set("lang", "en")
        if etree.QName(paragraph).namespace:
            paragraph.set(_LANG, "en")
