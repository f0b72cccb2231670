from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao import themes
from jianbao.config.model import BookConfig, Option, ThemeChoice
from jianbao.diagnostics import Diagnostic, Span

Write = Callable[[dict[str, str]], Path]

MINE = """
title: {zh: 我的, en: Mine}
extends: jianbao
defaults: {accent: black}
options:
  motto: {alias: 题词, kind: text, default: "", doc: {zh: 题词, en: Motto}}
"""


def configured(folder: Path, name: str, **options: Option) -> BookConfig:
    return BookConfig(
        file=folder / "book.yaml",
        title="书",
        theme=ThemeChoice(
            name=name, options=tuple((key.replace("_", "-"), v) for key, v in options.items())
        ),
        parts=(),
        spans=(("theme", Span(file="book.yaml", line=3, column=1)),),
    )


def only(diagnostics: tuple[Diagnostic, ...]) -> Diagnostic:
    assert len(diagnostics) == 1
    return diagnostics[0]


@pytest.mark.parametrize("name", ["jianbao", "huabao", "reader", "pocket", "meeting"])
def test_packaged_themes_are_found_with_everything_an_edition_needs(
    tmp_path: Path, name: str
) -> None:
    result = themes.find(configured(tmp_path, name))
    assert result.diagnostics == ()
    theme = result.value
    assert theme is not None
    for file in ("print.css", "ebook.css", "cover.css", "templates/book.html"):
        assert theme.file(file) is not None


def test_the_choice_for_a_book_leaves_out_the_foundation(tmp_path: Path) -> None:
    assert themes.available(tmp_path) == (
        "gongwen",
        "huabao",
        "jianbao",
        "meeting",
        "pocket",
        "reader",
    )


def test_an_unknown_theme_suggests_the_nearest(tmp_path: Path) -> None:
    fault = only(themes.find(configured(tmp_path, "raeder")).diagnostics)
    assert (fault.code, fault.span) == ("T001", Span(file="book.yaml", line=3, column=1))
    assert fault.hint is not None
    assert "reader" in fault.hint.zh


@pytest.mark.parametrize("name", ["../jianbao", "..", "a/b", "a\\b", "/etc"])
def test_a_theme_name_cannot_leave_the_styles_folder(tmp_path: Path, name: str) -> None:
    assert only(themes.find(configured(tmp_path, name)).diagnostics).code == "T001"


def test_a_theme_beside_the_book_extends_a_packaged_one(write: Write) -> None:
    folder = write({"styles/mine/theme.yaml": MINE, "styles/mine/print.css": "p { color: red }"})
    theme = themes.find(configured(folder, "mine", motto="求实")).value
    assert theme is not None
    assert dict(theme.options)["accent"] == "black"
    assert dict(theme.options)["motto"] == "求实"
    sheets = [file.shown for file in theme.files if file.name == "print.css"]
    assert sheets == [
        "styles/mine/print.css",
        "styles/jianbao/print.css",
        "styles/foundation/print.css",
    ]


def test_a_theme_that_extends_nothing_stands_on_the_foundation(write: Write) -> None:
    folder = write({"styles/mine/theme.yaml": "title: {zh: 我的, en: Mine}"})
    result = themes.find(configured(folder, "mine"))
    assert result.diagnostics == ()
    assert result.value is not None
    assert dict(result.value.options)["contents-depth"] == 1
    assert result.value.file("templates/book.html") is not None


def test_a_folder_of_the_same_name_is_laid_over_the_packaged_theme(write: Write) -> None:
    folder = write({"styles/jianbao/print.css": "/* mine */"})
    theme = themes.find(configured(folder, "jianbao")).value
    assert theme is not None
    sheet = theme.file("print.css")
    assert sheet is not None
    assert sheet.text == "/* mine */"
    assert theme.file("templates/book.html") is not None


def test_an_option_may_be_named_in_chinese(tmp_path: Path) -> None:
    theme = themes.find(configured(tmp_path, "jianbao", 每行字数=30)).value
    assert theme is not None
    assert dict(theme.options)["chars-per-line"] == 30


@pytest.mark.parametrize(("written", "meant"), [("是", True), ("否", False), ("off", False)])
def test_yes_and_no_may_be_written_as_anywhere_in_the_book(
    tmp_path: Path, written: str, meant: object
) -> None:
    theme = themes.find(configured(tmp_path, "jianbao", 本期要目=written)).value
    assert theme is not None
    assert dict(theme.options)["highlights"] is meant


def test_an_unknown_option_suggests_the_nearest(tmp_path: Path) -> None:
    fault = only(themes.find(configured(tmp_path, "jianbao", acent="red")).diagnostics)
    assert fault.code == "T003"
    assert fault.hint is not None
    assert "accent" in fault.hint.en


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("accent", "red; } body { display: none"),
        ("type_width", "wide"),
        ("type_width", 156),
        ("chars_per_line", True),
        ("chars_per_line", -1),
        ("chars_per_line", "28"),
        ("chapter_start", "left"),
        ("body_font", "Comic Sans"),
        ("highlights", "maybe"),
    ],
)
def test_an_option_that_does_not_fit_is_refused(tmp_path: Path, option: str, value: Option) -> None:
    fault = only(themes.find(configured(tmp_path, "jianbao", **{option: value})).diagnostics)
    assert fault.code == "T004"


@pytest.mark.parametrize(
    ("settings", "code", "place"),
    [
        ("title: [", "C008", "styles/mine/theme.yaml:1:9"),
        ("title: {zh: 甲}", "C023", "styles/mine/theme.yaml:1:8"),
        ("title: {zh: 甲, en: A}\nextends: mine", "T002", "styles/mine/theme.yaml"),
        ("title: {zh: 甲, en: A}\nextends: nothing", "T001", "book.yaml:3:1"),
        ("title: {zh: 甲, en: A}\ntypo: 1", "C020", "styles/mine/theme.yaml:2:1"),
        ("title: {zh: 甲, en: A}\ndefaults: {contents-depth: deep}", "T004", "book.yaml:3:1"),
    ],
)
def test_a_broken_theme_yaml_is_reported(
    write: Write, settings: str, code: str, place: str
) -> None:
    folder = write({"styles/mine/theme.yaml": settings})
    fault = only(themes.find(configured(folder, "mine")).diagnostics)
    assert (fault.code, str(fault.span)) == (code, place)


def test_a_style_sheet_that_is_not_utf8_is_reported(write: Write) -> None:
    folder = write({"styles/jianbao/print.css": ""})
    (folder / "styles/jianbao/print.css").write_bytes("/* 简报 */".encode("gb18030"))
    assert only(themes.find(configured(folder, "jianbao")).diagnostics).code == "T005"


def test_every_option_is_documented_in_both_languages(tmp_path: Path) -> None:
    for name in themes.available(tmp_path):
        theme = themes.find(configured(tmp_path, name)).value
        assert theme is not None
        for spec in theme.specs:
            assert spec.alias, spec.name
            assert spec.doc.zh, spec.name
            assert spec.doc.en, spec.name
