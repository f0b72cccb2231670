"""Notes that titles, captions and links call stand behind them, and nothing of them is lost."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image
from tests.manuscript.conftest import BookFolder

NOTES = "\n\n[^甲]: 第一条\n\n[^乙]: 第二条\n"


def call(number: int) -> str:
    return f'<a class="noteref" id="chapter-01-n{number}-ref" href="#chapter-01-n{number}">{number}</a>'


@pytest.fixture(autouse=True)
def _with_a_picture(book: BookFolder) -> None:
    stream = BytesIO()
    Image.new("RGB", (2000, 1000), "red").save(stream, "PNG")
    book.write("p.png", stream.getvalue())


@pytest.mark.parametrize(
    "text",
    [
        "# 关于*表彰*的通报[^甲]\n\n文[^乙]",
        "---\n标题: 关于表彰的通报[^甲]\n---\n\n文[^乙]",
        "---\n标题: 关于表彰的通报[^甲]\n---\n# 关于表彰的通报\n\n文[^乙]",
        "---\n副标题: 副题[^甲]\n标题: 关于表彰的通报\n---\n\n文[^乙]",
        "---\n标题: [关于表彰, 的通报[^甲]]\n---\n\n文[^乙]".replace("[关", "\n  - 关")
        .replace(", 的", "\n  - 的")
        .replace("]]", "]"),
    ],
)
def test_a_title_calls_its_note_first(book: BookFolder, text: str) -> None:
    chapter = book.chapter(text + NOTES)
    assert chapter.title.replace("\n", "") == "关于表彰的通报"
    assert chapter.subtitle in {"", "副题"}
    assert chapter.title_calls == call(1)
    assert chapter.html.endswith(f"文{call(2)}</p>")
    assert [(note.mark, re.sub("<[^>]*>", "", note.html)) for note in chapter.notes] == [
        ("1", "第一条"),
        ("2", "第二条"),
    ]
    assert book.codes == []


def test_a_title_with_signs_of_markdown_is_only_once_there(book: BookFolder) -> None:
    chapter = book.chapter("---\n标题: 第*1*次[会议]_纪要_ & <通报>[^甲]\n---\n文[^乙]" + NOTES)
    assert chapter.title == "第*1*次[会议]_纪要_ & <通报>"
    assert book.bare(chapter.html) == f"<p>文{call(2)}</p>"


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        ('![校园](p.png "图[^甲]注[^乙]")', f"图{call(1)}注{call(2)}"),
        ("![校园[^甲]**北**门[^乙]](p.png)", f"校园{call(1)}北门{call(2)}"),
        ('![校[^甲]园](p.png "图注[^乙]")', f"图注{call(2)}{call(1)}"),
        ("![校园](p.png)\n\n图1 校园[^甲]北门[^乙]", f"图1 校园{call(1)}北门{call(2)}"),
    ],
)
def test_a_caption_calls_its_notes_where_they_were_written(
    book: BookFolder, picture: str, shown: str
) -> None:
    body = book.body(picture + NOTES)
    found = re.search("<figcaption>(.*)</figcaption>", body)
    marks = sorted(re.findall(r"\d</a>", shown)) == ["1</a>", "2</a>"]
    assert found is not None
    assert re.sub("<[^>]*>|[0-9]", "", found[1]) == re.sub("<[^>]*>|[0-9]", "", shown)
    assert marks
    assert re.search('alt="([^"]*)"', body)[1] in {"校园", "校园北门", "图1 校园北门"}  # type: ignore[index]  # there is one
    assert "[^" not in body
    assert book.codes == []


def test_a_picture_in_a_line_calls_its_note_behind_it(book: BookFolder) -> None:
    body = book.body(f"见![章[^甲]](p.png)处。{NOTES}".replace("\n\n[^乙]: 第二条\n", ""))
    assert re.sub("<img[^>]*>", "图", body) == f"<p>见图{call(1)}处。</p>"


@pytest.mark.parametrize("link", ["[看[^甲]注[^乙]](https://e.cn/)", "[看注[^甲][^乙]][r]"])
def test_a_link_keeps_its_address_and_calls_its_notes_behind_it(
    book: BookFolder, link: str
) -> None:
    body = book.body(f"先{link}。{NOTES}\n\n[r]: https://e.cn/\n")
    assert body == f'<p>先<a href="https://e.cn/">看注</a>{call(1)}{call(2)}。</p>'
    assert [code for code in book.codes if code != "M034"] == []


def test_a_link_in_a_link_is_still_none(book: BookFolder) -> None:
    assert book.body("[a [b](https://e.cn/) c](https://f.cn/)").count("<a ") == 1


def test_what_is_called_and_never_written_is_told(book: BookFolder) -> None:
    assert book.chapter("---\n标题: 题[^无]\n---\n\n文\n").title == "题[^无]"
    assert book.found == ["M030 one.md:2:6"]


def test_the_writer_cannot_forge_the_calls_of_a_picture(book: BookFolder) -> None:
    assert "noteref" not in book.body('<img src="p.png" alt="甲" data-notes="0:7"/>')
    assert "noteref" not in book.body('![甲](p.png){data-notes="0:7"}')
