"""The heads of papers as offices type them: red heads, issuing offices, units before credits."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from jianbao.intake import docx, plain, splitting
from jianbao.intake.article import Article, Piece, Role

TEXT = "为切实做好开学各项工作，确保开学平稳有序，现将有关事项通知如下。"


def article(*head: tuple[str, int], text: tuple[str, ...] = (TEXT,)) -> Article:
    """Return the only article of a Word file with centred lines of some sizes above its text."""
    document = Document()
    for line, size in head:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).font.size = Pt(size)
    for line in text:
        document.add_paragraph().add_run(line).font.size = Pt(16)
    file = io.BytesIO()
    document.save(file)
    draft = docx.read(file.getvalue(), "来稿").value
    assert draft is not None
    (one,) = splitting.split(draft).articles
    return one


@pytest.mark.parametrize("head", ["云汀区教育局文件", "云汀区实验小学文件"])
def test_a_red_head_is_no_title(head: str) -> None:
    found = article(
        (head, 36),
        ("云教发〔2025〕17号", 16),
        ("云汀区教育局", 22),
        ("关于做好春季开学工作的通知", 22),
        text=("各中小学：", TEXT),
    )
    assert found.title == "云汀区教育局关于做好春季开学工作的通知"
    assert found.kicker == "云教发〔2025〕17号"


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("青山中学语文组　　执笔：郑云", "郑云", "青山中学语文组"),
        ("五（2）班　丁一", "丁一", "五（2）班"),
    ],
)
def test_a_unit_stands_before_who_wrote_it(line: str, author: str, source: str) -> None:
    found = article(("本学期工作总结", 22), (line, 12))
    assert (found.authors, found.source) == ((author,), source)


def test_headings_begin_at_the_first_level_whatever_their_numbers_are() -> None:
    text = "校务会议纪要\n\n1、关于考试\n　　由教务处牵头，各年级组配合。\n2、关于典礼\n　　定于六月举行，由团委负责。\n"
    draft = plain.read(text.encode(), "来稿").value
    assert draft is not None
    (one,) = splitting.split(draft).articles
    headings = [p for p in one.parts if isinstance(p, Piece) and p.role is Role.HEADING]
    assert [heading.level for heading in headings] == [1, 1]
