"""Drafts that say more than their text: sizes, boxes, numbers, a title of their own, pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jianbao.diagnostics import Span
from jianbao.intake import plain
from jianbao.intake.article import Article, ArticleParagraph, Figure, ParagraphRole
from jianbao.intake.model import (
    Align,
    Block,
    Cell,
    Certainty,
    Draft,
    Form,
    Looks,
    Paragraph,
    Run,
    SourcePicture,
    Table,
)
from jianbao.intake.splitting import CHOICES, Answers, split
from jianbao.intake.splitting.labels import LineLabel

BODY = Looks(size=16, face="fangsong", indent=2)
LEAD = "3月1日，澄湖区教育局召开作风建设推进会，全体干部职工参加会议。"
MORE = "会议指出，作风建设永远在路上，要以钉钉子精神抓好落实。"
END = "各科室负责人作了表态发言，全体人员观看了警示教育片。"


def draft(*lines: str | tuple[str, Looks] | Block, **statements: str) -> Draft:
    """Return a draft of these lines, plain ones in the looks of the body."""
    blocks = list[Block]()
    for number, line in enumerate(lines, 1):
        span = Span(file="来稿.docx", line=number)
        if isinstance(line, str):
            blocks.append(Paragraph(runs=(Run(text=line),), looks=BODY, span=span))
        elif isinstance(line, tuple):
            blocks.append(Paragraph(runs=(Run(text=line[0]),), looks=line[1], span=span))
        else:
            blocks.append(line)
    form = Form.DOCUMENT
    return Draft(source="来稿.docx", form=form, blocks=tuple(blocks), raw="", **statements)  # type: ignore[arg-type]  # only texts are given


def articles(source: Draft, answers: Answers | None = None) -> tuple[Article, ...]:
    return split(source, answers or Answers()).articles


def centred(size: float, face: str = "xiaobiaosong") -> Looks:
    return Looks(size=size, face=face, align=Align.CENTER)


def texts(article: Article) -> list[str]:
    return [part.text for part in article.parts if isinstance(part, ArticleParagraph)]


def test_a_smaller_centred_line_under_a_title_is_its_subtitle() -> None:
    (one,) = articles(
        draft(
            ("强化责任担当 提升服务水平", centred(22)),
            ("澄湖区教育局召开推进会", centred(18, "kai")),
            LEAD,
            MORE,
        )
    )
    assert (one.title, one.subtitle) == ("强化责任担当　提升服务水平", "澄湖区教育局召开推进会")


def test_a_smaller_centred_line_above_a_title_is_its_kicker() -> None:
    (one,) = articles(
        draft(
            ("强化责任担当", centred(16, "kai")),
            ("澄湖区教育局召开作风建设推进会", centred(22)),
            LEAD,
            MORE,
        )
    )
    assert (one.kicker, one.title) == ("强化责任担当", "澄湖区教育局召开作风建设推进会")


def test_two_lines_in_the_size_of_a_title_are_one_title() -> None:
    (one,) = articles(
        draft(
            ("澄湖区教育局关于召开全区", centred(22)),
            ("作风建设推进会的通报", centred(22)),
            LEAD,
            MORE,
        )
    )
    assert one.title == "澄湖区教育局关于召开全区作风建设推进会的通报"


def test_a_headline_in_a_text_box_goes_to_the_article_without_one() -> None:
    box = Looks(size=22, face="xiaobiaosong", boxed=True)
    (one,) = articles(draft(LEAD, ("澄湖区推进作风建设", box), MORE, END))
    assert one.title == "澄湖区推进作风建设"
    assert texts(one) == [LEAD, MORE, END]


def test_automatic_numbers_are_written_out_and_headings_get_their_levels() -> None:
    (one,) = articles(
        draft(
            ("澄湖区教育局2023年工作总结", centred(22)),
            LEAD,
            ("主要做法", Looks(size=16, face="hei", numbering="一、")),
            ("健全机制", Looks(size=16, face="kai", numbering="（一）")),
            MORE,
        )
    )
    headings = [
        (p.text, p.level)
        for p in one.parts
        if isinstance(p, ArticleParagraph) and p.role is ParagraphRole.HEADING
    ]
    assert headings == [("一、主要做法", 1), ("（一）健全机制", 2)]


def two_papers() -> Draft:
    right = Looks(size=16, align=Align.END)
    return draft(
        ("关于做好防汛工作的通知", centred(22)),
        "各学校：",
        MORE,
        ("澄湖区教育局", right),
        ("2024年6月1日", right),
        ("澄湖区召开防汛工作会", centred(22)),
        LEAD,
    )


def answered(choice: int) -> Answers:
    """Return the answer to whether the source holds several articles."""
    return Answers(labels={Span(file="来稿.docx"): CHOICES["N615"][choice].labels})


def test_a_signature_stands_at_the_right_and_ends_its_article() -> None:
    first, second = articles(two_papers(), answered(1))
    assert [p.role for p in first.parts if isinstance(p, ArticleParagraph)][-2:] == [
        ParagraphRole.SIGNATURE
    ] * 2
    assert second.title == "澄湖区召开防汛工作会"


def test_what_may_be_several_articles_is_left_whole_and_asked() -> None:
    found = split(two_papers())
    asked = [c for c in found.changes if c.rule == "N615"]
    assert len(found.articles) == 1
    assert [(c.certainty, c.span.line) for c in asked] == [(Certainty.UNCLEAR, 0)]
    assert asked[0].before == asked[0].after == "关于做好防汛工作的通知\n澄湖区召开防汛工作会"
    whole = split(two_papers(), answered(0))
    assert len(whole.articles) == 1
    assert not [c for c in whole.changes if c.rule == "N615"]


def test_three_articles_with_like_titles_and_credits_are_a_bulletin() -> None:
    lines = list[str | tuple[str, Looks] | Block]()
    for school in ("梅园小学", "柳林中学", "桃源小学"):
        lines += [(f"{school}开展防溺水演练", centred(22)), f"供稿：{school}", LEAD, MORE]
    found = split(draft(*lines))
    assert [one.source for one in found.articles] == ["梅园小学", "柳林中学", "桃源小学"]
    assert not [c for c in found.changes if c.rule == "N615"]


def test_a_title_that_the_source_states_makes_one_article_of_it() -> None:
    source = draft(
        "澄湖区召开作风建设推进会",
        LEAD,
        "扩优提质见成效",
        MORE,
        title="澄湖区召开作风建设推进会",
        publisher="澄湖教育",
        date="2024年3月2日",
    )
    (one,) = articles(source)
    assert (one.title, one.source, one.date) == (
        "澄湖区召开作风建设推进会",
        "澄湖教育",
        "2024年3月2日",
    )
    assert texts(one)[0] == LEAD
    assert "N611" in [change.rule for change in split(source).changes]


def test_a_title_that_only_the_source_states_is_told() -> None:
    found = split(draft(LEAD, MORE, title="澄湖区召开作风建设推进会"))
    assert [article.title for article in found.articles] == ["澄湖区召开作风建设推进会"]
    assert [c.after for c in found.changes if c.rule == "N612"] == ["澄湖区召开作风建设推进会"]


def test_a_table_above_the_title_goes_below_it_and_is_told() -> None:
    here = Span(file="来稿.docx", line=1)
    cell = Cell(paragraphs=(Paragraph(runs=(Run(text="第一季度"),), span=here),))
    table = Table(rows=((cell, cell), (cell, cell)), span=here)
    found = split(draft(table, ("澄湖区召开作风建设推进会", centred(22)), LEAD, MORE, END))
    (one,) = found.articles
    assert isinstance(one.parts[0], Table)
    assert {c.before for c in found.changes if c.rule == "N614"} == {"第一季度"}


def test_a_reading_in_a_title_stands_in_parentheses_and_is_told() -> None:
    runs = (Run(text="学生张"), Run(text="䶮", ruby="yǎn"), Run(text="获全国科技创新奖"))
    title = Paragraph(runs=runs, looks=centred(22), span=Span(file="来稿.docx", line=1))
    found = split(draft(title, LEAD, MORE, END))
    assert [article.title for article in found.articles] == ["学生张䶮（yǎn）获全国科技创新奖"]
    assert [(c.before, c.after) for c in found.changes if c.rule == "N517"] == [
        ("䶮yǎn", "䶮（yǎn）")
    ]


def test_pictures_and_tables_keep_their_places_and_captions() -> None:
    here = Span(file="来稿.docx", line=3)
    picture = SourcePicture(name="1.png", data=b"", span=here)
    cell = Cell(paragraphs=(Paragraph(runs=(Run(text="共 3 人,均已到岗"),), span=here),))
    (one,) = articles(
        draft(
            ("澄湖区召开作风建设推进会", centred(22)),
            LEAD,
            picture,
            "图为会议现场。",
            MORE,
            Table(rows=((cell,),), span=here),
            END,
        )
    )
    kinds = [type(part).__name__ for part in one.parts]
    assert kinds == ["ArticleParagraph", "Figure", "ArticleParagraph", "Table", "ArticleParagraph"]
    assert isinstance(one.parts[1], Figure)
    assert one.parts[1].caption == "图为会议现场。"
    assert isinstance(one.parts[3], Table)
    assert one.parts[3].rows[0][0].paragraphs[0].text == "共3人，均已到岗"


def test_a_picture_that_is_explained_takes_no_second_caption() -> None:
    here = Span(file="来稿.docx", line=3)
    beside = (Paragraph(runs=(Run(text="开幕式"),), span=here),)
    row = SourcePicture(name="1.png", data=b"", caption=beside, span=here)
    bare = SourcePicture(name="2.png", data=b"", span=here)
    small = ("干部职工在会场", Looks(size=10.5, align=Align.CENTER))
    title = ("澄湖区召开作风建设推进会", centred(22))
    (one,) = articles(
        draft(title, LEAD, row, "图为会议现场。", bare, "图为参会人员。", small, MORE)
    )
    figures = [part.caption for part in one.parts if isinstance(part, Figure)]
    assert figures == ["开幕式", "图为参会人员。"]
    assert texts(one) == [LEAD, "图为会议现场。", small[0], MORE]


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("图1 翻土　　　　　图2 出苗", ["图1　翻土", "图2　出苗"]),
        ("图1 翻土\t图2 出苗", ["图1　翻土", "图2　出苗"]),
        ("图1 翻土与出苗", ["", "图1　翻土与出苗"]),
        ("图：翻土　　出苗　　浇水", ["", "图：翻土　出苗　浇水"]),
    ],
)
def test_a_line_below_pictures_side_by_side_explains_each(line: str, captions: list[str]) -> None:
    here = Span(file="来稿.docx", line=3)
    first = SourcePicture(name="1.png", data=b"", span=here)
    second = replace(first, name="2.png", beside=True)
    title = ("澄湖区召开作风建设推进会", centred(22))
    small = (line, Looks(size=10.5, align=Align.CENTER))
    (one,) = articles(draft(title, LEAD, first, second, small, MORE))
    assert [part.caption for part in one.parts if isinstance(part, Figure)] == captions
    assert texts(one) == [LEAD, MORE]


def test_a_picture_between_two_halves_of_a_sentence_does_not_part_them() -> None:
    picture = SourcePicture(name="1.png", data=b"", span=Span(file="来稿.docx", line=2))
    (one,) = articles(draft(("澄湖区召开推进会", centred(22)), LEAD[:-6], picture, LEAD[-6:], MORE))
    assert texts(one) == [LEAD, MORE]


def test_soft_returns_inside_a_paragraph_are_joined() -> None:
    (one,) = articles(
        draft(("澄湖区召开作风建设推进会", centred(22)), LEAD[:20] + "\n" + LEAD[20:], MORE)
    )
    assert texts(one) == [LEAD, MORE]


def test_answers_decide_what_a_line_is() -> None:
    source = draft(LEAD, MORE, "作风建设永远在路上", END)
    stray = next(p.span for p in source.blocks if isinstance(p, Paragraph) and "永远" in p.text[:8])
    span = Span(file=stray.file, line=stray.line, column=1, end_column=2)
    answers = Answers(labels={span: frozenset({LineLabel.HEADING})})
    (one,) = articles(source, answers)
    assert (
        ArticleParagraph(
            role=ParagraphRole.HEADING, runs=(Run(text="作风建设永远在路上"),), level=1, span=span
        )
        in one.parts
    )
    (one,) = articles(source, Answers(left_out=frozenset({span})))
    assert texts(one) == [LEAD, MORE, END]


def test_where_an_article_may_begin_is_asked_until_it_is_answered() -> None:
    folder = Path(__file__).parents[1] / "unseen" / "u35-official-mix"
    source = plain.read((folder / "source.txt").read_bytes(), "source.txt").value
    assert source is not None
    (asked,) = [c for c in split(source).changes if c.rule == "N607"]
    assert asked.certainty is Certainty.UNCLEAR
    goes_on, begins = CHOICES["N607"]
    for choice in (goes_on, begins):
        settled = split(source, Answers(labels={asked.span: choice.labels}))
        assert "N607" not in [c.rule for c in settled.changes if c.span == asked.span]


def test_an_editors_note_in_a_box_above_the_title_is_no_title() -> None:
    centre = Align.CENTER
    (found,) = split(
        draft(
            ("编者按", Looks(boxed=True, size=16, align=centre)),
            ("本期刊发云坪小学的做法，供各校借鉴。", Looks(boxed=True, size=12)),
            ("把课堂搬到田埂上", Looks(size=22, align=centre)),
            ("——云坪小学劳动教育纪实", Looks(size=14, align=centre)),
            ("本刊记者  江  禾", Looks(size=12, align=centre)),
            LEAD,
        )
    ).articles
    assert (found.title, found.subtitle) == ("把课堂搬到田埂上", "——云坪小学劳动教育纪实")
    assert found.authors == ("江禾",)
    texts = [part.text for part in found.parts if isinstance(part, ArticleParagraph)]
    assert texts[:2] == ["编者按", "本期刊发云坪小学的做法，供各校借鉴。"]
