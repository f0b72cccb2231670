from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianbao.diagnostics import Diagnostic, Severity, Span
from jianbao.fonts import Coverage, Face, Role, RoleFaces, TextRun, Typefaces, check_coverage


def face(family: str, characters: str) -> Face:
    edges = Coverage(
        tuple(edge for each in sorted(characters) for edge in (ord(each), ord(each) + 1))
    )
    return Face(family=family, names=(family,), path=Path(family), coverage=edges)


# No two of a face's characters are neighbours, so that the edges above stay apart.
SONG, FANG = face("宋甲", "会上中䶮"), face("仿甲", "会上")
HEI, OTHER = face("黑甲", "会龘\ue456"), face("Symbols", "☃\ue000")
TYPEFACES = Typefaces(
    roles=(
        RoleFaces(role=Role.SONG, faces=(SONG,), fallbacks=(HEI,), requested="宋体"),
        RoleFaces(role=Role.FANGSONG, faces=(FANG,), fallbacks=(SONG, HEI), requested="仿宋"),
    ),
    installed=(SONG, FANG, HEI, OTHER),
)


def said(*runs: tuple[Role, str], allow_missing: bool = False) -> tuple[Diagnostic, ...]:
    numbered = (
        TextRun(role=role, text=text, span=Span(file="甲.md", line=line))
        for line, (role, text) in enumerate(runs, 1)
    )
    return check_coverage(TYPEFACES, numbered, allow_missing=allow_missing)


def test_covered_text_needs_no_word() -> None:
    assert said((Role.SONG, "会上中䶮"), (Role.FANGSONG, "会上")) == ()


def test_a_character_set_by_a_fallback_is_named_with_code_point_face_and_place() -> None:
    (notice,) = said((Role.FANGSONG, "会上"), (Role.FANGSONG, "会䶮上"))
    assert (notice.code, notice.severity) == ("F006", Severity.NOTICE)
    assert notice.span == Span(file="甲.md", line=2)
    for word in ("䶮", "U+4DAE", "仿甲", "宋甲"):
        assert word in notice.message.zh
        assert word in notice.message.en


def test_a_fallback_is_taken_in_the_order_of_the_stack_then_any_installed_face() -> None:
    other, nearest = said((Role.FANGSONG, "龘"), (Role.FANGSONG, "☃"))
    assert "“黑甲”排" in nearest.message.zh
    assert "“Symbols”排" in other.message.zh


def test_a_character_is_reported_once_at_its_first_place_with_the_number_of_others() -> None:
    (notice,) = said((Role.FANGSONG, "䶮䶮"), (Role.FANGSONG, "䶮"), (Role.FANGSONG, "会䶮"))
    assert notice.span == Span(file="甲.md", line=1)
    assert "另有2段" in notice.message.zh


def test_only_the_roles_that_lack_it_count() -> None:
    (notice,) = said((Role.SONG, "䶮"), (Role.FANGSONG, "䶮"))
    assert notice.span == Span(file="甲.md", line=2)


def test_a_character_of_no_installed_face_is_one_error_for_all_roles_at_its_first_place() -> None:
    (error,) = said((Role.SONG, "会"), (Role.SONG, "会𬭊"), (Role.FANGSONG, "𬭊"))
    assert (error.code, error.severity) == ("F007", Severity.ERROR)
    assert error.span == Span(file="甲.md", line=2)
    assert "U+2CB4A" in error.message.zh
    assert "另有1段" in error.message.zh
    assert error.hint
    assert "允许缺字" in error.hint.zh


def test_the_book_may_allow_missing_characters() -> None:
    (warning,) = said((Role.SONG, "𬭊"), allow_missing=True)
    assert (warning.code, warning.severity) == ("F007", Severity.WARNING)


def test_a_private_use_character_is_set_by_a_face_of_its_role() -> None:
    (notice,) = said((Role.FANGSONG, "\ue456"))
    assert (notice.code, "黑甲" in notice.message.zh) == ("F006", True)


def test_a_private_use_character_is_told_from_a_rare_one_whatever_sign_another_face_has() -> None:
    (error,) = said((Role.SONG, "\ue000"))
    assert error.code == "F007"
    assert error.hint
    assert "自造字" in error.hint.zh


@pytest.mark.parametrize(
    "character",
    [
        *(" ", "\n", "\t", "\u3000", "\xa0", "\xad", "\u200b", "\u200d", "\u2060", "\ufeff"),
        *("\ufe0f", "\U000e0100", "\u034f", "\u180b", "\u3164"),
    ],
)
def test_what_prints_nothing_needs_no_face(character: str) -> None:
    assert said((Role.SONG, f"会{character}上")) == ()


def test_the_report_is_the_same_in_every_run() -> None:
    codes = [item.message.zh for item in said((Role.FANGSONG, "☃龘䶮中"))]
    assert [re.findall("“(.*?)”", message)[0] for message in codes] == ["☃", "䶮中", "龘"]


def test_what_one_face_sets_for_another_is_told_once_a_manuscript() -> None:
    (notice,) = said((Role.FANGSONG, "会䶮"), (Role.FANGSONG, "中䶮"))
    assert "“䶮中”2个字" in notice.message.zh


@pytest.mark.parametrize("character", ["\U00031350", "\U0002ebf0", "\U00033479"])
def test_the_newest_extensions_are_missed_whatever_python_knows(character: str) -> None:
    (error,) = said((Role.SONG, character))
    assert (error.code, error.severity) == ("F007", Severity.ERROR)
