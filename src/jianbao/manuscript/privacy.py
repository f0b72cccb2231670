"""What a picture file tells beside the picture: place, camera, thumbnails, remarks. It goes.

The dots themselves are copied as they stand: nothing is decoded or encoded here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_JFIF = b"JFIF\x00"
_JFIF_LENGTH = 16
_SOS, _EOI = 0xDA, 0xD9
_COMMENT, _APPLICATION = 0xFE, range(0xE0, 0xF0)
# What an application segment must begin with to be needed for showing the picture.
_NEEDED = {0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
# In compressed data FF is followed by 00, by a restart mark, or by the next segment's mark.
_NEXT_MARK = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_CHUNKS = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
        b"sBIT", b"acTL", b"fcTL", b"fdAT",
    }
)  # fmt: skip
"""The chunks of PNG (third edition) that take part in showing the picture."""


def without_metadata(data: bytes) -> bytes | None:
    """Return a JPEG or PNG that shows the same, without EXIF, XMP, IPTC, comments and previews.

    What follows the picture in its file (a second picture, a film) goes too. None: the file does
    not follow its format, and only encoding it anew is sure to leave nothing.
    """
    parts: Iterator[bytes]
    if data.startswith(_JPEG):
        parts = _segments(data)
    elif data.startswith(_PNG):
        parts = _chunks(data)
    else:
        return None
    try:
        return b"".join(parts)
    except ValueError:
        return None


def _segments(data: bytes) -> Iterator[bytes]:
    """Yield what stays of a JPEG (ITU-T T.81, annex B); raises ValueError where it is broken."""
    yield _JPEG
    position = 2
    while True:
        match = _NEXT_MARK.match(data, position)
        if match is None:
            raise ValueError
        mark, start = match[1][0], match.end()
        if mark == _EOI:
            yield b"\xff\xd9"
            return
        end = start + int.from_bytes(data[start : start + 2])
        if mark == _SOS:
            following = _NEXT_MARK.search(data, end)
            if following is None:
                raise ValueError
            end = following.start()
        if not start + 2 <= end <= len(data):
            raise ValueError
        yield _kept(mark, data[start:end])
        position = end


def _kept(mark: int, body: bytes) -> bytes:
    """Return the segment ``mark`` with ``body`` (its length first), or nothing."""
    if mark == _COMMENT:
        return b""
    if mark == _APPLICATION[0]:
        # The head of JFIF with its version and density, and a preview of no dots.
        if body[2:7] != _JFIF or len(body) < _JFIF_LENGTH:
            return b""
        body = _JFIF_LENGTH.to_bytes(2) + body[2:14] + bytes(2)
    elif mark in _APPLICATION and not (mark in _NEEDED and body[2:].startswith(_NEEDED[mark])):
        return b""
    return bytes((0xFF, mark)) + body


def _chunks(data: bytes) -> Iterator[bytes]:
    """Yield what stays of a PNG; raises ValueError where it is broken."""
    yield _PNG
    position = len(_PNG)
    name = b""
    while name != b"IEND":
        end = position + 12 + int.from_bytes(data[position : position + 4])
        name = data[position + 4 : position + 8]
        if end > len(data):
            raise ValueError
        if name in _CHUNKS:
            yield data[position:end]
        position = end
