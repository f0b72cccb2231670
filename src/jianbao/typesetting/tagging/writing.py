"""The structure tree into the PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import pydyf

from jianbao.typesetting.tagging.nodes import MarkedContent, Node, Stream
from jianbao.typesetting.tagging.roles import ROLE_MAP


def write(
    pdf: pydyf.PDF, document: Node, pages: list[Stream], streams: list[tuple[Stream, int]]
) -> None:
    """Write the tree of ``document``.

    ``pages`` are the streams of the pages, ``streams`` all that have marked content, with its
    amount.
    """
    writer = _Writer(pdf, pages, streams)
    tree = writer.tree(document)
    pdf.catalog["StructTreeRoot"] = tree
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    preferences = pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
    preferences["DisplayDocTitle"] = "true"


class _Element(pydyf.Object):
    """A structure element as it is in the file: made of bytes, as a book has thousands."""

    data = b""


class _Writer:
    def __init__(
        self, pdf: pydyf.PDF, pages: list[Stream], streams: list[tuple[Stream, int]]
    ) -> None:
        self._pdf = pdf
        self._references = pdf.page_references  # made anew whenever it is asked for
        self._pages = {id(stream): number for number, stream in enumerate(pages)}
        self._next = len(pages)
        self._owners: dict[int, list[bytes]] = {}
        """By the number of a stream in the parent tree: who owns each piece of its content."""
        self._owner: dict[int, bytes] = {}
        """By the number of an annotation: who owns it."""
        self._names: list[tuple[str, bytes]] = []
        self._keys: dict[int, int] = {}
        for number in range(len(pages)):
            self._owners[number] = []
        for stream, amount in streams:
            key = self._pages.get(id(stream))
            if key is None:
                key = stream.extra["StructParents"] = self._take()
            self._keys[id(stream)] = key
            self._owners[key] = [b"null"] * amount

    def tree(self, document: Node) -> bytes:
        """Write all; return the reference of the root."""
        root = self._add(pydyf.Dictionary({"Type": "/StructTreeRoot"}))
        root["K"] = pydyf.Array([self._element(document, root.reference)])
        root["RoleMap"] = pydyf.Dictionary({name: f"/{like}" for name, like in ROLE_MAP.items()})
        nums = pydyf.Array()
        for key in sorted({*self._owners, *self._owner}):
            owners = self._owners.get(key)
            all_of = self._owner[key] if owners is None else b"[%s]" % b" ".join(owners)
            nums.extend((key, all_of))
        root["ParentTree"] = self._add(pydyf.Dictionary({"Nums": nums})).reference
        root["ParentTreeNextKey"] = self._next
        if self._names:
            names = pydyf.Array()
            for name, reference in sorted(self._names, key=itemgetter(0)):
                names.extend((pydyf.String(name), reference))
            root["IDTree"] = self._add(pydyf.Dictionary({"Names": names})).reference
        return bytes(root.reference)

    def _element(self, node: Node, parent: bytes) -> bytes:
        """Write ``node`` and all in it; return its reference."""
        element = _Element()
        self._pdf.add_object(element)
        own = bytes(element.reference)
        parts = [b"<</Type/StructElem/S/%s/P %s" % (node.role.encode(), parent)]
        parts += (b"/%s %s" % (name.encode(), _text(said)) for name, said in node.entries.items())
        if "ID" in node.entries:
            self._names.append((node.entries["ID"], own))
        if node.attributes:
            parts.append(b"/A" + _attributes(node.attributes).data)
        page = next((kid.page for kid in node.kids if isinstance(kid, MarkedContent)), None)
        if page is not None:
            parts.append(b"/Pg " + self._references[page])
        kids = [self._annotation(made, number, own) for number, made in node.annotations]
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._element(kid, own))
            else:
                kids.append(self._content(kid, page, own))
        if kids:
            parts.append(b"/K[%s]" % b" ".join(kids))
        element.data = b"".join((*parts, b">>"))
        return own

    def _content(self, leaf: MarkedContent, page: int | None, owner: bytes) -> bytes:
        key = self._keys[id(leaf.stream)]
        self._owners[key][leaf.mcid] = owner
        on_page = id(leaf.stream) in self._pages
        if on_page and leaf.page == page:
            return b"%d" % leaf.mcid
        place = b"<</Type/MCR/MCID %d/Pg %s" % (leaf.mcid, self._references[leaf.page])
        return place + (b">>" if on_page else b"/Stm %s>>" % leaf.stream.reference)

    def _annotation(self, annotation: pydyf.Dictionary, page: int, owner: bytes) -> bytes:
        key = annotation["StructParent"] = self._take()
        self._owner[key] = owner
        return b"<</Type/OBJR/Obj %s/Pg %s>>" % (annotation.reference, self._references[page])

    def _add(self, thing: pydyf.Dictionary) -> pydyf.Dictionary:
        self._pdf.add_object(thing)
        return thing

    def _take(self) -> int:
        self._next += 1
        return self._next - 1


def _text(said: str) -> bytes:
    return bytes(pydyf.String(said).data)


def _attributes(attributes: dict[str, Any]) -> pydyf.Dictionary:
    made = pydyf.Dictionary(attributes)
    if "BBox" in made:
        made["BBox"] = pydyf.Array(made["BBox"])
    if "Headers" in made:
        made["Headers"] = pydyf.Array(pydyf.String(name) for name in made["Headers"])
    return made
