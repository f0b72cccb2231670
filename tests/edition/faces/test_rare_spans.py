"""Where rare characters get their spans, and that nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from jianbao.edition import WebEdition, embed_faces
from jianbao.fonts import rare_characters

if TYPE_CHECKING:
    from tests.edition.faces.conftest import Dress, Undressed

    from jianbao.fonts import Typefaces


def marked(body: str) -> str:
    """Write [䶮] for a character in the span of the first face."""
    return body.replace("[", '<span class="rare rare-1">').replace("]", "</span>")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>陈䶮参会</p>", "<p>陈[䶮]参会</p>"),
        ("<p>䶮</p>", "<p>[䶮]</p>"),
        ("<p>王𠮷䶮、𬭊</p>", "<p>王[𠮷䶮]、[𬭊]</p>"),
        ("<p><a href='#䶮'>见䶮</a>䶮。</p>", '<p><a href="#䶮">见[䶮]</a>[䶮]。</p>'),
        ("<ruby>䶮<rp>（</rp><rt>yǎn</rt><rp>）</rp></ruby>", None),
        ("<p>甲<b/>乙䶮<i>䶮</i>䶮丙</p>", "<p>甲<b></b>乙[䶮]<i>[䶮]</i>[䶮]丙</p>"),
        ("<p>甲<!--䶮-->䶮<?pi 䶮?>乙䶮</p>", "<p>甲<!--䶮-->[䶮]<?pi 䶮?>乙[䶮]</p>"),
        ("<td title='䶮'>䶮</td>", '<td title="䶮">[䶮]</td>'),
        ("<p>䶮&lt;b&gt;&amp;䶮</p>", "<p>[䶮]&lt;b&gt;&amp;[䶮]</p>"),
        ("<p>䶮\U000e0100号</p>", "<p>[䶮\U000e0100]号</p>"),
        ("<p>12㎥，⑪</p>", "<p>12[㎥]，[⑪]</p>"),
    ],
)
def test_rare_characters_stand_in_spans_run_by_run(
    body: str, expected: str | None, dress: Dress
) -> None:
    wanted = expected or body.replace(">䶮", ">[䶮]", 1)
    assert dress(body).body == marked(wanted)


def test_text_of_drawings_has_tspans(dress: Dress) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg"><title>䶮</title><text x="1 9">陈{}</text></svg>'
    )
    dressed = dress(drawing.format("䶮"))
    assert dressed.body == drawing.format('<tspan class="rare rare-1">䶮</tspan>')


def test_the_head_attributes_and_formulas_are_left_alone(dress: Dress) -> None:
    kept = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>䶮</mi></math>'
        '<img alt="䶮" src="a.png"/>'
    )
    dressed = dress(f"<p>䶮</p>{kept}<p>䶮</p>")  # the fixture looks at the head
    assert dressed.body == marked(f"<p>[䶮]</p>{kept}<p>[䶮]</p>")


def test_a_page_for_browsers_has_no_namespaces_and_its_faces_beside_it(
    undressed: Undressed, typefaces: Typefaces
) -> None:
    edition = undressed("")
    (document,) = edition.documents
    page = replace(document, html="<html><head><title>䶮</title></head><body>䶮</body></html>")
    page_edition = WebEdition(
        book=edition.book,
        documents=(page,),
        contents=(),
        stylesheets=edition.stylesheets,
        assets=(),
    )
    result = embed_faces(page_edition, typefaces).value
    assert result is not None
    assert result.documents[0].html.endswith(marked("<body>[䶮]</body></html>"))
    assert 'src: url("fonts/face-1.woff2")' in result.stylesheets[0].css


def test_empty_elements_keep_their_end_tags(dress: Dress) -> None:
    """Readers that take XHTML for HTML would read on inside them."""
    body = '<p>䶮<span id="page-4"></span>文<br/><img src="a.png" alt=""/></p><td></td>'
    assert dress(body).body == marked(body.replace("䶮", "[䶮]"))


def test_a_book_without_rare_characters_is_not_touched(
    undressed: Undressed, typefaces: Typefaces
) -> None:
    edition = undressed("<p>龚镕堃①“”——</p>").documents[0]
    plain = undressed("<p>龚镕堃①“”——</p>", "p { }")
    common = replace(plain, documents=(replace(edition, html=edition.html.replace("䶮", "龙")),))
    assert embed_faces(common, typefaces).value is common


def test_a_book_that_wants_no_faces_is_not_touched(
    undressed: Undressed, typefaces: Typefaces
) -> None:
    edition = undressed("<p>䶮</p>")
    assert embed_faces(edition, typefaces, "none").value is edition


def test_a_character_that_no_face_has_stays_plain(dress: Dress) -> None:
    """F007 has told of it already."""
    dressed = dress("<p>\U0010fffd䶮</p>")
    assert dressed.body == marked("<p>\U0010fffd[䶮]</p>")
    assert dressed.diagnostics == ()


PIECE = st.text(st.sampled_from("甲乙䶮𠮷葛<&b \n\U000e0100㎥\ufe0f"), max_size=6).map(escape)
TAG = st.sampled_from(("p", "em", "strong", "h1", "a", "blockquote", "ruby", "rt", "svg"))
NODE = st.recursive(
    PIECE,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", TAG, st.lists(inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.lists(NODE, max_size=4).map("".join))
def test_without_the_spans_a_document_is_what_it_was(
    body: str, undressed: Undressed, typefaces: Typefaces
) -> None:
    edition = undressed(body, "em, h1 { font-family: KaiTi } strong { font-weight: bold }")
    result = embed_faces(edition, typefaces, face_format="otf")
    assert result.value is not None
    before, after = (each.documents[0].html.encode() for each in (edition, result.value))
    tree = etree.fromstring(after)
    for span in list(tree.iter("{*}span")):
        assert len(span) == 0
        assert span.text
        assert rare_characters(span.text)
    etree.strip_tags(tree, "{http://www.w3.org/1999/xhtml}span")
    assert etree.tostring(tree, method="c14n") == etree.tostring(
        etree.fromstring(before), method="c14n"
    )
