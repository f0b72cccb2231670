"""What a sound book.yaml becomes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from jianbao.book import Imprint, Masthead, Official
from jianbao.config import BookConfig, load
from jianbao.config.model import ChapterEntry, FontChoice, OutputChoice, PartEntry, ThemeChoice
from jianbao.diagnostics import Span
from jianbao.products import PRODUCTS
from jianbao.products.epub.options import EpubOptions
from jianbao.products.pdf.options import PrintOptions

if TYPE_CHECKING:
    from pathlib import Path

    from tests.config.conftest import Load

ENGLISH = """\
title: 教科简报
subtitle: 增刊
issue: 12
total_issue: 345
issuer: 区教科局
authors: [张三, 李四]
date: 2021-11-30
language: zh-CN
classification: 内部资料 注意保存
description: 一期简报
identifier: urn:isbn:9787111111115
masthead:
  name: 简报
  number: '000123'
imprint:
  report_to: [区委, 区政府]
  send_to: 各街道
  distribute_to: 各学校
  copies: 50
  printer: 区教科局办公室
  printed: 2021-12-01
  editors:
    责任编辑: 张三
    校对: 李四
theme:
  name: reader
  options: {accent: "#b00", size: 12, ratio: 0.5, recto: yes}
fonts:
  song: [思源宋体, 宋体]
  fangsong: 仿宋
  kai: 楷体
  hei: 黑体
  xiaobiaosong: 小标宋
  allow_missing: true
foreword: 稿件/03.html
parts:
  - title: 第一辑
    chapters:
      - 稿件/01.md
      - {path: 稿件/02.md, title: 另题, author: 王五, source: 一中}
outputs:
  pdf: {file: 简报.pdf}
  epub:
official:
  copy_number: 1
  urgency: 特急
  authority: 区教科局文件
  document_number: 教科发〔2021〕12号
  approvers: 王五
  addressees: [各学校, 各幼儿园]
  attachments: 名单
  signatories: [区教科局, 区财政局]
  signed: 2021-11-29
  sealed: true
  note: 此件公开发布
  copy_to: 区政府办
subjects: [教育, 安全]
rights: © 区教科局
"""

CHINESE = """\
书名: 教科简报
副标题: 增刊
期号: 12
总期号: 345
编印单位: 区教科局
作者: [张三, 李四]
日期: 2021年11月30日
语言: 简体中文
密级: 内部资料 注意保存
简介: 一期简报
标识: urn:isbn:9787111111115
报头:
  名称: 简报
  编号: '000123'
版记:
  报: [区委, 区政府]
  送: 各街道
  发: 各学校
  印数: 50
  印发机关: 区教科局办公室
  印发日期: 2021年12月1日
  编辑:
    责任编辑: 张三
    校对: 李四
公文:
  份号: "000001"
  紧急程度: 特急
  发文机关标志: 区教科局文件
  发文字号: 教科发〔2021〕12号
  签发人: 王五
  主送: [各学校, 各幼儿园]
  附件: 名单
  署名: [区教科局, 区财政局]
  成文日期: 2021年11月29日
  加盖印章: 是
  附注: 此件公开发布
  抄送: 区政府办
主题词: [教育, 安全]
版权: © 区教科局
版式:
  名称: reader
  选项: {accent: "#b00", size: 12, ratio: 0.5, recto: yes}
字体:
  宋: [思源宋体, 宋体]
  仿宋: 仿宋
  楷: 楷体
  黑: 黑体
  小标宋: 小标宋
  允许缺字: 是
按语: 稿件/03.html
辑:
  - 辑名: 第一辑
    文章:
      - 稿件/01.md
      - {稿件: 稿件/02.md, 标题: 另题, 作者: 王五, 供稿: 一中}
输出:
  PDF: {文件名: 简报.pdf}
  EPUB: 是
"""


def sound(load_text: Load, text: str) -> BookConfig:
    result = load_text(text)
    assert result.diagnostics == ()
    assert result.value is not None
    return result.value


def with_line(line: str) -> str:
    return f"title: 简报\nchapters: [稿件/01.md]\n{line}\n"


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_every_key_in_both_languages(load_text: Load, folder: Path, text: str) -> None:
    config = sound(load_text, text)

    assert config == BookConfig(
        file=folder / "book.yaml",
        title="教科简报",
        subtitle="增刊",
        issue=12,
        total_issue=345,
        issuer="区教科局",
        authors=("张三", "李四"),
        date=date(2021, 11, 30),
        language="zh-Hans",
        classification="内部资料 注意保存",
        description="一期简报",
        subjects=("教育", "安全"),
        rights="© 区教科局",
        identifier="urn:isbn:9787111111115",
        masthead=Masthead(name="简报", number="000123"),
        imprint=Imprint(
            report_to=("区委", "区政府"),
            send_to=("各街道",),
            distribute_to=("各学校",),
            copies=50,
            printer="区教科局办公室",
            printed=date(2021, 12, 1),
            editors=(("责任编辑", "张三"), ("校对", "李四")),
        ),
        official=Official(
            copy_number="000001",
            urgency="特急",
            authorities=("区教科局文件",),
            document_number="教科发〔2021〕12号",
            approvers=("王五",),
            addressees=("各学校", "各幼儿园"),
            attachments=("名单",),
            signatories=("区教科局", "区财政局"),
            signed=date(2021, 11, 29),
            sealed=True,
            note="此件公开发布",
            copy_to=("区政府办",),
        ),
        theme=ThemeChoice(
            name="reader",
            options=(("accent", "#b00"), ("size", 12), ("ratio", 0.5), ("recto", True)),
        ),
        fonts=FontChoice(
            song=("思源宋体", "宋体"),
            fangsong=("仿宋",),
            kai=("楷体",),
            hei=("黑体",),
            xiaobiaosong=("小标宋",),
            allow_missing=True,
        ),
        foreword=ChapterEntry(path="稿件/03.html"),
        parts=(
            PartEntry(
                title="第一辑",
                chapters=(
                    ChapterEntry(path="稿件/01.md"),
                    ChapterEntry(path="稿件/02.md", title="另题", authors=("王五",), source="一中"),
                ),
            ),
        ),
        outputs=(
            OutputChoice(name="pdf", file="简报.pdf", options=PrintOptions()),
            OutputChoice(name="epub", options=EpubOptions()),
        ),
        spans=config.spans,
    )
    assert config.folder == folder


def test_both_languages_give_the_same_paths(load_text: Load) -> None:
    english = [path for path, _ in sound(load_text, ENGLISH).spans]
    chinese = [path for path, _ in sound(load_text, CHINESE).spans]

    assert english == chinese


def test_each_key_has_its_place(load_text: Load) -> None:
    config = sound(load_text, ENGLISH)

    assert config.span("title") == Span(file="book.yaml", line=1, column=1, end_column=6)
    assert config.span("imprint.report_to.1").line == 16
    assert config.span("theme.options.size") == Span(
        file="book.yaml", line=27, column=29, end_column=33
    )
    assert config.span("parts.0.chapters.0.path") == Span(
        file="book.yaml", line=39, column=9, end_column=17
    )
    assert config.span("parts.0.chapters.1.path") == Span(
        file="book.yaml", line=40, column=10, end_column=14
    )
    assert config.span("nothing.of.the.kind") == Span(file="book.yaml")


def test_plain_chapters_are_one_untitled_part(load_text: Load) -> None:
    config = sound(load_text, "title: 简报\n文章:\n- 稿件/01.md\n- path: 稿件/02.md\n")

    assert config.parts == (
        PartEntry(chapters=(ChapterEntry(path="稿件/01.md"), ChapterEntry(path="稿件/02.md"))),
    )
    assert config.span("parts.0.chapters").line == 2
    assert config.span("parts.0.chapters.0").line == 3
    assert config.span("parts.0.chapters.1.path").line == 4


def test_what_is_not_written_has_its_default(load_text: Load, folder: Path) -> None:
    config = sound(load_text, "title: 简报\nchapters: [稿件/01.md]\nsubtitle:\nmasthead: ~\n")

    assert config == BookConfig(
        file=folder / "book.yaml",
        title="简报",
        parts=(PartEntry(chapters=(ChapterEntry(path="稿件/01.md"),)),),
        outputs=(
            OutputChoice(name="pdf", options=PrintOptions()),
            OutputChoice(name="epub", options=EpubOptions()),
        ),
        spans=config.spans,
    )


@pytest.mark.parametrize(
    "written", ["2021", "018", "1_000", "12:30", "yes", "no", "0x1F", "2021-11-30", "1e3", ".inf"]
)
def test_a_text_is_taken_as_written(load_text: Load, written: str) -> None:
    config = sound(load_text, f"title: {written}\nchapters: [稿件/01.md]\nauthors: {written}\n")

    assert (config.title, config.authors) == (written, (written,))


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", 12), ("018", 18), ("012", 12), ('"7"', 7), ("999999999", 999999999)],
)
def test_a_number_is_decimal(load_text: Load, written: str, number: int) -> None:
    assert sound(load_text, with_line(f"issue: {written}")).issue == number


@pytest.mark.parametrize("written", ["0", "-1", "1.5", "1e3", "0x10", "１２", "1" * 5000, "true"])
def test_other_numbers_are_refused(load_text: Load, written: str) -> None:
    result = load_text(with_line(f"issue: {written}"))

    assert [diagnostic.code for diagnostic in result.diagnostics] == ["C024"]


@pytest.mark.parametrize(
    "written",
    ["2021-11-03", "2021-11-3", '"2021-11-03"', "2021年11月3日", "2021.11.3", "2021/11/03"],
)
def test_the_ways_to_write_a_date(load_text: Load, written: str) -> None:
    assert sound(load_text, with_line(f"date: {written}")).date == date(2021, 11, 3)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2021-11.03", "C025"),
        ("2021年11-03", "C025"),
        ("21-11-03", "C025"),
        ("2021-11-03 08:00", "C025"),
        ("yesterday", "C025"),
        ("0000-01-01", "C026"),
        ("2021-13-01", "C026"),
        ("2023年2月29日", "C026"),
    ],
)
def test_what_is_no_date(load_text: Load, written: str, code: str) -> None:
    result = load_text(with_line(f"date: {written}"))

    assert [diagnostic.code for diagnostic in result.diagnostics] == [code]
    assert result.value is not None
    assert result.value.date is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("off", False),
        ('"true"', "true"),
        ("是", "是"),
        ("12", 12),
        ('"12"', "12"),
        ("012", "012"),
        ("-3", -3),
        ("0.5", 0.5),
        ("16:9", "16:9"),
        ("1e999", "1e999"),
        ("1" * 5000, "1" * 5000),
    ],
)
def test_an_option_is_a_number_or_a_switch_where_it_looks_like_one(
    load_text: Load, written: str, value: object
) -> None:
    config = sound(load_text, with_line(f"theme: {{options: {{x: {written}, y: ~}}}}"))

    assert config.theme.options == (("x", value),)
    assert type(config.theme.options[0][1]) is type(value)


def test_a_theme_by_its_name(load_text: Load) -> None:
    assert sound(load_text, with_line("版式: pocket")).theme == ThemeChoice(name="pocket")


@pytest.mark.parametrize(
    ("written", "outputs"),
    [
        ("pdf", [("pdf", "")]),
        ("[EPUB, pdf, epub]", [("epub", ""), ("pdf", "")]),
        ("{pdf: , epub: }", [("pdf", ""), ("epub", "")]),
        ("{pdf: no, epub: true}", [("epub", "")]),
        ("{pdf: {}}", [("pdf", "")]),
        ("{pdf: {file: 2021}}", [("pdf", "2021")]),
    ],
)
def test_the_ways_to_ask_for_outputs(
    load_text: Load, written: str, outputs: list[tuple[str, str]]
) -> None:
    config = sound(load_text, with_line(f"outputs: {written}"))

    assert [(output.name, output.file) for output in config.outputs] == outputs


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("{}", ("rare", "woff2")),
        ("{嵌入字体: 罕用字, 字体格式: otf}", ("rare", "otf")),
        ("{嵌入字体: 全部}", ("all", "woff2")),
        ("{faces: none, face_format: OTF}", ("none", "otf")),
    ],
)
def test_an_e_book_is_asked_which_faces_it_embeds(
    load_text: Load, written: str, wanted: tuple[str, str]
) -> None:
    (output,) = sound(load_text, with_line(f"outputs: {{epub: {written}}}")).outputs
    faces, face_format = wanted
    assert output.options == EpubOptions(faces=faces, face_format=face_format)


@pytest.mark.parametrize(
    ("written", "wanted"), [("{}", None), ("{印刷页码: 是}", True), ("{page_list: false}", False)]
)
def test_an_e_book_is_asked_whether_it_knows_the_printed_pages(
    load_text: Load, written: str, *, wanted: bool | None
) -> None:
    config = sound(load_text, with_line(f"outputs: {{epub: {written}}}"))
    assert [output.options for output in config.outputs] == [EpubOptions(page_list=wanted)]


@pytest.mark.parametrize("name", [".", "..", "a/b", "a\\\\b", "C:x", "a|b", "  "])
def test_a_file_name_that_is_a_path(load_text: Load, name: str) -> None:
    result = load_text(with_line(f'outputs: {{pdf: {{file: "{name}"}}}}'))

    assert [diagnostic.code for diagnostic in result.diagnostics] == ["C028"]


def test_bad_chapters_are_left_out_and_the_places_stay_right(load_text: Load) -> None:
    result = load_text(
        "title: 简报\nchapters:\n- 稿件/01.md\n- {path: none.md, title: 甲}\n- 稿件/02.md\n- x.md\n"
    )

    assert [diagnostic.code for diagnostic in result.diagnostics] == ["C043", "C043"]
    assert result.value is not None
    assert [chapter.path for chapter in result.value.parts[0].chapters] == [
        "稿件/01.md",
        "稿件/02.md",
    ]
    assert result.value.span("parts.0.chapters.1.title").line == 5
    assert "parts.0.chapters.2" not in dict(result.value.spans)


def test_all_faults_of_a_file_in_one_run_in_its_order(load_text: Load) -> None:
    result = load_text(
        "isue: 1\n期号: 甲\ndate: 甲\nlanguage: 甲\nmasthead: 甲\n"
        "imprint: {copies: 甲, 报头: 甲}\nchapters: [甲.md, ../甲.md]\nisue: 1\n"
    )

    assert [
        (diagnostic.span and diagnostic.span.line, diagnostic.code)
        for diagnostic in result.diagnostics
    ] == [
        (1, "C020"),
        (1, "C023"),
        (2, "C024"),
        (3, "C025"),
        (4, "C027"),
        (5, "C022"),
        (6, "C024"),
        (6, "C020"),
        (7, "C043"),
        (7, "C042"),
        (8, "C021"),
    ]


def test_a_book_beyond_a_symbolic_link(load_text: Load, folder: Path, tmp_path: Path) -> None:
    sound(load_text, ENGLISH)
    (tmp_path / "link").symlink_to(folder)

    config = load(tmp_path / "link" / "book.yaml", PRODUCTS).value

    assert config is not None
    assert config.file == folder / "book.yaml"


@pytest.mark.parametrize(
    ("written", "kept"), [("1", "000001"), ("000120", "000120"), ('" 42 "', "000042")]
)
def test_a_copy_number_has_six_digits(load_text: Load, written: str, kept: str) -> None:
    config = sound(load_text, with_line(f"公文: {{份号: {written}}}"))

    assert config.official.copy_number == kept


@pytest.mark.parametrize(
    ("written", "proper"),
    [
        ("达教发[2021]8号", "达教发〔2021〕8号"),
        ("达教发（2021）8号", "达教发〔2021〕8号"),
        ("达教发【2021】8号", "达教发〔2021〕8号"),
        ("达教发〔2021〕第8号", "达教发〔2021〕8号"),
        ("达教发〔2021〕008号", "达教发〔2021〕8号"),
        ("达教发〔21〕8号", "达教发〔2021〕8号"),
        ("达教发〔2021年〕10", "达教发〔2021〕10号"),
        ("达教发 〔2021〕 8 号", "达教发〔2021〕8号"),
        ("达教发2021第08号", "达教发〔2021〕8号"),
    ],
)
def test_a_document_number_against_the_standard_is_told_how_to_be(
    load_text: Load, written: str, proper: str
) -> None:
    (fault,) = load_text(with_line(f'公文: {{发文字号: "{written}"}}')).diagnostics

    assert fault.code == "C051"
    assert fault.hint is not None
    assert f"“{proper}”" in fault.hint.zh
    assert sound(load_text, with_line(f"公文: {{发文字号: {proper}}}"))


@pytest.mark.parametrize(
    "written", ["2021年8号", "达教发8号", "达教发〔2021〕", "达教发〔2021〕0号"]
)
def test_a_document_number_without_its_parts_is_refused(load_text: Load, written: str) -> None:
    (fault,) = load_text(with_line(f"公文: {{发文字号: {written}}}")).diagnostics

    assert fault.code == "C052"


def test_accents_typed_apart_are_joined(load_text: Load) -> None:
    text = "title: Cafe\u0301\nauthors: [Rene\u0301 Li]\nchapters: [稿件/01.md]\n"
    config = sound(load_text, text)

    assert config.facts["title"] == "Caf\u00e9"
    assert config.facts["authors"] == ("Ren\u00e9 Li",)
