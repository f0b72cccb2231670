"""jianbao check as a user runs it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from jianbao.atomic_files import replace_all

Run = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[dict[str, str]], Path]

BOOK = "书名: 简报\n文章: [一.md]\n"
BAD = "# 标题\n\n会议指出,要**抓**落实。\n"
GOOD = "# 标题\n\n会议指出，要**抓**落实。\n"


def test_a_book_in_order_is_clean(run: Run, write: Write) -> None:
    write({"book.yaml": BOOK, "一.md": GOOD})
    done = run("check")
    assert done.returncode == 0, done.stderr
    assert "没有发现问题" in done.stderr


def test_faults_are_shown_with_their_place_and_change_nothing(run: Run, write: Write) -> None:
    folder = write({"book.yaml": BOOK, "一.md": BAD})
    done = run("check")
    assert done.returncode == 1
    assert "一.md:3:5" in done.stderr
    assert "^" in done.stderr
    assert "1 处" in done.stderr
    assert "--fix" in done.stderr
    assert (folder / "一.md").read_text("utf-8") == BAD


def test_a_fix_is_shown_and_written(run: Run, write: Write) -> None:
    folder = write({"book.yaml": BOOK, "一.md": BAD})
    shown = run("check", "--diff")
    assert shown.returncode == 1
    assert "+会议指出，要**抓**落实。" in shown.stdout
    assert (folder / "一.md").read_text("utf-8") == BAD
    done = run("check", "--fix")
    assert done.stdout == shown.stdout
    assert done.returncode == 0, done.stderr
    assert (folder / "一.md").read_text("utf-8") == GOOD
    assert run("check", "--fix").stdout == ""
    undone = run("undo")
    assert "校改" in undone.stderr
    assert (folder / "一.md").read_text("utf-8") == BAD
    assert run("undo").returncode == 1


@pytest.mark.parametrize(
    ("prefix", "encoding"), [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"", "gb18030")]
)
def test_a_fix_keeps_encoding_line_ends_and_what_else_is_odd(
    run: Run, write: Write, prefix: bytes, encoding: str
) -> None:
    folder = write({"book.yaml": BOOK})
    odd = BAD.replace("\n", "\r\n") + "\x0b末行\r"
    (folder / "一.md").write_bytes(prefix + odd.encode(encoding))
    run("check", "--fix")
    fixed = odd.replace("指出,", "指出，")
    assert (folder / "一.md").read_bytes() == prefix + fixed.encode(encoding)


def test_what_was_kept_is_not_reported_again(run: Run, write: Write) -> None:
    write({"book.yaml": BOOK, "一.md": BAD})
    assert run("check", "--keep").returncode == 0
    assert run("check").returncode == 0
    write({"一.md": f"{BAD}\n又一处,错。\n"})
    done = run("check")
    assert done.returncode == 1
    assert "1 处警告" in done.stderr


def test_what_is_written_of_a_long_line_grows_with_its_faults_alone(run: Run, write: Write) -> None:
    sizes = []
    for times in (50, 100):
        folder = write(
            {"book.yaml": BOOK, "一.md": f"# 标题\n\n{'甲乙丙丁,戊己庚辛:' * times}壬。\n"}
        )
        written = run("check", "--format", "json").stdout
        assert len(json.loads(written)["findings"]) == 2 * times
        run("check", "--keep")
        sizes.append((len(written), (folder / "check-baseline.json").stat().st_size))
        assert run("check").returncode == 0
        (folder / "check-baseline.json").unlink()
    for once, twice in zip(*sizes, strict=True):
        assert twice < 2.2 * once


def test_a_damaged_baseline_is_told(run: Run, write: Write) -> None:
    write({"book.yaml": BOOK, "一.md": BAD, "check-baseline.json": "{"})
    done = run("check")
    assert done.returncode == 2
    assert "check-baseline.json" in done.stderr


def test_rules_are_switched_and_phrases_left_alone_in_the_book(run: Run, write: Write) -> None:
    write({"book.yaml": f"{BOOK}校对: {{停用: P101}}\n", "一.md": BAD})
    assert run("check").returncode == 0
    write({"book.yaml": f"{BOOK}校对: {{放过: ['指出,要']}}\n"})
    assert run("check").returncode == 0
    write({"book.yaml": f"{BOOK}校对: {{级别: {{P101: 错误}}}}\n"})
    assert "错误[P101]" in run("check").stderr
    write({"book.yaml": f"{BOOK}校对: {{停用: P999}}\n"})
    said = run("check").stderr
    assert "警告[B002] book.yaml:3:6：没有编号为“P999”的校对规则" in said
    assert "您是不是想写“P" in said


@pytest.mark.parametrize("form", ["concise", "json", "sarif", "github"])
def test_other_programs_get_every_finding(run: Run, write: Write, form: str) -> None:
    write({"book.yaml": BOOK, "一.md": BAD})
    done = run("check", "--format", form, lang="en_US.UTF-8")
    assert done.returncode == 1
    assert done.stderr == ""
    said = json.loads(done.stdout) if form in {"json", "sarif"} else None
    if form == "concise":
        assert done.stdout.startswith("一.md:3:5: warning P101 ")
    elif form == "github":
        assert done.stdout.startswith("::warning title=P101,file=一.md,line=3,col=5,endColumn=6::")
    elif form == "json" and said:
        (finding,) = said["findings"]
        assert finding["edits"] == [{"file": "一.md", "start": 10, "end": 11, "text": "，"}]
    elif said:
        (result,) = said["runs"][0]["results"]
        assert result["ruleId"] == "P101"
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region == {"startLine": 3, "startColumn": 5, "endColumn": 6}


class Marks(HTMLParser):
    """Collects what a page marks, and whether it reaches outside."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.addresses: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "mark"
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.marked.append(data)


def test_a_page_shows_each_fault_in_its_line(run: Run, write: Write) -> None:
    folder = write({"book.yaml": BOOK, "一.md": BAD + "\n<b>&amp;x</b>甲,乙\n"})
    run("check", "--html", "报告.html")
    marks = Marks()
    text = (folder / "报告.html").read_text("utf-8")
    marks.feed(text)
    assert marks.marked == [",", ","]
    assert marks.addresses == []
    assert '<h2 id="a0">标题</h2>' in text
    assert "正文第1段：中文里用了半角" in text
    assert "正文第2段" in text
    assert "其中 2 处" in text
    assert "&amp;x甲" in text


def test_a_build_counts_doubts_and_goes_on_unless_it_is_strict(run: Run, write: Write) -> None:
    folder = write({"book.yaml": BOOK, "一.md": BAD})
    done = run("build", "--only", "epub")
    assert done.returncode == 0, done.stderr
    assert "校对发现 1 处" in done.stderr
    assert "校对" not in run("build", "--only", "epub", "--quiet").stderr
    (folder / "out/简报.epub").unlink()
    strict = run("build", "--only", "epub", "--strict")
    assert strict.returncode == 1
    assert "校对发现 1 处" in strict.stderr
    assert not (folder / "out/简报.epub").exists()


def test_texts_of_the_book_are_told_and_never_changed(run: Run, write: Write) -> None:
    book = "书名: 简报,第一辑\n文章: [一.md]\n"
    folder = write({"book.yaml": book, "一.md": GOOD})
    done = run("check", "--fix")
    assert done.returncode == 1
    assert "book.yaml:1:7" in done.stderr
    assert "--fix" not in done.stderr
    assert (folder / "book.yaml").read_text("utf-8") == book


def test_files_are_replaced_all_or_none(tmp_path: Path) -> None:
    first = tmp_path / "一.md"
    first.write_bytes(b"old")
    with pytest.raises(OSError, match="missing"):
        replace_all({first: b"new", tmp_path / "missing" / "b.md": b"new"})
    assert first.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [first]
    replace_all({first: b"new"})
    assert first.read_bytes() == b"new"


def test_what_reading_the_book_finds_is_told_too(run: Run, write: Write) -> None:
    write(
        {
            "book.yaml": BOOK,
            "一.md": "# 题\n\n见[此处](不在.md)和\U0010fffd。\n\n![图](没有.png)\n",
        }
    )
    said = run("check").stderr
    assert "没有.png" in said
    assert "不在.md" in said
    assert "10FFFD" in said.upper()
