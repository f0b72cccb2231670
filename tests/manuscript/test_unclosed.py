"""What begins and never ends is told and swallows no paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.manuscript.conftest import BookFolder

from jianbao.manuscript.prose import prose_of
from jianbao.manuscript.source import Manuscript


@pytest.mark.parametrize(
    "opening",
    ["<!-- 备注", "<? 备注", "<![CDATA[ 备注", "<!备注", "```", "~~~ 备注", "<!A 备注", "<script>", "<pre>", "<style>"],
)  # fmt: skip
def test_paragraphs_behind_what_does_not_end_are_paragraphs(book: BookFolder, opening: str) -> None:
    body = book.body(f"第一段。\n\n{opening}\n\n第二段。\n\n- 第三段。")
    assert body.startswith("<p>第一段。</p>")
    assert "<p>第二段。</p>" in body
    assert "<li>第三段。</li>" in body.replace("\n", "")
    assert "one.md:5" in " ".join(book.found) or opening == "<!备注"  # no markup at all


@pytest.mark.parametrize("opening", ["<!--", "<?", "<![CDATA["])
def test_nothing_of_html_is_swallowed_either(book: BookFolder, opening: str) -> None:
    body = book.chapter(
        f"<h1>甲</h1>\n<p>第一段。</p>\n{opening} 备注\n<p>第二段。</p>", "a.html"
    ).html
    assert "第一段。" in body
    assert "第二段。" in body
    assert "M041 a.html:3:1" in book.found


def test_what_begins_within_a_line_is_told_at_its_place(book: BookFolder) -> None:
    assert "第二段" in book.body("第一段\n甲 <!-- 备注\n\n第二段")
    assert book.found == ["M041 one.md:4:3"]


@pytest.mark.parametrize(
    "text", ["甲 `<!--` 乙", "甲 \\<!-- 乙", "```\n<!--\n```", "~~~\n\n```\n~~~"]
)
def test_what_is_written_of_it_is_not_it(book: BookFolder, text: str) -> None:
    book.body(text)
    assert "M041" not in " ".join(book.found)


@pytest.mark.parametrize(
    "text", ["- 甲\n\n  ```\n  码\n\n  码\n  ```\n", "> ```\n> 码\n> ```", "```\n码\n````"]
)
def test_what_ends_is_code_still(book: BookFolder, text: str) -> None:
    assert "<pre>" in book.body(text)
    assert book.found == []


def test_proof_reading_reads_what_follows() -> None:
    text = "<p>甲</p>\n<!-- 备注\n<p>第二段。</p>"
    for name in ("a.html", "a.md"):
        prose = prose_of(Manuscript(file=name, path=Path(name), text=text))
        assert "第二段。" in [passage.text for passage in prose.passages]
