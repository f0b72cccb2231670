"""Which addresses a manuscript may use: the web, mail, telephone, and files of the book."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from jianbao.manuscript import codes, picture_codes
from jianbao.manuscript.source import Manuscript

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_WEB = frozenset({"http", "https"})
# What an address may not hold unless it is percent-encoded (the URL Standard, validation errors).
_FORBIDDEN = re.compile(
    r"""[\x00-\x20\x7f-\x9f\ufff0-\uffff<>"{}|\\^`\[\]]|%(?![0-9A-Fa-f]{2})|#.*#"""
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?")
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
    if not found or is_sound(address):
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


def is_forbidden(address: str) -> bool:
    """Whether ``address`` holds what has to be percent-encoded in one, or two marks of a fragment."""
    return _FORBIDDEN.search(address) is not None


def is_sound(address: str) -> bool:
    """Whether ``address`` leads out of the book to where every edition may lead."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # brackets or a port that are none
        return False
    if parts.scheme not in LINK_SCHEMES or is_forbidden(address):
        return False
    if parts.scheme in _WEB:
        # A name or a password before the host is a trick, not an address.
        is_host = _HOST.fullmatch(parts.hostname or "") is not None
        return is_host and parts.username is None and port != 0
    return bool(parts.path)
