"""The zip archive of a .docx: its parts, its relations (ECMA-376 part 2), and its limits."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from jianbao.diagnostics import Text
from jianbao.intake.docx import faults, kinds
from jianbao.intake.docx.names import PACKAGE_RELATION, STRICT, w
from jianbao.intake.docx.settle import settle

MAX_BYTES = 300 * 1024 * 1024
"""Of the file as it arrives."""
MAX_ENTRIES = 20_000
MAX_XML = 64 * 1024 * 1024
"""Of one part, unpacked: some 2000 pages."""
MAX_MEDIUM = 50 * 1024 * 1024
"""Of one picture, unpacked."""
MAX_TOTAL = 1024 * 1024 * 1024
"""Of all parts together, unpacked."""
MAX_RATIO = 200
"""Between all parts unpacked and packed. Tables of equal rows reach 100."""
_RATIO_FROM = 32 * 1024 * 1024
"""Bytes unpacked from which the ratio counts."""

_DOCUMENT = "officeDocument"
_MACROS = ("vbaproject.bin", "vbadata.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Where an identifier in a part points: to a part by its name, or to an outside address."""

    kind: str
    target: str
    external: bool


class DocxPackage:
    """The parts of one .docx, read when asked for; ``source`` is its name for the user."""

    def __init__(self, data: bytes, source: str) -> None:
        """Open the archive; raises `BookError`."""
        self.source = source
        kinds.check(data, source)
        if len(data) > MAX_BYTES:
            raise faults.too_large(source, Text("超过 300 MB", "more than 300 MB"))
        try:
            self._archive = ZipFile(BytesIO(data))
        except Exception as problem:  # zipfile raises nearly anything on broken bytes
            what = Text(
                "文件不完整，可能没有传完", "it is not complete; perhaps its transfer broke off"
            )
            raise faults.broken(source, what) from problem
        infos = self._archive.infolist()
        self._check_size(sum(info.file_size for info in infos), len(data), len(infos))
        self._entries = {_key(info.filename): info for info in infos}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._main()

    @property
    def has_macros(self) -> bool:
        """Whether the archive holds a Visual Basic project."""
        return any(name.endswith(_MACROS) for name in self._entries)

    def document(self) -> etree._Element:
        """Return the root of the part with the text; raises `BookError` where it is none of Word's.

        The content type is not asked: programs differ in what they call a document.
        """
        root = self.tree(self.main)
        if root is None or root.tag != w("document"):
            raise faults.mislabelled(self.source, kinds.archive(set(self._entries)))
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations of ``part`` by their identifiers; those of the package for “”."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            item.get("Id", ""): Relation(
                kind=item.get("Type", ""),
                target=item.get("Target", "") if _outside(item) else _target(folder, item),
                external=_outside(item),
            )
            for item in root.iter(f"{{{PACKAGE_RELATION}}}Relationship")
        }

    def related(self, part: str, kind: str) -> str:
        """Return the name of the first part that ``part`` has a relation of ``kind`` to, or “”."""
        found = (item for item in self.relations(part).values() if item.kind.endswith(f"/{kind}"))
        return next((item.target for item in found if not item.external), "")

    def tree(self, part: str) -> etree._Element | None:
        """Return the root of the XML in ``part``; None where there is no such part.

        Entities are not expanded, nothing is fetched, and a document type is refused: ECMA-376
        part 2 forbids it. Raises `BookError`.
        """
        data = self.read(part, MAX_XML)
        if data is None:
            return None
        for strict, usual in STRICT.items():
            data = data.replace(strict.encode(), usual.encode())
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as problem:
            what = Text(f"{part} 里的 XML 有错", f"the XML in {part} is at fault: {problem.msg}")
            raise faults.broken(self.source, what) from problem
        if root.getroottree().docinfo.internalDTD is not None:
            raise faults.unsafe(
                self.source, Text(f"{part} 里有文档类型声明", f"{part} declares a document type")
            )
        settle(root)
        return root

    def read(self, part: str, limit: int) -> bytes | None:
        """Return the bytes of ``part``, None where there is none; raises `BookError`."""
        info = self._entries.get(_key(part))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise faults.encrypted(self.source)
        try:
            with self._archive.open(info) as stream:
                data = stream.read(limit + 1)
        except Exception as bad:  # likewise, and zlib
            what = Text(f"{part} 解不出来", f"{part} cannot be unpacked")
            raise faults.broken(self.source, what) from bad
        if len(data) > limit:
            megabytes = limit // 1024 // 1024
            what = Text(f"{part} 超过 {megabytes} MB", f"{part} has more than {megabytes} MB")
            raise faults.too_large(self.source, what)
        return data

    def size(self, part: str) -> int:
        """Return how many bytes ``part`` says it has unpacked, 0 where there is none."""
        info = self._entries.get(_key(part))
        return info.file_size if info else 0

    def _check_size(self, total: int, packed: int, entries: int) -> None:
        if entries > MAX_ENTRIES:
            raise faults.too_large(
                self.source, Text(f"有 {entries} 个部件", f"it has {entries} parts")
            )
        if total > MAX_TOTAL or (total > _RATIO_FROM and total > MAX_RATIO * packed):
            megabytes = total // 1024 // 1024
            what = Text(f"解开后有 {megabytes} MB", f"it unpacks to {megabytes} MB")
            raise faults.too_large(self.source, what)

    def _main(self) -> str:
        """Return the name of the part with the text."""
        name = self.related("", _DOCUMENT) or "word/document.xml"
        if not self.size(name):
            raise faults.mislabelled(self.source, kinds.archive(set(self._entries)))
        return name


def _key(name: str) -> str:
    """Return ``name`` as part names compare: without case; some writers put backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _outside(item: etree._Element) -> bool:
    return item.get("TargetMode") == "External"


def _target(folder: str, item: etree._Element) -> str:
    target = unquote(item.get("Target", "")).replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
