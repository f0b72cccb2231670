from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jianbao.manuscript import svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def drawing(content: str, head: str = 'viewBox="0 0 10 10"') -> svg.Drawing:
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
