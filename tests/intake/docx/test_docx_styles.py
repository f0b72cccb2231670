from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from jianbao.intake.docx.fonts import role
from jianbao.intake.model import Align, Looks, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.intake.docx.conftest import Read, Word

    from jianbao.intake.model import Draft

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>
  <w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>
  <w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="二级"/><w:basedOn w:val="1"/>
  <w:pPr><w:jc w:val="both"/><w:outlineLvl w:val="1"/></w:pPr>
  <w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
THEME = """
<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>
<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>
  <a:font script="Jpan" typeface="ＭＳ 明朝"/><a:font script="Hans" typeface="仿宋"/>
  <a:font script="Hant" typeface="標楷體"/></a:minorFont>
</a:fontScheme></a:themeElements></a:theme>
"""


def looks(draft: Draft, index: int = 0) -> Looks:
    block = draft.blocks[index]
    assert isinstance(block, Paragraph)
    return block.looks


def paragraph(properties: str, run: str = "", text: str = "局机关开展学习") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def styled(word: type[Word], body: str, language: str = "zh-CN") -> Word:
    settings = f'<w:themeFontLang w:val="en-US" w:eastAsia="{language}"/>'
    return word(body=body, parts={"styles": STYLES, "settings": settings}, theme=THEME)


def test_the_defaults_and_the_theme_hold_where_nothing_else_is_said(
    read: Read, word: type[Word]
) -> None:
    found = looks(read(styled(word, paragraph(""))))
    assert (found.style, found.size, found.face) == ("Normal", 10.5, "fangsong")


@pytest.mark.parametrize(("language", "face"), [("zh-TW", "kai"), ("ja-JP", "song")])
def test_the_font_of_a_theme_is_that_of_the_documents_language(
    read: Read, word: type[Word], language: str, face: str
) -> None:
    assert looks(read(styled(word, paragraph(""), language))).face == face


def test_a_style_overrides_the_defaults(read: Read, word: type[Word]) -> None:
    found = looks(read(styled(word, paragraph('<w:pStyle w:val="1"/>'))))
    assert found == Looks(
        style="heading 1", level=1, align=Align.CENTER, size=16, face="hei", bold=True
    )


def test_a_style_inherits_from_what_it_is_based_on(read: Read, word: type[Word]) -> None:
    found = looks(read(styled(word, paragraph('<w:pStyle w:val="2"/>'))))
    assert found == Looks(style="二级", level=2, size=16, face="kai", bold=True)


def test_direct_formatting_rules(read: Read, word: type[Word]) -> None:
    run = '<w:rFonts w:eastAsia="方正小标宋简体"/><w:b w:val="0"/><w:sz w:val="44"/>'
    found = looks(read(styled(word, paragraph('<w:pStyle w:val="1"/><w:jc w:val="right"/>', run))))
    assert (found.face, found.bold, found.size, found.align) == (
        "xiaobiaosong",
        False,
        22,
        Align.END,
    )


def test_two_styles_that_both_embolden_cancel_out(read: Read, word: type[Word]) -> None:
    draft = read(styled(word, paragraph('<w:pStyle w:val="1"/>', '<w:rStyle w:val="strong"/>')))
    assert not looks(draft).bold


def test_text_that_a_style_hides_is_reported(read: Read, word: type[Word]) -> None:
    draft = read(styled(word, paragraph("", '<w:rStyle w:val="gone"/>')))
    assert [(change.rule, change.before) for change in draft.changes] == [
        ("N124", "局机关开展学习")
    ]


def test_styles_based_on_each_other_do_no_harm(read: Read, word: type[Word]) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="甲"/><w:basedOn w:val="y"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="乙"/><w:basedOn w:val="x"/>'
        '<w:pPr><w:jc w:val="end"/></w:pPr></w:style>'
    )
    body = paragraph('<w:pStyle w:val="x"/>')
    assert looks(read(word(body=body, parts={"styles": styles}))).align is Align.END


@pytest.mark.parametrize(
    ("indent", "expected"),
    [
        ('w:firstLine="640" w:firstLineChars="200"', 2.0),
        ('w:firstLine="640"', 2.0),
        ('w:left="640"', 2.0),
        ('w:left="640" w:hanging="640"', 0.0),
        ('w:leftChars="400" w:left="99" w:firstLineChars="-200"', 2.0),
        ('w:firstLine="wide"', 0.0),
    ],
)
def test_the_indent_of_the_first_line_is_in_em(
    read: Read, word: type[Word], indent: str, expected: float
) -> None:
    body = paragraph(f"<w:ind {indent}/>", '<w:sz w:val="32"/>')
    assert looks(read(word(body=body))).indent == expected


def test_looks_are_those_of_most_characters(read: Read, word: type[Word]) -> None:
    body = (
        '<w:p><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="44"/></w:rPr><w:t>一、</w:t></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="SimHei" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>'
        "<w:t>会议强调2024</w:t></w:r></w:p>"
    )
    draft = read(word(body=body))
    found = looks(draft)
    assert (found.face, found.bold, found.size) == ("fangsong", False, 16)
    block = draft.blocks[0]
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold) for run in block.runs] == [("一、", True), ("会议强调2024", False)]


def test_a_heading_may_be_told_by_its_name_alone(read: Read, word: type[Word]) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="标题 3"/></w:style>'
    body = paragraph('<w:pStyle w:val="b"/>')
    assert looks(read(word(body=body, parts={"styles": styles}))).level == 3


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        (paragraph("") + paragraph("<w:pageBreakBefore/>"), [False, True]),
        (paragraph("<w:sectPr/>") + paragraph(""), [False, True]),
        (
            paragraph("<w:sectPr/>")
            + paragraph("")
            + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
            [False, False],
        ),
        (
            paragraph("") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + paragraph(""),
            [False, True],
        ),
        (
            '<w:p><w:r><w:t>前</w:t><w:br w:type="page"/><w:t>后</w:t></w:r></w:p>',
            [False, True],
        ),
    ],
)
def test_what_begins_a_page_says_so(
    read: Read, word: type[Word], body: str, begins: list[bool]
) -> None:
    draft = read(word(body=body))
    assert [looks(draft, index).page_break for index in range(len(draft.blocks))] == begins


def test_a_strict_document_reads_as_any(
    read: Read, word: type[Word], pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    entries = styled(word, paragraph('<w:pStyle w:val="1"/>')).entries()
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in entries.items()
    }
    assert looks(read(pack(strict))).face == "hei"


def test_what_a_library_writes_is_read_as_staff_format_it(read: Read) -> None:
    made = python_docx.Document()
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("关于开展检查的通报")
    run.font.size = Pt(22)
    run.font.name = "方正小标宋简体"
    fonts = run._element.find(f".//{qn('w:rFonts')}")  # noqa: SLF001 - the library sets no East Asian font
    assert fonts is not None
    fonts.set(qn("w:eastAsia"), "方正小标宋简体")
    made.add_paragraph("　　各学校：")
    signature = made.add_paragraph("城南区教育局")
    signature.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    stream = io.BytesIO()
    made.save(stream)
    draft = read(stream.getvalue())
    assert [(looks(draft, index).align, looks(draft, index).face) for index in (0, 2)] == [
        (Align.CENTER, "xiaobiaosong"),
        (Align.END, "song"),
    ]
    assert looks(draft).size == 22
    block = draft.blocks[1]
    assert isinstance(block, Paragraph)
    assert block.text == "　　各学校："


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(("宋体", "song"), ("SimSun", "song"), ("方正书宋_GBK", "song"), ("思源宋体", "song")),
        *(("仿宋_GB2312", "fangsong"), ("FangSong", "fangsong"), ("华文仿宋", "fangsong")),
        *(("楷体_GB2312", "kai"), ("KaiTi", "kai"), ("STKaiti", "kai")),
        *(("黑体", "hei"), ("微软雅黑", "hei"), ("等线", "hei"), ("Noto Sans CJK SC", "hei")),
        *(("方正小标宋_GBK", "xiaobiaosong"), ("FZXiaoBiaoSong-B05S", "xiaobiaosong")),
        *(("Times New Roman", ""), ("Calibri", ""), ("", "")),
    ],
)
def test_a_font_is_told_by_its_name(name: str, expected: str) -> None:
    assert role(name) == expected
