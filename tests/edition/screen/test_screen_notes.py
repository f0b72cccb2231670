"""The markup of notes on screens: what each reading system looks for, in one structure."""

from __future__ import annotations

from lxml import etree

from jianbao.edition.labels import labels_for
from jianbao.edition.notes import circled, link_notes

XHTML = "http://www.w3.org/1999/xhtml"
TYPE = "{http://www.idpf.org/2007/ops}type"


def linked(text: str, *notes: str, epub: bool = True) -> etree._Element:
    asides = "".join(
        f'<aside class="footnote" id="n{number}"><ol><li>'
        f'<a class="note-back" role="doc-backlink" href="#n{number}-ref">①</a>{note}</li></ol></aside>'
        for number, note in enumerate(notes, 1)
    )
    tree = etree.fromstring(f'<body xmlns="{XHTML}">{text}<div>{asides}</div></body>')
    link_notes(tree, labels_for("zh-Hans"), epub=epub)
    return tree


def call(number: int = 1, *, first: bool = True) -> str:
    own = f' id="n{number}-ref"' if first else ""
    return f'<a class="noteref"{own} href="#n{number}">{number}</a>'


def links(tree: etree._Element, role: str) -> list[etree._Element]:
    return [link for link in tree.iter("{*}a") if link.get("role") == role]


def test_a_call_has_the_signs_of_every_reading_system() -> None:
    (link,) = links(linked(f"<p>文{call()}后</p>", "<p>注。</p>"), "doc-noteref")
    assert link.get(TYPE) == "noteref"
    assert "duokan-footnote" in link.get("class", "").split()
    assert link.get("data-wr-footernote") == "注。"
    parent = link.getparent()
    assert parent is not None
    assert etree.QName(parent).localname == "sup"
    assert (link.text, parent.tail) == ("①", "后")


def test_a_page_that_is_no_epub_knows_no_epub_type() -> None:
    tree = linked(f"<p>文{call()}</p>", "<p>注。</p>", epub=False)
    assert "epub" not in etree.tostring(tree, encoding="unicode")


def test_each_call_has_an_id_and_the_note_leads_back_to_each() -> None:
    tree = linked(f"<p>{call()}又{call(first=False)}再{call(first=False)}</p>", "<p>注。</p>")
    calls = [link.get("id") for link in links(tree, "doc-noteref")]
    assert len(set(calls)) == 3
    assert [link.get("href") for link in links(tree, "doc-backlink")] == [
        f"#{id_}" for id_ in calls
    ]


def test_the_way_back_stands_in_the_first_paragraph_of_the_note() -> None:
    tree = linked(f"<p>{call()}</p>", "<p>一。</p><p>二。</p><ul><li>三</li></ul>")
    (link,) = links(tree, "doc-backlink")
    paragraph = link.getparent()
    assert paragraph is not None
    assert etree.QName(paragraph).localname == "p"
    assert (paragraph.text, link.tail) == (None, "一。")


def test_a_note_that_begins_with_a_list_keeps_its_way_back_before_it() -> None:
    tree = linked(f"<p>{call()}</p>", "<ul><li>一</li></ul>")
    (link,) = links(tree, "doc-backlink")
    following = link.getnext()
    assert following is not None
    assert etree.QName(following).localname == "ul"


def test_the_note_as_plain_words_has_neither_links_back_nor_readings() -> None:
    note = (
        "<p>陈<ruby>䶮<rp>（</rp><rt>yǎn</rt><rp>）</rp></ruby>，\n见<em>此</em>。</p><p>二。</p>"
    )
    (link,) = links(linked(f"<p>{call()}</p>", note), "doc-noteref")
    assert link.get("data-wr-footernote") == "陈䶮， 见此。二。"


def test_a_call_after_a_closing_mark_moves_into_its_white() -> None:
    tree = linked(
        f"<p>完。{call()}未{call(2)}</p><p>“<em>引”</em>{call(3)}</p>", *["<p>注</p>"] * 3
    )
    assert [call.get("class") for call in tree.iter("{*}sup")] == [
        "note-call close",
        "note-call",
        "note-call close",
    ]


def test_notes_are_marked_with_circles_as_far_as_there_are_any() -> None:
    assert [circled(str(n)) for n in (1, 20, 21, 35, 36, 50, 51)] == [*"①⑳㉑㉟㊱㊿", "51"]
