from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianbao.intake.model import Certainty, Paragraph, Table

if TYPE_CHECKING:
    from tests.intake.docx.conftest import Read, Word

    from jianbao.intake.model import Draft

BY = 'w:id="1" w:author="王科长" w:date="2024-03-05T09:00:00Z"'


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if isinstance(block, Paragraph)]


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def deleted(text: str, tag: str = "del") -> str:
    return f"<w:{tag} {BY}><w:r><w:delText>{text}</w:delText></w:r></w:{tag}>"


def mark(change: str) -> str:
    return f"<w:pPr><w:rPr>{change}</w:rPr></w:pPr>"


def test_insertions_are_kept_deletions_dropped_and_both_reported(
    read: Read, word: type[Word]
) -> None:
    body = f"<w:p>{r('共')}{deleted('八')}<w:ins {BY}>{r('九')}</w:ins>{r('所')}</w:p>"
    draft = read(word(body=body))
    assert texts(draft) == ["共九所"]
    assert [(item.rule, item.before, item.after) for item in draft.changes] == [
        ("N121", "八", ""),
        ("N120", "九", "九"),
    ]
    assert all("王科长 2024-03-05" in item.about.zh for item in draft.changes)
    assert {item.certainty for item in draft.changes} == {Certainty.CERTAIN}


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ('w:author="王科长"', "（王科长）"),
        ('w:date="2024-03-05T09:00:00Z"', "（2024-03-05）"),
        ("", "（?）"),
    ],
)
def test_who_made_a_change_is_told_as_far_as_it_says(
    by: str, said: str, read: Read, word: type[Word]
) -> None:
    body = f"<w:p>{r('甲')}<w:del w:id='1' {by}><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>"
    (change,) = read(word(body=body)).changes
    assert change.about.zh.endswith(said)


def test_text_inserted_and_deleted_again_is_dropped_once(read: Read, word: type[Word]) -> None:
    body = f"<w:p>{r('甲')}<w:ins {BY}>{deleted('乙')}</w:ins></w:p>"
    draft = read(word(body=body))
    assert texts(draft) == ["甲"]
    assert [item.rule for item in draft.changes] == ["N121"]


def test_moved_text_stands_at_its_new_place_only(read: Read, word: type[Word]) -> None:
    moved = f"<w:moveFrom {BY}>{r('据悉，')}</w:moveFrom>"
    body = f"<w:p>{moved}{r('活动举行。')}<w:moveTo {BY}>{r('据悉，')}</w:moveTo></w:p>"
    draft = read(word(body=body))
    assert texts(draft) == ["活动举行。据悉，"]
    assert [item.rule for item in draft.changes] == ["N122", "N120"]


def test_paragraphs_whose_mark_is_deleted_are_joined(read: Read, word: type[Word]) -> None:
    body = f"<w:p>{mark(f'<w:del {BY}/>')}{r('会议')}</w:p><w:p>{r('指出')}</w:p>"
    assert texts(read(word(body=body))) == ["会议指出"]


def test_a_paragraph_deleted_with_its_mark_leaves_nothing(read: Read, word: type[Word]) -> None:
    gone = f"<w:p>{mark(f'<w:del {BY}/>')}{deleted('旧稿')}</w:p>"
    draft = read(word(body=f"<w:p>{r('甲')}</w:p>{gone}<w:p>{r('乙')}</w:p>"))
    assert texts(draft) == ["甲", "乙"]
    assert [block.span.line for block in draft.blocks] == [1, 3]


def test_an_inserted_mark_divides_paragraphs(read: Read, word: type[Word]) -> None:
    body = f"<w:p>{mark(f'<w:ins {BY}/>')}{r('甲')}</w:p><w:p>{r('乙')}</w:p>"
    assert texts(read(word(body=body))) == ["甲", "乙"]


def test_former_formatting_is_not_read(read: Read, word: type[Word]) -> None:
    body = (
        f'<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange {BY}><w:pPr><w:jc w:val="center"/>'
        f"<w:sectPr/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange {BY}><w:rPr><w:b/>"
        "</w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>"
    )
    draft = read(word(body=body))
    block = draft.blocks[0]
    assert isinstance(block, Paragraph)
    assert not block.looks.bold
    assert block.looks.align == "start"


def test_a_deleted_row_is_left_out(read: Read, word: type[Word]) -> None:
    def row(text: str, properties: str = "") -> str:
        cells = "".join(f"<w:tc><w:p>{r(text + side)}</w:p></w:tc>" for side in "左右")
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    draft = read(
        word(
            body=f"<w:tbl>{row('甲')}{row('乙', f'<w:del {BY}/>')}{row('丙', f'<w:ins {BY}/>')}</w:tbl>"
        )
    )
    table = draft.blocks[0]
    assert isinstance(table, Table)
    assert [row[0].paragraphs[0].text for row in table.rows] == ["甲左", "丙左"]
    assert [(item.rule, item.before) for item in draft.changes] == [("N121", "乙左\n乙右")]


def test_a_note_called_from_deleted_text_goes_with_it(read: Read, word: type[Word]) -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2"><w:p>{r("据统计年鉴")}</w:p></w:footnote>'
    body = f"<w:p>{r('甲')}<w:del {BY}>{call}</w:del></w:p>"
    draft = read(word(body=body, parts={"footnotes": notes}))
    assert draft.notes == ()
    assert ("N141", "据统计年鉴") in [(item.rule, item.before) for item in draft.changes]
