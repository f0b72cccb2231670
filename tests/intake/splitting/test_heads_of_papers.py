"""The heads of papers as offices type them: red heads, issuing offices, units before credits."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from jianbao.diagnostics import Span
from jianbao.intake import docx, plain, splitting
from jianbao.intake.article import Article, ArticleParagraph, ParagraphRole
from jianbao.intake.model import Align, Cell, Draft, Form, Looks, Paragraph, Run, Table
from jianbao.intake.splitting import Answers

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
    assert found.kicker == ""


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
    headings = [
        p for p in one.parts if isinstance(p, ArticleParagraph) and p.role is ParagraphRole.HEADING
    ]
    assert [heading.level for heading in headings] == [1, 1]


def test_numbered_headings_may_hold_a_colon_where_each_has_its_text() -> None:
    case = ("一、初见：处处皆课程", TEXT, "二、深耕：课课有思考", TEXT)
    found = article(("跟岗学习心得", 22), text=case)
    headings = [
        p.text
        for p in found.parts
        if isinstance(p, ArticleParagraph) and p.role is ParagraphRole.HEADING
    ]
    assert headings == [case[0], case[2]]
    pairs = article(("研讨会通知", 22), text=("一、时间：3月5日", "二、地点：一号会议室", TEXT))
    assert all(p.role is ParagraphRole.TEXT for p in pairs.parts if isinstance(p, ArticleParagraph))


def test_who_speaks_in_an_office_bears_its_name() -> None:
    found = article(("在毕业班大会上的讲话", 22), ("溪山中学校长　邹远航", 16))
    assert (found.authors, found.source) == (("溪山中学校长\u3000邹远航",), "")


def test_rows_of_cells_are_never_one_sentence() -> None:
    rows: tuple[str, ...] = (
        "一（1）班\t朵  朵\t一（2）班\t夏小满",
        "二（1）班\t沈星河\t二（3）班\t江  来",
    )
    rows += ("三（1）班\t温  暖\t三（2）班\t金鑫", "四（1）班\t常  青\t四（2）班\t许诺")
    found = article(("读书节获奖名单", 22), text=rows)
    texts = [p.text for p in found.parts if isinstance(p, ArticleParagraph)]
    assert texts[0] == "一（1）班　朵　朵　一（2）班　夏小满"
    assert len(texts) == len(rows)


def test_a_stop_of_a_journey_belongs_to_the_heading_below_it() -> None:
    text = (TEXT, "第一站", "三峡大坝", TEXT, "第二站", "屈原故里", TEXT)
    found = article(("走，去看大江大河", 22), text=text)
    headings = [
        p.text
        for p in found.parts
        if isinstance(p, ArticleParagraph) and p.role is ParagraphRole.HEADING
    ]
    assert headings == ["第一站　三峡大坝", "第二站　屈原故里"]


LEAD = "清晨六点半，数学教师周敏已经坐上开往青石镇的班车，这样的路她走了一年。"


def paper(*parts: tuple[str, Looks]) -> Article:
    blocks = tuple(
        Paragraph(runs=(Run(text=text),), looks=looks, span=Span(file="稿", line=number))
        for number, (text, looks) in enumerate(parts, 1)
    )
    draft = Draft(source="稿", form=Form.DOCUMENT, blocks=blocks, raw="")
    (article,) = splitting.split(draft, Answers(unattended=True)).articles
    return article


BODY = Looks(size=16, face="fangsong", indent=2)
HEI = Looks(size=16, face="hei")


def texts(article: Article, role: ParagraphRole) -> list[str]:
    return [p.text for p in article.parts if isinstance(p, ArticleParagraph) and p.role is role]


def test_a_long_title_is_the_line_set_the_largest() -> None:
    middle = Align.CENTER
    title = "清江区第一中学教育集团与双河、桃园、青石三镇七所农村初中结对帮扶一年间的人和事以及一本没有写完的工作手册"
    article = paper(
        ("城乡结对　携手共进", Looks(size=18, face="kai", align=middle)),
        (title, Looks(size=22, face="xiaobiaosong", align=middle)),
        ("——教育帮扶系列报道之三", Looks(size=16, face="kai", align=middle)),
        (LEAD, BODY),
    )
    assert (article.kicker, article.title) == ("城乡结对　携手共进", title)
    assert article.subtitle == "——教育帮扶系列报道之三"


@pytest.mark.parametrize("numbers", [("一", "二"), ("（一）", "（二）"), ("01", "02")])
def test_a_number_alone_is_a_heading(numbers: tuple[str, str]) -> None:
    middle = Looks(size=16, align=Align.CENTER)
    first, second = ((number, middle) for number in numbers)
    title = ("老槐树下", Looks(size=22, align=Align.CENTER))
    article = paper(title, first, (LEAD, BODY), second, (LEAD, BODY))
    assert texts(article, ParagraphRole.HEADING) == list(numbers)
    assert not article.subtitle


def test_a_series_told_by_its_labels_may_be_headings() -> None:
    title = ("一节课的三次重来", Looks(size=22, align=Align.CENTER))
    article = paper(
        title,
        (LEAD, BODY),
        ("第一次：贪多", HEI),
        (LEAD, BODY),
        ("第二次：求新", HEI),
        (LEAD, BODY),
    )
    assert texts(article, ParagraphRole.HEADING) == ["第一次：贪多", "第二次：求新"]


def test_a_label_among_headings_does_not_unmake_them() -> None:
    title = ("教学设计", Looks(size=22, align=Align.CENTER))
    article = paper(
        title, ("问题的提出", HEI), (LEAD, BODY), ("参考文献：", HEI), ("[1] 某书。", BODY)
    )
    assert texts(article, ParagraphRole.HEADING)[0] == "问题的提出"


def test_items_that_are_sentences_are_no_headings() -> None:
    title = ("检查的通知", Looks(size=22, align=Align.CENTER))
    items = ("1.食材是否定点采购。", "（1）供货合同；", "2.食品是否留样。", "（1）留样记录；")
    article = paper(title, *((text, BODY) for text in items))
    assert texts(article, ParagraphRole.HEADING) == []


def test_paragraphs_set_in_by_spaces_are_no_lines_in_the_middle() -> None:
    loose = Looks(size=12)
    title = ("志愿服务进社区", Looks(size=18, bold=True, align=Align.CENTER))
    first = "11月21日，队员走进社区，开展敬老活动。"
    article = paper(title, ("\u3000" * 4 + first, loose), ("\u3000" * 4 + LEAD, loose))
    assert texts(article, ParagraphRole.TEXT) == [first, LEAD]
    assert not article.subtitle


def test_the_title_of_a_table_is_no_heading() -> None:
    here = Span(file="稿", line=9)
    cell = Cell(paragraphs=(Paragraph(runs=(Run(text="片区"),), span=here),))
    blocks = [
        Paragraph(runs=(Run(text=text),), looks=looks, span=Span(file="稿", line=number))
        for number, (text, looks) in enumerate(
            [
                ("招生通报", Looks(size=22, align=Align.CENTER)),
                (LEAD, BODY),
                ("表1 招生统计表", HEI),
                (LEAD, BODY),
            ]
        )
    ]
    draft = Draft(
        source="稿",
        form=Form.DOCUMENT,
        blocks=(*blocks[:3], Table(rows=((cell, cell), (cell, cell)), span=here), blocks[3]),
        raw="",
    )
    (article,) = splitting.split(draft, Answers(unattended=True)).articles
    assert texts(article, ParagraphRole.HEADING) == []
