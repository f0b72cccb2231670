"""PDF/A-1 (ISO 19005-1, 6.4): an archive of that kind knows no transparency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from jianbao.diagnostics import Severity, Text
from jianbao.preflight.model import Fault, Sheet, Terms
from jianbao.preflight.state import numbers

_PART_ONE = re.compile(rb"pdfaid:part\s*(?:=\s*[\"']1|>\s*1\s*<)")


def check(pdf: pikepdf.Pdf, sheets: Sequence[Sheet], terms: Terms) -> Iterator[Fault]:
    """V070 something transparent in a file that says it is PDF/A-1."""
    del sheets, terms
    if not _PART_ONE.search(packet(pdf)):
        return
    for thing in pdf.objects:
        if isinstance(thing, (Dictionary, Stream)) and _is_transparent(thing):
            yield Fault(
                code="V070",
                severity=Severity.ERROR,
                what=Text(
                    "声明是 PDF/A-1，却用了透明效果", "it claims PDF/A-1, and has transparency"
                ),
                hint=Text("改用 PDF/A-2，或去掉透明", "use PDF/A-2, or do without it"),
            )
            return


def packet(pdf: pikepdf.Pdf) -> bytes:
    """Return the XMP of the file, empty where it has none."""
    metadata = pdf.Root.get("/Metadata")
    return metadata.read_bytes() if isinstance(metadata, Stream) else b""


def _is_transparent(thing: Object) -> bool:
    group = thing.get("/Group")
    if isinstance(group, Dictionary) and group.get("/S") == Name.Transparency:
        return True
    if thing.get("/Subtype") == Name.Image and "/SMask" in thing:
        return True
    states = thing.get("/ExtGState")
    listed = [state for _, state in states.items()] if isinstance(states, Dictionary) else []
    return any(isinstance(state, Dictionary) and _fades(state) for state in (thing, *listed))


def _fades(state: Object) -> bool:
    alphas = numbers([state.get(key, Name.Null) for key in ("/CA", "/ca")])
    mode = str(state.get("/BM", "/Normal"))
    return (
        any(alpha < 1 for alpha in alphas)
        or mode not in {"/Normal", "/Compatible"}
        or isinstance(state.get("/SMask"), Dictionary)
    )
