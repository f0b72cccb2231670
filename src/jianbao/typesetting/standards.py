"""The standards that a PDF may claim: what WeasyPrint is told, and what it leaves to be done.

PDF/A-2, -3 and -4 are ISO 19005-2, -3 and -4, PDF/UA-1 is ISO 14289-1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

import pydyf

if TYPE_CHECKING:  # a book that is kept needs no layout engine
    import weasyprint

PRINTED: Final = 4
"""The flag of annotations that print (ISO 32000-1, table 165)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A claim: the part and the level of PDF/A (0 for none), and the part of PDF/UA (0 for none)."""

    archive: int = 0
    level: str = "B"
    accessible: int = 0
    issued: str = ""
    """The year of the part, which PDF/A-4 is claimed with."""

    @property
    def tagged(self) -> bool:
        """Whether it asks for the structure of the book."""
        return bool(self.accessible)

    @property
    def options(self) -> dict[str, Any]:
        """What WeasyPrint's ``write_pdf`` is told."""
        archival = f"pdf/a-{self.archive}{'b' if self.level else 'u'}"
        return {
            "pdf_variant": archival if self.archive else "pdf/ua-1",
            "pdf_tags": self.tagged,
            "pdf_identifier": True,
        }


STANDARDS: Final = {
    "pdf/a-2b": Standard(archive=2),
    "pdf/a-3b": Standard(archive=3),
    "pdf/a-2a": Standard(archive=2, level="A", accessible=1),
    "pdf/a-4": Standard(archive=4, level="", issued="2020"),
    "pdf/ua-1": Standard(accessible=1),
}


def is_tagged(standard: Standard | None) -> bool:
    """Whether a book that keeps ``standard``, if any, tells its structure."""
    return standard is not None and standard.tagged


def conform(document: weasyprint.Document, pdf: pydyf.PDF, standard: Standard) -> None:
    """Change in ``pdf`` what WeasyPrint wrote and ``standard`` forbids; write the claim."""
    for thing in pdf.objects:
        put_right(thing)
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Type") == "/Metadata":
            # Readable without unpacking, as archives like to find it.
            thing.stream, thing.compress = [_packet(document.metadata, standard)], False


def put_right(thing: pydyf.Object) -> None:
    """Change in an object what WeasyPrint wrote and no standard allows."""
    extra = thing.extra if isinstance(thing, pydyf.Stream) else thing
    if not isinstance(extra, dict):
        return
    if "Interpolate" in extra:  # ISO 19005-2, 6.2.8.1
        extra["Interpolate"] = "false"
    if extra.get("Type") == "/Annot":  # 6.3.2
        extra["F"] = PRINTED


def _packet(metadata: Any, standard: Standard) -> bytes:  # noqa: ANN401 - WeasyPrint's
    """Return the XMP packet: the same as /Info says, and which standard is kept."""
    import weasyprint  # noqa: PLC0415 - loaded by whoever asks for a PDF

    title, authors = metadata.title or "", list(metadata.authors)
    facts = [
        "<dc:format>application/pdf</dc:format>",
        _list("dc:title", "Alt", [title]),
        _list("dc:creator", "Seq", [", ".join(authors)] if authors else []),
        _list("dc:description", "Alt", [metadata.description] if metadata.description else []),
        _list("dc:rights", "Alt", [metadata.custom.get("rights", "")]),
        _fact("dc:identifier", metadata.custom.get("identifier", "")),
        _list("dc:language", "Bag", [metadata.lang] if metadata.lang else []),
        _fact("pdf:Producer", f"WeasyPrint {weasyprint.__version__}"),
        _fact("pdf:Keywords", ", ".join(metadata.keywords)),
        _fact("xmp:CreatorTool", metadata.generator or ""),
        _fact("xmp:CreateDate", metadata.created or ""),
        _fact("xmp:ModifyDate", metadata.modified or ""),
    ]
    if standard.archive:
        facts += [
            _fact("pdfaid:part", str(standard.archive)),
            _fact("pdfaid:conformance", standard.level),
            _fact("pdfaid:rev", standard.issued),
        ]
    if standard.accessible:
        facts.append(_fact("pdfuaid:part", str(standard.accessible)))
    if standard.archive and standard.accessible:
        facts.append(_EXTENSION)
    names = " ".join(f"xmlns:{short}={quoteattr(name)}" for short, name in _NAMESPACES.items())
    body = "\n".join(filter(None, facts))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {names}>\n{body}\n'
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _fact(name: str, said: str) -> str:
    return f"<{name}>{escape(said)}</{name}>" if said else ""


def _list(name: str, kind: str, items: list[str]) -> str:
    if not any(items):
        return ""
    attribute = ' xml:lang="x-default"' if kind == "Alt" else ""
    inside = "".join(f"<rdf:li{attribute}>{escape(item)}</rdf:li>" for item in items)
    return f"<{name}><rdf:{kind}>{inside}</rdf:{kind}></{name}>"


_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A wants every schema described that it does not know itself (ISO 19005-2, 6.6.2.3).
_EXTENSION: Final = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
