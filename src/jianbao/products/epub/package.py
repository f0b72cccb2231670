"""EbookLib 0.20 as the packager, and the one place where its shortcomings are mended.

Every file is a plain `EpubItem` that holds finished bytes, because EbookLib rebuilds documents
(`EpubHtml` drops the head, body attributes and leading text, and lowercases SVG names), writes its
own navigation (visible landmarks, an NCX of depth 0) and crashes after `set_cover`. The writer is
called directly, because `write_epub` turns a failed write into ``False``.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from datetime import UTC
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from ebooklib import epub

from jianbao.products.epub.files import LEVEL

if TYPE_CHECKING:
    from lxml import etree

    from jianbao.products.epub.model import EpubPackage, Item

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Apple Books shows no face of a book's own without it, and EbookLib does not know it.
_DISPLAY_OPTIONS = "META-INF/com.apple.ibooks.display-options.xml"
_OWN_FACES = """<?xml version="1.0" encoding="utf-8"?>
<display_options><platform name="*"><option name="specified-fonts">true</option></platform></display_options>
"""
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def pack(package: EpubPackage) -> bytes:
    """Return ``package`` as the bytes of an EPUB: the same for the same value, on any day."""
    stream = BytesIO()
    # EbookLib labels local time as UTC unless it is told the time.
    writer = _Writer(stream, _book(package), {"mtime": package.modified.astimezone(UTC)})
    writer.deflated = {
        f"{writer.book.FOLDER_NAME}/{item.name}": item.deflated
        for item in package.items
        if item.deflated
    }
    writer.write()
    return stream.getvalue()


def _book(package: EpubPackage) -> epub.EpubBook:
    book = epub.EpubBook()
    book.metadata = {}  # drops the generator and the random identifier
    book.IDENTIFIER_ID = "pub-id"
    book.set_identifier(package.identifier)
    book.language = package.language
    for meta in package.metadata:
        prefix, _, name = meta.element.rpartition(":")
        # add_metadata with ids of our own: add_author gives every author the same one.
        book.add_metadata(prefix.upper() or "OPF", name, meta.value, dict(meta.attributes))
    items = {item.id: book.add_item(_item(item)) for item in package.items}
    book.spine = [items[key] for key in package.spine]
    book.set_direction("rtl" if package.right_to_left else None)
    book.guide = [
        {"type": mark.guide_kind, "title": mark.title, "href": mark.href}
        for mark in package.landmarks
    ]
    return book


def _item(item: Item) -> epub.EpubItem:
    made = epub.EpubItem(
        uid=item.id, file_name=item.name, media_type=item.media_type, content=item.data
    )
    made.properties = item.properties  # the manifest shows them wherever the attribute exists
    return made


class _Writer(epub.EpubWriter):
    """Writes the package with its language, and a zip that does not depend on the clock."""

    deflated: Mapping[str, bytes] = MappingProxyType({})
    """Files of the package, by their paths, as they stand in a zip."""

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(_XML_LANG, self.book.language)
        del root.attrib["prefix"]  # declares a vocabulary that is not used
        super()._write_opf_file(root)

    def write(self) -> None:
        with _SteadyZip(self.file_name, "w") as self.out:
            self.out.deflated = self.deflated
            # OCF 3.3, section 4.2: the first entry, not compressed.
            self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()
            if any(item.media_type.startswith("font/") for item in self.book.items):
                self.out.writestr(_DISPLAY_OPTIONS, _OWN_FACES)


class _SteadyZip(zipfile.ZipFile):
    """A zip whose entries all bear the same date, system and rights."""

    deflated: Mapping[str, bytes] = MappingProxyType({})
    """Entries that need not be deflated again."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: bytes | str,  # type: ignore[override]  # only what EbookLib hands over
        compress_type: int | None = zipfile.ZIP_DEFLATED,
        compresslevel: int | None = LEVEL,
    ) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        entry = zipfile.ZipInfo(name, _EARLIEST)
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        if name in self.deflated and isinstance(data, bytes):
            self._place(entry, data, self.deflated[name])
        else:
            super().writestr(entry, data, compress_type, compresslevel)

    def _place(self, entry: zipfile.ZipInfo, data: bytes, deflated: bytes) -> None:
        """Write an entry as `zipfile.ZipFile.mkdir` does, which does not deflate either."""
        stream = self.fp
        assert stream is not None  # noqa: S101 - it is open
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.CRC = zlib.crc32(data)
        entry.file_size, entry.compress_size = len(data), len(deflated)
        stream.seek(self.start_dir)
        entry.header_offset = stream.tell()
        stream.write(entry.FileHeader(zip64=False))
        stream.write(deflated)
        self.filelist.append(entry)
        self.NameToInfo[entry.filename] = entry
        self.start_dir = stream.tell()
