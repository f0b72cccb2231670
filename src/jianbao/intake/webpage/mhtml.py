"""A page in one file (.mht, .mhtml), as Chrome, IE, Word and WPS save it (RFC 2557)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from jianbao.intake.webpage.saved import SavedParts

_HEADER = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.IGNORECASE)
_PAGE = re.compile(rb"content-type:\s*(?:multipart/related|text/html)", re.IGNORECASE)
_SNIFFED = 4096
_NESTING = re.compile(rb"^content-type:[ \t]*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MOST_NESTED = 50
"""Messages in a page; a browser writes one, Outlook two. Each is looked for within all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The page of an archive, the character set that its header declares, and the other parts."""

    page: bytes
    charset: str
    saved: SavedParts


def is_mhtml(data: bytes) -> bool:
    """Whether ``data`` begins with the header of an archived page."""
    head = _HEADER.match(data[:_SNIFFED])
    return bool(head and b"mime-version:" in head[0].lower() and _PAGE.search(head[0]))


def opened(data: bytes) -> Archive | None:
    """Return what is in the archive ``data``; None where it holds no page, or too many messages."""
    if len(_NESTING.findall(data)) > _MOST_NESTED:
        return None
    parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        return None
    images = [part for part in parts if part.get_content_maintype() == "image"]
    return Archive(
        page=_content(page),
        charset=page.get_content_charset() or "",
        saved=SavedParts(_saved(images)),
    )


def _saved(images: list[Message]) -> dict[str, bytes]:
    """Return the images by address and identifier, and by file name where only one has it."""
    saved: dict[str, bytes] = {}
    names = Counter(_location(image).rpartition("/")[2] for image in images)
    for image in images:
        location = _location(image)
        name = location.rpartition("/")[2]
        identifier = str(image.get("Content-ID") or "").strip().strip("<>")
        for address in (location, f"cid:{identifier}", name if names[name] == 1 else ""):
            saved.setdefault(address, _content(image))
    return {address: data for address, data in saved.items() if address not in {"", "cid:"}}


def _location(part: Message) -> str:
    return str(part.get("Content-Location") or "").strip()


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
