"""The characters of an OFD file (GB/T 33190-2016), from its pages' text objects."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from jianbao.diagnostics import BookError, Span
from jianbao.intake.laidout import codes
from jianbao.intake.laidout.glyphs import Glyph, GlyphPage
from jianbao.intake.laidout.pdf import MOST_PAGES

_MM = 72 / 25.4
_LARGEST_PART = 32 * 1024 * 1024
_LARGEST = 512 * 1024 * 1024
_FARTHEST = 1_000_000
"""Of any number on a page; lengths are millimetres."""
_BOLD = frozenset({"true", "1"})


def pages(data: bytes, source: str) -> list[GlyphPage]:
    """Return the pages of ``data``; raises `BookError`."""
    span = Span(file=source)
    try:
        package = _Package(data)
        parts = package.pages()
        if len(parts) <= MOST_PAGES:
            return [package.page(part) for part in parts]
    except Exception as problem:  # zipfile, lxml and numbers raise nearly anything on broken bytes
        raise BookError(codes.BROKEN.at(span)) from problem
    raise BookError(codes.TOO_LONG.at(span, limit=MOST_PAGES))


class _Package:
    """The parts of one document; names are those within the archive."""

    def __init__(self, data: bytes) -> None:
        self._archive = ZipFile(BytesIO(data))
        infos = self._archive.infolist()
        if sum(info.file_size for info in infos) > _LARGEST:
            raise ValueError
        self._names = {info.filename.lstrip("/"): info for info in infos}
        root = _required(self._tree("OFD.xml"), "DocRoot")
        self._main = (root.text or "").strip().lstrip("/")
        self._document = self._tree(self._main)
        self._faces = dict(self._fonts())

    def pages(self) -> list[etree._Element]:
        """Return what the document says of each page."""
        return list(_all(self._document, "Page"))

    def page(self, entry: etree._Element) -> GlyphPage:
        """Return one page."""
        content = self._tree(self._beside(self._main, entry.get("BaseLoc", "")))
        box = _first(content, "PhysicalBox")
        box = box if box is not None else _required(self._document, "PhysicalBox")
        _, _, width, height = (one * _MM for one in _numbers(box.text or ""))
        objects = list(_all(content, "TextObject"))
        return GlyphPage(
            width=width,
            height=height,
            glyphs=tuple(glyph for one in objects for glyph in self._glyphs(one)),
            pictures=sum(1 for _ in _all(content, "ImageObject")),
            plain=tuple(
                "".join(code.text or "" for code in _all(one, "TextCode")) for one in objects
            ),
        )

    def _glyphs(self, one: etree._Element) -> Iterator[Glyph]:
        x, y, *_ = _numbers(one.get("Boundary", "0 0 0 0"))
        matrix = _numbers(one.get("CTM", "1 0 0 1 0 0"))
        size = _number(one.get("Size", "0")) * _MM * abs(matrix[3] or 1)
        face = self._faces.get(one.get("Font", ""), "")
        bold = int(one.get("Weight", "400")) >= 600 or "bold" in face.casefold()  # noqa: PLR2004
        left, base = 0.0, 0.0
        for code in _all(one, "TextCode"):
            left, base = _number(code.get("X", left)), _number(code.get("Y", base))
            text = code.text or ""
            steps = _steps(code.get("DeltaX", ""), len(text))
            for index, character in enumerate(text):
                start = (x + left * matrix[0] + base * matrix[2] + matrix[4]) * _MM
                line = (y + left * matrix[1] + base * matrix[3] + matrix[5]) * _MM
                own = size if not character.isascii() else size / 2
                yield Glyph(
                    text=character,
                    left=start,
                    right=start + own,
                    middle=line - 0.35 * size,
                    size=round(size, 1),
                    face=face,
                    bold=bold,
                )
                left += steps[index] if index < len(steps) else own / _MM / (matrix[0] or 1)

    def _fonts(self) -> Iterator[tuple[str, str]]:
        for kind in ("PublicRes", "DocumentRes"):
            for part in _all(self._document, kind):
                name = self._beside(self._main, (part.text or "").strip())
                for font in _all(self._tree(name), "Font") if name in self._names else ():
                    bold = " Bold" if font.get("Bold", "") in _BOLD else ""
                    yield font.get("ID", ""), font.get("FontName", "") + bold

    @staticmethod
    def _beside(part: str, name: str) -> str:
        if name.startswith("/"):
            return name.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), name))

    def _tree(self, name: str) -> etree._Element:
        info = self._names[name]
        if info.file_size > _LARGEST_PART:
            raise ValueError
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(self._archive.read(info), parser=parser)


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")


def _first(root: etree._Element, name: str) -> etree._Element | None:
    return next(_all(root, name), None)


def _required(root: etree._Element, name: str) -> etree._Element:
    found = _first(root, name)
    if found is None:
        raise ValueError(name)
    return found


def _number(written: str | float) -> float:
    """Return a number of the page; raises ValueError for one that no page has."""
    number = float(written)
    if not abs(number) < _FARTHEST:  # NaN is not less either
        raise ValueError(written)
    return number


def _numbers(written: str) -> list[float]:
    return [_number(word) for word in written.split()]


def _steps(written: str, most: int) -> Sequence[float]:
    """Return the first ``most`` distances of ``DeltaX``, in which “g 3 4.2” is 4.2 three times."""
    words, steps = iter(written.split()), list[float]()
    for word in words:
        if len(steps) >= most:
            break
        if word == "g":
            count, value = int(next(words)), _number(next(words))
            steps += [value] * min(count, most)
        else:
            steps.append(_number(word))
    return steps
