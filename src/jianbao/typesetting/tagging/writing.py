"""The structure tree into the PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import Any

import pydyf

from jianbao.typesetting.tagging.nodes import Leaf, Node, Stream
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
        root["K"] = pydyf.Array([self._element(document, root.reference).reference])
        root["RoleMap"] = pydyf.Dictionary({name: f"/{like}" for name, like in ROLE_MAP.items()})
        nums = pydyf.Array()
        for key in sorted({*self._owners, *self._owner}):
            owners = self._owners.get(key)
            nums.extend((key, self._owner[key] if owners is None else pydyf.Array(owners)))
        root["ParentTree"] = self._add(pydyf.Dictionary({"Nums": nums})).reference
        root["ParentTreeNextKey"] = self._next
        if self._names:
            names = pydyf.Array()
            for name, reference in sorted(self._names):
                names.extend((pydyf.String(name), reference))
            root["IDTree"] = self._add(pydyf.Dictionary({"Names": names})).reference
        return bytes(root.reference)

    def _element(self, node: Node, parent: bytes) -> pydyf.Dictionary:
        element = self._add(
            pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        )
        for name, said in node.entries.items():
            element[name] = pydyf.String(said)
        if "ID" in node.entries:
            self._names.append((node.entries["ID"], element.reference))
        if node.attributes:
            element["A"] = _attributes(node.attributes)
        page = next((kid.page for kid in node.kids if isinstance(kid, Leaf)), None)
        if page is not None:
            element["Pg"] = self._references[page]
        kids = pydyf.Array()
        for number, annotation in node.annotations:
            kids.append(self._annotation(annotation, number, element))
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._element(kid, element.reference).reference)
            else:
                kids.append(self._content(kid, page, element))
        if kids:
            element["K"] = kids
        return element

    def _content(self, leaf: Leaf, page: int | None, owner: pydyf.Dictionary) -> Any:  # noqa: ANN401 - a number or a dictionary
        key = self._keys[id(leaf.stream)]
        self._owners[key][leaf.mcid] = owner.reference
        on_page = id(leaf.stream) in self._pages
        if on_page and leaf.page == page:
            return leaf.mcid
        reference = pydyf.Dictionary({"Type": "/MCR", "MCID": leaf.mcid})
        reference["Pg"] = self._references[leaf.page]
        if not on_page:
            reference["Stm"] = leaf.stream.reference
        return reference

    def _annotation(
        self, annotation: pydyf.Dictionary, page: int, owner: pydyf.Dictionary
    ) -> pydyf.Dictionary:
        key = annotation["StructParent"] = self._take()
        self._owner[key] = owner.reference
        return pydyf.Dictionary(
            {
                "Type": "/OBJR",
                "Obj": annotation.reference,
                "Pg": self._references[page],
            }
        )

    def _add(self, thing: pydyf.Dictionary) -> pydyf.Dictionary:
        self._pdf.add_object(thing)
        return thing

    def _take(self) -> int:
        self._next += 1
        return self._next - 1


def _attributes(attributes: dict[str, Any]) -> pydyf.Dictionary:
    made = pydyf.Dictionary(attributes)
    if "BBox" in made:
        made["BBox"] = pydyf.Array(made["BBox"])
    if "Headers" in made:
        made["Headers"] = pydyf.Array(pydyf.String(name) for name in made["Headers"])
    return made
