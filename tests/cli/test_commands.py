from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.terminal import HEEDING, on_terminal
from tests.fonts.conftest import built

from jianbao.cli import main

Run = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[dict[str, str]], Path]

BOOK = "书名: 简报\n文章: [一.md]\n"
ARTICLE = "# 标题\n\n正文。\n"


def test_help_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys; sys.argv = ['jianbao', '--help']\n"
        "from jianbao.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'weasyprint', 'lxml', 'pydantic', 'rich', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_a_new_book_waits_for_no_server() -> None:
    asked = (
        "import sys; import jianbao.issues.first_issue; "
        "print(sorted({'starlette', 'uvicorn', 'weasyprint', 'dulwich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_new_book_builds(run: Run, tmp_path: Path) -> None:
    made = run("new", "第12期简报")
    assert made.returncode == 0, made.stderr
    assert "第12期简报" in made.stderr
    built = run("build", "第12期简报")
    assert built.returncode == 0, built.stderr
    assert sorted(path.name for path in (tmp_path / "第12期简报/out").iterdir()) == [
        "简报-第12期.epub",
        "简报-第12期.pdf",
    ]
    assert "警告" not in built.stderr


@pytest.mark.parametrize(
    ("folder", "title", "issue"),
    [
        ("第十三期简报", "简报", "13"),
        ("第 3期 简报", "简报", "3"),
        ("城南 简报 第 12 期", "城南 简报", "12"),
        ("教育简报增刊第2期", "教育简报", "增刊第2期"),
        ("教育简报2024年第3期", "教育简报", "3"),
        ("2026年增刊第2期简报", "简报", "增刊第2期"),
        ("简报第0期", "简报第0期", "1"),
        ("15", "简报", "15"),
        ("2026", "2026", "1"),
        ("教育简报", "教育简报", "1"),
    ],
)
def test_a_new_book_takes_title_and_issue_from_its_folder(
    run: Run, tmp_path: Path, folder: str, title: str, issue: str
) -> None:
    assert run("new", folder).returncode == 0
    book = (tmp_path / folder / "book.yaml").read_text("utf-8")
    assert re.search(rf"^书名: '?{title}'?$", book, re.MULTILINE), book
    assert re.search(rf"^期号: {issue}\b", book, re.MULTILINE), book


def test_on_a_terminal_a_new_book_is_asked_for(tmp_path: Path) -> None:
    answers = [
        ("刊名", "临江教育简报"),
        ("编印单位", "临江县教育局办公室"),
        ("版式", "2"),
        ("期号", "零"),
        ("期号", "第十五期"),
    ]
    assert "已新建 临江教育简报-第15期" in on_terminal(tmp_path, answers, "new")
    book = (tmp_path / "临江教育简报-第15期/book.yaml").read_text("utf-8")
    for line in ("书名: 临江教育简报", "期号: 15", "编印单位: 临江县教育局办公室", "版式: huabao"):
        assert f"\n{line}\n" in book


def test_without_a_terminal_a_new_book_wants_its_folder(run: Run, tmp_path: Path) -> None:
    done = run("new")
    assert done.returncode == 2
    assert "FOLDER" in done.stderr or "文件夹" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("jianbao bu", "build"),
        ("jianbao build --on", "--only"),
        ("jianbao build --only 封", "封皮"),
    ],
)
def test_a_shell_completes_commands_options_and_products(line: str, found: str) -> None:
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    code = "import sys; sys.argv = ['jianbao']; from jianbao.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            **asked,
            "_JIANBAO_COMPLETE": "bash_complete",
            "PYTHONIOENCODING": "utf-8",
        },
        check=False,
    )
    assert f"plain,{found}" in done.stdout.splitlines(), done.stderr


@pytest.mark.parametrize("name", ['它说: "好"', "a: b # c", "'引号'", "\\反斜杠"])
def test_a_new_book_may_have_any_name(run: Run, name: str) -> None:
    assert run("new", name).returncode == 0
    built = run("build", name, "--only", "epub")
    assert built.returncode == 0, built.stderr


def test_a_folder_with_something_in_it_is_left_alone(run: Run, write: Write) -> None:
    folder = write({"旧/book.yaml": "书名: 旧"})
    done = run("new", "旧")
    assert done.returncode == 2
    assert [path.name for path in (folder / "旧").iterdir()] == ["book.yaml"]


def test_a_book_with_faults_reports_them_all_and_writes_nothing(run: Run, write: Write) -> None:
    folder = write(
        {
            "book.yaml": "书名: 简报\n文章: [一.md, 二.md]\n版式: raeder\n日期: 2月30日\n",
            "一.md": "没有标题\n",
        }
    )
    done = run("build")
    assert done.returncode == 1
    for place in ("book.yaml:2:", "book.yaml:3:", "book.yaml:4:", "一.md:1"):
        assert place in done.stderr, done.stderr
    assert "^" in done.stderr
    assert "reader" in done.stderr
    assert not (folder / "out").exists()
    assert "Traceback" not in done.stderr


def test_a_failed_build_leaves_the_earlier_files(run: Run, write: Write) -> None:
    folder = write({"book.yaml": BOOK, "一.md": ARTICLE})
    assert run("build", "--quiet").returncode == 0
    before = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    write({"styles/jianbao/templates/ebook.html": "{% broken"})
    assert run("build").returncode == 1
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == before


def test_messages_come_in_english_where_the_environment_asks(run: Run, write: Write) -> None:
    write({"book.yaml": "书名: 简报\n文章: [二.md]\n"})
    assert "error[" in run("build", lang="en_US.UTF-8").stderr
    assert "错误[" in run("build", lang="C.UTF-8").stderr


def test_json_holds_outputs_and_diagnostics_and_nothing_else_is_printed(
    run: Run, write: Write
) -> None:
    write({"book.yaml": BOOK, "一.md": ARTICLE})
    done = run("build", "--json", "--only", "epub", "--out", "成品")
    record = json.loads(done.stdout)
    assert record["ok"] is True
    assert [Path(item["path"]).as_posix() for item in record["result"]["outputs"]] == [
        "成品/简报.epub"
    ]
    assert done.stderr == ""


def test_quiet_says_nothing_on_success(run: Run, write: Write) -> None:
    write({"book.yaml": BOOK, "一.md": ARTICLE})
    done = run("build", "--quiet", "--only", "epub")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "words", [("build", "--only", "doc"), ("bulid",), ("build", "--nothing"), ("new",)]
)
def test_a_wrong_call_ends_with_two(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    ["build", "check", "cover", "fonts", "history", "undo", "import 新.txt --into", "archive"],
)
def test_a_book_that_is_not_there_is_a_fault_of_the_command_line(
    run: Run, write: Write, words: str
) -> None:
    folder = write({"第3期简报/book.yaml": BOOK, "空/一.md": ARTICLE, "新.txt": ARTICLE})
    done = run(*words.split(), "第3期简包")
    assert done.returncode == 2
    assert words == "archive" or "没有“第3期简包”，您是不是想写“第3期简报”" in done.stderr
    empty = run(*words.split(), "空")
    assert (empty.returncode, "“空”里没有 book.yaml" in empty.stderr) == (2, True)
    assert not (folder / "空" / "out").exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(run: Run, write: Write) -> None:
    write({"book.yaml": BOOK, "一.md": ARTICLE, "out": "a file stands where the folder should"})
    done = run("build", "--only", "epub")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_schema_prints_a_json_schema(run: Run) -> None:
    assert "书名" in json.loads(run("schema").stdout)["properties"]


def test_fonts_lists_the_five_roles(run: Run) -> None:
    done = run("fonts")
    assert done.returncode == 0
    for role in ("宋", "仿宋", "楷", "黑", "小标宋"):
        assert role in done.stdout
    roles = json.loads(run("fonts", "--json").stdout)["result"]["roles"]
    assert len(roles) == 5


def test_fonts_tells_where_lawful_copies_come_from(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/c</cachedir></fontconfig>", "utf-8"
    )
    built("楷体_GB2312", "国").save(tmp_path / "kai.ttf")
    own = str(tmp_path / "fonts.conf")
    assert "· 仿宋_GB2312  ✓ 楷体_GB2312\n" in run("fonts", "--get", FONTCONFIG_FILE=own).stdout
    told = json.loads(run("fonts", "--get", "--json", FONTCONFIG_FILE=own).stdout)["result"]
    assert [one for source in told["sources"] for one in source["installed"]] == ["楷体_GB2312"]
    assert "方正小标宋简体" in told["sources"][0]["families"]


def test_two_builds_in_two_processes_are_byte_identical(run: Run, tmp_path: Path) -> None:
    book = Path(__file__).parents[1] / "books" / "briefing"
    found = []
    for seed, lang in (("1", "zh_CN.UTF-8"), ("2", "en_US.UTF-8")):
        out = tmp_path / seed
        words = ("build", str(book), "--out", str(out))
        done = run(*words, lang=lang, PYTHONHASHSEED=seed, TZ=f"UTC{seed}")
        assert done.returncode == 0, done.stderr
        found.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert len(found[0]) == 2
    assert found[0] == found[1]


def test_an_interrupted_build_leaves_nothing_behind(write: Write) -> None:
    folder = write({"book.yaml": BOOK, "一.md": ARTICLE + "正文。\n\n" * 20_000})
    with subprocess.Popen(
        [sys.executable, "-c", HEEDING, "build", str(folder)],
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        time.sleep(3)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert sorted(path.name for path in folder.iterdir()) == ["book.yaml", "一.md"]


def test_a_fault_of_the_program_itself_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("jianbao.cli.build.run_build", broken)
    book = Path(__file__).parents[1] / "books" / "briefing"
    monkeypatch.setattr(sys, "argv", ["jianbao", "build", str(book)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "ZeroDivisionError" in capsys.readouterr().err
