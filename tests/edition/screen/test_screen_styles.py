"""The finished style sheets for screens, parsed: what phones must not be told, and what they must."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tinycss2
from tests.edition.conftest import COMPOSERS

from jianbao import themes
from jianbao.book import Book
from jianbao.config.model import BookConfig, Option, ThemeChoice
from jianbao.edition.model import EbookEdition, Edition, Medium
from jianbao.fonts import Typefaces

THEMES = ("jianbao", "gongwen", "reader", "pocket")
NESTED = frozenset({"media", "supports", "container"})


def composed(
    book: Book, faces: Typefaces, medium: Medium, name: str = "jianbao", **options: Option
) -> Edition:
    choice = ThemeChoice(name=name, options=tuple(options.items()))
    config = BookConfig(file=Path("/nowhere/book.yaml"), title="书", theme=choice, parts=())
    theme = themes.find(config).value
    assert theme is not None
    result = COMPOSERS[medium](book, theme, faces)
    assert result.value is not None, result.diagnostics
    made: Edition = result.value
    return made


def sheet_of(made: Edition) -> str:
    return "\n".join(sheet.css for sheet in made.stylesheets)


def rules(content: Any) -> Iterator[tuple[str, dict[str, str]]]:  # noqa: ANN401 - tinycss2 is untyped
    """Yield each rule's selector with its declarations; asserts that nothing is malformed."""
    for rule in content:
        assert rule.type != "error", rule.message
        if rule.type == "at-rule" and rule.lower_at_keyword in NESTED:
            inside = tinycss2.parse_rule_list(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            yield from rules(inside)
        elif rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            found = {}
            for item in tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            ):
                assert item.type == "declaration", (selector, item)
                found[item.lower_name] = tinycss2.serialize(item.value).strip()
            yield selector, found


def parsed(css: str) -> list[tuple[str, dict[str, str]]]:
    return list(rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


@pytest.mark.parametrize("name", THEMES)
def test_the_sheet_of_the_e_book_is_well_formed_and_knows_no_variables(
    name: str, book: Book, typefaces: Typefaces
) -> None:
    for vertical in (False, True):
        css = sheet_of(composed(book, typefaces, Medium.EBOOK, name, vertical=vertical))
        assert parsed(css)
        assert "--" not in css  # Kindle stumbles over it in comments too
        assert "var(" not in css


@pytest.mark.parametrize("name", THEMES)
def test_the_text_keeps_the_readers_own_face_size_and_colours(
    name: str, book: Book, typefaces: Typefaces
) -> None:
    for selector, found in parsed(sheet_of(composed(book, typefaces, Medium.EBOOK, name))):
        if {part.strip() for part in selector.split(",")} & {
            "html",
            "body",
            "p",
            "*",
            ".chapter-body",
            ".chapter-body p",
        }:
            assert not {
                "font",
                "font-size",
                "font-family",
                "color",
                "background",
                "background-color",
            } & set(found), selector


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("medium", [Medium.EBOOK, Medium.WEB])
def test_chinese_is_neither_slanted_nor_spaced_out(
    medium: Medium, name: str, book: Book, typefaces: Typefaces
) -> None:
    for selector, found in parsed(sheet_of(composed(book, typefaces, medium, name))):
        assert found.get("font-style", "normal") == "normal", selector
        # But for names of two characters, which stand below those of three, and between people.
        spaced = {"letter-spacing", "word-spacing"} & set(found)
        assert not spaced or selector in {".name.spread", ".author:lang(zh)"}, selector


@pytest.mark.parametrize("name", THEMES)
def test_rules_take_the_colour_of_the_text_or_one_that_shows_on_every_ground(
    name: str, book: Book, typefaces: Typefaces
) -> None:
    made = composed(book, typefaces, Medium.EBOOK, name, accent="#c7000b")
    colours = {
        word
        for _, found in parsed(sheet_of(made))
        for key, value in found.items()
        if "color" in key or "border" in key
        for word in value.split()
        if word.startswith("#") or word in {"black", "white", "gray"}
    }
    assert len(colours) <= 2  # on any ground, and in the dark where the reader says so


def test_every_role_has_faces_of_phones_readers_and_desks(book: Book, typefaces: Typefaces) -> None:
    css = sheet_of(composed(book, typefaces, Medium.EBOOK))
    for family in (
        "PingFang SC",
        "Songti SC",
        "Kaiti SC",
        "STKaiti",
        "DK-HEITI",
        "DK-SONGTI",
        "DK-KAITI",
        "Noto Serif CJK SC",
        "MiSans",
    ):
        assert f'"{family}"' in css


def test_a_book_in_traditional_chinese_asks_for_its_own_faces(
    book: Book, typefaces: Typefaces
) -> None:
    css = sheet_of(composed(replace(book, language="zh-Hant"), typefaces, Medium.EBOOK))
    assert '"PingFang TC"' in css
    assert '"PingFang SC"' not in css


def test_a_theme_without_gaps_beside_numbers_has_none_on_screens(
    book: Book, typefaces: Typefaces
) -> None:
    def spacing(**options: Option) -> str:
        sheet = sheet_of(composed(book, typefaces, Medium.EBOOK, "jianbao", **options))
        return dict(parsed(sheet))["body"]["text-autospace"]

    assert (spacing(), spacing(autospace=False)) == ("normal", "no-autospace")


@pytest.mark.parametrize("medium", [Medium.EBOOK, Medium.WEB])
def test_a_call_begins_no_line_where_the_engine_knows_a_joiner(
    book: Book, typefaces: Typefaces, medium: Medium
) -> None:
    made = composed(book, typefaces, medium)
    assert ".note-call::before" in dict(parsed(sheet_of(made)))
    if isinstance(made, EbookEdition):
        plain = next(sheet.css for sheet in made.stylesheets if sheet.name == "styles/book.css")
        assert "note-call::before" not in plain


def test_every_break_has_its_old_name_beside_the_new_one(book: Book, typefaces: Typefaces) -> None:
    for selector, found in parsed(sheet_of(composed(book, typefaces, Medium.EBOOK))):
        for side in ("before", "after", "inside"):
            assert (f"break-{side}" in found) == (f"page-break-{side}" in found), selector


def test_nothing_in_the_e_book_scrolls_since_pages_would_cut_it_off(
    book: Book, typefaces: Typefaces
) -> None:
    for name in THEMES:
        for selector, found in parsed(sheet_of(composed(book, typefaces, Medium.EBOOK, name))):
            moved = {found.get(key) for key in ("overflow", "overflow-x", "overflow-y")}
            assert not moved & {"auto", "scroll"}, selector


def test_vertical_lines_have_the_old_names_too_and_turn_pages_to_the_right(
    book: Book, typefaces: Typefaces
) -> None:
    made = composed(book, typefaces, Medium.EBOOK, vertical=True)
    written = dict(parsed(sheet_of(made)))["html"]
    assert set(written.values()) == {"vertical-rl"}
    assert set(written) == {"-epub-writing-mode", "-webkit-writing-mode", "writing-mode"}
    plain = composed(book, typefaces, Medium.EBOOK)
    assert isinstance(made, EbookEdition)
    assert isinstance(plain, EbookEdition)
    assert made.vertical
    assert not plain.vertical
    assert "vertical-rl" not in sheet_of(composed(book, typefaces, Medium.WEB, vertical=True))
