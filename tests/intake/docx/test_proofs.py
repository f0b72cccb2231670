"""A Word file read to be proof-read, and remarks written into a copy."""

from __future__ import annotations

import io
import random

import docx as python_docx
import pytest
from tests.intake.docx.conftest import Word

from jianbao.intake.docx import proofs
from jianbao.intake.docx.names import w
from jianbao.intake.docx.package import DocxPackage
from jianbao.intake.docx.remarks import DocxRemark, with_remarks
from jianbao.manuscript.prose import PassageKind, Prose

BODY = """
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>关于做好安全工作的通知</w:t></w:r></w:p>
<w:p/>
<w:p><w:r><w:t xml:space="preserve">　　各校要</w:t><w:tab/><w:t>排查</w:t></w:r><w:del w:id="1" w:author="甲"><w:r><w:delText>全部</w:delText></w:r></w:del><w:r><w:rPr><w:b/></w:rPr><w:t>隐患</w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>清单。</w:t></w:r></w:hyperlink></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>𠮷家村小学𠮷老师</w:t></w:r></w:p>
"""


def read(data: bytes) -> Prose:
    result = proofs.read(data, "稿.docx")
    assert result.value is not None
    return result.value


def marked(data: bytes) -> dict[str, str]:
    """Return what each comment of a document says and the words that it stands at."""
    package = DocxPackage(data, "")
    root, said = package.document(), package.tree("word/comments.xml")
    assert said is not None
    texts = {one.get(w("id")): "".join(t.text or "" for t in one.iter(w("t"))) for one in said}
    found, open_ = dict[str, str](), set[str]()
    for element in root.iter():
        number = element.get(w("id"), "")
        if element.tag == w("commentRangeStart"):
            open_.add(number)
        elif element.tag == w("commentRangeEnd"):
            open_.remove(number)
        elif element.tag in {w("t"), w("tab")}:
            for one in open_:
                text = "\t" if element.tag == w("tab") else element.text or ""
                found[texts[one]] = found.get(texts[one], "") + text
    return found


def test_each_paragraph_with_text_is_a_line() -> None:
    prose = read(Word(body=BODY).data())
    assert prose.lines == (
        "关于做好安全工作的通知", "　　各校要\t排查隐患清单。", "姓名", "𠮷家村小学𠮷老师"
    )  # fmt: skip
    kinds = [passage.kind for passage in prose.passages]
    assert kinds[0] is PassageKind.TITLE
    assert kinds[2] is PassageKind.CELL
    assert prose.passages[1].text == "各校要\t排查隐患清单。"
    assert prose.source[prose.passages[1].places[0]] == "各"


def test_an_automatic_number_is_read_and_stands_nowhere() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总体要求</w:t></w:r></w:p>'
    (passage,) = read(Word(body=body, parts={"numbering": numbering}).data()).passages
    assert passage.text == "一、总体要求"
    assert passage.places[:3] == (-1, -1, 0)


def test_remarks_stand_at_their_words_and_change_none() -> None:
    data = Word(body=BODY).data()
    prose = read(data)
    wanted = ["安全", "要\t排", "隐患清", "。", "姓名", "村小学𠮷"]
    remarks = [
        DocxRemark(start=(at := prose.source.index(words)), end=at + len(words), text=f"看{words}")
        for words in wanted
    ]
    copy = with_remarks(data, remarks, "校对")
    assert read(copy) == prose
    assert marked(copy) == {f"看{words}": words for words in wanted}
    more = with_remarks(copy, remarks[:1], "复校")
    assert len(list(python_docx.Document(io.BytesIO(more)).comments)) == len(wanted) + 1


@pytest.mark.parametrize("seed", range(20))
def test_remarks_anywhere_leave_the_text_as_it_is(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = Word(body=BODY).data()
    prose = read(data)
    remarks = []
    for number in range(6):
        passage = chance.choice(prose.passages)
        start, end = sorted(chance.sample(range(len(passage.text) + 1), 2))
        places = passage.places[start:end]
        remarks.append(DocxRemark(start=places[0], end=places[-1] + 1, text=str(number)))
    copy = with_remarks(data, remarks, "校对")
    assert read(copy) == prose
    said = {one.text: prose.source[one.start : one.end] for one in remarks}
    assert marked(copy) == said


def test_a_file_that_is_none_is_told() -> None:
    assert [one.code for one in proofs.read(b"PK\x03\x04", "x.docx").diagnostics] == ["N104"]
