"""The structure tree of a tagged PDF, read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object
from tests.products.pdf.contents import Contents, texts

Place = tuple[int, tuple[int, int], int]
"""Page, stream and number of a piece of content."""


@dataclass(slots=True, eq=False)
class Element:
    """A structure element; ``kids`` are elements, places of content, and annotations."""

    role: str
    obj: Object
    kids: list[Element | Place | Object] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    @property
    def children(self) -> list[Element]:
        """The elements right below it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def places(self) -> list[Place]:
        """Its own content."""
        return [kid for kid in self.kids if isinstance(kid, tuple)]

    @property
    def annotations(self) -> list[Object]:
        """Its own annotations."""
        return [kid for kid in self.kids if isinstance(kid, Object)]

    def attribute(self, name: str) -> Object | None:
        """Return an entry of its attribute object."""
        attributes = self.obj.get("/A")
        return attributes.get(name) if isinstance(attributes, Dictionary) else None


class Tree:
    """The tree of ``pdf``, whose ``contents`` were read."""

    def __init__(self, pdf: pikepdf.Pdf, contents: Contents) -> None:
        self._pdf = pdf  # the elements live as long as it does
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._streams = [page.obj.Contents.objgen for page in pdf.pages]
        self._texts = texts(contents)
        (root,) = pdf.Root.StructTreeRoot.K
        self.root = self._read(root, None)

    def _read(self, obj: Object, page: int | None) -> Element:
        element = Element(str(obj.S).removeprefix("/"), obj)
        page = self._pages[obj.Pg.objgen] if "/Pg" in obj else page
        kids = obj.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                assert page is not None
                element.kids.append((page, self._streams[page], kid))
            elif kid.get("/Type") == "/MCR":
                at = self._pages[kid.Pg.objgen]
                stream = kid.Stm.objgen if "/Stm" in kid else self._streams[at]
                element.kids.append((at, stream, int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                element.kids.append(kid.Obj)
            else:
                assert kid.P.objgen == obj.objgen
                element.kids.append(self._read(kid, page))
        return element

    def text(self, element: Element, skipped: frozenset[str] = frozenset()) -> str:
        """Return what ``element`` says, without what elements of the roles ``skipped`` do."""
        parts = []
        for kid in element.kids:
            if isinstance(kid, Element):
                parts.append("" if kid.role in skipped else self.text(kid, skipped))
            elif isinstance(kid, tuple):
                parts.append(self._texts[kid])
        return "".join(parts)

    def all(self, role: str) -> list[Element]:
        """Return all elements of ``role``."""
        return [element for element in self.root.elements() if element.role == role]
