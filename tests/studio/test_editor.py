"""Opening a manuscript in the user's own editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.studio.editor import VARIABLE, command_of, start, words_of

FILE = Path("/书/稿件/a b.md")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("code -g {file}:{line}", ["code", "-g", "/书/稿件/a b.md:12"]),
        ("gedit +{line}", ["gedit", "+12", "/书/稿件/a b.md"]),
        ("'C:\\x y\\n.exe'", ["C:\\x y\\n.exe", "/书/稿件/a b.md"]),
    ],
)
def test_the_command_gets_the_file_and_the_line(command: str, words: list[str]) -> None:
    assert words_of(command, FILE, 12) == words


def test_a_name_cannot_become_a_command() -> None:
    nasty = Path("/书/$(touch x); 稿.md")

    assert words_of("vi {file}", nasty, 1) == ["vi", str(nasty)]


def test_the_command_line_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "vi")

    assert command_of("") == "vi"
    assert command_of("gedit") == "gedit"


def test_a_program_that_is_not_there_is_an_error() -> None:
    with pytest.raises(OSError, match="no-such-editor"):
        start(["no-such-editor", "x"])
