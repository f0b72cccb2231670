from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jianbao.manuscript import svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def drawing(content: str, head: str = 'viewBox="0 0 10 10"') -> svg.SafeSvg:
    return svg.clean(f"{HEAD}{head}>{content}</svg>".encode())


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<rect onclick="x()"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<image href="http://e.cn/a.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<a href="javascript:x()"><rect/></a>',
        '<use href="other.svg#a"/>',
        '<image href="data:image/svg+xml;base64,AA"/>',
        '<rect fill="url(http://e.cn/#a)"/>',
        "<rect style=\"fill:u\\72l('http://e.cn')\"/>",
        "<rect style='fill:u/**/rl(http://e.cn)'/>",
        "<style>@import 'http://e.cn/a.css';</style>",
        "<style>@\\69mport 'http://e.cn/a.css';</style>",
        "<style>rect{background:URL( 'http://e.cn' )}</style>",
        '<animate attributeName="href" to="javascript:x"/>',
        '<set attributeName="onclick" to="x"/>',
    ],
)
def test_what_runs_or_reaches_out_is_removed(content: str) -> None:
    result = drawing(f"\n{content}<circle/>")
    text = result.data.decode()
    assert [removal.line for removal in result.removals] == [2]
    for danger in ("script", "e.cn", "passwd", "x()", "onclick", "other.svg", "svg+xml", "import"):
        assert danger not in text
    assert "circle" in text


@pytest.mark.parametrize(
    "content",
    [
        '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use xlink:href="#g"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>/* 注 */ .a{fill:url('#g')} @media print{.b{fill:red}}</style>",
        '<animate attributeName="x" to="3"/>',
        "<text>甲 &lt; 乙 url(http</text>",
    ],
)  # fmt: skip
def test_what_is_harmless_stays(content: str) -> None:
    result = drawing(content)
    assert result.removals == ()
    assert (
        etree.fromstring(result.data)[0].tag == etree.fromstring(f"{HEAD}>{content}</svg>")[0].tag
    )
    again = svg.clean(result.data)
    assert again.data == result.data


def test_instructions_and_comments_go() -> None:
    data = f'<?xml-stylesheet href="http://e.cn"?><!DOCTYPE svg PUBLIC "x" "http://e.cn/d">{HEAD}'
    result = svg.clean(f'{data} width="1in" height="25.4mm"><!-- x --></svg>'.encode())
    assert b"e.cn" not in result.data
    assert (result.width, round(result.height)) == (96, 96)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<p>x</p>",
        f"{HEAD}/>".encode(),
        f'{HEAD}width="100%" height="100%"/>'.encode(),
        f'{HEAD}viewBox="0 0 0 10"/>'.encode(),
        f'{HEAD}viewBox="0 0 nan 1e999"/>'.encode(),
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}viewBox="0 0 1 1">&a;</svg>'.encode(),
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}viewBox="0 0 1 1"/>'.encode("utf-16"),
        f'{HEAD}viewBox="0 0 1 1">{"<g>" * 300}{"</g>" * 300}</svg>'.encode(),
    ],
)
def test_what_cannot_be_used_is_refused(data: bytes) -> None:
    with pytest.raises(svg.SvgError):
        svg.clean(data)


@given(st.text(st.sampled_from("url(@import\\/*;#'\" )a72:"), max_size=30))
def test_cleaning_css_once_is_enough(css: str) -> None:
    once = drawing(f"<style>{css}</style>")
    assert svg.clean(once.data).removals == ()


def path(content: str = "") -> str:
    return f'<path d="M0 0L1 1L2 2L3 3L4 4L5 5L6 6L7 7L8 8L9 9" {content}/>'


def nested(content: str) -> str:
    """Return markers within markers; ``content`` has a place for the reference to the next."""
    markers = (
        f'<marker id="m{n}">{path(content.format(n + 1) if n < 4 else "")}</marker>'
        for n in range(5)
    )
    return "".join(markers) + path(content.format(0))


@pytest.mark.parametrize(
    "content",
    [
        nested('marker-mid="url(#m{})"'),
        nested('style="marker:url(#m{})"'),
        f'<marker id="m">{"<rect/>" * 600}</marker><style>path{{marker-mid:url(#m)}}</style>{path() * 100}',
        f'<marker id="m"><path d="M0 0{"L1 1" * 4000}"/></marker><g marker="url(#m)">{path() * 100}</g>',
        f'<marker id="m"><g>{"<rect/>" * 600}</g></marker><g marker-mid="url(#m)">{path() * 100}</g>',
        "".join(
            f'<g id="u{n}">' + f'<use href="#u{n + 1}"/>' * 10 + "</g>" for n in range(5)
        ) + '<g id="u5"><rect/></g>',
        "".join(
            f'<pattern id="p{n}">' + f'<rect fill="url(#p{n + 1})"/>' * 10 + "</pattern>"
            for n in range(6)
        ) + '<pattern id="p6"/><rect fill="url(#p0)"/>',
    ],
)  # fmt: skip
def test_a_drawing_within_drawings_is_counted_before_it_is_drawn(content: str) -> None:
    with pytest.raises(svg.SvgError, match="too much"):
        drawing(content)


def test_markers_of_an_honest_chart_are_drawn() -> None:
    corners = " ".join(f"{n},{n % 7}.5" for n in range(2000))
    assert not drawing(
        f'<marker id="m"><circle r="1"/></marker><style>.a{{fill:url(#g)}}</style><linearGradient id="g"/>'
        f'<polyline points="{corners}" marker-mid="url(#m)" marker-end="url(#m)"/>'
    ).removals


def test_a_picture_whose_address_goes_goes_with_it() -> None:
    found = drawing('<g><image href="other.png"/><image/><rect/></g>')
    assert b"image" not in found.data
    assert b"rect" in found.data
    assert [removal.what for removal in found.removals] == ["href=other.png"]


@pytest.mark.parametrize(
    ("gradient", "stays"),
    [
        ('<linearGradient spreadMethod="repeat" x2="0.0000001"/>', False),
        ('<linearGradient spreadMethod="reflect" x2=".0001%"/>', False),
        ('<linearGradient spreadMethod="repeat" x2="nan"/>', False),
        ('<radialGradient spreadMethod="repeat" r="1e-9"/>', False),
        ('<linearGradient spreadMethod="repeat" x2="0.1"/>', True),
        ('<linearGradient spreadMethod="repeat" x2="5mm"/>', True),
        ('<radialGradient spreadMethod="reflect"/>', True),
        ('<linearGradient spreadMethod="pad" x2="0"/>', True),
    ],
)
def test_a_gradient_that_repeats_without_measure_does_not(gradient: str, stays: bool) -> None:  # noqa: FBT001 - a case
    found = drawing(gradient)
    assert (b"spreadMethod" in found.data) is stays
    assert bool(found.removals) is not stays
