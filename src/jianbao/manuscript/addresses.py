"""Which addresses a manuscript may use: the web, mail, telephone, and files of the book."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from jianbao.manuscript import codes, picture_codes
from jianbao.manuscript.source import Manuscript

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20]+")


def scheme(address: str) -> str:
    """Return the scheme in lower case, ``//`` for an address without one but with a host, or ""."""
    bare = _IGNORED.sub("", address)  # browsers ignore these, so java\tscript: is a script too
    if bare.startswith(("//", "\\\\")):
        return "//"
    match = _SCHEME.match(bare)
    return match[1].lower() if match else ""


def refuses_link(address: str, manuscript: Manuscript, line: int) -> bool:
    """Whether a link to ``address`` cannot stand in the book; if so, it is reported."""
    found = scheme(address)
    if (not found or found in LINK_SCHEMES) and _is_sound(address):
        return False
    report_link(address, manuscript, line)
    return True


def report_link(address: str, manuscript: Manuscript, line: int) -> None:
    """Say that the link at ``line`` was taken off its text."""
    manuscript.say(codes.LINK_REFUSED, line, needle=address, value=address[:60])


def refuses_image(address: str, manuscript: Manuscript, line: int) -> bool:
    """Whether a picture is not a file beside the manuscript; if so, it is reported."""
    found = scheme(address)
    if not found:
        return False
    code = (
        picture_codes.PICTURE_ON_THE_WEB
        if found in {"http", "https", "//"}
        else picture_codes.PICTURE_NO_FILE
    )
    manuscript.say(code, line, needle=address)
    return True


def _is_sound(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme not in {"http", "https"} or bool(parts.hostname)
