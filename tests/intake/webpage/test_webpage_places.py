"""The law of conservation: text at any place of a page is in the draft, or told as left out."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.intake import webpage
from jianbao.intake.conservation import letters
from jianbao.intake.model import Draft
from jianbao.intake.witness import texts

WORDS = st.text("春夏秋冬东南西北梅兰竹菊", min_size=3, max_size=6)
TAGS = (
    "p", "div", "section", "span", "b", "a", "h2", "li", "ul", "table", "tr", "td", "figure", "figcaption",
    "blockquote", "dl", "dt", "form", "select", "option", "textarea", "button", "label", "details",
    "summary", "svg", "text", "math", "mi", "ruby", "rt", "center", "font", "marquee", "pre", "code", "nav",
    "footer", "aside", "custom-element", "o:p", "frameset", "map", "fieldset", "legend", "html", "body",
)  # fmt: skip


def element(parts: tuple[str, str, bool]) -> str:
    tag, inside, ends = parts
    return f"<{tag}>{inside}" + (f"</{tag}>" if ends else "")


PIECES = st.recursive(
    WORDS,
    lambda deeper: st.one_of(
        st.tuples(st.sampled_from(TAGS), deeper, st.booleans()).map(element),
        st.tuples(deeper, st.sampled_from(TAGS)).map(lambda two: f"{two[0]}</{two[1]}>"),
        deeper.map("<p style='display:none'>{}</p>".format),
        st.tuples(deeper, deeper).map("".join),
    ),
    max_leaves=4,
)


def kept(draft: Draft) -> Counter[str]:
    """All that the draft says, states or reports as left out."""
    found = Counter(letters("".join((*texts(draft), draft.title, draft.author, draft.publisher))))
    for change in draft.changes:
        found.update(letters(change.before))
        found.subtract(letters(change.after))
    return found


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, min_size=1, max_size=4))
def test_text_at_any_place_is_read_or_reported(pieces: list[str]) -> None:
    page = f"<html><body><h1>标题在此</h1><p>开头一段文字。</p>{''.join(pieces)}<p>末尾。</p></body></html>"
    result = webpage.read(page.encode(), "页.html")
    assert result.value is not None, result.diagnostics
    written = Counter(c for c in page if c in "春夏秋冬东南西北梅兰竹菊")
    assert not written - kept(result.value)


def test_text_behind_an_end_in_the_midst_of_a_page_stays_where_it_is() -> None:
    page = "<html><body><p>前一段。</p></body></html><p>后一段。</p><html><body><p>末段。</p></body></html>"
    draft = webpage.read(page.encode(), "页.html").value
    assert draft is not None
    assert letters("".join(texts(draft))) == "前一段后一段末段"
    assert draft.changes == ()
