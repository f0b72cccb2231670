"""Whatever a reviewer changes in a draft with another program is either taken or told."""

# ruff: noqa: ARG001, SLF001 - changes share a signature; python-docx hides the elements that it has no words for

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_COLOR_INDEX, WD_UNDERLINE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from PIL import Image
from tests.merge.desks import accepted, book, compared, desk, draft

from jianbao import history
from jianbao.merge import carrying, plan
from jianbao.merge.looks import called

MANUSCRIPT = """# 开学检查情况

全区各校准备充分，报到率达到99.6%，教学秩序井然，家长反映良好。

## 一、主要做法

检查组分赴各校，逐项登记、逐校反馈，限期整改到位。详见[通知](https://example.org/a)。

- 食堂留样登记齐全
- 消防通道保持畅通

1. 第一批学校
2. 第二批学校

面积为 $a^2+b$ 平方米，请各校核对后上报。

![食堂](图.png "图1 食堂留样")

| 组别 | 人数 |
|------|-----:|
| 甲组 |   12 |
| 乙组 |   30 |

以上情况，特此通报，请认真对照检查。
"""
PLAIN = ("全区各校", "检查组", "以上情况")
"""How the paragraphs begin in which the text is changed."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("book")
    Image.new("RGB", (300, 200), "white").save(made / "图.png")
    book(made, MANUSCRIPT)
    return made


@pytest.fixture(scope="module")
def sent(folder: Path) -> bytes:
    return draft(desk(folder / "book.yaml"))


def paragraph(document: Document, start: str) -> Paragraph:
    return next(one for one in document.paragraphs if one.text.startswith(start))


def stretch(document: Document, rng: random.Random) -> Run:
    """Return a run of some characters, alone, as a program makes it where somebody marks them."""
    one = paragraph(document, rng.choice(PLAIN))
    run = next(run for run in one.runs if len(run.text) > 8)
    start = rng.randrange(2, len(run.text) - 4)
    length = rng.randint(1, 3)
    text, made = run.text, []
    for part in (text[:start], text[start : start + length], text[start + length :]):
        made.append(one.add_run())
        run._r.addprevious(made[-1]._r)
        made[-1].text = part
    one._p.remove(run._r)
    return made[1]


def _font(name: str, value: object) -> Callable[[Document, random.Random], None]:
    return lambda document, rng: setattr(stretch(document, rng).font, name, value)


def _colour(document: Document, rng: random.Random) -> None:
    stretch(document, rng).font.color.rgb = RGBColor(0xC0, 0, 0)


def _face(document: Document, rng: random.Random) -> None:
    run = stretch(document, rng)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")


def _of_paragraph(name: str, value: object) -> Callable[[Document, random.Random], None]:
    return lambda document, rng: setattr(
        paragraph(document, rng.choice(PLAIN)).paragraph_format, name, value
    )


def _style(document: Document, rng: random.Random) -> None:
    paragraph(document, rng.choice(PLAIN)).style = document.styles["Quote"]


def _style_itself(document: Document, rng: random.Random) -> None:
    document.styles["Body Text"].font.size = Pt(12)


def _level(document: Document, rng: random.Random) -> None:
    next(paragraph(document, "消防通道")._p.iter(qn("w:ilvl"))).set(qn("w:val"), "1")


def _list(document: Document, rng: random.Random) -> None:
    bullet, number = (
        next(paragraph(document, start)._p.iter(qn("w:numId"))) for start in ("消防通道", "第一批")
    )
    bullet.set(qn("w:val"), number.get(qn("w:val"), ""))


def _link(document: Document, rng: random.Random) -> None:
    for relation in document.part.rels.values():
        if relation.is_external:
            relation._target = "https://example.org/b"


def _formula(document: Document, rng: random.Random) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    next(t for t in document.element.iter(f"{{{space}}}t") if t.text == "2").text = "3"


def _png(colour: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (300, 200), colour).save(buffer, "PNG")
    return buffer.getvalue()


def _picture(document: Document, rng: random.Random) -> None:
    relation, _ = document.part.get_or_add_image(BytesIO(_png("black")))
    next(document.element.iter(qn("a:blip"))).set(qn("r:embed"), relation)


def _picture_size(document: Document, rng: random.Random) -> None:
    shape = document.inline_shapes[0]
    shape.width = int(shape.width / 2)


def _alternative(document: Document, rng: random.Random) -> None:
    next(document.element.iter(qn("wp:docPr"))).set("descr", "后厨")


def _ground(document: Document, rng: random.Random) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:fill"), "FFFF00")
    cell = document.tables[-1].cell(1, 0)
    cell._tc.get_or_add_tcPr().append(shade)


def _box(document: Document, rng: random.Random) -> None:
    run = OxmlElement("w:r")
    run.append(
        parse_xml(
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><mc:Choice'
            ' Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>'
            "</mc:AlternateContent>"
        )
    )
    paragraph(document, rng.choice(PLAIN))._p.append(run)


def _sign(document: Document, rng: random.Random) -> None:
    sign = OxmlElement("w:sym")
    sign.set(qn("w:font"), "Wingdings")
    sign.set(qn("w:char"), "F0FE")
    run = OxmlElement("w:r")
    run.append(sign)
    paragraph(document, rng.choice(PLAIN))._p.append(run)


def _break(document: Document, rng: random.Random) -> None:
    one = paragraph(document, "检查组")
    one.insert_paragraph_before("").add_run().add_break(WD_BREAK.PAGE)


def _margins(document: Document, rng: random.Random) -> None:
    for section in document.sections:
        section.left_margin = Cm(5)


def _paper(document: Document, rng: random.Random) -> None:
    for section in document.sections:
        section.page_height = Cm(25)


def _foot(document: Document, rng: random.Random) -> None:
    document.sections[0].footer.paragraphs[0].add_run("内部资料")


def _tabs(document: Document, rng: random.Random) -> None:
    paragraph(document, rng.choice(PLAIN)).paragraph_format.tab_stops.add_tab_stop(Cm(5))


def _column(document: Document, rng: random.Random) -> None:
    for row in document.tables[-1].rows:
        row.cells[0].width = Cm(2)


def _field(document: Document, rng: random.Random) -> None:
    run = stretch(document, rng)
    around = OxmlElement("w:fldSimple")
    around.set(qn("w:instr"), " DATE ")
    run._r.addprevious(around)
    around.append(run._r)


def _property(document: Document, rng: random.Random) -> None:
    document.core_properties.title = "另一个标题"


UNTAKEN: dict[str, tuple[Callable[[Document, random.Random], None], str]] = {
    "italic": (_font("italic", value=True), "斜体"),
    "underline": (_font("underline", WD_UNDERLINE.SINGLE), "下划线"),
    "double strike": (_font("double_strike", value=True), "双删除线"),
    "highlight": (_font("highlight_color", WD_COLOR_INDEX.YELLOW), "突出显示"),
    "size": (_font("size", Pt(26)), "字号"),
    "hidden": (_font("hidden", value=True), "隐藏文字"),
    "capitals": (_font("all_caps", value=True), "格式"),
    "colour": (_colour, "文字颜色"),
    "face": (_face, "字体"),
    "alignment": (_of_paragraph("alignment", WD_ALIGN_PARAGRAPH.CENTER), "对齐方式"),
    "indent": (_of_paragraph("left_indent", Cm(3)), "缩进"),
    "space": (_of_paragraph("space_before", Pt(20)), "段前间距"),
    "lines": (_of_paragraph("line_spacing", Pt(40)), "行距"),
    "page": (_of_paragraph("page_break_before", value=True), "分页"),
    "break": (_break, "分页"),
    "style": (_style, "段落样式"),
    "style itself": (_style_itself, "样式“body text”"),
    "level": (_level, "列表层级"),
    "list": (_list, "列表样式"),
    "link": (_link, "链接"),
    "formula": (_formula, "公式"),
    "picture's size": (_picture_size, "图片大小"),
    "alternative": (_alternative, "图片说明（替代文字）"),
    "ground": (_ground, "单元格底纹"),
    "tabs": (_tabs, "制表位"),
    "column": (_column, "列宽"),
    "field": (_field, "域（自动变的文字）"),
    "property": (_property, "文档属性里的标题"),
    "margins": (_margins, "页面设置（纸张、边距、分栏）"),
    "paper": (_paper, "页面设置（纸张、边距、分栏）"),
    "foot": (_foot, "页眉或页脚"),
}


def changed(sent: bytes, change: Callable[[Document, random.Random], None], seed: int) -> bytes:
    document = docx.Document(BytesIO(sent))
    change(document, random.Random(seed))  # noqa: S311 - no secret
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("name", UNTAKEN)
def test_what_no_manuscript_takes_is_told_by_its_kind(folder: Path, sent: bytes, name: str) -> None:
    change, kind = UNTAKEN[name]
    merge = compared(desk(folder / "book.yaml"), changed(sent, change, seed=1))
    assert not merge.changes
    assert {called(one.what).zh for one in merge.untaken} == {kind}


@pytest.mark.parametrize("change", [_box, _sign])
def test_what_is_put_in_and_cannot_be_written_is_an_error(
    folder: Path, sent: bytes, change: Callable[[Document, random.Random], None]
) -> None:
    merge = compared(desk(folder / "book.yaml"), changed(sent, change, seed=1))
    assert [item.code for item in accepted(merge).diagnostics] == ["D003"]


TAKEN: dict[str, tuple[str, object, str]] = {
    "bold": ("bold", True, "**{}**"),
    "struck": ("strike", True, "~~{}~~"),
    "raised": ("superscript", True, "<sup>{}</sup>"),
    "lowered": ("subscript", True, "<sub>{}</sub>"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_mark_that_manuscripts_have_is_taken(folder: Path, sent: bytes, name: str) -> None:
    font, value, written = TAKEN[name]
    said = list[str]()

    def change(document: Document, rng: random.Random) -> None:
        run = stretch(document, rng)
        while not run.text.isalnum():
            run = stretch(document, rng)
        setattr(run.font, font, value)
        said.append(run.text)

    merge = compared(desk(folder / "book.yaml"), changed(sent, change, seed=5))
    assert not merge.untaken
    result = accepted(merge)
    assert result.value is not None
    assert not result.diagnostics
    assert written.format(said[0]) in result.value.texts["稿.md"]


def test_many_changes_at_once_are_all_told_and_none_stops_the_others(
    folder: Path, sent: bytes
) -> None:
    rng = random.Random(7)  # noqa: S311 - no secret
    for seed in range(12):
        names = rng.sample(sorted(UNTAKEN), 4)
        data = sent
        for name in names:
            data = changed(data, UNTAKEN[name][0], seed)
        merge = compared(desk(folder / "book.yaml"), data)
        assert {UNTAKEN[name][1] for name in names} <= {called(o.what).zh for o in merge.untaken}


def test_what_another_program_saves_without_a_change_says_nothing(
    folder: Path, sent: bytes
) -> None:
    merge = compared(desk(folder / "book.yaml"), changed(sent, lambda *_: None, 0))
    assert (merge.changes, merge.untaken) == ((), ())


def test_each_kind_is_told_once_with_who_did_it(folder: Path, sent: bytes) -> None:
    data = changed(changed(sent, _colour, 1), _colour, 2)
    found = plan.prepare(desk(folder / "book.yaml"), [("李主任.docx", data)])
    (said,) = found.diagnostics
    assert said.code == "D010"
    assert said.message.zh.startswith("李主任改了文字颜色")


def test_a_picture_that_was_exchanged_comes_as_a_new_file_and_undo_takes_it_back(
    tmp_path: Path,
) -> None:
    Image.new("RGB", (300, 200), "white").save(tmp_path / "图.png")
    known = desk(book(tmp_path, MANUSCRIPT))
    merge = compared(known, changed(draft(known), _picture, seed=1))
    assert not merge.untaken
    result = accepted(merge)
    assert result.value is not None
    ((path, data),) = result.value.pictures.items()
    assert result.value.texts["稿.md"] == MANUSCRIPT.replace("图.png", path)
    carrying.write(merge, result.value)
    assert (tmp_path / path).read_bytes() == data
    assert (tmp_path / "图.png").is_file()
    again = compared(desk(tmp_path / "book.yaml"), changed(draft(known), _picture, seed=1))
    assert (again.changes, again.done) == ((), 1)
    history.undo(tmp_path)
    assert not (tmp_path / path).exists()
    assert (tmp_path / "稿.md").read_text("utf-8") == MANUSCRIPT


def test_two_reviewers_who_exchange_a_picture_for_others_are_in_conflict(
    folder: Path, sent: bytes
) -> None:
    def other(document: Document, rng: random.Random) -> None:
        relation, _ = document.part.get_or_add_image(BytesIO(_png("red")))
        next(document.element.iter(qn("a:blip"))).set(qn("r:embed"), relation)

    drafts = (changed(sent, _picture, 1), changed(sent, other, 1))
    (change,) = compared(desk(folder / "book.yaml"), *drafts).changes
    assert change.is_conflict


def test_a_picture_that_was_put_in_stands_where_it_was_put(folder: Path, sent: bytes) -> None:
    def change(document: Document, rng: random.Random) -> None:
        above = paragraph(document, "以上情况").insert_paragraph_before("")
        above.add_run().add_picture(BytesIO(_png("red")))

    merge = compared(desk(folder / "book.yaml"), changed(sent, change, 1))
    result = accepted(merge)
    assert result.value is not None
    assert not result.diagnostics
    ((path, data),) = result.value.pictures.items()
    assert data == _png("red")
    assert f"\n\n![]({path})\n\n以上情况" in result.value.texts["稿.md"]
