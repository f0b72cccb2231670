"""PDF and OFD read back: paragraphs, columns, what stands on every page, and what cannot be read."""

from __future__ import annotations

import base64
import io
from collections import Counter
from typing import NamedTuple
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML

from jianbao.intake import laidout, splitting
from jianbao.intake.article import Figure
from jianbao.intake.conservation import letters
from jianbao.intake.laidout.glyphs import Glyph, GlyphPage
from jianbao.intake.laidout.lines import lines
from jianbao.intake.model import Cell, Certainty, Draft, Paragraph, Table

STYLE = """<style>
@page { size: A4; margin: 3cm; @top-center { content: "云汀教育简报" } @bottom-center { content: "— " counter(page) " —" } }
body { font: 16pt/28pt FandolFang, serif } p { text-indent: 2em; margin: 0; text-align: justify }
h1 { font-size: 22pt; text-align: center } .r { text-align: right; text-indent: 0 }
.two { columns: 2; column-gap: 2em; font-size: 10pt; line-height: 16pt }
</style>"""
LONG = "云汀区实验小学的孩子们在老师带领下走进田间地头认识农作物体会粒粒皆辛苦的道理" * 3
MORE = "活动结束以后各班还围绕一粒米的旅行召开了主题班会写下自己的所思所想与收获" * 3


def pdf(body: str) -> bytes:
    data = HTML(string=STYLE + body).write_pdf()
    assert isinstance(data, bytes)
    return data


def read(data: bytes, name: str = "来稿.pdf") -> Draft:
    draft = laidout.read(data, name).value
    assert draft is not None
    return draft


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if isinstance(block, Paragraph)]


def test_lines_become_paragraphs_and_what_stands_on_every_page_is_told() -> None:
    paragraphs = [f"{LONG}{number}。" for number in range(9)]
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    draft = read(pdf(f"<h1>把课堂搬到田埂上</h1>{body}<p class=r>云汀区教育局</p>"))
    assert texts(draft) == ["把课堂搬到田埂上", *paragraphs, "云汀区教育局"]
    dropped = [c for c in draft.changes if c.rule == "N182"]
    assert {letters(c.before) for c in dropped} == {"云汀教育简报", "1", "2", "3"} & {
        letters(c.before) for c in dropped
    }
    assert {"云汀教育简报", "1", "2"} <= {letters(c.before) for c in dropped}
    joined = [c for c in draft.changes if c.rule == "N183"]
    assert [c.certainty for c in joined] == [Certainty.LIKELY]
    (article,) = splitting.split(draft).articles
    assert article.title == "把课堂搬到田埂上"


def test_columns_are_read_one_after_the_other() -> None:
    bare = "<style>@page { @top-center { content: none } }</style>"
    body = f"{bare}<h1>田间课堂</h1><div class=two><p>{LONG}。</p><p>{MORE}。</p><p>{LONG}！</p><p>{MORE}！</p></div>"
    assert texts(read(pdf(body))) == [
        "田间课堂",
        f"{LONG}。",
        f"{MORE}。",
        f"{LONG}！",
        f"{MORE}！",
    ]


def test_a_headline_of_two_lines_is_one() -> None:
    title = "云汀区教育局关于做好二〇二六年春季学期校园食品安全排查工作的通知"
    draft = read(pdf(f"<h1>{title}</h1><p>{LONG}。</p>"))
    (article,) = splitting.split(draft).articles
    assert article.title == title


@pytest.mark.parametrize(
    ("damage", "code"), [("empty", "N184"), ("cut", "N186"), ("locked", "N185")]
)
def test_what_cannot_be_read_is_refused(damage: str, code: str) -> None:
    data = pdf("<p>正文。</p>")
    if damage == "empty":
        data = HTML(string="<p></p>").write_pdf() or b""
    elif damage == "cut":
        data = data[: len(data) // 3]
    else:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(out, encryption=pikepdf.Encryption(owner="甲", user="乙"))
        data = out.getvalue()
    result = laidout.read(data, "来稿.pdf")
    assert result.value is None
    assert [one.code for one in result.diagnostics] == [code]


SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(*lines: tuple[float, float, float, str]) -> bytes:
    """Return a page with ``lines``: place of the first character and size in mm, and text."""
    objects = "".join(
        f'<ofd:TextObject ID="{n}" Boundary="{x} {y} 200 {size}" Size="{size}" Font="1">'
        f'<ofd:TextCode X="0" Y="{size * 0.85}" DeltaX="g {len(text)} {size}">{text}</ofd:TextCode></ofd:TextObject>'
        for n, (x, y, size, text) in enumerate(lines, 9)
    )
    return ofd_of(objects)


def ofd_of(objects: str) -> bytes:
    """Return a page with ``objects``."""
    parts = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/0.xml'/></ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f"<ofd:Res {SPACE}><ofd:Fonts><ofd:Font ID='1' FontName='仿宋'/></ofd:Fonts></ofd:Res>",
        "Doc_0/Pages/0.xml": f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>",
    }
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_an_ofd_is_read_as_a_pdf_is() -> None:
    first, second = LONG[:28], LONG[28:40]
    data = ofd(
        (80, 30, 7.8, "食品安全通知"),
        (39.2, 50, 5.6, first[:26]),
        (28, 60, 5.6, first[26:] + second + "。"),
        (140, 80, 5.6, "云汀区教育局"),
    )
    draft = read(data, "来稿.ofd")
    assert texts(draft) == ["食品安全通知", first + second + "。", "云汀区教育局"]
    (article,) = splitting.split(draft).articles
    assert article.title == "食品安全通知"


@pytest.mark.parametrize("parts", [{"OFD.xml": "<x/>"}, {"OFD.xml": "<ofd"}, {}])
def test_a_broken_ofd_is_refused(parts: dict[str, str]) -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    result = laidout.read(out.getvalue(), "来稿.ofd")
    assert [one.code for one in result.diagnostics] == ["N186"]


def image(width: int, height: int, colour: str) -> str:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def test_pictures_stand_between_their_paragraphs_with_their_captions() -> None:
    photos = [
        f"<img style='display: block; margin: 6pt auto' src='{image(*size)}'>"
        f"<p style='font-size: 9pt; text-align: center'>{caption}</p>"
        for size, caption in (((200, 160, "navy"), "学生展示作品"), ((240, 120, "red"), "老师讲解"))
    ]
    data = pdf(f"<h1>剪纸进校园</h1><p>{LONG}。</p>{photos[0]}<p>{LONG}。</p>{photos[1]}")
    result = laidout.read(data, "来稿.pdf")
    assert [one.code for one in result.diagnostics] == ["N181", "N189"]
    assert result.value is not None
    (article,) = splitting.split(result.value).articles
    figures = [part for part in article.parts if isinstance(part, Figure)]
    assert [figure.caption for figure in figures] == ["学生展示作品", "老师讲解"]
    sizes = [Image.open(io.BytesIO(figure.picture.data)).size for figure in figures]
    assert sizes == [(200, 160), (240, 120)]


def test_a_page_that_was_scanned_below_its_text_is_left_and_told() -> None:
    whole = f"<img style='position: absolute; left: 0; top: 0; width: 100%; height: 100%' src='{image(300, 400, 'white')}'>"
    result = laidout.read(
        pdf(f"<style>@page {{ margin: 0 }}</style><p>{LONG}。</p>{whole}"), "来稿.pdf"
    )
    assert [one.code for one in result.diagnostics] == ["N181", "N188"]


def test_a_file_of_too_many_pages_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(301):
            document.add_blank_page()
        document.save(out)
    result = laidout.read(out.getvalue(), "来稿.pdf")
    assert [one.code for one in result.diagnostics] == ["N187"]


TABLE = """<style>table { border-collapse: collapse; font-size: 12pt; line-height: 18pt } p { text-align: left }
td { border: 1px solid black; padding: 4px; width: 4cm } table p { text-indent: 0 }</style>
<h1>招生安排</h1><p>各校招生安排如下，请家长留意报名的时间和地点。</p><table>
<tr><td>学校<td>报名时间<td>地点</tr><tr><td rowspan=2>白马小学<td>7月1日<td>报告厅</tr>
<tr><td>7月2日上午九时以前到校办理登记手续<td>操场</tr><tr><td colspan=2>其他学校<td>另行通知</tr></table>
<p>咨询电话在校门口公布。</p>"""


def test_a_table_is_told_by_its_rules() -> None:
    draft = read(pdf(TABLE))
    (table,) = (block for block in draft.blocks if isinstance(block, Table))
    said = [[(cell.text, cell.columns, cell.rows) for cell in _cells(row)] for row in table.rows]
    assert said == [
        [("学校", 1, 1), ("报名时间", 1, 1), ("地点", 1, 1)],
        [("白马小学", 1, 2), ("7月1日", 1, 1), ("报告厅", 1, 1)],
        [("7月2日上午九时以前到校办理登记手续", 1, 1), ("操场", 1, 1)],
        [("其他学校", 2, 1), ("另行通知", 1, 1)],
    ]
    assert texts(draft)[-1] == "咨询电话在校门口公布。"
    assert draft.blocks.index(table) == len(draft.blocks) - 2
    whole = letters(
        "\n".join(texts(draft)) + "".join(c.text for r in table.rows for c in _cells(r))
    )
    assert whole.count("7月2日上午九时以前到校办理登记手续") == 1
    assert Counter(whole) <= Counter(letters(draft.raw))
    assert draft.raw.index("操场") < draft.raw.index(texts(draft)[-1])


@pytest.mark.parametrize(
    "shape",
    [
        "<div style='border: 1px solid; padding: 9px'>",
        "<div style='border-top: 1px solid; border-bottom: 1px solid'>",
        "<div style='display: grid; grid-template-columns: 1fr 1fr; border: 1px solid'>",
    ],
)
def test_a_frame_around_text_is_no_table(shape: str) -> None:
    draft = read(pdf(f"{shape}<p>{LONG}。</p><p>{MORE}。</p></div>"))
    assert not [block for block in draft.blocks if isinstance(block, Table)]


class _Said(NamedTuple):
    text: str
    columns: int
    rows: int


def _cells(row: tuple[Cell, ...]) -> list[_Said]:
    return [_Said("|".join(p.text for p in c.paragraphs), c.columns, c.rows) for c in row]


@pytest.mark.parametrize(
    "written",
    [
        'Boundary="nan inf 9 9" Size="5"',
        'Boundary="1e400 0 9 9" Size="5"',
        'Boundary="9 9 9 9" Size="1e300"',
        'Boundary="9 9 9 9" Size="5" CTM="1e99 0 0 1e99 0 0"',
    ],
)
def test_an_ofd_with_places_that_no_page_has_is_refused(written: str) -> None:
    result = laidout.read(
        ofd_of(f"<ofd:TextObject ID='2' {written}>{CODE}</ofd:TextObject>"), "来稿.ofd"
    )
    assert [item.code for item in result.diagnostics] == ["N186"]


CODE = '<ofd:TextCode X="0" Y="4">甲乙丙</ofd:TextCode>'


def test_type_without_a_size_is_read() -> None:
    draft = read(
        ofd_of(f'<ofd:TextObject ID="2" Boundary="9 9 9 9" Size="0">{CODE}</ofd:TextObject>')
    )
    assert "甲乙丙" in draft.raw


def test_distances_are_read_for_as_many_characters_as_there_are() -> None:
    """A million times ten million distances would take all of the memory."""
    code = CODE.replace('Y="4"', f'Y="4" DeltaX="{"g 10000000 5 " * 1_000}"')
    data = ofd_of(f'<ofd:TextObject ID="2" Boundary="9 9 9 9" Size="5">{code}</ofd:TextObject>')
    assert texts(read(data)) == ["甲乙丙"]


class CountedFace(str):
    """A face that counts how often it is compared."""

    compared = 0
    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        CountedFace.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_a_line_is_described_by_a_look_or_two_at_each_of_its_characters() -> None:
    counts = []
    for number in (300, 600):
        glyphs = tuple(
            Glyph(
                text="甲",
                left=9.0 * at,
                right=9.0 * at + 9,
                middle=50,
                size=9,
                face=CountedFace("宋"),
                bold=False,
            )
            for at in range(number)
        )
        CountedFace.compared = 0
        (line,) = lines(GlyphPage(width=9_999, height=842, glyphs=glyphs, pictures=0, plain=()), 0)
        assert line.face == "宋"
        counts.append(CountedFace.compared)
    assert counts[1] < 3 * counts[0]
