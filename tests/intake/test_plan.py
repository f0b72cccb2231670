"""Drafts on the plan: whatever they hold, it balances, and the book file is respected."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.diagnostics import Diagnostic, Span
from jianbao.intake import plan
from jianbao.intake.model import (
    Align,
    Block,
    Cell,
    Draft,
    Looks,
    Paragraph,
    Run,
    SourcePicture,
    Table,
)
from jianbao.intake.splitting import Answers

LINES = st.sampled_from(
    [
        "澄湖区召开作风建设推进会", "直面问题不遮掩 检视整顿强作风", "——记优秀教师卢春燕", "【澄湖区】", "通  知",
        "3月1日,澄湖区教育局召开推进会,120人参加会议.", "会议指出,要抓好落实;要“久久为功”。",
        "会议要求各校抓好春季开学工作，把各项制度落到实处，把责任压到", "每一个人。", "一、总体情况", "（一）健全机制",
        "1.加强领导。要落实责任。", "一要抓紧；二要抓实。", "(以上稿件均来自澄湖教育)", "供稿：民教股 作者：张三", "（张三）",
        "澄湖区教育局", "2024年3月1日", "二〇二四年三月一日", "附件1", "附件：1.名单", "— 3 —", "第 3 页 共 9 页", "第12期", "目　录",
        "报：市教育局。", "责任编辑：田野", "图为现场。", '说"半截话', "", "　　", "a_b *c* [d] <e> #1", "３月　５ 日ＡＢ",
        "（下转第3版）", "澄湖教育简报", "10:30", "1", "一", "文/谢小雨 图/方正", "……", "好！", "表：名单", "| a |",
    ]
)  # fmt: skip
LOOKS = st.builds(
    Looks,
    level=st.sampled_from([0, 0, 0, 1, 2]),
    align=st.sampled_from(Align),
    size=st.sampled_from([0.0, 16.0, 22.0]),
    bold=st.booleans(),
    numbering=st.sampled_from(["", "", "", "一、", "1."]),
    boxed=st.booleans(),
)
HERE = Span(file="来稿.docx", line=1)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Draw a draft of lines in any order, with notes, tables and pictures among them."""
    notes = draw(st.lists(LINES.filter(str.strip), max_size=2))
    blocks, raw, called = list[Block](), "", 0
    for number, text in enumerate(draw(st.lists(LINES, max_size=14)), 1):
        span = Span(file="来稿.docx", line=number)
        sort = draw(st.sampled_from(["line"] * 8 + ["table", "picture", "soft"]))
        if sort == "picture":
            blocks.append(SourcePicture(name="1.png", data=b"", span=span))
            continue
        whole = f"{text}\n{draw(LINES)}" if sort == "soft" else text
        runs = [Run(text=whole, bold=draw(st.booleans()))]
        if called < len(notes) and draw(st.integers(0, 5)) == 0:
            runs.append(Run(text="", note=called))
            called += 1
        paragraph = Paragraph(runs=tuple(runs), looks=draw(LOOKS), span=span)
        table = Table(rows=((Cell(paragraphs=(paragraph,)),),), span=span)
        blocks.append(table if sort == "table" else paragraph)
        raw += whole + "\n"
    kept = tuple((Paragraph(runs=(Run(text=note),), span=HERE),) for note in notes[:called])
    raw += "".join(notes[:called])
    return Draft(source="来稿.docx", blocks=tuple(blocks), notes=kept, raw=raw)


def prepared(source: Draft, book: str = "书名: 简报\n文章:\n") -> tuple[Diagnostic, ...]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "book.yaml"
        file.write_text(book, "utf-8")
        return plan.prepare([source], file, Answers()).diagnostics


@given(drafts())
def test_whatever_a_draft_holds_it_balances(source: Draft) -> None:
    said = [item for item in prepared(source) if item.code != "N804"]  # pictures without data
    assert said == []


@given(drafts(), st.data())
def test_whatever_is_added_to_a_source_is_missed(source: Draft, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(source.raw)))
    raw = source.raw[:place] + "䶮" + source.raw[place:]
    said = prepared(Draft(source=source.source, blocks=source.blocks, notes=source.notes, raw=raw))
    assert "N701" in [item.code for item in said]


@pytest.mark.parametrize("book", ["", "- 一\n", "书名: [\n", "文章: 一.md\n"])
def test_a_book_file_that_is_none_is_refused(book: str) -> None:
    paragraph = Paragraph(runs=(Run(text="正文在此。"),), span=HERE)
    source = Draft(source="来稿.docx", blocks=(paragraph,), raw="正文在此。")
    assert [item.code for item in prepared(source, book)] == ["N801"]


def test_a_table_below_a_line_that_waits_for_an_article_stays_below_it() -> None:
    texts = ["澄湖区召开作风建设推进会"] * 3 + ["报：市教育局。", "直面问题不遮掩 检视整顿强作风"]
    lines = [
        Paragraph(runs=(Run(text=text),), looks=Looks(), span=Span(file="来稿.docx", line=number))
        for number, text in enumerate(texts, 1)
    ]
    cell = Paragraph(runs=(Run(text="名单"),), looks=Looks(), span=HERE)
    table = Table(rows=((Cell(paragraphs=(cell,)),),), span=HERE)
    raw = "\n".join([*texts, "名单"])
    assert prepared(Draft(source="来稿.docx", blocks=(*lines, table), raw=raw)) == ()
