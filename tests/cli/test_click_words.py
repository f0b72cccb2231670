"""Who reads Chinese meets no sentence of click's own."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from click import core, decorators, exceptions, formatting, parser, termui, types
from tests.cli.conftest import Run

from jianbao.cli.click_words import CHINESE
from jianbao.cli.overview import COMMANDS

ONLY_A_PROGRAMMER = re.compile(
    "Aborted|deprecated|Commands|iterable|Takes |defined twice|Boolean option|determine name|"
    "No options defined|env var|dynamic|Arguments take|parameter|param_type|start character|"
    "Choice\\(|match the format|boolean|UUID|executable|values are required|^Do you want|^Confirm|"
    "Repeat for|two entered|colour|Press any|arguments? \\(|nargs",
    re.IGNORECASE,
)
"""What no command line of ours can bring about, or what differs from release to release."""


def sentences(module: ModuleType) -> set[str]:
    """Return what ``module`` looks up in the language of the user."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    return {
        argument.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"_", "ngettext"}
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


@pytest.mark.parametrize(
    "module", [core, decorators, exceptions, formatting, parser, termui, types]
)
def test_every_sentence_of_click_is_known(module: ModuleType) -> None:
    unknown = {
        text for text in sentences(module) - set(CHINESE) if not ONLY_A_PROGRAMMER.search(text)
    }
    assert not unknown


def test_what_is_filled_in_is_what_click_fills_in() -> None:
    for theirs, ours in CHINESE.items():
        assert set(re.findall(r"{(\w+)}", ours)) <= set(re.findall(r"{(\w+)(?:!r)?}", theirs))


WRONG = (
    ["frob"],
    ["merge"],
    ["new"],
    ["serve"],
    ["archive"],
    ["build", "nowhere"],
    ["build", "--forbid", "prin"],
    ["check", "--nope"],
    ["check", "--htm"],
    ["check", "--html"],
    ["check", "--format", "pdf"],
    ["check", "--multiple", "x"],
    ["check", "--multiple", "0"],
    ["check", "a", "b"],
    ["check", "--fix=1"],
    ["merge", "."],
    ["word", "nowhere.md"],
    ["shelf", "book.yaml"],
    ["new", "--from", "nowhere"],
)


@pytest.mark.parametrize("line", WRONG, ids=" ".join)
def test_a_wrong_command_line_is_told_in_chinese(run: Run, tmp_path: Path, line: list[str]) -> None:
    (tmp_path / "book.yaml").write_text("书名: 例\n", "utf-8")
    done = run(*line)
    assert done.returncode == 2
    said = re.sub(
        r"(python -m )?jianbao [\w ]*(--help)?|[‘'“\"][^’'”\"]*[’'”\"]|--\w+", "", done.stderr
    )
    assert re.search("[一-鿿]", said)
    assert not re.search("'|。 |\\.$| “", done.stderr)
    assert not re.search("[A-Za-z]{3,}", said.replace("x>=1", "")), done.stderr


@pytest.mark.parametrize(
    ("written", "meant"),
    [("bulid", "build"), ("校对", "check"), ("合订本", "bind"), ("proof-read", "check")],
)
def test_a_command_is_known_by_its_letters_or_by_what_it_does(
    run: Run, written: str, meant: str
) -> None:
    assert f"没有“{written}”这个命令，您是不是想写“{meant}”" in run(written).stderr
    assert "是不是" not in run("frobnicate").stderr


EVERY_HELP = """
import click
from jianbao.cli.dispatch import commands
for name in commands.list_commands(None):
    command = commands.get_command(None, name)
    print(command.get_help(click.Context(command, info_name=name, help_option_names=["--help"])))
"""


def test_help_has_no_word_of_clicks_own() -> None:
    environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", EVERY_HELP],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.count("显示这些说明") == len(COMMANDS), done.stderr
    english = r"Usage|Options|OPTIONS|TEXT|PATH|FILE\b|RANGE|INTEGER|BOOK|FOLDER|DIRECTORY"
    assert not re.findall(english, done.stdout)


def test_english_stays_english(run: Run) -> None:
    assert "Missing argument" in run("merge", lang="en_US.UTF-8").stderr
