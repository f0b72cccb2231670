"""Whether two PDFs have the same structure and make the same claims."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest

import pikepdf
from pikepdf import Array, Dictionary, Object
from tests.products.pdf import contents
from tests.products.pdf.structure import Element, Tree

NEAR = 0.01
_TOLD = ("/Alt", "/Lang", "/E", "/ID", "/ActualText", "/T")


def differences(one: bytes, two: bytes) -> Iterator[str]:
    """Yield in which respects ``two`` is tagged, or claims to be, otherwise than ``one``."""
    with pikepdf.open(BytesIO(one)) as first, pikepdf.open(BytesIO(two)) as second:
        yield from _unlike("claims", _claims(first), _claims(second))
        if "/StructTreeRoot" not in first.Root or "/StructTreeRoot" not in second.Root:
            return
        left, right = _Tagged(first), _Tagged(second)
        yield from _unlike("marks", left.marks(), right.marks())
        yield from _unlike("structure", left.elements(), right.elements())
        yield from _unlike("parents", left.parents(), right.parents())
        yield from _unlike("names", left.names(), right.names())


def _unlike(where: str, one: Iterator[object], two: Iterator[object]) -> Iterator[str]:
    for left, right in zip_longest(one, two):
        if not _alike(left, right):
            yield f"{where}: {left}, not {right}"
            return


def _alike(one: object, two: object) -> bool:
    if isinstance(one, float) and isinstance(two, float):
        return abs(one - two) <= NEAR
    if isinstance(one, list | tuple) and isinstance(two, list | tuple):
        return len(one) == len(two) and all(map(_alike, one, two))
    return one == two


def _claims(pdf: pikepdf.Pdf) -> Iterator[object]:
    root = pdf.Root
    for name in ("/Lang", "/MarkInfo", "/ViewerPreferences", "/StructTreeRoot"):
        yield (
            name,
            _said(root[name]) if name in root and name != "/StructTreeRoot" else name in root,
        )
    yield root.Metadata.read_bytes() if "/Metadata" in root else b""
    for intent in root.get("/OutputIntents", ()):
        yield str(intent.S), str(intent.Info), intent.DestOutputProfile.read_bytes()
    yield "/ID" in pdf.trailer
    for page in pdf.pages:
        yield page.obj.get("/Tabs"), page.obj.get("/StructParents")
        for note in page.obj.get("/Annots", ()):
            yield note.get("/F"), str(note.get("/Contents"))
    yield sorted(set(_pictures(pdf)))


def _pictures(pdf: pikepdf.Pdf) -> Iterator[tuple[str, ...]]:
    """Yield of which kinds pictures and groups are; what is alike may be in the file once or twice."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            yield tuple(str(thing.get(name)) for name in ("/Width", "/Height", "/Interpolate"))
        elif isinstance(thing, pikepdf.Stream) and "/Group" in thing:
            yield (str(thing.Group.get("/CS", ""))[:9],)


def _said(thing: Object) -> object:
    """Return ``thing`` so that it can be compared."""
    if isinstance(thing, Dictionary):
        return [(str(key), _said(value)) for key, value in thing.items()]
    if isinstance(thing, Array):
        return [_said(item) for item in thing]
    return float(thing) if isinstance(thing, int | Decimal) else str(thing)


class _Tagged:
    """A tagged PDF, read."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._read = contents.read(pdf)
        self._tree = Tree(pdf, self._read)
        self._order = {
            element.obj.objgen: number for number, element in enumerate(self._tree.root.elements())
        }
        self._forms: dict[tuple[int, int], int] = {}
        """The streams that are not pages, in the order in which they are drawn."""
        for page, stream, _ in self._read.marked:
            if stream != pdf.pages[page].obj.Contents.objgen:
                self._forms.setdefault(stream, len(self._forms))

    def marks(self) -> Iterator[object]:
        """Yield the marked-content sequences in the order of drawing, the margins apart."""
        for page in range(len(self._pdf.pages)):
            yield [
                (self._forms.get(stream), mark)
                for at, stream, mark in self._read.marked
                if at == page and mark.tag != "/Artifact"
            ]
        artifacts = [page for page, _, mark in self._read.marked if mark.tag == "/Artifact"]
        yield [artifacts.count(page) for page in range(len(self._pdf.pages))]

    def elements(self) -> Iterator[object]:
        """Yield each element with what is said of it and what it holds."""
        pages = {page.obj.objgen: number for number, page in enumerate(self._pdf.pages)}
        for element in self._tree.root.elements():
            obj = element.obj
            yield (
                element.role,
                {name: str(obj[name]) for name in _TOLD if name in obj},
                _said(obj.A) if "/A" in obj else None,
                pages[obj.Pg.objgen] if "/Pg" in obj else None,
                [self._kid(kid) for kid in element.kids],
                self._tree.text(element),
            )

    def _kid(self, kid: Element | tuple[int, tuple[int, int], int] | Object) -> object:
        if isinstance(kid, Element):
            return "element", self._order[kid.obj.objgen]
        if isinstance(kid, tuple):
            page, stream, number = kid
            return page, self._forms.get(stream), number
        target = kid.get("/Dest") or kid.A.URI
        return str(target), str(kid.Contents), _said(kid.Rect)

    def parents(self) -> Iterator[object]:
        """Yield the entries of the parent tree, and the key after them."""
        root = self._pdf.Root.StructTreeRoot
        for key, owner in pikepdf.NumberTree(root.ParentTree).items():
            owners = list(owner) if isinstance(owner, Array) else owner
            yield (
                key,
                [item and self._order[item.objgen] for item in owners]
                if isinstance(owners, list)
                else self._order[owners.objgen],
            )
        yield int(root.ParentTreeNextKey), _said(root.RoleMap)
        for holder in self._pdf.objects:
            if isinstance(holder, pikepdf.Stream) and "/StructParents" in holder:
                yield self._forms.get(holder.objgen), int(holder.StructParents)

    def names(self) -> Iterator[object]:
        """Yield the entries of the tree of names."""
        root = self._pdf.Root.StructTreeRoot
        if "/IDTree" in root:
            for name, element in pikepdf.NameTree(root.IDTree).items():
                yield str(name), self._order[element.objgen]
