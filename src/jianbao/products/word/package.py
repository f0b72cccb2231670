"""The package of a Word file (ECMA-376-2): parts, their relations, and the archive around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_MEDIA: Final = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive, so that the same book gives the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRelation:
    """That a part uses another one, or an address outside."""

    kind: str
    target: str
    is_external: bool = False


@dataclass(slots=True)
class Relations:
    """The relations of one part, numbered as they come; the same one is kept once."""

    known: list[WrittenRelation] = field(default_factory=list)

    def add(self, relation: WrittenRelation) -> str:
        """Return the id of ``relation``."""
        if relation not in self.known:
            self.known.append(relation)
        return f"rId{self.known.index(relation) + 1}"

    def part(self) -> bytes:
        """Return the part that holds them."""
        root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})  # type: ignore[dict-item] # the stubs know no default namespace
        for number, relation in enumerate(self.known, 1):
            kind = _CORE if relation.kind == "core-properties" else f"{_OFFICE}/{relation.kind}"
            item = etree.SubElement(
                root,
                f"{{{_RELATIONS}}}Relationship",
                {"Id": f"rId{number}", "Type": kind, "Target": relation.target},
            )
            if relation.is_external:
                item.set("TargetMode", "External")
        return _written(root)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePart:
    """A file of the package; ``kind`` is what WordprocessingML calls it, empty for a picture."""

    name: str
    data: bytes
    kind: str = ""


def packed(parts: tuple[PackagePart, ...]) -> bytes:
    """Return the archive, the list of types first."""
    files = [PackagePart(name="[Content_Types].xml", data=_types(parts)), *parts]
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for item in files:
            info = ZipInfo(item.name, _EPOCH)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            archive.writestr(info, item.data)
    return buffer.getvalue()


def _types(parts: tuple[PackagePart, ...]) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})  # type: ignore[dict-item] # the stubs know no default namespace
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    endings |= {"xml": "application/xml"} | _MEDIA
    for ending, media_type in endings.items():
        etree.SubElement(
            root, f"{{{_TYPES}}}Default", {"Extension": ending, "ContentType": media_type}
        )
    for item in parts:
        if item.kind:
            etree.SubElement(
                root,
                f"{{{_TYPES}}}Override",
                {"PartName": f"/{item.name}", "ContentType": _type(item.kind)},
            )
    return _written(root)


def _type(kind: str) -> str:
    if kind == "core-properties":
        return "application/vnd.openxmlformats-package.core-properties+xml"
    if kind == "custom-xml-properties":
        return "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    if kind == "extended-properties":
        return "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return _WORD.format(kind)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
