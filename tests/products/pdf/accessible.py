"""PDF/UA-1: what veraPDF asks (profile PDFUA-1, by its rule numbers), as far as our PDFs go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object
from tests.products.pdf import contents, embedded_faces
from tests.products.pdf.structure import Element, Tree

_STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
_BELOW = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
    "Ruby": {"RB", "RT", "RP"},
}
_ONLY_BELOW = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "RB": {"Ruby"},
    "RT": {"Ruby"},
}
_SPELT = frozenset({"Document", "Sect", "Div", "Table", "TR", "THead", "TBody", "L", "LI", "TOC"})
"""What holds elements only, no content of its own."""
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def breaches(pdf: pikepdf.Pdf) -> list[str]:
    """Return in which rules ``pdf`` fails."""
    read = contents.read(pdf)
    tree = Tree(pdf, read)
    return [
        *_document(pdf),
        *_content(pdf, read, tree),
        *_types(pdf, tree),
        *_headings(tree),
        *_tables(tree),
        *_notes(pdf, tree),
        *_annotations(pdf, tree),
        *embedded_faces.breaches(read, "A"),
    ]


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "5-1: no PDF/UA identification"
        if not metadata.get("dc:title"):
            yield "7.1-9: no title"
    if not _is_true(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "7.1-10: the title is not shown"
    if not _is_true(root, "/MarkInfo", "/Marked"):
        yield "6.2-1: not marked as tagged"
    if _is_true(root, "/MarkInfo", "/Suspects"):
        yield "7.1-4: suspects"
    if not str(root.get("/Lang", "")):
        yield "7.2-33: no language"
    if "/Outlines" not in root:
        yield "no bookmarks"


def _is_true(root: Object, owner: str, key: str) -> bool:
    return bool(root.get(owner, Dictionary()).get(key, False))


def _content(pdf: pikepdf.Pdf, read: contents.Contents, tree: Tree) -> Iterator[str]:
    for drawn in read.drawn:
        tagged = any(mark.mcid is not None for mark in drawn.marks)
        if not tagged and not any(mark.tag == "/Artifact" for mark in drawn.marks):
            yield f"7.1-3: {drawn.operator} on page {drawn.page + 1} is neither content nor artifact"
    yield from (f"7.1-1, 7.1-2: {fault}" for fault in read.nested)
    numbered = Counter(
        (page, stream, mark.mcid) for page, stream, mark in read.marked if mark.mcid is not None
    )
    hung = Counter(place for element in tree.root.elements() for place in element.places)
    if numbered != hung or any(times > 1 for times in hung.values()):
        yield f"content and structure differ: {(numbered - hung) + (hung - numbered)}"
    owners = _parents(pdf)
    for element in tree.root.elements():
        for page, stream, mcid in element.places:
            page_obj = pdf.pages[page].obj
            holder = page_obj if stream == page_obj.Contents.objgen else pdf.get_object(*stream)
            if owners[int(holder.StructParents)][mcid].objgen != element.obj.objgen:
                yield f"the parent tree has another owner of {mcid} on page {page + 1}"
        for annotation in element.annotations:
            if owners[int(annotation.StructParent)].objgen != element.obj.objgen:
                yield "the parent tree has another owner of an annotation"


def _parents(pdf: pikepdf.Pdf) -> pikepdf.NumberTree:
    return pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)


def _types(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    mapped = {
        str(name)[1:]: str(to)[1:]
        for name, to in pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary()).items()
    }
    yield from (f"7.1-7: {name} is mapped" for name in mapped if name in _STANDARD)
    for element in tree.root.elements():
        if mapped.get(element.role, element.role) not in _STANDARD:
            yield f"7.1-5: {element.role} is no type of PDF 1.7"
        roles = {child.role for child in element.children}
        if element.role in _BELOW and not roles <= _BELOW[element.role]:
            yield f"7.2: {roles - _BELOW[element.role]} in {element.role}"
        for child in element.children:
            if child.role in _ONLY_BELOW and element.role not in _ONLY_BELOW[child.role]:
                yield f"7.2: {child.role} in {element.role}"
        if element.role in _SPELT and element.places:
            yield f"content of its own in {element.role}"
        if not element.kids and element.role not in ("TD", "TH"):
            yield f"an empty {element.role}"
        if element.role == "Figure" and not str(element.obj.get("/Alt", "")).strip():
            yield "7.3-1: a figure without alternative text"


def _headings(tree: Tree) -> Iterator[str]:
    last = 0
    for element in tree.root.elements():
        if element.role in _HEADINGS:
            level = int(element.role[1])
            if level > last + 1:
                yield f"7.4.2-1: {element.role} after H{last}"
            last = level
            if not tree.text(element).strip():
                yield "7.4.4: an empty heading"


def _tables(tree: Tree) -> Iterator[str]:
    for table in tree.all("Table"):
        rows = [element for element in table.elements() if element.role == "TR"]
        yield from _grid(rows)
        cells = [cell for row in rows for cell in row.children]
        heads = [cell for cell in cells if cell.role == "TH"]
        for head in heads:
            if str(head.attribute("/Scope")) not in ("/Row", "/Column", "/Both"):
                yield "7.5-1: a head without scope"
        names = {str(head.obj.get("/ID", "")) for head in heads}
        for cell in cells:
            asked = cell.attribute("/Headers")
            if isinstance(asked, Array) and not {str(name) for name in asked} <= names:
                yield "7.5-2: a cell names a head that is not there"


def _grid(rows: list[Element]) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row.children:
            while (number, column) in taken:
                column += 1
            width = int(cell.attribute("/ColSpan") or 1)
            for down in range(int(cell.attribute("/RowSpan") or 1)):
                spots = {(number + down, column + across) for across in range(width)}
                if taken & spots:
                    yield "7.2-15: cells of a table overlap"
                taken |= spots
    columns = 1 + max(column for _, column in taken)
    if len(taken) != columns * len(rows):
        yield "7.2-41 to -43: the grid of a table has holes"


def _notes(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    named = [element for element in tree.root.elements() if "/ID" in element.obj]
    names = [str(element.obj.ID) for element in named]
    if len(set(names)) < len(names):
        yield "7.9-2: two elements of one name"
    yield from ("7.9-1: a note without a name" for note in tree.all("Note") if note not in named)
    if named:
        listed = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        if {name: obj.objgen for name, obj in listed.items()} != {
            str(element.obj.ID): element.obj.objgen for element in named
        }:
            yield "the tree of names is not that of the elements"


def _annotations(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    owners: dict[tuple[int, int], Element] = {}
    for element in tree.root.elements():
        owners.update((annotation.objgen, element) for annotation in element.annotations)
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != "/S":
            yield f"7.18.3-1: page {number} has no tab order"
        for annotation in page.obj.get("/Annots", Array()):
            owner = owners.get(annotation.objgen)
            if owner is None or owner.role != "Link":
                yield f"7.18.5-1: a link on page {number} is not in a Link"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"7.18.5-2: a link on page {number} says nothing"
