"""README and manual say what is so: their tables are the code's, their commands run."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
import yaml

from jianbao import check_book
from jianbao.cli.dispatch import commands

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "book" / "manual"
README = ROOT / "README.md"
CHAPTERS = sorted(MANUAL.rglob("*.md"))
TEXTS = [README, *CHAPTERS]
WALK = MANUAL / "01-五分钟.md"
WRITE = "write book.yaml"
"""What stands for a block of YAML in the walk."""
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
AFTER_COMMAND = re.compile(r" {3,}\S*[^\x00-\xff].*$")
"""What a line of commands says of the command."""
ARTICLES = {
    "城南区召开春季开学工作会": "会议强调，各校要守住安全底线。",
    "区督导室开展食堂检查": "检查组查看留样,登记及时。",
    "第一中学举办阅读节": "学生们读完了《红楼梦》。",
    "青石镇中心校慰问教师": "慰问组看望了陈䶮等三位老师。",
    "职业高中技能比赛获奖": "比赛共有11家单位参加。",
    "幼儿园开展安全演练": "全园师生120人参加了演练。",
}
FAULTY = "书名: 达川教科简报\n期号: 十二期半\n日期: 2024-03-05\n版式: raeder\n文章: [稿件/01-传达学习.md]\n"
FREE_FACES = (
    "字体: {宋: Noto Serif CJK SC, 仿宋: FandolFang, 楷: LXGW WenKai, 黑: Noto Sans CJK SC, "
    "小标宋: Noto Serif CJK SC}\n"
)
FAULTY_ARTICLE = "---\n标题: 传达学习\n供搞: 督导室\n---\n\n正文。\n\n![留样](图/留样.jpg)\n"

Run = Callable[[str], "subprocess.CompletedProcess[str]"]


def shown(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the commands of the blocks of ``path``, each with what it is said to print."""
    for kind, block in BLOCK.findall(path.read_text("utf-8")):
        if kind == "console":
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, printed = part.partition("\n")
                yield AFTER_COMMAND.sub("", command), printed
        elif kind == "yaml" and path in {README, WALK}:
            yield WRITE, block


def contribute(folder: Path) -> None:
    folder.mkdir()
    for number, (title, body) in enumerate(ARTICLES.items(), 1):
        document = docx.Document()
        document.add_paragraph(title).runs[0].bold = True
        for text in ("一、总体情况", body, "二、下一步打算", "继续抓好落实。", "（督导室供稿）"):
            document.add_paragraph(text)
        document.save(str(folder / f"{number}.docx"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command as a user does, in an empty folder."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LANG", "C.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)

    def run(command: str) -> subprocess.CompletedProcess[str]:
        words = ["sh", "-c", command]
        return subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def previewed(command: str, folder: Path) -> str:
    """Start the live preview, stop it when it tells its address, and return what it printed."""
    words = ["sh", "-c", f"exec {command} --no-browser"]
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, text=True)
    given_up = threading.Timer(60, process.kill)
    given_up.start()
    with process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
    given_up.cancel()
    return first


def test_the_tables_of_the_manual_are_current() -> None:
    command = [sys.executable, str(MANUAL / "tables.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"make manual: {done.stdout}{done.stderr}"


def test_every_chapter_of_the_manual_is_in_the_book() -> None:
    book = yaml.safe_load((MANUAL / "book.yaml").read_text("utf-8"))
    listed = [name for part in book["辑"] for name in part["文章"]]
    assert sorted(listed) == sorted(path.relative_to(MANUAL).as_posix() for path in CHAPTERS)


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    text = README.read_text("utf-8")
    assert len(text.encode()) <= 12_000
    targets = re.findall(r"\]\(([^)#:]+)\)", text)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_command_that_is_named_has_the_options_that_are_named(path: Path) -> None:
    text = path.read_text("utf-8")
    named = [command for command, _ in shown(path)] + re.findall(
        r"`((?:jianbao|make) [^`]+)`", text
    )
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for line in named:
        program, name, *words = line.split()
        if program == "make":
            assert re.search(rf"^{name}:", makefile, re.MULTILINE), line
        elif program == "jianbao" and name.isascii() and not name.startswith("-"):
            command = commands.commands.get(name) or commands.get_command(None, name)  # type: ignore[arg-type] # it asks for none
            assert command is not None, line
            known = {option for parameter in command.params for option in parameter.opts}
            used = {word.partition("=")[0] for word in words if word.startswith("--")}
            assert used <= known | {"--help"}, line


def test_from_six_word_files_to_a_printed_issue(run: Run, tmp_path: Path) -> None:
    contribute(tmp_path / "来稿")
    for command, printed in shown(WALK):
        if command == WRITE:
            (tmp_path / "第12期简报/book.yaml").write_text(printed, "utf-8")
        elif command.startswith("jianbao preview"):
            assert previewed(command, tmp_path).startswith("预览地址：http://127.0.0.1:")
        else:
            done = run(command)
            assert done.returncode == 0, f"{command}: {done.stderr}"
            if command.startswith(("jianbao new", "jianbao import", "jianbao check")):
                assert printed in done.stdout + done.stderr
    made = sorted(file.name for file in (tmp_path / "第12期简报/out").iterdir())
    name = "城南教育简报-第12期"
    assert made == sorted([f"{name}-拼版.pdf", f"{name}.epub", f"{name}.pdf"])
    check_readme(tmp_path / "第12期简报")


def check_readme(book: Path) -> None:
    """Hold that the README walks the same way, with a book.yaml that this book can have."""
    there = dict(shown(README))
    setting_up = {command for command in there if command.startswith(("git ", "make "))}
    assert there.keys() - setting_up <= dict(shown(WALK)).keys()
    (book / "book.yaml").write_text(there[WRITE], "utf-8")
    assert check_book(book / "book.yaml") == ()


def test_the_other_commands_of_the_manual_run(run: Run, tmp_path: Path) -> None:
    contribute(tmp_path / "来稿")
    for name in ("第12期简报", "书架/甲", "书架/乙"):
        assert run(f"mkdir -p 书架 && jianbao new {name}").returncode == 0
    for issue in (tmp_path / "书架").glob("*/book.yaml"):  # of the year that the manual binds
        issue.write_text(
            re.sub(r"(?m)^日期:.*", "日期: 2025年3月1日", issue.read_text("utf-8")), "utf-8"
        )
    (tmp_path / "名单.csv").write_text(
        "姓名,单位,份号\n张三,实验小学,\n李四,第一中学,12\n", "utf-8"
    )
    for path in sorted((tmp_path / "第12期简报").iterdir()):
        (shutil.copytree if path.is_dir() else shutil.copy)(path, tmp_path / path.name)
    pdf = run("jianbao build --only pdf && cp out/*.pdf 简报.pdf")
    assert pdf.returncode == 0, pdf.stderr
    walked = dict(shown(WALK))
    told_elsewhere = (README, WALK, MANUAL / "03-安装.md", MANUAL / "04-出错的时候.md")
    for path in TEXTS:
        for command, _ in shown(path) if path not in told_elsewhere else ():
            if command in walked:
                continue
            done = run(re.sub(r" --scheduler \S+", "", command))
            assert done.returncode == 0, f"{path.name}: {command}: {done.stdout}{done.stderr}"


def test_the_faults_that_the_manual_shows_are_told_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    (tmp_path / "book.yaml").write_text(FAULTY + FREE_FACES, "utf-8")
    (tmp_path / "稿件/01-传达学习.md").write_text(FAULTY_ARTICLE, "utf-8")
    ((command, printed),) = shown(MANUAL / "04-出错的时候.md")
    done = run(command)
    assert done.returncode == 1
    assert (done.stdout + done.stderr).split("校对发现")[0] == printed
