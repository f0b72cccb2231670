"""The one gate for PDFs that others have made: what passes can be worked on without a surprise.

It opens, its pages are pages with a size, and none of its streams unpacks to more than any picture
does (a megabyte of zeros packed twice is a terabyte).
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from io import BytesIO
from typing import Any, Final

import pikepdf

MOST_PAGES: Final = 10_000
_LARGEST_STREAM: Final = 512 * 1024 * 1024
"""A page of A3 in four inks at 600 dots an inch has 280 MB."""
_LARGEST_IN_ALL: Final = 4 * 1024 * 1024 * 1024
_RATIOS: Final = {"/FlateDecode": 1032, "/LZWDecode": 1400, "/RunLengthDecode": 128}
"""What one byte may become at most (RFC 1951; codes of twelve bits; 127 copies)."""
_SHORT: Final = {"/Fl": "/FlateDecode", "/LZW": "/LZWDecode", "/RL": "/RunLengthDecode"}
_CHUNK: Final = 1024 * 1024
_DEEPEST: Final = 50
_CORNERS: Final = 4
_LETTER: Final = (0, 0, 612, 792)
"""The box that qpdf gives a page without one."""
_LARGEST_SIDE: Final = 5_080 / 25.4 * 72
"""pt: five metres."""

# What pikepdf raises where a name stands for something of another kind than it should.
BROKEN: Final = (
    pikepdf.PikepdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError,
    NotImplementedError, RuntimeError,
)  # fmt: skip


class Refusal(Enum):
    """Why a PDF is not let in."""

    BROKEN = auto()
    LOCKED = auto()
    EMPTY = auto()
    TOO_MANY = auto()
    ODD_PAGE = auto()
    TOO_LARGE = auto()


class RefusedPdfError(Exception):
    """The PDF is not let in; ``number`` is that of the page, or of how many there are."""

    def __init__(self, fault: Refusal, number: int = 0, reason: str = "") -> None:
        super().__init__(fault, number, reason)
        self.fault = fault
        self.number = number
        self.reason = reason or fault.name.lower()


def opened(data: bytes) -> pikepdf.Pdf:
    """Return the PDF in ``data``, to be closed by the caller; raises RefusedPdfError."""
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as error:
        raise RefusedPdfError(Refusal.LOCKED) from error
    except BROKEN as error:
        raise RefusedPdfError(Refusal.BROKEN, reason=reason_of(error)) from error
    try:
        _check(pdf)
        if (number := _first_letter(pdf)) and pdf.get_warnings():
            pdf.close()
            _check_letter(data, number)
            pdf = pikepdf.open(BytesIO(data))  # its warnings are told once only
    except BROKEN as error:
        pdf.close()
        raise RefusedPdfError(Refusal.BROKEN, reason=reason_of(error)) from error
    except RefusedPdfError:
        pdf.close()
        raise
    return pdf


@contextmanager
def answering(told: Callable[[str], BaseException]) -> Iterator[None]:
    """Let what is odd in a PDF that was let in be the error that ``told`` makes of the reason."""
    try:
        yield
    except BROKEN as error:
        raise told(reason_of(error)) from error


def text_of(value: object) -> str:
    """Return what a string or a name of a PDF says; in no encoding, as it stands in the file."""
    try:
        return str(value)
    except UnicodeDecodeError:
        return value.unparse().decode("latin-1") if isinstance(value, pikepdf.Object) else ""


def reason_of(error: BaseException) -> str:
    """Return what ``error`` says, on one line."""
    return " ".join(str(error).split()) or type(error).__name__


def _check(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise RefusedPdfError(Refusal.LOCKED)
    if "/Metadata" in pdf.Root and not isinstance(pdf.Root.Metadata, pikepdf.Stream):
        del pdf.Root.Metadata  # says nothing, and keeps pikepdf from saving
    count = len(pdf.pages)
    if not count:
        raise RefusedPdfError(Refusal.EMPTY)
    if count > MOST_PAGES:
        raise RefusedPdfError(Refusal.TOO_MANY, count)
    for number, page in enumerate(pdf.pages, 1):
        if not _has_size(page.obj):
            raise RefusedPdfError(Refusal.ODD_PAGE, number)
    left = _LARGEST_IN_ALL
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            left -= _unpacked(item)
            if left < 0:
                raise RefusedPdfError(Refusal.TOO_LARGE)


def _first_letter(pdf: pikepdf.Pdf) -> int:
    """Return the number of the first page of the size of US Letter, 0 where there is none."""
    sizes = (tuple(map(float, page.mediabox)) for page in pdf.pages)
    return next((number for number, size in enumerate(sizes, 1) if size == _LETTER), 0)


def _check_letter(data: bytes, number: int) -> None:
    """Raise RefusedPdfError where qpdf has given page ``number`` the size that it lacks."""
    with pikepdf.open(BytesIO(data)) as pdf:
        if len(pdf.pages) and any("MediaBox" in warning for warning in pdf.get_warnings()):
            raise RefusedPdfError(Refusal.ODD_PAGE, number)


def _has_size(page: Any) -> bool:  # noqa: ANN401 - pikepdf's objects are any
    """Whether a page is a page with a box that paper may have (ISO 32000-2 7.7.3)."""
    if not isinstance(page, pikepdf.Dictionary):
        return False
    node: Any = page
    box: Any = None
    for _ in range(_DEEPEST):
        box = node.get("/MediaBox")
        node = node.get("/Parent")
        if box is not None or not isinstance(node, pikepdf.Dictionary):
            break
    if not isinstance(box, pikepdf.Array) or len(box) != _CORNERS:
        return False
    x, y, u, v = (float(side) for side in box)
    unit = float(page.get("/UserUnit", 1))
    sides = (abs(u - x) * unit, abs(v - y) * unit)
    return all(math.isfinite(side) and 0 < side <= _LARGEST_SIDE for side in sides)


def _unpacked(stream: pikepdf.Stream) -> int:
    """Return the bytes that ``stream`` may unpack to, counted where they might be too many."""
    filters = stream.get("/Filter")
    names = [filters] if isinstance(filters, pikepdf.Name) else list(filters or ())
    kinds = [_SHORT.get(str(name), str(name)) for name in names]
    length = int(stream.get("/Length", 0))
    bound = length * math.prod(_RATIOS.get(kind, 1) for kind in kinds)
    if bound <= _LARGEST_STREAM:
        return length
    data = stream.read_raw_bytes()
    for kind in kinds:
        if kind not in _RATIOS:
            break  # a picture's own coding, whose size is that of the picture
        if kind != "/FlateDecode" and len(data) * _RATIOS[kind] > _LARGEST_STREAM:
            raise RefusedPdfError(Refusal.TOO_LARGE)
        data = _inflated(data) if kind == "/FlateDecode" else data
    return len(data)


def _inflated(data: bytes) -> bytes:
    """Return ``data`` unpacked, as far as it can be; raises RefusedPdfError where it is too much."""
    unpacker = zlib.decompressobj()
    parts, size = [], 0
    while data:
        try:
            parts.append(unpacker.decompress(data, _CHUNK))
        except zlib.error:
            break  # damaged: readers show what comes before
        size += len(parts[-1])
        if size > _LARGEST_STREAM:
            raise RefusedPdfError(Refusal.TOO_LARGE)
        if unpacker.eof or not (parts[-1] or unpacker.unconsumed_tail):
            break
        data = unpacker.unconsumed_tail
    return b"".join(parts)
