"""Every command with --json prints one object, and that alone, however it ends."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import Run

import jianbao
from jianbao.cli.dispatch import _run  # what `run` calls once signals are set
from jianbao.cli.overview import COMMANDS

SCHEMA = json.loads(
    (Path(jianbao.__file__).parent / "cli" / "envelope.schema.json").read_text("utf-8")
)
BOOK = "书名: 简报\n密级: 内部\n文章: [一.md]\n输出: [web]\n"
LINES = (
    ("build --json", 0),
    ("build --json --only doc", 2),
    ("build --json 没有", 2),
    ("build --json . 二", 1),
    ("build --json --strict", 1),
    ("build --json --copies 零", 2),
    ("bulid --json", 2),
    ("check --json", 1),
    ("check --format json 坏", 1),
    ("check --json --fix 一.md", 2),
    ("check --json 没有.docx", 2),
    ("import 新.txt --into . --json", 0),
    ("import 新.txt --into . --yes --dry-run --json", 0),
    ("merge 新.txt --json", 1),
    ("shelf 架 --json", 1),
    ("bind 架 --year 2025 --json", 1),
    ("search 词 架 --json", 1),
    ("archive 坏 --json", 1),
    ("archive 架 --verify --json", 1),
    ("impose 新.txt --json", 1),
    ("impose 没有.pdf --json", 2),
    ("cover . --json", 0),
    ("fonts . --json", 0),
    ("ofd 新.txt --json", 1),
    ("doctor --json --whole", 2),
    ("cache --json", 0),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a book that has doubts, a book that is broken, and an empty shelf."""
    (tmp_path / "book.yaml").write_text(BOOK, "utf-8")
    (tmp_path / "一.md").write_text("# 题\n\n会议指出,要抓落实。\n", "utf-8")
    (tmp_path / "新.txt").write_text("一篇\n\n说一件事。\n", "utf-8")
    for name in ("坏", "二", "架"):
        (tmp_path / name).mkdir()
    for name in ("坏", "二"):
        (tmp_path / name / "book.yaml").write_text("书名: 例\n文章: [没有.md]\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(("line", "ends"), LINES)
@pytest.mark.usefixtures("folder")
def test_it_is_as_the_schema_has_it_and_ok_where_the_command_ends_with_0(
    run: Run, line: str, ends: int
) -> None:
    done = run(*line.split())
    told = json.loads(done.stdout)
    jsonschema.validate(told, SCHEMA)
    assert (done.returncode, told["ok"], done.stderr) == (ends, ends == 0, "")
    assert (told["result"] is None) is (ends == 2)


def test_every_command_that_has_json_is_tried() -> None:
    having = {
        name
        for name in COMMANDS
        for option in import_module(
            f"jianbao.cli.commands.{'import_' if name == 'import' else name}"
        ).command.params
        if "--json" in option.opts
    }
    assert having <= {line.split()[0] for line, _ in LINES}


def test_why_nothing_was_run_has_a_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["jianbao", "build", "--json", "没有"])
    assert _run() == 2
    (said,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert said["code"] == "B014"
    assert "没有“没有”" in said["message"]


def test_its_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema", "--output").stdout) == SCHEMA
