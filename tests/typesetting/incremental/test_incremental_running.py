"""Running elements: headings with markup in the margins, of pages in other units than their own."""

from __future__ import annotations

import pytest
from tests.typesetting.incremental.test_incremental_alike import assert_alike

from jianbao.typesetting.job import Job, Style

CSS = """
@page { size: 60mm 80mm; margin: 12mm 10mm; @top-center { content: element(head) } }
html { font: 9pt/13pt "Noto Serif CJK SC" }
html, body, p, h1, h2 { margin: 0 }
h1 { font-size: 12pt; bookmark-level: 1 }
section { break-before: page }
.head { position: running(head); font-size: 7pt; width: 100%; border-bottom: 0.5pt solid }
.head b { color: red }
section .head i { letter-spacing: 1mm }
p + .head { background: silver }
.count::after { content: "　" counter(page) "/" counter(pages) }
"""
TEXT = "<p>各学校要落实责任，把工作抓细抓实，确保校园安全稳定。</p>"


def head(name: str, kind: str = "") -> str:
    return f'<div class="head {kind}"><b>{name}</b>　<i>简报</i></div>'


def section(*inside: str) -> str:
    return f"<section><h1>篇</h1>{''.join(inside)}</section>"


BOOKS = {
    "one for the whole book": (head("全书") + section(TEXT * 9) + section(TEXT) * 3, ""),
    "one for each article": (
        "".join(section(head(name), TEXT * 9) for name in "甲乙丙"),
        "",
    ),
    "some articles without": (
        section(TEXT)
        + section(head("甲"), TEXT * 9)
        + section(TEXT) * 2
        + section(head("乙"), TEXT),
        "",
    ),
    "several on a page": (
        "".join(section(head(name), TEXT, head(name * 2), TEXT * 5) for name in "甲乙丙"),
        (
            "@page :left { @top-center { content: element(head, last) } }"
            "@page :right { @top-center { content: element(head, first-except) } }"
        ),
    ),
    "with space above": (
        head("全书") + section(TEXT) * 2 + section(TEXT * 9),
        ".head { margin-top: 3mm; padding-top: 1mm }",
    ),
    "with space above what is in it": (
        head("<p>全书</p>") + section(TEXT) * 2 + section(TEXT * 9),
        ".head p { margin-top: 3mm }",
    ),
    "all at once": (
        "".join(section(head(name), TEXT, head(name * 2), TEXT * 5) for name in "甲乙丙"),
        "@page { @top-center { content: element(head, all-once) } }",
    ),
    "page numbers in it": (head("全书", "count") + section(TEXT * 9) + section(TEXT) * 3, ""),
    "between the articles": (
        section(TEXT) + head("甲") + section(TEXT * 9) + head("乙") + section(TEXT),
        "",
    ),
    "beside strings and lengths by the page": (
        head("全书") + section(head("甲"), TEXT) * 2,
        (
            ".head { margin-left: 5vw } h1 { string-set: t content() }"
            "@page { @bottom-left { content: string(t) } }"
        ),
    ),
    "never printed": (
        section(head("甲"), TEXT) * 2,
        "@page { @top-center { content: none } }",
    ),
    "absolute blocks between the articles": (
        f'{section(TEXT)}<div class="stamp">印</div>{section(TEXT)}<div class="stamp">印</div>',
        ".stamp { position: absolute; right: 0; bottom: 0 }",
    ),
}


@pytest.mark.parametrize("case", BOOKS)
def test_running_elements_are_those_of_the_whole_book(case: str) -> None:
    body, css = BOOKS[case]
    html = f'<html lang="zh"><head><title>书</title></head><body>{body}</body></html>'
    assert_alike(Job(html=html, styles=(Style(file="book.css", css=CSS + css),)))
