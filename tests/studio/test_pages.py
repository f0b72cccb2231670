"""Which pages have changed, and what they look like."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from jianbao.studio.pages import Printer, changed_pages, leaves_of
from jianbao.typesetting.engine import Job, JobStyle, typeset

STYLE = "@page { size: 100mm 140mm } img { width: 20mm }"


def picture(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(stream, "PNG")
    return stream.getvalue()


def book(second: str, colour: str = "red") -> bytes:
    html = (
        "<html><body><p>第一页</p>"
        f'<p style="break-before: page">{second}</p>'
        '<p style="break-before: page"><img src="a.png" alt=""/></p></body></html>'
    )
    job = Job(
        html=html,
        styles=(JobStyle(file="a.css", css=STYLE),),
        resources=(("a.png", "image/png", picture(colour)),),
    )
    made = typeset(job).value
    assert made is not None
    return made.pdf


def changed(before: bytes, after: bytes) -> list[bool]:
    pairs = zip(leaves_of(before), leaves_of(after), strict=True)
    return [a.digest != b.digest for a, b in pairs]


def test_only_the_page_with_another_text_has_changed() -> None:
    assert changed(book("第二页"), book("第二面")) == [False, True, False]


def test_a_page_has_changed_when_its_picture_has() -> None:
    assert changed(book("第二页"), book("第二页", "blue")) == [False, False, True]


def running(*paragraphs: str) -> bytes:
    """Return a book of small pages over which paragraphs run on, a picture at its end."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = f'<html><body>{text}<img src="a.png" alt=""/></body></html>'
    style = "@page { size: 60mm 60mm; margin: 5mm } p { font-size: 14pt; margin: 0 } img { width: 20mm }"
    picture_ = ("a.png", "image/png", picture("red"))
    made = typeset(
        Job(html=html, styles=(JobStyle(file="a.css", css=style),), resources=(picture_,))
    )
    assert made.value is not None
    return made.value.pdf


def told(before: bytes, after: bytes) -> tuple[int, ...]:
    return changed_pages(leaves_of(before), leaves_of(after))


WORDS = [f"第{letter}段文字" * 6 for letter in "甲乙丙丁戊己"]


def test_text_that_moves_on_to_other_pages_has_not_changed() -> None:
    assert told(running(*WORDS), running("新的一段。", *WORDS)) == (1,)
    assert told(running(*WORDS), running(*WORDS)) == ()


def test_a_page_has_changed_where_something_was_taken_away() -> None:
    assert len(leaves_of(running(*WORDS))) == 4
    assert told(running(*WORDS), running(*WORDS[1:])) == (1,)
    assert told(running(*WORDS), running(*WORDS[:-1])) == (3,)


def test_no_page_stands_out_where_all_have_changed() -> None:
    assert told(running(*WORDS), running(*(word.replace("段", "节") for word in WORDS))) == ()
    assert told(running("一"), running("二")) == (1,)


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    pdf = book("第二页")
    printer = Printer()
    printer.load(pdf)
    leaf = leaves_of(pdf)[1]

    drawn = printer.draw(2, leaf.digest, 300)

    assert drawn is not None
    image = Image.open(io.BytesIO(drawn))
    assert image.width == 300
    assert image.height == pytest.approx(420, abs=1)
    assert image.convert("1").getextrema() == (0, 255)


def test_there_is_no_page_beyond_the_last() -> None:
    printer = Printer()
    assert printer.draw(1, "x", 300) is None
    printer.load(book("第二页"))
    assert printer.draw(4, "y", 300) is None
