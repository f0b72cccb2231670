"""Every file of XML is read before it is packed, and what is wrong with it is named."""

from __future__ import annotations

import pytest

from jianbao.products.epub.model import Item
from jianbao.products.epub.survey import FileFacts, survey

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
MATHML = '<math xmlns="http://www.w3.org/1998/Math/MathML"/>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def item(body: str) -> Item:
    html = f"{HEAD}\n<body>\n{body}\n</body>\n</html>\n"
    data = html.encode(errors="surrogatepass")
    return Item(id="a", name="text/a.xhtml", media_type="application/xhtml+xml", data=data)


def facts(body: str) -> FileFacts:
    result = survey(item(body))
    assert result.diagnostics == ()
    assert result.value is not None
    return result.value


@pytest.mark.parametrize(
    ("body", "line", "column", "reason"),
    [
        ("<p>完\n<b>粗</p>", 5, 9, "mismatch"),
        ("<p>空格&nbsp;</p>", 4, None, "nbsp"),
        ("<p>\x0b</p>", 4, 4, "Char"),
        ("<p>\ufffe</p>", 4, 4, "Char"),
        ("<p>\ud800</p>", 4, 4, "encoding"),
        ('<p class="a" class="b"/>', 4, None, "redefined"),
    ],
)
def test_a_document_that_is_not_well_formed_is_an_error_with_its_place(
    body: str, line: int, column: int | None, reason: str
) -> None:
    source = item(body)
    result = survey(source)
    assert result.value is None
    (fault,) = result.diagnostics
    assert (fault.code, fault.is_error) == ("E001", True)
    assert fault.span is not None
    assert (fault.span.file, fault.span.line) == ("text/a.xhtml", line)
    assert column in (None, fault.span.column)
    assert reason in fault.message.en
    assert "text/a.xhtml" in fault.message.zh
    assert fault.excerpt == source.data.decode(errors="replace").split("\n")[line - 1]


def test_nothing_at_all_is_not_well_formed() -> None:
    empty = Item(id="a", name="a.xhtml", media_type="application/xhtml+xml", data=b"")
    assert [fault.code for fault in survey(empty).diagnostics] == ["E001"]


def test_entities_are_not_expanded_from_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.xml"
    secret.write_text("<img/>")
    data = f'<!DOCTYPE p [<!ENTITY s SYSTEM "{secret.as_uri()}">]><p>&s;</p>'.encode()
    read = survey(Item(id="a", name="a", media_type="application/xhtml+xml", data=data))
    assert read.value is not None
    assert "img" not in read.value.tags


def test_an_id_used_twice_is_an_error() -> None:
    result = survey(item('<p id="s1">一</p>\n<p id="s1">二</p>\n<p id="s2">三</p>'))
    (fault,) = result.diagnostics
    assert (fault.code, fault.excerpt) == ("E002", '<p id="s1">二</p>')
    assert fault.span is not None
    assert fault.span.line == 5


@pytest.mark.parametrize(
    ("body", "properties"),
    [
        ("<p>字</p>", ()),
        (MATHML, ("mathml",)),
        (SVG, ("svg",)),
        (SVG + MATHML, ("mathml", "svg")),
        ('<img src="a.svg" alt=""/>', ()),
        ("<script>1</script>", ("scripted",)),
        ('<p onclick="f()">字</p>', ("scripted",)),
        ("<form/>", ("scripted",)),
    ],
)
def test_properties_follow_from_the_content(body: str, properties: tuple[str, ...]) -> None:
    assert facts(body).properties == properties


def test_references_are_those_of_links_and_resources() -> None:
    found = facts(
        '<a href="b.xhtml">乙</a>\n<img src="c.png" alt=""/>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
        '<use x:href="#d"/></svg>'
    ).references
    assert [(ref.address, ref.line, ref.is_link) for ref in found] == [
        ("b.xhtml", 4, True),
        ("c.png", 5, False),
        ("#d", 6, False),
    ]


@pytest.mark.parametrize(
    ("body", "pictures", "undescribed"),
    [
        ('<img src="a" alt=""/>', 1, 1),
        ('<img src="a" alt="" role="presentation"/>', 0, 0),
        ('<img src="a" alt="图"/>', 1, 0),
        ('<img src="a"/>', 1, 1),
        (SVG, 1, 1),
        (SVG.replace("/>", "><title>图</title></svg>"), 1, 0),
        (SVG.replace("/>", ' aria-label="图"/>'), 1, 0),
        (SVG.replace("/>", ' aria-hidden="true"/>'), 0, 0),
    ],
)
def test_pictures_are_counted_by_what_they_tell(body: str, pictures: int, undescribed: int) -> None:
    found = facts(body)
    assert (found.pictures, found.undescribed) == (pictures, undescribed)


def test_languages_are_those_of_words() -> None:
    found = facts(
        '<p lang="en">School <i lang="la">ab ovo</i></p><p lang="fr">12</p><p lang="ru">A</p>'
        '<p lang="en">again</p>'
    )
    assert found.languages == ("en", "la")
