"""The pictures of a page, as they were saved with it."""

from __future__ import annotations

import base64
import re
import warnings
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from lxml.html import HtmlElement
from PIL import Image

from jianbao.diagnostics import Diagnostic, Span
from jianbao.intake.model import SourcePicture
from jianbao.intake.webpage import codes
from jianbao.intake.webpage.saved import MAX_BYTES, Saved

_ADDRESSES = ("src", "data-src", "data-original", "data-backsrc", "href", "xlink:href")
_DATA = re.compile(r"data:image/[\w.+-]+((?:;[\w=.-]+)*),(.*)", re.DOTALL | re.IGNORECASE)
_SUFFIXES = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg", "WEBP": "webp"}
_SPACER = 2
"""A picture of no more pixels a side holds a place or counts a reader."""
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST = 60
_EMOJI = re.compile(r"icon_emotion|wx_emoji|emoji", re.IGNORECASE)


class Album:
    """Finds the pictures of one page, gives them names, and collects what there is to say."""

    def __init__(self, saved: Saved) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._saved = saved
        self._names: set[str] = set()

    def picture(self, node: HtmlElement, span: Span) -> SourcePicture | None:
        """Return the picture of an ``<img>``; None, mostly with a diagnostic, where it has none."""
        alt = " ".join((node.get("alt") or "").split())
        if _EMOJI.search(node.get("class") or ""):
            self.diagnostics.append(codes.EMOTICON.at(span, alt=alt))
            return None
        if node.get("data-imgqrcoded") == "1":  # WeChat itself has found a code in it
            self.diagnostics.append(codes.QR_CODE.at(span))
            return None
        addresses = [address.strip() for key in _ADDRESSES if (address := node.get(key))]
        is_damaged = False
        for address in addresses:
            is_inline = address[:5].lower() == "data:"
            data = _inline(address) if is_inline else self._saved.get(address)
            is_damaged |= is_inline and data is None
            if data and not _is_spacer(data):
                return self._made(address, data, "" if alt in {"图片", "Image"} else alt, span)
        if is_damaged or not _only_spacer(node, addresses):
            self._missing(addresses, span)
        return None

    def _made(self, address: str, data: bytes, alt: str, span: Span) -> SourcePicture | None:
        if b"<svg" in data[:1024]:
            return SourcePicture(name=self._name(address, "svg"), data=data, alt=alt, span=span)
        try:
            suffix, data = self._readable(data, span)
        except Exception as problem:  # noqa: BLE001 (Pillow's decoders raise nearly anything)
            self.diagnostics.append(codes.BROKEN_PICTURE.at(span, problem=problem))
            return None
        return SourcePicture(name=self._name(address, suffix), data=data, alt=alt, span=span)

    def _readable(self, data: bytes, span: Span) -> tuple[str, bytes]:
        """Return the picture in a format that books take; of a moving one the first frame."""
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                if image.format in _SUFFIXES:
                    return _SUFFIXES[image.format], data
                if getattr(image, "n_frames", 1) > 1:
                    self.diagnostics.append(codes.MOVING_PICTURE.at(span))
                stream = BytesIO()
                alpha = "A" in image.getbands() or "transparency" in image.info
                image.convert("RGBA" if alpha else "RGB").save(stream, "PNG")
                return "png", stream.getvalue()

    def _name(self, address: str, suffix: str) -> str:
        """Return a name that is unique on the page, after the one that was saved."""
        path = "" if address[:5].lower() == "data:" else unquote(urlsplit(address).path)
        stem = _UNSAFE.sub("", PurePosixPath(path.replace("\\", "/")).stem)[:_LONGEST].strip(". ")
        stem = stem or "图"
        name, count = f"{stem}.{suffix}", 1
        while name.casefold() in self._names:
            count += 1
            name = f"{stem}-{count}.{suffix}"
        self._names.add(name.casefold())
        return name

    def _missing(self, addresses: list[str], span: Span) -> None:
        shown = next((address for address in addresses if address[:5] != "data:"), "")[:80]
        self.diagnostics.append(codes.NOT_SAVED.at(span, shown=shown))


def _inline(address: str) -> bytes | None:
    match = _DATA.fullmatch(address)
    if match is None or len(address) > MAX_BYTES * 2:
        return None
    if "base64" not in match[1].lower():
        return unquote_to_bytes(match[2])
    try:
        return base64.b64decode(unquote(match[2]), validate=False)
    except ValueError:  # also what base64 says of damage
        return None


def _is_spacer(data: bytes) -> bool:
    if b"<svg" in data[:1024]:
        return b"<image" not in data and b"<path" not in data and b"<text" not in data
    try:
        with Image.open(BytesIO(data)) as image:
            return max(image.size) <= _SPACER
    except Exception:  # noqa: BLE001 (not a picture: told where it is used)
        return False


def _only_spacer(node: HtmlElement, addresses: list[str]) -> bool:
    """Whether nothing is to be seen here: no address but that of a spacer's data."""
    sizes = [(node.get(key) or "").strip().removesuffix("px") for key in ("width", "height")]
    if any(size.isdecimal() and int(size) <= _SPACER for size in sizes):
        return True
    return all(address[:5].lower() == "data:" for address in addresses)
