"""The parts of the package: an XML file each (GB/T 33190-2016, 7)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from jianbao.ofd.figures import number
from jianbao.ofd.resources import Resources

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE: Final = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_STORED: Final = {"jpg", "png"}
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPage:
    """A page: its number, its size in mm, its objects and its annotations as XML."""

    number: int
    layer: int
    size: tuple[float, float]
    content: str
    annotations: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a document says of itself."""

    identifier: str
    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    created: date | None = None
    modified: date | None = None
    creator: tuple[str, str] = ("", "")
    """The program and its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file within the file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class OfdDocument:
    """All that a package is made of, but for the resources."""

    about: About
    pages: tuple[WrittenPage, ...]
    outlines: str = ""
    attachments: tuple[Attachment, ...] = ()
    tags: str = ""
    """The elements of an official document, as XML."""


def packed(document: OfdDocument, resources: Resources) -> bytes:
    """Return the OFD; the same parts give the same bytes."""
    files: dict[str, bytes] = {
        "OFD.xml": _xml("OFD", _entry(document.about), ' Version="1.0" DocType="OFD"')
    }
    for at, page in enumerate(document.pages):
        files[f"Doc_0/Pages/Page_{at}/Content.xml"] = _page(page)
        if page.annotations:
            files[f"Doc_0/Annots/Page_{at}/Annotation.xml"] = _xml("PageAnnot", page.annotations)
    annotated = "".join(
        f'<ofd:Page PageID="{page.number}"><ofd:FileLoc>Page_{at}/Annotation.xml</ofd:FileLoc></ofd:Page>'
        for at, page in enumerate(document.pages)
        if page.annotations
    )
    if annotated:
        files["Doc_0/Annots/Annotations.xml"] = _xml("Annotations", annotated)
    for at, attachment in enumerate(document.attachments):
        files[f"Doc_0/Attachs/{_file_name(at, attachment)}"] = attachment.data
    if document.attachments:
        files["Doc_0/Attachs/Attachments.xml"] = _xml("Attachments", _attached(document, resources))
    if document.tags:
        files["Doc_0/Tags/CustomTags.xml"] = _xml("CustomTags", _TAGGED)
        files["Doc_0/Tags/CustomTag.xml"] = (_HEAD + document.tags).encode()
    files |= _shared(resources)
    files["Doc_0/Document.xml"] = _xml("Document", _root(document, resources, files))
    return _zipped(files)


_TAGGED: Final = (
    '<ofd:CustomTag TypeID="公文"><ofd:FileLoc>CustomTag.xml</ofd:FileLoc></ofd:CustomTag>'
)


def _xml(root: str, content: str, attributes: str = "") -> bytes:
    return f"{_HEAD}<ofd:{root} {_NAMESPACE}{attributes}>{content}</ofd:{root}>".encode()


def _element(tag: str, text: str) -> str:
    return f"<ofd:{tag}>{escape(text)}</ofd:{tag}>" if text else ""


def _entry(about: About) -> str:
    keywords = "".join(_element("Keyword", word) for word in about.keywords)
    said = (
        _element("DocID", about.identifier)
        + _element("Title", about.title)
        + _element("Author", about.author)
        + _element("Subject", about.subject)
        + _element("CreationDate", about.created.isoformat() if about.created else "")
        + _element("ModDate", about.modified.isoformat() if about.modified else "")
        + (f"<ofd:Keywords>{keywords}</ofd:Keywords>" if keywords else "")
        + _element("Creator", about.creator[0])
        + _element("CreatorVersion", about.creator[1])
    )
    return (
        f"<ofd:DocBody><ofd:DocInfo>{said}</ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    )


def _page(page: WrittenPage) -> bytes:
    return _xml(
        "Page",
        f"<ofd:Area>{_box(page)}</ofd:Area><ofd:Content>"
        f'<ofd:Layer ID="{page.layer}" Type="Body">{page.content}</ofd:Layer></ofd:Content>',
    )


def _box(page: WrittenPage) -> str:
    width, height = map(number, page.size)
    return f"<ofd:PhysicalBox>0 0 {width} {height}</ofd:PhysicalBox>"


def _root(document: OfdDocument, resources: Resources, files: Iterable[str]) -> str:
    """Return what Document.xml says; the numbers that it gives are the last."""
    pages = "".join(
        f'<ofd:Page ID="{page.number}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
        for at, page in enumerate(document.pages)
    )
    marks = ""
    if any(page.label and page.label != str(at) for at, page in enumerate(document.pages, 1)):
        marks = "".join(
            f'<ofd:Bookmark Name={quoteattr(page.label)}><ofd:Dest Type="Fit" PageID="{page.number}"/></ofd:Bookmark>'
            for page in document.pages
            if page.label
        )
        marks = f"<ofd:Bookmarks>{marks}</ofd:Bookmarks>"
    there = set(files)
    outlines = f"<ofd:Outlines>{document.outlines}</ofd:Outlines>" if document.outlines else ""
    mode = "<ofd:VPreferences><ofd:PageMode>UseOutlines</ofd:PageMode></ofd:VPreferences>"
    return (
        f"<ofd:CommonData><ofd:MaxUnitID>{resources.last}</ofd:MaxUnitID>"
        f"<ofd:PageArea>{_box(document.pages[0])}</ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>{outlines}{mode if outlines else ''}{marks}"
        + "".join(
            _element(tag, path)
            for tag, path in (
                ("Annotations", "Annots/Annotations.xml"),
                ("CustomTags", "Tags/CustomTags.xml"),
                ("Attachments", "Attachs/Attachments.xml"),
            )
            if f"Doc_0/{path}" in there
        )
    )


def _attached(document: OfdDocument, resources: Resources) -> str:
    return "".join(
        f'<ofd:Attachment ID="a{resources.number()}" Name={quoteattr(item.name)}'
        f' Format={quoteattr(_ending(item).upper())} Size="{number(len(item.data) / 1024)}">'
        f"<ofd:FileLoc>{_file_name(at, item)}</ofd:FileLoc></ofd:Attachment>"
        for at, item in enumerate(document.attachments)
    )


def _ending(item: Attachment) -> str:
    ending = item.name.rpartition(".")[2]
    return ending.lower() if "." in item.name and ending.isascii() and ending.isalnum() else "bin"


def _file_name(at: int, item: Attachment) -> str:
    return f"attach_{at}.{_ending(item)}"


def _shared(resources: Resources) -> dict[str, bytes]:
    """Return the resources: what they are, and their files."""
    files, faces, spaces = {}, "", ""
    for font in resources.fonts():
        name = quoteattr(font.label)
        file = f"<ofd:FontFile>{font.name}</ofd:FontFile>" if font.data else ""
        faces += f'<ofd:Font ID="{font.number}" FontName={name} FamilyName={name}>{file}</ofd:Font>'
        if font.data:
            files[f"Doc_0/Res/{font.name}"] = font.data
    for at, profile in resources.spaces():
        named = f' Profile="profile_{at}.icc"' if profile else ""
        spaces += f'<ofd:ColorSpace ID="{at}" Type="CMYK" BitsPerComponent="8"{named}/>'
        if profile:
            files[f"Doc_0/Res/profile_{at}.icc"] = profile
    media = ""
    for medium in resources.media():
        media += (
            f'<ofd:MultiMedia ID="{medium.number}" Type="Image" Format="{medium.label}">'
            f"<ofd:MediaFile>{medium.name}</ofd:MediaFile></ofd:MultiMedia>"
        )
        files[f"Doc_0/Res/{medium.name}"] = medium.data
    public = _group("ColorSpaces", spaces) + _group("Fonts", faces)
    files["Doc_0/PublicRes.xml"] = _xml("Res", public, ' BaseLoc="Res"')
    files["Doc_0/DocumentRes.xml"] = _xml("Res", _group("MultiMedias", media), ' BaseLoc="Res"')
    return files


def _group(tag: str, content: str) -> str:
    return f"<ofd:{tag}>{content}</ofd:{tag}>" if content else ""


def _zipped(files: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            is_packed = name.rpartition(".")[2] in _STORED
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return target.getvalue()
