"""Shorthand of other dialects, and the forms that jianbao itself gives a page."""

from __future__ import annotations

import pytest
from tests.manuscript.conftest import BookFolder


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("H~2~O", "H<sub>2</sub>O"),
        ("x~i~", "x<sub>i</sub>"),
        ("10^3^人", "10<sup>3</sup>人"),
        ("m^2^", "m<sup>2</sup>"),
        ("10~20人，30~40人", "10~20人，30~40人"),
        ("周一~周五，3~5月", "周一~周五，3~5月"),
        ("~~删~~", "<s>删</s>"),
    ],
)
def test_raised_and_lowered(book: BookFolder, written: str, read: str) -> None:
    assert book.body(written) == f"<p>{read}</p>"


def test_a_task_has_the_box_of_its_state(book: BookFolder) -> None:
    assert book.body("- [ ] 甲\n- [x] 乙\n- [丙]").replace("\n", "") == (
        '<ul><li class="task">□甲</li><li class="task">☑乙</li><li>[丙]</li></ul>'
    )


def test_alerts_are_boxes_with_a_title(book: BookFolder) -> None:
    body = book.body("> [!NOTE]\n> 甲\n\n> [!warning]\n>\n> 乙\n\n> 引文")
    assert body.replace("\n", "") == (
        '<aside class="box"><p class="title">说明</p><p>甲</p></aside>'
        '<aside class="box"><p class="title">注意</p><p>乙</p></aside>'
        "<blockquote><p>引文</p></blockquote>"
    )


def test_places_on_the_page_have_a_written_form(book: BookFolder) -> None:
    body = book.body("::: 居中\n甲\n:::\n\n::: 分页\n\n::: 居右\n乙\n:::\n\n::: 分页\n:::\n\n丙")
    assert body.replace("\n", "") == (
        '<div class="centre"><p>甲</p></div><div class="page-break"></div>'
        '<div class="to-right"><p>乙</p></div><div class="page-break"></div><p>丙</p>'
    )
    assert book.diagnostics == ()


def test_lists_keep_what_html_says_of_their_numbers(book: BookFolder) -> None:
    body = book.body('<ol start="3" type="A" reversed><li value="7">甲</li></ol>')
    assert body == '<ol start="3" type="A" reversed="reversed"><li value="7">甲</li></ol>'
