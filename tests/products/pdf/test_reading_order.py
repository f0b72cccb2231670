"""What a screen reader reads: the manuscript, whole, once and in order."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from tests.products.pdf import contents
from tests.products.pdf.conftest import Make
from tests.products.pdf.structure import Element, Tree

BOOKS = ("briefing", "gongwen", "pocket", "reader", "rich")
APART = frozenset({"footnote", "rt", "imprint-measure"})
"""Classes of what is read in another place, or takes room only."""

# Numbers and marks that the style sheet adds are read too, but are no text of the manuscript.
SKIPPED = frozenset({"Lbl", "Reference", "Note", "RT", "Caption", "Figure"})


@pytest.fixture
def tree(make: Make, request: pytest.FixtureRequest) -> Tree:
    return _tree(make(request.param, "pdf/a-2a").pdf)


def _tree(data: bytes) -> Tree:
    pdf = pikepdf.open(BytesIO(data))  # the tree reads on in it
    return Tree(pdf, contents.read(pdf))


@pytest.mark.parametrize("book", BOOKS)
def test_the_tags_read_the_text_of_the_manuscript_in_order(book: str, make: Make) -> None:
    made = make(book, "pdf/a-2a")
    tree = _tree(made.pdf)

    read = tree.text(tree.root, SKIPPED)

    assert _solid(read) == _solid(_markup(_parsed(made.html)[1]))


def _parsed(html: str) -> ET.Element:
    return ET.fromstring(html)  # noqa: S314 - composed by ourselves


def _markup(element: ET.Element) -> str:
    """Return the text of ``element`` without the contents, notes, readings, terms and captions."""
    classes = set((element.get("class") or "").split())
    inside = element.text or ""
    for child in element:
        inside += _markup(child) + (child.tail or "")
    listed = element.tag == "ol" and "level-" in (element.get("class") or "")
    left_out = listed or classes & APART or element.tag in ("dt", "caption", "figcaption")
    return "" if left_out else inside


def _solid(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("book", BOOKS)
def test_the_tags_read_each_note_and_caption_once(book: str, make: Make) -> None:
    made = make(book, "pdf/a-2a")
    tree = _tree(made.pdf)
    root = _parsed(made.html)
    notes = [note for note in root.iter("span") if note.get("class") == "footnote"]
    captions = [element for element in root.iter() if element.tag in ("caption", "figcaption")]

    read = [_solid(tree.text(note, frozenset({"Lbl"}))) for note in tree.all("Note")]

    assert read == [_solid("".join(note.itertext())) for note in notes]
    assert sorted(_solid(tree.text(caption)) for caption in tree.all("Caption")) == sorted(
        _solid("".join(caption.itertext())) for caption in captions
    )


@pytest.mark.parametrize("tree", ["reader"], indirect=True)
def test_a_paragraph_over_two_pages_is_one_paragraph(tree: Tree) -> None:
    over = [element for element in tree.all("P") if len({page for page, *_ in element.places}) > 1]

    assert over
    assert all(tree.text(element).endswith("。") for element in over)


@pytest.mark.parametrize("tree", ["reader"], indirect=True)
def test_the_head_of_a_long_table_is_read_once(tree: Tree) -> None:
    (table,) = tree.all("Table")
    pages = {page for element in table.elements() for page, *_ in element.places}

    assert len(pages) > 1
    assert [tree.text(cell) for cell in tree.all("TH")] == ["序号", "学校", "联系人", "班数"]


@pytest.mark.parametrize("tree", ["reader"], indirect=True)
def test_a_line_of_the_contents_is_a_link_without_its_leader(tree: Tree) -> None:
    first = tree.all("TOCI")[0]
    (link,) = [element for element in first.children[0].children if element.role == "Link"]

    assert tree.text(link) == "第一部分　文件"
    assert [str(note.Contents) for note in link.annotations] == ["第一部分　文件"]


@pytest.mark.parametrize("tree", ["rich"], indirect=True)
def test_a_note_is_read_after_the_paragraph_that_calls_it(tree: Tree) -> None:
    (body,) = [
        element
        for element in tree.all("Div")
        if any(child.role == "Note" for child in element.children)
        and any(child.role == "P" for child in element.children)
    ]
    at = next(i for i, child in enumerate(body.children) if child.role == "Note")
    paragraph, note = body.children[at - 1 : at + 1]

    assert tree.text(paragraph) == "正文①后，再引①。"
    assert [child.role for child in paragraph.children] == ["Reference", "Link"]
    assert [(child.role, tree.text(child)) for child in note.children] == [
        ("Lbl", "①"),
        ("P", "注一段。"),
        ("P", "注二段。"),
    ]


@pytest.mark.parametrize("tree", ["rich"], indirect=True)
def test_skipped_levels_of_headings_are_closed_up_below_the_parts(tree: Tree) -> None:
    said = [
        (element.role, tree.text(element))
        for element in tree.root.elements()
        if element.role.startswith("H")
    ]

    assert said[1:] == [
        ("H1", "上"),
        ("H2", "标题"),
        ("H3", "一、小标题"),
        ("H4", "跳级标题"),
        ("H4", "三级"),
        ("H1", "下"),
        ("H2", "表"),
    ]


@pytest.mark.parametrize("tree", ["rich"], indirect=True)
def test_lists_have_labels_and_bodies(tree: Tree) -> None:
    numbered, bulleted, defined = tree.all("L")

    assert [str(made.attribute("/ListNumbering")) for made in (numbered, bulleted, defined)] == [
        "/Decimal",
        "/Disc",
        "/None",
    ]
    assert {str(made.attribute("/O")) for made in (numbered, bulleted, defined)} == {"/List"}
    assert _items(tree, numbered)[0] == ["1. ", "甲"]
    assert _items(tree, bulleted)[1] == ["◦ ", "子二第二段"]
    assert _items(tree, defined) == [["术语", "解释一解释二"], ["另一术语", "解释三"]]


def _items(tree: Tree, element: Element) -> list[list[str]]:
    return [[tree.text(part) for part in item.children] for item in element.children]


@pytest.mark.parametrize("tree", ["rich"], indirect=True)
def test_cells_below_spanned_heads_name_them(tree: Tree) -> None:
    (table,) = tree.all("Table")
    heads = {str(cell.obj.ID): tree.text(cell) for cell in tree.all("TH")}
    named = {
        tree.text(cell): [heads[str(name)] for name in cell.attribute("/Headers") or ()]
        for cell in table.elements()
        if cell.role == "TD"
    }

    # A head is named by cells; who reads a head is not told of others (PDF/UA reads it as one).
    assert [tree.text(head) for head in tree.all("TH") if head.attribute("/Headers")] == []
    assert named["1"] == ["乙", "丙", "一"]
    assert named["3"] == ["乙", "丙", "丁", "二"]
    assert named["短行"] == ["甲"]


@pytest.mark.parametrize("tree", ["rich"], indirect=True)
def test_pictures_say_what_they_show_and_decoration_says_nothing(tree: Tree) -> None:
    assert [str(figure.obj.Alt) for figure in tree.all("Figure")] == ["图的说明", "小", "矢量"]


@pytest.mark.parametrize("tree", ["rich"], indirect=True)
def test_readings_expansions_and_english_are_told(tree: Tree) -> None:
    ruby = [[tree.text(part) for part in element.children] for element in tree.all("Ruby")]
    (abbreviation,) = [element for element in tree.all("Span") if "/E" in element.obj]
    english = [element for element in tree.all("P") if "/Lang" in element.obj]

    assert ["拼", "pīn"] in ruby
    assert str(abbreviation.obj.E) == "Portable Document Format"
    assert [str(element.obj.Lang) for element in english] == ["en"]
    # Spaces at the ends of lines are read.
    assert "jumps over the lazy dog and then it runs away from the hunter" in tree.text(english[0])


@pytest.mark.parametrize("tree", ["rich"], indirect=True)
def test_links_say_where_they_lead(tree: Tree) -> None:
    said = [str(note.Contents) for link in tree.all("Link") for note in link.annotations]

    assert "外链 https://example.org/a" in said
    assert said.count("https://example.org/") == 1
