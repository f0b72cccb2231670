"""The law again, on books that nobody would write."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.typesetting.incremental.alike import differences

from jianbao.typesetting import engine
from jianbao.typesetting.incremental import composed
from jianbao.typesetting.incremental.model import Unfit
from jianbao.typesetting.job import Job, JobStyle

CSS = """
@page { size: 60mm 80mm; margin: 10mm 8mm 12mm 14mm; @footnote { border-top: 1px solid } }
@page :left {
  margin: 10mm 14mm 12mm 8mm;
  @top-left { content: string(title, start) }
  @bottom-left { content: counter(page) "/" counter(pages) }
}
@page :right { @top-right { content: string(title) } @bottom-right { content: counter(page) } }
@page :blank { @top-left { content: "空" } @bottom-left { content: none } }
@page wide { size: 80mm 60mm }
@page opening { @bottom-right { content: "— " counter(page, lower-roman) } }
@page :nth(1 of opening) { counter-reset: page 1 }
html { font-size: 9pt; line-height: 13pt; font-family: "Noto Serif CJK SC"; text-align: justify; widows: 2; orphans: 2 }
html, body, p, h1 { margin: 0 }
h1 { string-set: title content(); font-size: 12pt; bookmark-level: 1; margin: 13pt 0; break-after: avoid }
h2 { bookmark-level: 2; font-size: 9pt }
a.page::after { content: "（" target-counter(attr(href), page) "）" }
.footnote { float: footnote; footnote-policy: line; font-size: 7pt }
.footnote::footnote-call, .footnote::footnote-marker { content: attr(data-mark) }
.wide { page: wide }
.opening { page: opening }
.opening + * { margin-top: 26pt }
body:has(.wide) h2 { letter-spacing: 0.1em }
.foot { position: absolute; bottom: 0; left: 0 }
.float { float: right; width: 20mm; height: 15mm; background: silver }
table { border-collapse: collapse } td { border: 0.5pt solid }
.pale { opacity: 0.5 }
img { width: 10mm; height: 5mm }
"""

TEXT = "各学校要落实责任，把工作抓细抓实，确保校园安全稳定，并于2024年3月5日前报送《情况表》。"
BREAKS = ("auto", "page", "recto", "verso", "left", "right", "avoid")
KINDS = ("", "wide", "opening")
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='20' height='10'%3E"
    "%3Crect width='9' height='9' fill-opacity='.5'/%3E%3C/svg%3E"
)
BLOCKS = (
    f'<p class="pale">透<strong>明</strong><img src="{PICTURE}" alt="方"/></p>',
    f'<figure><img src="{PICTURE}" alt="方块"/><figcaption>图</figcaption></figure>',
    "<ul><li>甲<ol type='a'><li>一</li><li><p>二</p><p>二下</p></li></ol></li></ul>",
    "<dl><dt>词</dt><dd>解</dd><dd>又</dd></dl>",
    '<h4>跳级</h4><p>见<a href="https://example.org/">外<em>边</em></a>、<a href="#s9">无</a>。</p>',
    f'<p lang="en">{"The quick brown fox jumps over the lazy dog. " * 4}</p>',
    "<table><thead><tr><th colspan='2'>头</th></tr></thead>%s</table>"
    % ("<tr><th>行</th><td>格</td></tr>" * 9),
    '<div>散<p>段</p><abbr title="全">简</abbr></div>',
)


@st.composite
def sections(draw: st.DrawFn, number: int, count: int) -> str:
    """Draw an article with a heading and blocks of many kinds."""
    links = st.integers(0, count + 1).map(lambda to: f'<a class="page" href="#s{to}">见</a>')
    blocks = st.one_of(
        st.integers(1, 12).map(lambda times: f"<p>{TEXT * times}</p>"),
        links.map("<p>{}</p>".format),
        st.integers(1, 6).map(
            lambda times: (
                f'<p>{TEXT}<span class="footnote" id="note" data-mark="①">{TEXT * times}</span></p>'
            )
        ),
        st.just('<div class="float"></div>'),
        st.just(f"<table>{'<tr><td>表</td><td>格</td></tr>' * 6}</table>"),
        st.just(f"<h2>节</h2><p>{TEXT}</p>"),
        st.just('<p class="foot">页脚</p>'),
        st.sampled_from(BLOCKS),
        st.sampled_from(BREAKS).map(lambda to: f'<p style="break-before: {to}">{TEXT}</p>'),
    )
    before, after = draw(st.sampled_from(BREAKS)), draw(st.sampled_from(("auto", *BREAKS)))
    kind, heading = draw(st.sampled_from(KINDS)), draw(st.booleans())
    title = f"<h1>第{number}篇</h1>" if heading else ""
    drawn = draw(st.lists(blocks, min_size=1, max_size=4))
    named = (item.replace('id="note"', f'id="n{number}-{at}"') for at, item in enumerate(drawn))
    inside = title + "".join(named)
    style = f"break-before: {before}; break-after: {after}"
    return f'<section id="s{number}" class="{kind}" style="{style}">{inside}</section>'


@st.composite
def jobs(draw: st.DrawFn) -> Job:
    """Draw a book of articles that may or may not begin on new pages."""
    count = draw(st.integers(2, 5))
    body = "\n".join(draw(sections(number, count)) for number in range(count))
    html = f'<html lang="zh"><head><title>书</title></head><body>{body}</body></html>'
    return Job(html=html, styles=(JobStyle(file="book.css", css=CSS),))


@settings(
    max_examples=12,
    phases=[phase for phase in Phase if phase is not Phase.explain],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(jobs())
def test_any_book_in_parts_is_the_book_laid_out_at_once(job: Job) -> None:
    try:
        parts = composed.compose(job)
    except Unfit:
        return
    whole = engine.typeset(job)
    assert whole.value
    assert parts.value
    assert not list(differences(whole.value.pdf, parts.value.pdf))
    assert parts.value.pages == whole.value.pages
    assert parts.value.starts == whole.value.starts
    assert parts.diagnostics == whole.diagnostics
