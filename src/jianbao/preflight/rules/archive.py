"""PDF/A-1 (ISO 19005-1, 6.4): an archive of that kind knows no transparency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Dictionary, Name, Stream

from jianbao.preflight import codes
from jianbao.preflight.model import ExaminedPage, PageFault, Terms
from jianbao.preflight.objects import dictionaries
from jianbao.preflight.state import numbers

_PART_ONE = re.compile(rb"pdfaid:part\s*(?:=\s*[\"']1|>\s*1\s*<)")


def check(pdf: pikepdf.Pdf, sheets: Sequence[ExaminedPage], terms: Terms) -> Iterator[PageFault]:
    """V070 something transparent in a file that says it is PDF/A-1."""
    del sheets, terms
    if not _PART_ONE.search(packet(pdf)):
        return
    if any(map(_is_transparent, dictionaries(pdf))):
        yield PageFault(told=codes.TRANSPARENCY.of())


def packet(pdf: pikepdf.Pdf) -> bytes:
    """Return the XMP of the file, empty where it has none."""
    metadata = pdf.Root.get("/Metadata")
    return metadata.read_bytes() if isinstance(metadata, Stream) else b""


def _is_transparent(thing: Dictionary | Stream) -> bool:
    """Whether ``thing`` is a group that blends, a state that fades, or has a soft mask."""
    alphas = numbers([thing.get(key, Name.Null) for key in ("/CA", "/ca")])
    return (
        (thing.get("/Type") != Name.Annot and any(alpha < 1 for alpha in alphas))
        or str(thing.get("/BM", "/Normal")) not in {"/Normal", "/Compatible"}
        or isinstance(thing.get("/SMask"), (Dictionary, Stream))
        or thing.get("/S") == Name.Transparency
    )
