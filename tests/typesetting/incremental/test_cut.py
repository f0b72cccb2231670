"""Where a book may be cut, and how far selectors look over the cut."""

from __future__ import annotations

import pytest

from jianbao.typesetting.incremental.cut import BodyBlock, reach_of, sections, witnesses
from jianbao.typesetting.incremental.model import Edges, Joint, Unfit

HTML = (
    '<html lang="zh"><head><title>书</title></head><body class="b">\n'
    '<nav id="toc" title="a&gt;b"/>\n'
    '<section class="chapter one" id="c1"><section>内<br/></section></section>尾'
    "</body></html>"
)
BLOCKS = sections(HTML).blocks


def test_blocks_are_what_stands_in_the_body_with_what_follows_them() -> None:
    made = sections(HTML)
    assert made.html_tag == '<html lang="zh">'
    assert made.body_tag == '<body class="b">'
    assert made.head == "<head><title>书</title></head>"
    assert [block.html for block in made.blocks] == [
        '<nav id="toc" title="a&gt;b"/>\n',
        '<section class="chapter one" id="c1"><section>内<br/></section></section>尾',
    ]


def test_a_start_tag_stands_for_its_block() -> None:
    assert BLOCKS[0].tag == '<nav id="toc" title="a&gt;b"/>'
    assert BLOCKS[1] == BodyBlock(
        html=BLOCKS[1].html,
        tag='<section class="chapter one" id="c1"/>',
        name="section",
        classes=frozenset({"chapter", "one"}),
    )


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p/></body></html>",
        "<html><head/><body/></html>",
        "<html><head/><body>文<p/></body></html>",
        "<html><head><style>p {}</style></head><body><p/></body></html>",
    ],
)
def test_other_documents_are_not_cut(html: str) -> None:
    with pytest.raises(Unfit):
        sections(html)


@pytest.mark.parametrize(
    ("css", "before", "everywhere"),
    [
        ("p { color: red }", 1, False),
        ("nav + section + section p { }", 2, False),
        ("nav ~ section { }", 1, True),
        ("nav ~ p { }", 1, True),
        ("tr:first-child, .cell ~ td { }", 1, False),
        ("section:nth-child(2) { }", 1, True),
        (".chapter:last-of-type p { }", 1, True),
        (":first-child { }", 1, True),
        ("tr > :first-child, tr > td ~ *, tr :last-child + * { }", 1, False),
        ("body > :first-child { }", 1, True),
        ("html :first-child + p { }", 1, True),
        (".b > nav + :last-child { }", 1, True),
        ("tr { > :first-child { } }", 1, True),
        ("/* section ~ section */ p::before { content: 'a ~ b {' }", 1, False),
        (":is(nav ~ section) { }", 1, True),
    ],
)
def test_selectors_look_as_far_as_they_say(css: str, before: int, everywhere: bool) -> None:  # noqa: FBT001 - a parameter of the test
    reach = reach_of([css], BLOCKS)
    assert (reach.before, reach.everywhere) == (before, everywhere)


@pytest.mark.parametrize("css", ["section:has(p) {}", ":empty {}", "body:has(p) {}"])
def test_selectors_that_look_into_other_blocks_are_refused(css: str) -> None:
    with pytest.raises(Unfit):
        reach_of([css], BLOCKS)


@pytest.mark.parametrize(
    ("after", "before", "names", "joint"),
    [
        (("auto",), ("auto",), ("", ""), None),
        (("auto",), ("page", "auto"), ("", ""), Joint(forced="page", page="")),
        (("recto",), ("page",), ("a", "a"), Joint(forced="recto", page="a")),
        (("left",), ("right",), ("", ""), Joint(forced="right", page="")),
        (("avoid",), ("auto",), ("a", "b"), Joint(forced="avoid", page="b")),
        (("avoid",), ("auto",), ("a", ""), None),
        (("avoid",), ("page",), ("", ""), Joint(forced="page", page="")),
    ],
)
def test_a_page_begins_where_breaks_and_names_say(
    after: tuple[str, ...], before: tuple[str, ...], names: tuple[str, str], joint: Joint | None
) -> None:
    from jianbao.typesetting.incremental.flow import joint_between  # noqa: PLC0415 - loads WeasyPrint

    one = Edges(before=(), after=after, first_page="", last_page=names[0])
    two = Edges(before=before, after=(), first_page=names[1], last_page="")
    assert joint_between(one, two) == joint


@pytest.mark.parametrize("css", ["td:empty {}", ".entry:has(> b) a {}", "body:has(.inner) {}"])
def test_what_selectors_ask_inside_a_block_is_answered_there(css: str) -> None:
    assert reach_of([css], BLOCKS).before == 1


def test_a_witness_answers_for_the_whole_book() -> None:
    css = ["body:has(.wide) { page: a }", "html:has( .absent ) {} p:has(.one) {}"]
    assert witnesses(css, '<p class="one wide"/>') == ('<div class="wide"/>',)
