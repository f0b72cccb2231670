"""A meeting whose stationery is printed and measured."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfplumber.pdf import PDF

from jianbao import fonts, themes
from jianbao.book import Book, Meeting, Participant, Seating, SeatingRow
from jianbao.config.model import BookConfig, FontChoice, ThemeChoice
from jianbao.diagnostics import Result, Span
from jianbao.edition import PrintEdition
from jianbao.products import BY_NAME
from jianbao.products.commission import Commission
from jianbao.products.pdf.production import produce
from jianbao.products.stationery.badges import BADGE_SHEETS
from jianbao.products.stationery.compose import compose_stationery
from jianbao.products.stationery.model import Stationery
from jianbao.products.stationery.plates import NAME_PLATES
from jianbao.products.stationery.sign_in import SIGN_IN_SHEET

SPAN = Span(file="book.yaml", line=9)
Compose = Callable[..., Result[PrintEdition]]
Print = Callable[..., PDF]
MODIFIED = datetime(2021, 1, 1, tzinfo=UTC)


class Kind(StrEnum):
    """The three products."""

    NAME_PLATES = "name_plates"
    BADGES = "badges"
    SIGN_IN = "sign_in"


SORTS: dict[Kind, Stationery[Any]] = {
    Kind.NAME_PLATES: NAME_PLATES,
    Kind.BADGES: BADGE_SHEETS,
    Kind.SIGN_IN: SIGN_IN_SHEET,
}


def person(name: str, line: int, **more: str) -> Participant:
    return Participant(name=name, span=Span(file="名单.csv", line=line), **more)


PEOPLE = (
    person("王明", 2, unit="区教科局", duty="局长"),
    person("欧阳修文", 3, unit="区教科局", duty="副局长"),
    person("㛃䶮", 4, unit="第一小学", duty="校长", group="列席"),
    person("迪丽努尔·艾合买提", 5, unit="第一小学", duty="教师", group="会务组工作人员"),
    person("赵国庆", 6, unit="区教科局", group="特邀嘉宾"),
)


@pytest.fixture
def meeting_book(tmp_path: Path) -> Book:
    return Book(
        folder=tmp_path,
        identifier="urn:uuid:00000000-0000-0000-0000-000000000000",
        title="全区教育\n工作会议材料",
        date=date(2021, 12, 3),
        meeting=Meeting(
            time="2021年12月3日上午9:00",
            place="三楼会议室",
            participants=PEOPLE,
            seating=Seating(chair=(SeatingRow(seats=("欧阳修文", "", "王明")),)),
        ),
        parts=(),
    )


@pytest.fixture(scope="session")
def every_face() -> fonts.Typefaces:
    faces = fonts.resolve(FontChoice(), "zh-Hans", lambda _: SPAN).value
    assert faces is not None
    return faces


@pytest.fixture
def compose_one(meeting_book: Book, every_face: fonts.Typefaces) -> Compose:
    """Return a function that composes a kind, of people other than `PEOPLE` if they are given."""

    def composed(
        kind: Kind,
        listed: tuple[Participant, ...] = PEOPLE,
        *,
        seating: Seating | None = None,
        **options: object,
    ) -> Result[PrintEdition]:
        config = BookConfig(
            file=meeting_book.folder / "book.yaml",
            title="书",
            theme=ThemeChoice(name="reader"),
            parts=(),
            spans=((f"outputs.{kind}", SPAN),),
        )
        theme = themes.find(config).value
        assert theme is not None
        meeting = replace(meeting_book.meeting, participants=listed)
        meeting = meeting if seating is None else replace(meeting, seating=seating)
        commission: Commission[Any] = Commission(
            config=config,
            book=replace(meeting_book, meeting=meeting),
            theme=theme,
            typefaces=every_face,
            name=kind.value,
            file="",
            options=BY_NAME[kind].options(**options),
            modified=MODIFIED,
        )
        return compose_stationery(commission, SORTS[kind])

    return composed


@pytest.fixture
def print_one(compose_one: Compose) -> Print:
    """Return a function that opens the PDF of a kind; nothing may be said on the way."""

    def printed(kind: Kind, listed: tuple[Participant, ...] = PEOPLE, **options: object) -> PDF:
        composed = compose_one(kind, listed, **options)
        assert composed.value is not None
        made = produce(composed.value, modified=MODIFIED)
        assert (*composed.diagnostics, *made.diagnostics) == ()
        assert made.value is not None
        return pdfplumber.open(io.BytesIO(made.value.data))

    return printed
