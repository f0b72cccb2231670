"""From the bytes of a page to its text: what it declares counts unless the bytes disagree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianbao.diagnostics import BookError, Diagnostic, Span
from jianbao.intake import encoding as encodings
from jianbao.intake.webpage import codes
from jianbao.manuscript.encoding import XML_FORBIDDEN

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
_SNIFFED = 16384


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedPage:
    """The text of a page, without what XML forbids, and what there is to say of its encoding."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(data: bytes, source: str, *, encoding: str = "", declared: str = "") -> DecodedPage:
    """Return the text of ``data``.

    ``encoding`` is named by the user and settles it; ``declared`` stands in a header around the
    page. Raises `BookError` as `encoding.decode` does.
    """
    declared = encodings.known(declared or _declaration(data))
    # In UTF-16 each letter of a tag has a zero beside it.
    among = ("utf-16-le", "utf-16-be") if b"\0" in data else ("utf-8", "gb18030")
    if encoding or not declared:
        return DecodedPage(text=_clean(encodings.decode(data, source, encoding, among=among).text))
    try:
        certain = encodings.decode(data, source, among=among)
    except BookError:
        return DecodedPage(text=_clean(encodings.decode(data, source, declared).text))
    if certain.encoding == declared or data.isascii() or _same(data, declared, certain.text):
        return DecodedPage(text=_clean(certain.text))
    names = encodings.NAMES
    notice = codes.SAYS_OTHERWISE.at(
        Span(file=source), declared=names[declared], actual=names[certain.encoding]
    )
    return DecodedPage(text=_clean(certain.text), diagnostics=(notice,))


def _declaration(data: bytes) -> str:
    head = data[:_SNIFFED]
    match = _XML.match(head) or _DECLARED.search(head)
    return match[1].decode("ascii") if match else ""


def _same(data: bytes, declared: str, text: str) -> bool:
    try:
        return data.decode(declared) == text
    except UnicodeDecodeError:
        return False


def _clean(text: str) -> str:
    return XML_FORBIDDEN.sub("", text)
