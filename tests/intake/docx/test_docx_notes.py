from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.intake.model import Paragraph

if TYPE_CHECKING:
    from tests.intake.docx.conftest import Read, Word

    from jianbao.intake.model import Draft

SEPARATOR = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def call(identifier: int, kind: str = "footnote", mark: str = "") -> str:
    custom = ' w:customMarkFollows="1"' if mark else ""
    shown = f"<w:t>{mark}</w:t>" if mark else ""
    return f'<w:r><w:{kind}Reference w:id="{identifier}"{custom}/>{shown}</w:r>'


def note(identifier: int, text: str, kind: str = "footnote") -> str:
    return (
        f'<w:{kind} w:id="{identifier}"><w:p><w:r><w:footnoteRef/></w:r>{r(text)}</w:p></w:{kind}>'
    )


def notes(draft: Draft) -> list[str]:
    return ["/".join(paragraph.text for paragraph in note) for note in draft.notes]


def test_footnotes_and_endnotes_are_in_the_order_of_their_calls(
    read: Read, word: type[Word]
) -> None:
    body = (
        f"<w:p>{r('甲')}{call(3)}{r('乙')}{call(2, 'endnote')}</w:p><w:p>{r('丙')}{call(2)}</w:p>"
    )
    draft = read(
        word(
            body=body,
            parts={
                "footnotes": SEPARATOR + note(2, "脚注二") + note(3, "脚注三"),
                "endnotes": note(2, "尾注", "endnote"),
            },
        )
    )
    assert notes(draft) == ["脚注三", "尾注", "脚注二"]
    first, second = draft.blocks
    assert isinstance(first, Paragraph)
    assert [(run.text, run.note) for run in first.runs] == [
        ("甲", None),
        ("", 0),
        ("乙", None),
        ("", 1),
    ]
    assert draft.notes[2][0].span.line == second.span.line == 2
    assert draft.changes == ()


def test_a_notes_own_mark_is_left_out_at_both_places(read: Read, word: type[Word]) -> None:
    draft = read(
        word(
            body=f"<w:p>{r('甲')}{call(2, mark='1')}{r('乙')}</w:p>",
            parts={"footnotes": note(2, "1 见附件")},
        )
    )
    assert notes(draft) == [" 见附件"]
    assert [(change.rule, change.before) for change in draft.changes] == [("N140", "1")] * 2


def test_a_note_that_nothing_calls_is_reported(read: Read, word: type[Word]) -> None:
    draft = read(word(body=f"<w:p>{r('甲')}</w:p>", parts={"footnotes": note(9, "旧注")}))
    assert [(change.rule, change.before) for change in draft.changes] == [("N141", "旧注")]


def test_a_call_of_a_note_that_is_missing_stays_without_text(read: Read, word: type[Word]) -> None:
    draft = read(word(body=f"<w:p>{r('甲')}{call(7)}</w:p>"))
    assert draft.notes == ((),)


def test_tracked_changes_in_a_note_are_resolved(read: Read, word: type[Word]) -> None:
    changed = (
        '<w:footnote w:id="1"><w:p><w:del w:author="张"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        f"{r('新')}</w:p><w:p>{r('二段')}</w:p></w:footnote>"
    )
    draft = read(word(body=f"<w:p>{r('甲')}{call(1)}</w:p>", parts={"footnotes": changed}))
    assert notes(draft) == ["新/二段"]
