from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao.intake import docx

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.intake.docx.conftest import Word

    from jianbao.intake.model import Draft

TEXT = st.text("城南区教育局会议强调，。：“”㐀𠮷abcXYZ0189 　", min_size=1, max_size=12)
RUN_PROPERTIES = st.lists(
    st.sampled_from(
        [
            *("<w:b/>", "<w:i/>", "<w:vanish/>", '<w:vanish w:val="0"/>', "<w:strike/>"),
            *('<w:em w:val="dot"/>', '<w:vertAlign w:val="superscript"/>', '<w:sz w:val="44"/>'),
            *('<w:rFonts w:eastAsia="仿宋_GB2312"/>', '<w:rFonts w:ascii="Wingdings"/>'),
            '<w:rStyle w:val="s"/>',
        ]
    ),
    max_size=3,
    unique=True,
).map("".join)
PARAGRAPH_PROPERTIES = st.sampled_from(
    [
        *("", "", "", '<w:pStyle w:val="h"/>', '<w:jc w:val="center"/>', "<w:pageBreakBefore/>"),
        *("<w:rPr><w:del/></w:rPr>", "<w:rPr><w:ins/></w:rPr>", "<w:sectPr/>"),
        *("<w:rPr><w:vanish/><w:specVanish/></w:rPr>", '<w:framePr w:w="1"/>'),
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
    ]
)
PARTS = {
    "styles": (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="s"><w:name w:val="s"/><w:rPr><w:b/></w:rPr></w:style>'
    ),
    "numbering": (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    ),
    "footnotes": "".join(
        f'<w:footnote w:id="{index}"><w:p><w:r><w:t>脚注{index}</w:t></w:r></w:p></w:footnote>'
        for index in range(3)
    ),
    "endnotes": '<w:endnote w:id="1"><w:p><w:r><w:t>尾注</w:t></w:r></w:p></w:endnote>',
    "comments": '<w:comment w:id="0" w:author="李"><w:p><w:r><w:t>核实</w:t></w:r></w:p></w:comment>',
    "header": "<w:p><w:r><w:t>简报</w:t></w:r></w:p>",
}
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def run(text: str, properties: str, tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


RUN = st.builds(run, TEXT, RUN_PROPERTIES)
DELETED = st.builds(lambda text: f'<w:del w:author="王">{run(text, "", "delText")}</w:del>', TEXT)
ATOMS = st.one_of(
    RUN,
    RUN,
    DELETED,
    st.sampled_from(
        [
            "<w:r><w:br/></w:r>",
            "<w:r><w:tab/></w:r>",
            '<w:r><w:br w:type="page"/></w:r>',
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            '<w:r><w:endnoteReference w:id="1"/></w:r>',
            '<w:r><w:commentReference w:id="0"/></w:r>',
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            "<w:bookmarkStart w:id='1' w:name='x'/>",
        ]
    ),
    st.builds(
        lambda structure, text: (
            f"<m:oMath>{structure.format(f'<m:r><m:t>{text}</m:t></m:r>')}</m:oMath>"
        ),
        st.sampled_from(
            [
                "{0}",
                "<m:f><m:num>{0}</m:num><m:den>{0}</m:den></m:f>",
                "<m:sSup><m:e>{0}</m:e><m:sup>{0}</m:sup></m:sSup>",
                "<m:acc><m:e>{0}</m:e></m:acc>",
                "<m:phant><m:e>{0}</m:e></m:phant>",
            ]
        ),
        TEXT,
    ),
    st.builds(
        lambda reading, base: (
            f"<w:r><w:ruby><w:rt>{reading}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
        ),
        RUN,
        RUN,
    ),
)
WRAPPERS = st.sampled_from(
    [
        '<w:ins w:author="王">{}</w:ins>',
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        '<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>',
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        FIELD.format("begin") + FIELD.format("separate") + "{}" + FIELD.format("end"),
        FIELD.format("begin") + "{}" + FIELD.format("end"),
    ]
)
INLINE = st.recursive(
    ATOMS,
    lambda inner: st.builds(
        lambda wrapper, content: wrapper.format("".join(content)),
        WRAPPERS,
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)


def paragraph(properties: str, content: list[str]) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def table(cells: list[str], columns: int, merge: str) -> str:
    made = [f"<w:tc><w:tcPr>{merge}</w:tcPr>{cell}<w:p/></w:tc>" for cell in cells]
    rows = ["".join(made[start : start + columns]) for start in range(0, len(made), columns)]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def boxed(content: str) -> str:
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


PARAGRAPH = st.builds(paragraph, PARAGRAPH_PROPERTIES, st.lists(INLINE, max_size=5))
BLOCKS = st.recursive(
    PARAGRAPH,
    lambda inner: st.one_of(
        st.builds(
            table,
            st.lists(inner, min_size=1, max_size=6),
            st.integers(1, 3),
            st.sampled_from(["", '<w:gridSpan w:val="2"/>', "<w:vMerge/>"]),
        ),
        st.builds(
            lambda content, run: f"<w:p>{boxed(content)}{run}</w:p>",
            inner,
            st.one_of(st.just(""), RUN),
        ),
        st.builds(lambda run, content: f"<w:p>{run}{boxed(content)}</w:p>", RUN, inner),
        st.builds(lambda content: f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>", inner),
    ),
    max_leaves=8,
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(BLOCKS, min_size=1, max_size=6))
def test_any_text_in_any_mix_of_features_is_in_the_draft_or_its_report(
    word: type[Word], checked: Callable[[bytes, Draft], None], blocks: list[str]
) -> None:
    data = word(body="".join(blocks), parts=PARTS).data()
    result = docx.read(data, "来稿.docx")
    assert result.value is not None
    checked(data, result.value)
