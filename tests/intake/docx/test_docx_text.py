from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianbao.intake.model import Paragraph, Run

if TYPE_CHECKING:
    from tests.intake.docx.conftest import Read, Word

    from jianbao.intake.model import Draft


def runs(draft: Draft, index: int = 0) -> tuple[Run, ...]:
    block = draft.blocks[index]
    assert isinstance(block, Paragraph)
    return block.runs


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if isinstance(block, Paragraph)]


CODES = "N157"


def reported(draft: Draft) -> list[tuple[str, str, str]]:
    """The changes, but for the codes of fields, which have a test of their own."""
    return [(c.rule, c.before, c.after) for c in draft.changes if c.rule != CODES]


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str | None = "") -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_runs_that_look_alike_are_one(read: Read, word: type[Word]) -> None:
    body = f"<w:p>{r('会议')}{r('指出')}{r('：', '<w:b/>')}{r('要')}</w:p>"
    assert runs(read(word(body=body))) == (
        Run(text="会议指出"),
        Run(text="：", bold=True),
        Run(text="要"),
    )


def test_soft_returns_tabs_and_hyphens_are_kept(read: Read, word: type[Word]) -> None:
    body = (
        "<w:p><w:r><w:t>电话</w:t><w:tab/><w:t>0818</w:t><w:noBreakHyphen/><w:t>2123456</w:t>"
        "<w:br/><w:t>传真</w:t><w:cr/><w:t>同上</w:t><w:softHyphen/></w:r></w:p>"
    )
    assert texts(read(word(body=body))) == ["电话\t0818-2123456\n传真\n同上"]


def test_indents_of_full_width_spaces_are_kept(read: Read, word: type[Word]) -> None:
    body = "<w:p><w:r><w:t>　　各学校：</w:t></w:r></w:p><w:p><w:r><w:t> 外 </w:t></w:r></w:p>"
    assert texts(read(word(body=body))) == ["　　各学校：", "外"]


def test_empty_paragraphs_stay_for_what_they_separate(read: Read, word: type[Word]) -> None:
    assert texts(read(word(body=f"<w:p>{r('甲')}</w:p><w:p/><w:p>{r('乙')}</w:p>"))) == [
        "甲",
        "",
        "乙",
    ]


def test_marks_of_a_run_are_kept(read: Read, word: type[Word]) -> None:
    body = (
        "<w:p>"
        + r("重", '<w:em w:val="dot"/>')
        + r("斜", "<w:i/>")
        + r("2", '<w:vertAlign w:val="superscript"/>')
        + r("2", '<w:vertAlign w:val="subscript"/>')
        + "</w:p>"
    )
    assert runs(read(word(body=body))) == (
        Run(text="重", emphasis_dots=True),
        Run(text="斜", italic=True),
        Run(text="2", raised=True),
        Run(text="2", lowered=True),
    )


def test_a_reading_stands_above_its_text(read: Read, word: type[Word]) -> None:
    body = (
        f"<w:p>{r('在')}<w:r><w:ruby><w:rubyPr/><w:rt>{r('xíng')}</w:rt>"
        f"<w:rubyBase>{r('行', '<w:b/>')}</w:rubyBase></w:ruby></w:r>{r('道')}</w:p>"
    )
    draft = read(word(body=body))
    assert runs(draft) == (Run(text="在"), Run(text="行", bold=True, ruby="xíng"), Run(text="道"))
    assert draft.raw == "在行xíng道"


def test_links_keep_their_address(read: Read, word: type[Word]) -> None:
    code = ' HYPERLINK "https://b.example/页" '
    body = (
        f'<w:p><w:hyperlink r:id="l">{r("甲")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="here">{r("乙")}</w:hyperlink>'
        f"{field(code, r('丙'))}"
        f"<w:fldSimple w:instr=' HYPERLINK \"https://c.example\" '>{r('丁')}</w:fldSimple></w:p>"
    )
    draft = read(word(body=body, relations={"l": ("hyperlink", "https://a.example/")}))
    assert runs(draft) == (
        Run(text="甲", link="https://a.example/"),
        Run(text="乙"),
        Run(text="丙", link="https://b.example/页"),
        Run(text="丁", link="https://c.example"),
    )


def test_of_a_field_only_the_result_is_read(read: Read, word: type[Word]) -> None:
    inner = field(" PAGE ", r("3"))
    body = f"<w:p>{r('共')}{field(' IF ', r('五'))}{r('页')}</w:p><w:p>{field(' PAGEREF x ', inner)}</w:p>"
    assert texts(read(word(body=body))) == ["共五页", "3"]


def test_text_in_the_code_of_a_field_is_reported(read: Read, word: type[Word]) -> None:
    code = f' IF </w:instrText></w:r>{field(" PAGE ", r("1"))}<w:r><w:instrText> = 1 "甲" "乙" '
    draft = read(word(body=f"<w:p>{field(code, r('甲'))}</w:p>"))
    assert texts(draft) == ["甲"]
    assert reported(draft) == [("N127", "1", "")]


def test_a_field_that_never_ends_hides_nothing(read: Read, word: type[Word]) -> None:
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{r("正文")}</w:p><w:p>{r("还有")}</w:p>'
    )
    assert texts(read(word(body=body))) == ["正文", "还有"]


def test_a_field_cut_in_two_hides_nothing_beyond_its_paragraph(
    read: Read, word: type[Word]
) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    )
    rest = (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("一、总则")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    toc = f'<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr>{rest}</w:p>'
    body = f"<w:p>{r('目录')}{begin}</w:p>{toc}<w:p>{r('正文')}</w:p>"
    assert texts(read(word(body=body, parts={"styles": styles}))) == ["目录", "正文"]


@pytest.mark.parametrize(
    ("code", "text", "reading"),
    [
        (r" eq \o\ac(○,1)", "①", ""),
        (r" EQ \o\ac(○,23)", "㉓", ""),
        (r" eq \o\ac(□,中)", "中", ""),
        (r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(zhāng),张)', "张", "zhāng"),
        (r" EQ \o(\s\up 6(教),\s\do 2(育))", "教育", ""),
        (r" EQ \f(1,2)", "1/2", ""),
    ],
)
def test_what_words_dialogs_draw_with_a_field_is_read(
    read: Read, word: type[Word], code: str, text: str, reading: str
) -> None:
    draft = read(word(body=f"<w:p>{r('第')}{field(code, None)}{r('项')}</w:p>"))
    assert "".join(run.text for run in runs(draft)) == f"第{text}项"
    assert "".join(run.ruby for run in runs(draft)) == reading
    assert reported(draft) == [("N128", "", text + reading)]


def test_a_field_without_a_result_is_asked_about_unless_it_shows_nothing(
    read: Read, word: type[Word]
) -> None:
    draft = read(
        word(body=f"<w:p>{field(' NUMPAGES ', None)}{field(' XE 词 ', None)}{r('页')}</w:p>")
    )
    assert reported(draft) == [("N129", "", "")]


def test_fields_of_forms_show_what_is_chosen(read: Read, word: type[Word]) -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="小学"/><w:listEntry w:val="中学"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
        "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(read(word(body=body))) == ["中学☑"]


def test_signs_of_symbol_fonts_become_common_ones(read: Read, word: type[Word]) -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    body = (
        f'<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>{r("n是", wingdings)}'
        '<w:r><w:sym w:font="宋体" w:char="4E2D"/><w:sym w:font="Wingdings 3" w:char="F041"/></w:r></w:p>'
    )
    draft = read(word(body=body))
    assert texts(draft) == ["✓■是中〓"]
    assert [(change.rule, change.before, change.after) for change in draft.changes] == [
        ("N130", "n是", "✓■是"),
        ("N130", "", "中"),
        ("N131", "", "〓"),
    ]


def test_hidden_text_is_left_out_and_reported_as_one(read: Read, word: type[Word]) -> None:
    body = f"<w:p>{r('甲')}{r('密', '<w:vanish/>')}{r('件', '<w:vanish/>')}{r('乙')}</w:p>"
    draft = read(word(body=body))
    assert texts(draft) == ["甲乙"]
    assert reported(draft) == [("N124", "密件", "")]


def test_struck_text_is_kept_and_asked_about(read: Read, word: type[Word]) -> None:
    draft = read(word(body=f"<w:p>{r('甲')}{r('乙', '<w:strike/>')}</w:p>"))
    assert texts(draft) == ["甲乙"]
    assert reported(draft) == [("N139", "乙", "乙")]


def test_content_controls_are_read_but_not_their_prompts(read: Read, word: type[Word]) -> None:
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    body = (
        f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>"
        f"<w:sdt>{prompt}<w:sdtContent>{r('单击此处')}</w:sdtContent></w:sdt></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{r('乙')}</w:p></w:sdtContent></w:sdt>"
        f"<w:sdt>{prompt}<w:sdtContent><w:p>{r('输入标题')}</w:p></w:sdtContent></w:sdt>"
    )
    draft = read(word(body=body))
    assert texts(draft) == ["甲", "乙"]
    assert reported(draft) == [("N138", "单击此处", ""), ("N138", "输入标题", "")]


def test_a_generated_table_of_contents_is_left_out(read: Read, word: type[Word]) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    gallery = "<w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    line = f'<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr>{r("一、总则")}</w:p>'
    body = f"{line}<w:sdt>{gallery}<w:sdtContent><w:p>{r('目录')}</w:p></w:sdtContent></w:sdt><w:p>{r('正文')}</w:p>"
    draft = read(word(body=body, parts={"styles": styles}))
    assert texts(draft) == ["正文"]
    assert reported(draft) == [("N137", "一、总则", ""), ("N137", "目录", "")]


def test_a_drop_cap_is_joined_to_its_paragraph(read: Read, word: type[Word]) -> None:
    body = (
        f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{r("本")}</w:p><w:p>{r("报讯")}</w:p>'
        f'<w:p><w:pPr><w:framePr w:w="99"/></w:pPr>{r("框")}</w:p>'
    )
    draft = read(word(body=body))
    assert texts(draft) == ["本报讯", "框"]
    assert "N145" in [change.rule for change in draft.changes]
    block = draft.blocks[1]
    assert isinstance(block, Paragraph)
    assert block.looks.boxed


def test_a_box_beside_a_drop_cap_is_moved_with_a_line_in_the_report(
    read: Read, word: type[Word]
) -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent><w:p>{r('标题')}</w:p></w:txbxContent></v:textbox></w:pict></w:r>"
    body = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{r("本")}</w:p><w:p>{box}{r("报讯")}</w:p>'
    draft = read(word(body=body))
    assert texts(draft) == ["本报讯", "标题"]
    assert reported(draft)[1:] == [("N146", "标题", ""), ("N146", "", "标题")]


def test_hidden_pieces_apart_from_each_other_are_reported_apart(
    read: Read, word: type[Word]
) -> None:
    hidden = "<w:vanish/>"
    body = f"<w:p>{r('甲', hidden)}{r('乙')}{r('丙', hidden)}</w:p>"
    assert reported(read(word(body=body))) == [("N124", "甲", ""), ("N124", "丙", "")]


def test_a_run_in_heading_is_joined_at_its_style_separator(read: Read, word: type[Word]) -> None:
    mark = "<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>"
    body = f"<w:p>{mark}{r('一、总体要求。', '<w:b/>')}</w:p><w:p>{r('各校要落实。')}</w:p>"
    assert texts(read(word(body=body))) == ["一、总体要求。各校要落实。"]


def test_what_runs_on_at_the_end_is_not_lost(read: Read, word: type[Word]) -> None:
    mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    assert texts(read(word(body=f"<w:p>{mark}{r('末句')}</w:p>"))) == ["末句"]


def test_headers_footers_and_comments_are_reported(read: Read, word: type[Word]) -> None:
    body = f"<w:p>{r('前')}</w:p><w:p>{r('甲')}<w:r><w:commentReference w:id='4'/></w:r></w:p>"
    draft = read(
        word(
            body=body,
            parts={
                "header": f"<w:p>{r('教育简报')}</w:p>",
                "footer": f"<w:p>{r('第')}{field(' PAGE ', r('1'))}{r('页')}</w:p>",
                "comments": f"<w:comment w:id='4' w:author='李主任'><w:p>{r('请核实')}</w:p></w:comment>",
            },
        )
    )
    assert reported(draft) == [
        ("N123", "请核实", ""),
        ("N125", "教育简报", ""),
        ("N126", "第1页", ""),
    ]
    assert draft.changes[0].span.line == 2
    assert "李主任" in draft.changes[0].about.zh


def test_paragraphs_are_counted_where_they_stand(read: Read, word: type[Word]) -> None:
    table = f"<w:tbl><w:tr><w:tc><w:p>{r('一')}</w:p></w:tc><w:tc><w:p>{r('二')}</w:p></w:tc></w:tr></w:tbl>"
    draft = read(word(body=f"<w:p>{r('甲')}</w:p>{table}<w:p>{r('乙')}</w:p>"))
    assert [block.span.line for block in draft.blocks] == [1, 2, 4]
    assert {block.span.file for block in draft.blocks} == {"来稿.docx"}


@pytest.mark.parametrize(
    ("state", "sign"),
    [
        ("<w:checked/>", "☑"),
        ('<w:checked w:val="0"/>', "☐"),
        ('<w:default w:val="1"/>', "☑"),
        ('<w:default w:val="0"/>', "☐"),
        ("", "☐"),
    ],
)
def test_a_box_of_a_form_is_ticked_only_where_it_says_so(
    read: Read, word: type[Word], state: str, sign: str
) -> None:
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(read(word(body=body))) == [sign]


def test_private_signs_of_no_symbol_font_are_those_of_wingdings(
    read: Read, word: type[Word]
) -> None:
    signs = "".join(f"<w:sym w:font='宋体' w:char='{code}'/>" for code in ("F0FC", "F001"))
    assert texts(read(word(body=f"<w:p><w:r>{signs}</w:r>{r('甲')}</w:p>"))) == ["✓〓甲"]
