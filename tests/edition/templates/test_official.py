"""What the templates see of an official document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.book import Book, Imprint, Official
from jianbao.edition.lengths import over
from jianbao.edition.screen.colours import on_screen
from jianbao.edition.templates.official import official_view


def test_what_is_not_said_has_its_default(book: Book) -> None:
    view = official_view(book)
    assert [item.name for item in view.authorities] == ["教科局"]
    assert view.signatories == ("教科局",)
    assert view.signed == "2021年11月3日"
    assert [item.name for item in view.attachments] == ["<b>&“标题”"]
    assert view.printed == ""


def test_names_lose_the_word_for_document_where_they_sign(book: Book) -> None:
    view = official_view(replace(book, official=Official(authorities=("教科局文件",))))
    assert [item.name for item in view.authorities] == ["教科局文件"]
    assert (view.document, view.width) == ("", 5)
    assert view.signatories == ("教科局",)


def test_joint_names_are_spread_to_the_longest_beside_the_word_for_document(book: Book) -> None:
    view = official_view(replace(book, official=Official(authorities=("教科局", "财政统计局文件"))))
    assert (view.document, view.width) == ("文件", 7)
    assert [(item.name, item.spacing) for item in view.authorities] == [
        ("教科局", 1.0),
        ("财政统计局", 0),
    ]
    assert view.signatories == ("教科局", "财政统计局")


def test_marks_at_the_end_are_those_of_the_standard_only(book: Book) -> None:
    official = Official(
        addressees=("各学校，各单位：",),
        copy_to=("区委办", "区政府办。"),
        attachments=("甲；", "乙。"),
        note="（此件公开发布）",
    )
    view = official_view(replace(book, official=official))
    assert view.addressees == "各学校，各单位"
    assert view.copy_to == "区委办，区政府办"
    assert [(item.number, item.label, item.name) for item in view.attachments] == [
        ("1", "附件1", "甲"),
        ("2", "附件2", "乙"),
    ]
    assert view.note == "此件公开发布"


def test_chapters_after_the_first_are_attachments_and_a_single_one_has_no_number(
    book: Book,
) -> None:
    (enclosed,) = official_view(book).enclosed.items()
    assert (enclosed[0], enclosed[1].label, enclosed[1].number) == ("chapter-02", "附件", "")


@pytest.mark.parametrize(
    ("official", "printed", "shown"),
    [
        (Official(), None, "2021年11月3日印发"),
        (Official(signed=date(2021, 11, 2)), None, "2021年11月2日印发"),
        (Official(), date(2021, 12, 31), "2021年12月31日印发"),
    ],
)
def test_the_day_of_printing_is_by_default_that_of_the_signature(
    book: Book, official: Official, printed: date | None, shown: str
) -> None:
    imprint = Imprint(printer="办公室", printed=printed)
    assert official_view(replace(book, official=official, imprint=imprint)).printed == shown


def test_a_length_goes_into_another() -> None:
    assert over("156mm", "5.2cm") == pytest.approx(3)
    assert over("1in", "36pt") == pytest.approx(2)


@pytest.mark.parametrize(("whole", "part"), [("156mm", "0"), ("156mm", "0pt"), ("100%", "1pt")])
def test_a_length_that_is_none_cannot_be_divided(whole: str, part: str) -> None:
    with pytest.raises(ValueError, match="no "):
        over(whole, part)


@pytest.mark.parametrize(
    ("colour", "shown"),
    [
        ("device-cmyk(0% 80% 80% 0%)", "#ff3333"),
        ("device-cmyk(0, 1, 1, 0.5)", "#800000"),
        ("device-cmyk(1 1)", "device-cmyk(1 1)"),
        ("#c7000b", "#c7000b"),
    ],
)
def test_a_colour_of_the_press_becomes_one_of_the_screen(colour: str, shown: str) -> None:
    assert on_screen(colour) == shown


@given(st.lists(st.integers(0, 100), min_size=4, max_size=4))
def test_any_four_inks_are_a_colour(inks: list[int]) -> None:
    value = on_screen("device-cmyk(" + " ".join(f"{ink}%" for ink in inks) + ")")
    assert len(bytes.fromhex(value.removeprefix("#"))) == 3
