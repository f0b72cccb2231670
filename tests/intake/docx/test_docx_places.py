"""The law of conservation: text at any place that the schema allows is in the draft or its report.

The places are drawn from the content model of ECMA-376 part 1, 17.2 to 17.16 and 22.1: containers
of blocks, what may stand in them, what a paragraph and a run may hold, each within each other.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.docx.conftest import Word, said

from jianbao.intake import conservation, docx, splitting
from jianbao.intake.conservation import letters
from jianbao.intake.emit import ManuscriptNumbers, read_back
from jianbao.intake.model import Certainty, Draft

R = "<w:r>{}</w:r>"
ATTRIBUTES = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'
CARRIERS = (
    "<w:t>{}</w:t>",
    "<w:delText>{}</w:delText>",
    '<w:instrText xml:space="preserve">{}</w:instrText>',
)
WORDS = st.text("春夏秋冬东南西北梅兰竹菊", min_size=3, max_size=6)


def shape(inside: str) -> str:
    return (
        "<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def drawn(text: str) -> str:
    return (
        "<w:drawing><wp:inline><a:graphic><a:graphicData><a:txBody><a:p><a:r>"
        f"<a:t>{text}</a:t></a:r></a:p></a:txBody></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def runs(deeper: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What a paragraph may hold."""
    return st.one_of(
        deeper.map("<w:hyperlink>{}</w:hyperlink>".format),
        deeper.map(f"<w:ins {ATTRIBUTES}>{{}}</w:ins>".format),
        deeper.map(f"<w:del {ATTRIBUTES}>{{}}</w:del>".format),
        deeper.map(f"<w:moveTo {ATTRIBUTES}>{{}}</w:moveTo>".format),
        deeper.map('<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>'.format),
        deeper.map("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>".format),
        deeper.map('<w:smartTag w:uri="u" w:element="e">{}</w:smartTag>'.format),
        deeper.map('<w:customXml w:element="e">{}</w:customXml>'.format),
        deeper.map('<w:dir w:val="ltr">{}</w:dir>'.format),
    )


LEAVES = st.one_of(
    st.tuples(st.sampled_from(CARRIERS), WORDS).map(lambda two: R.format(two[0].format(two[1]))),
    WORDS.map("<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>".format),
    WORDS.map("<m:oMathPara><m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath></m:oMathPara>".format),
    WORDS.map(lambda text: R.format(drawn(text))),
    WORDS.map(lambda text: R.format(shape(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))),
    WORDS.map(lambda text: R.format(shape(f"<w:r><w:t>{text}</w:t></w:r>"))),
    WORDS.map(
        lambda text: (
            "<w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase>"
            f"<w:r><w:t>{text}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )
    ),
    WORDS.map("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>".format),
)
INLINE = st.recursive(LEAVES, runs, max_leaves=2)
BLOCKS = st.recursive(
    st.one_of(INLINE.map("<w:p>{}</w:p>".format), INLINE),
    lambda deeper: st.one_of(
        deeper.map("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>".format),
        deeper.map("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>".format),
        deeper.map('<w:customXml w:element="e">{}</w:customXml>'.format),
        deeper.map(f"<w:ins {ATTRIBUTES}>{{}}</w:ins>".format),
        deeper.map(
            "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice></mc:AlternateContent>".format
        ),
        deeper.map("<w:unknown>{}</w:unknown>".format),
    ),
    max_leaves=3,
)


def kept(draft: Draft) -> Counter[str]:
    """All that the draft says or reports as left out."""
    found = Counter(said(draft))
    for change in draft.changes:
        found.update(letters(change.before))
        found.subtract(letters(change.after))
    return found


@settings(max_examples=150, deadline=None)
@given(blocks=st.lists(BLOCKS, min_size=1, max_size=4))
def test_text_at_any_place_is_read_or_reported(blocks: list[str]) -> None:
    body = "<w:p><w:r><w:t>开头一段文字。</w:t></w:r></w:p>" + "".join(blocks)
    result = docx.read(Word(body=body).data(), "来稿.docx")
    assert result.value is not None, result.diagnostics
    written = Counter(c for c in "".join(blocks) if c in "春夏秋冬东南西北梅兰竹菊")
    assert not written - kept(result.value)


@settings(max_examples=50, deadline=None)
@given(blocks=st.lists(BLOCKS, min_size=1, max_size=3))
def test_what_is_read_balances_with_the_manuscripts(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[str]
) -> None:
    body = "<w:p><w:r><w:t>开头一段文字。</w:t></w:r></w:p>" + "".join(blocks)
    draft = docx.read(Word(body=body).data(), "来稿.docx").value
    assert draft is not None
    found = splitting.split(draft)
    shelf = ManuscriptNumbers(tmp_path_factory.mktemp("书"), [], chinese=True)
    made = "\n".join(read_back(shelf.bind(article).text) for article in found.articles)
    assert conservation.weigh(draft, found.articles, found.changes, made) == ()


@pytest.mark.parametrize(
    "stray",
    [
        "<w:r><w:t>散落的文字</w:t></w:r>",
        f"<w:ins {ATTRIBUTES}><w:r><w:t>散落的文字</w:t></w:r></w:ins>",
        "<m:oMathPara><m:oMath><m:r><m:t>散落的文字</m:t></m:r></m:oMath></m:oMathPara>",
        "<w:sdt><w:sdtContent><w:r><w:t>散落的文字</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:hyperlink><w:r><w:t>散落的文字</w:t></w:r></w:hyperlink>",
    ],
)
def test_what_stands_in_no_paragraph_keeps_its_place(stray: str) -> None:
    body = f"<w:p><w:r><w:t>前</w:t></w:r></w:p>{stray}<w:p><w:r><w:t>后</w:t></w:r></w:p>"
    draft = docx.read(Word(body=body).data(), "来稿.docx").value
    assert draft is not None
    assert said(draft) == "前散落的文字后"


def test_text_in_a_structure_that_is_not_known_is_kept_at_the_end() -> None:
    body = (
        "<w:p><w:r><w:t>正文。</w:t></w:r></w:p>"
        "<w:tbl><w:unknown><w:p><w:r><w:t>不明之处</w:t></w:r></w:p></w:unknown>"
        "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    draft = docx.read(Word(body=body).data(), "来稿.docx").value
    assert draft is not None
    assert said(draft).endswith("不明之处")
    assert [(c.rule, c.certainty) for c in draft.changes] == [("N158", Certainty.UNCLEAR)]


def test_the_codes_of_fields_are_quoted_in_one_line() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    draft = docx.read(Word(body=field * 2).data(), "来稿.docx").value
    assert draft is not None
    assert [(c.rule, c.before) for c in draft.changes] == [("N157", "PAGE\nPAGE")]
