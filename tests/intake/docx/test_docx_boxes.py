from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from jianbao.intake import docx
from jianbao.intake.model import Cell, Paragraph, SourcePicture, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.intake.docx.conftest import Read, Word

    from jianbao.intake.model import Draft


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def box(content: str) -> str:
    """A text box as Word writes it: once for new programs, once for old ones."""
    new = f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def old_box(content: str) -> str:
    return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def drawing(identifier: str = "p", descr: str = "", crop: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{descr}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{identifier}"/>{crop}</pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def image(kind: str = "PNG", size: tuple[int, int] = (8, 4)) -> bytes:
    picture = Image.new("RGB", size, "red")
    picture.putpixel((0, 0), (0, 0, 255))
    stream = io.BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


PICTURE = {"p": ("image", "media/image1.png")}


def outline(draft: Draft) -> list[str]:
    """Each block in a word: its text, 框 before that of a box, or what else it is."""
    made = []
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            made.append(("框:" if block.looks.boxed else "") + block.text)
        else:
            made.append(block.name if isinstance(block, SourcePicture) else "表")
    return made


def grid(draft: Draft, index: int = 0) -> list[list[tuple[str, int, int]]]:
    found = draft.blocks[index]
    assert isinstance(found, Table)
    return [[(text(cell), cell.columns, cell.rows) for cell in row] for row in found.rows]


def text(cell: Cell) -> str:
    return "/".join(paragraph.text for paragraph in cell.paragraphs)


@pytest.mark.parametrize("made", [box, old_box])
def test_a_text_box_is_read_once(read: Read, word: type[Word], made: Callable[[str], str]) -> None:
    draft = read(word(body=p(made(p(r("标题")) + p(r("副题"))), r("正文"))))
    assert outline(draft) == ["框:标题", "框:副题", "正文"]


def test_a_box_in_the_midst_of_a_paragraph_follows_it(read: Read, word: type[Word]) -> None:
    assert outline(read(word(body=p(r("正"), box(p(r("标题"))), r("文"))))) == ["正文", "框:标题"]


def test_a_box_of_its_own_leaves_no_empty_paragraph(read: Read, word: type[Word]) -> None:
    assert outline(read(word(body=p(box(p(r("标题"))))))) == ["框:标题"]


def test_boxes_in_boxes_and_tables_in_boxes_are_read(read: Read, word: type[Word]) -> None:
    inner = table(tc(p(r("甲"))) + tc(p(r("乙"))))
    draft = read(word(body=p(box(p(box(p(r("内"))), r("外")) + inner))))
    assert outline(draft) == ["框:内", "框:外", "表"]


def test_art_lettering_is_text(read: Read, word: type[Word]) -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="教育简报"/></v:shape></w:pict></w:r>'
    draft = read(word(body=p(art)))
    assert outline(draft) == ["框:教育简报"]
    assert draft.raw == "教育简报\n"


def test_a_diagram_is_read_as_text_and_asked_about(read: Read, word: type[Word]) -> None:
    data = (
        '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>'
        "<dgm:pt><dgm:t><a:p><a:r><a:t>领导小组</a:t></a:r></a:p></dgm:t></dgm:pt>"
        "<dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    ).encode()
    art = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm="d"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    draft = read(
        word(
            body=p(art),
            media={"diagrams/data1.xml": data},
            relations={"d": ("diagramData", "diagrams/data1.xml")},
        )
    )
    assert outline(draft) == ["框:领导小组"]
    assert [change.rule for change in draft.changes] == ["N142"]


def test_a_chart_and_an_embedded_file_are_asked_about(read: Read, word: type[Word]) -> None:
    chart = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="c"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    embedded = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    draft = read(word(body=p(chart, embedded)))
    assert [change.rule for change in draft.changes] == ["N143", "N144"]


def test_pictures_stand_where_they_stood(read: Read, word: type[Word]) -> None:
    old = '<w:r><w:pict><v:shape alt="合影"><v:imagedata r:id="p"/></v:shape></w:pict></w:r>'
    body = p(r("甲")) + p(drawing(descr="会场")) + p(r("乙"), drawing(), r("丙")) + p(old)
    draft = read(word(body=body, media={"media/image1.png": image()}, relations=PICTURE))
    assert outline(draft) == ["甲", "image1.png", "乙丙", "image1.png", "image1.png"]
    pictures = [block for block in draft.blocks if isinstance(block, SourcePicture)]
    assert [picture.alt for picture in pictures] == ["会场", "", "合影"]
    assert {picture.data for picture in pictures} == {image()}
    assert [picture.span.line for picture in pictures] == [2, 3, 4]


@pytest.mark.parametrize(
    "descr",
    [
        "C:\\Users\\wang\\图.jpg",
        "IMG_2034.JPG",
        "图片 3",
        "图片包含 人, 室内&#10;&#10;描述已自动生成",
    ],
)
def test_a_description_that_no_person_wrote_is_none(
    read: Read, word: type[Word], descr: str
) -> None:
    draft = read(
        word(body=p(drawing(descr=descr)), media={"media/image1.png": image()}, relations=PICTURE)
    )
    assert isinstance(draft.blocks[0], SourcePicture)
    assert draft.blocks[0].alt == ""


def test_a_picture_is_cropped_as_it_shows(read: Read, word: type[Word]) -> None:
    body = p(drawing(crop='<a:srcRect l="50000"/>')) + p(drawing())
    draft = read(word(body=body, media={"media/image1.png": image()}, relations=PICTURE))
    cropped, whole = draft.blocks
    assert isinstance(cropped, SourcePicture)
    assert isinstance(whole, SourcePicture)
    with Image.open(io.BytesIO(cropped.data)) as shown:
        assert shown.size == (4, 4)
    assert whole.data == image()
    assert cropped.name != whole.name
    assert [change.rule for change in draft.changes] == ["N153"]


@pytest.mark.parametrize("kind", ["BMP", "GIF", "TIFF"])
def test_a_picture_that_no_book_takes_is_converted(read: Read, word: type[Word], kind: str) -> None:
    name = f"media/image1.{kind.lower()}"
    draft = read(
        word(body=p(drawing()), media={name: image(kind)}, relations={"p": ("image", name)})
    )
    assert outline(draft) == ["image1.png"]
    assert [change.rule for change in draft.changes] == ["N151"]


@pytest.mark.parametrize(
    ("relations", "media", "rules", "count"),
    [
        ({"p": ("image", "https://a.example/x.png")}, {}, ["N150"], 0),
        (PICTURE, {}, ["N150"], 0),
        ({"p": ("image", "media/a.emf")}, {"media/a.emf": b"\1\0\0\0"}, ["N152"], 1),
        ({"p": ("image", "media/a.bmp")}, {"media/a.bmp": b"BMnonsense"}, ["N152"], 1),
    ],
)
def test_a_picture_that_cannot_be_used_is_asked_about(
    read: Read,
    word: type[Word],
    relations: dict[str, tuple[str, str]],
    media: dict[str, bytes],
    rules: list[str],
    count: int,
) -> None:
    draft = read(word(body=p(drawing()), media=media, relations=relations))
    assert [change.rule for change in draft.changes] == rules
    assert sum(isinstance(block, SourcePicture) for block in draft.blocks) == count


def test_a_picture_without_a_relation_is_asked_about(word: type[Word]) -> None:
    draft = docx.read(word(body=p(drawing())).data(), "来稿.docx").value
    assert draft is not None
    assert [change.rule for change in draft.changes] == ["N150"]


def test_merged_cells_are_counted_out(read: Read, word: type[Word]) -> None:
    begin, on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    body = table(
        tc(p(r("片区")), begin) + tc(p(r("合计")), wide),
        tc(p(), on) + tc(p(r("一校"))) + tc(p(r("30"))),
        tc(p(), on) + tc(p(r("二校"))) + tc(p(r("40"))),
        tc(p(r("总")), begin) + tc(p(r("两校")), wide + begin),
        tc(p(), on) + tc(p(), wide + on),
    )
    assert grid(read(word(body=body))) == [
        [("片区", 1, 3), ("合计", 2, 1)],
        [("一校", 1, 1), ("30", 1, 1)],
        [("二校", 1, 1), ("40", 1, 1)],
        [("总", 1, 2), ("两校", 2, 2)],
        [],
    ]


def test_cells_merged_in_the_old_way_are_counted_out(read: Read, word: type[Word]) -> None:
    body = table(
        tc(p(r("甲")), '<w:hMerge w:val="restart"/>') + tc(p(), '<w:hMerge w:val="continue"/>'),
        tc(p(r("乙"))) + tc(p(r("丙"))),
    )
    assert grid(read(word(body=body))) == [[("甲", 2, 1)], [("乙", 1, 1), ("丙", 1, 1)]]


def test_text_that_merged_cells_cover_is_reported(read: Read, word: type[Word]) -> None:
    body = table(
        tc(p(r("甲")), '<w:vMerge w:val="restart"/>') + tc(p(r("乙"))),
        tc(p(r("遮住")), "<w:vMerge/>") + tc(p(r("丙"))),
    )
    draft = read(word(body=body))
    assert [(change.rule, change.before) for change in draft.changes] == [("N136", "遮住")]


def test_rows_may_begin_later_and_headings_are_known(read: Read, word: type[Word]) -> None:
    heading = "<w:trPr><w:tblHeader/></w:trPr>"
    later = '<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>'
    body = table(heading + tc(p(r("甲"))) + tc(p(r("乙"))) + tc(p(r("丙"))), later + tc(p(r("丁"))))
    draft = read(word(body=body))
    assert grid(draft)[1] == [("", 1, 1), ("丁", 1, 1), ("", 1, 1)]
    found = draft.blocks[0]
    assert isinstance(found, Table)
    assert [[cell.heading for cell in row] for row in found.rows] == [[True] * 3, [False] * 3]


def test_a_table_in_a_cell_becomes_text_of_the_cell(read: Read, word: type[Word]) -> None:
    inner = table(tc(p(r("一"))) + tc(p(r("二"))))
    draft = read(word(body=table(tc(p(r("甲")) + inner + p()) + tc(p(r("乙"))))))
    assert grid(draft) == [[("甲/一/二", 1, 1), ("乙", 1, 1)]]
    assert [change.rule for change in draft.changes] == ["N133"]


def test_a_table_of_one_cell_is_text(read: Read, word: type[Word]) -> None:
    inner = table(tc(p(r("一"))) + tc(p(r("二"))))
    draft = read(word(body=table(tc(p(r("甲")) + inner + p(r("乙"))))))
    assert outline(draft) == ["甲", "表", "乙"]


def test_a_table_without_lines_that_only_sets_text_in_its_place_is_text(
    read: Read, word: type[Word]
) -> None:
    bare = "<w:tblPr><w:tblBorders><w:top w:val='none'/></w:tblBorders></w:tblPr>"
    row = f"<w:tr>{tc(p())}{tc(p(r('教导处')) + p(r('3月26日')))}</w:tr>"
    draft = read(word(body=f"<w:tbl>{bare}{row}</w:tbl>"))
    assert [
        block.looks.align for block in draft.blocks if isinstance(block, Paragraph) and block.text
    ] == ["end"] * 2
    drawn = bare.replace("none", "single")
    assert outline(read(word(body=f"<w:tbl>{drawn}{row}</w:tbl>"))) == ["表"]
    data = f"<w:tbl>{bare}{row.replace('<w:p></w:p>', p(r('甲')))}{row.replace('<w:p></w:p>', p(r('乙')))}</w:tbl>"
    assert outline(read(word(body=data))) == ["表"]


def test_pictures_in_a_table_of_text_follow_it(read: Read, word: type[Word]) -> None:
    body = table(tc(p(r("学校"))) + tc(p(r("照片"))), tc(p(r("一校"))) + tc(p(drawing())))
    draft = read(word(body=body, media={"media/image1.png": image()}, relations=PICTURE))
    assert outline(draft) == ["表", "image1.png"]
    assert [change.rule for change in draft.changes] == ["N135"]


def test_a_table_of_photos_is_photos_side_by_side_with_their_captions(
    read: Read, word: type[Word]
) -> None:
    cells = tc(p(drawing())) + tc(p(drawing()))
    body = table(cells, tc(p(r("入场"))) + tc(p(r("接力"))), cells)
    draft = read(word(body=body, media={"media/image1.png": image()}, relations=PICTURE))
    pictures = [block for block in draft.blocks if isinstance(block, SourcePicture)]
    assert len(pictures) == len(draft.blocks)
    assert "N156" in [change.rule for change in draft.changes]
    assert [(p.beside, p.share, [c.text for c in p.caption]) for p in pictures] == [
        (False, 0.5, ["入场"]), (True, 0.5, ["接力"]), (False, 0.5, []), (True, 0.5, []),
    ]  # fmt: skip


@pytest.mark.parametrize("first", [Paragraph, SourcePicture])
def test_a_note_beside_a_picture_is_called_in_the_paragraph_on_its_side(
    first: type, read: Read, word: type[Word]
) -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{p(r("数据来自区教育局。"))}</w:footnote>'
    body = p(*((call, drawing()) if first is Paragraph else (drawing(), call)))
    draft = read(
        word(
            body=body,
            parts={"footnotes": note},
            media={"media/image1.png": image()},
            relations=PICTURE,
        )
    )
    assert len(draft.blocks) == 2
    assert isinstance(draft.blocks[0], first)
    called = next(block for block in draft.blocks if isinstance(block, Paragraph))
    assert [run.note for run in called.runs] == [0]


def placed(width: int, kind: str = "inline") -> str:
    """A picture that takes up ``width`` mm."""
    extent = f'<wp:inline><wp:extent cx="{width * 36000}" cy="1"/>'
    return drawing().replace("<wp:inline>", extent).replace("wp:inline", f"wp:{kind}")


def old_picture(style: str) -> str:
    return f'<w:r><w:pict><v:shape style="{style}"><v:imagedata r:id="p"/></v:shape></w:pict></w:r>'


@pytest.mark.parametrize(
    ("paragraph", "beside"),
    [
        (p(placed(70), r("    "), placed(70)), [False, True]),
        (p(placed(50), placed(50), placed(50)), [False, True, True]),
        (p(placed(70), placed(70), placed(70), placed(70)), [False, True, False, True]),
        (p(placed(150), placed(150)), [False, False]),
        (p(placed(70)) + p(placed(70)), [False, False]),
        (p(placed(70), "<w:r><w:br/></w:r>", placed(70)), [False, False]),
        (p(placed(70, "anchor"), placed(70, "anchor")), [False, False]),
        (p(placed(70), old_box(p(r("框"))), placed(70)), [False, False]),
        (p(old_picture("width:2in"), old_picture("height:9pt;width:200pt")), [False, True]),
        (p(old_picture("position:absolute;width:2in"), placed(70)), [False, False]),
    ],
)
def test_pictures_that_a_line_holds_stand_side_by_side(
    paragraph: str, beside: list[bool], read: Read, word: type[Word]
) -> None:
    draft = read(word(body=paragraph, media={"media/image1.png": image()}, relations=PICTURE))
    found = [block for block in draft.blocks if isinstance(block, SourcePicture)]
    assert [picture.beside for picture in found] == beside


def test_a_number_alone_fills_a_cell(read: Read, word: type[Word]) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    )
    body = table(*(tc(numbered) + tc(p(r(name))) for name in ("一校", "二校")))
    draft = read(word(body=body, parts={"numbering": numbering}))
    found = draft.blocks[0]
    assert isinstance(found, Table)
    assert [row[0].paragraphs[0].looks.numbering for row in found.rows] == ["1", "2"]


def test_rows_and_cells_in_content_controls_are_read(read: Read, word: type[Word]) -> None:
    row = (
        f"<w:tr><w:sdt><w:sdtContent>{tc(p(r('甲')))}</w:sdtContent></w:sdt>{tc(p(r('乙')))}</w:tr>"
    )
    body = f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    assert grid(read(word(body=body))) == [[("甲", 1, 1), ("乙", 1, 1)]]


def test_a_table_of_one_cell_is_a_frame_around_text(read: Read, word: type[Word]) -> None:
    draft = read(word(body=table(tc(p(r("框里的字"))))))
    assert outline(draft) == ["框里的字"]
    assert [change.rule for change in draft.changes] == ["N134"]


def test_a_note_beside_a_picture_is_kept_in_its_place(read: Read, word: type[Word]) -> None:
    note = f'<w:footnote w:id="1"><w:p>{r("注文")}</w:p></w:footnote>'
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'

    def kinds(*content: str) -> list[str]:
        draft = read(
            word(
                body=p(*content),
                media={"media/p.png": image()},
                relations={"p": ("image", "media/p.png")},
                parts={"footnotes": note},
            )
        )
        assert ["".join(part.text for part in each) for each in draft.notes] == ["注文"]
        return [type(block).__name__ for block in draft.blocks]

    assert kinds(drawing(), call) == ["SourcePicture", "Paragraph"]
    assert kinds(call, drawing()) == ["Paragraph", "SourcePicture"]
    assert kinds(r(" "), drawing(), call) == ["SourcePicture", "Paragraph"]


@pytest.mark.parametrize(("second", "turned"), [("", [True, False]), ("landscape", [False, False])])
def test_a_table_on_a_page_on_its_side_is_known(
    second: str, turned: list[bool], read: Read, word: type[Word]
) -> None:
    def section(orient: str) -> str:
        said = f' w:orient="{orient}"' if orient else ""
        return f'<w:sectPr><w:pgSz w:w="16838" w:h="11906"{said}/></w:sectPr>'

    first = f"<w:p><w:pPr>{section('landscape')}</w:pPr></w:p>"
    made = table(tc(p(r("甲"))) + tc(p(r("乙"))), tc(p(r("丙"))) + tc(p(r("丁"))))
    draft = read(word(body=made + first + made + section(second)))
    assert [one.turned for one in draft.blocks if isinstance(one, Table)] == turned
