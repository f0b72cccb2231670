"""jianbao check as a user runs it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import docx as python_docx
import pytest
from tests.cli.terminal import on_terminal

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
    assert "改好 1 处，在 1 个文件里" in done.stderr
    assert "有 1 处可以改好" in shown.stderr
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
        assert len(json.loads(written)["result"]["findings"]) == 2 * times
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
        (finding,) = said["result"]["findings"]
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


FAULTS = """# 标题

会议指出,要抓落实,要布署到位。

再接再励，帐户清楚.
"""


def walked(folder: Path, keys: list[tuple[str, str]], code: int = 1) -> str:
    """Walk through the findings of the book with one key each; return what stands there then."""
    on_terminal(folder, keys, "check", "-i", enter="", code=code)
    return (folder / "一.md").read_text("utf-8")


def test_findings_are_settled_one_by_one_with_a_key_each(run: Run, write: Write) -> None:
    folder = write({"book.yaml": BOOK, "一.md": FAULTS})
    keys = [
        ("1/", "1"),
        ("2/", "3"),
        ("3/", "4"),
        ("4/", "2"),
        ("改成 [", "再接再厉\n"),
        ("5/", "q"),
    ]
    text = walked(folder, keys)
    assert text == FAULTS.replace("指出,", "指出，").replace("再励", "再厉")
    said = run("check").stderr
    assert "W406" not in said
    assert "一.md:3:10" in said
    assert run("undo").returncode == 0
    assert (folder / "一.md").read_text("utf-8") == FAULTS


def test_a_step_back_takes_a_decision_back(write: Write) -> None:
    folder = write({"book.yaml": BOOK, "一.md": BAD})
    assert walked(folder, [("1/1", "q")]) == BAD
    two = BAD + "\n抓,实。\n"
    folder = write({"book.yaml": BOOK, "一.md": two})
    keys = [("1/2", "1"), ("2/2", "b"), ("1/2", "3"), ("2/2", "1")]
    assert walked(folder, keys) == BAD + "\n抓，实。\n"


def test_a_walk_that_is_broken_off_changes_nothing(write: Write) -> None:
    folder = write({"book.yaml": BOOK, "一.md": FAULTS})
    assert walked(folder, [("1/", "1"), ("2/", "\x03")], code=130) == FAULTS
    assert not (folder / "check-baseline.json").exists()


def test_without_a_terminal_nobody_can_be_asked(run: Run, write: Write) -> None:
    write({"book.yaml": BOOK, "一.md": BAD})
    done = run("check", "--interactive")
    assert done.returncode == 2
    assert "终端" in done.stderr


def word(folder: Path, *lines: str) -> bytes:
    document = python_docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "稿.docx"))
    return (folder / "稿.docx").read_bytes()


def test_a_word_file_is_proof_read_where_it_lies(run: Run, write: Write) -> None:
    folder = write({"book.yaml": f"{BOOK}校对:\n  用词: {{课后服务: 课后托管}}\n", "一.md": GOOD})
    data = word(folder, "工作安排", "", "会议指出,要抓落实。", "各校开展课后托管。")
    done = run("check", "稿.docx", "--comments", "稿（校对）.docx")
    assert done.returncode == 1
    assert "会议指出【,】要抓落实。 → ，" in done.stderr
    assert "正文第" in done.stderr
    assert "课后服务" in done.stderr  # the book around it has the office's terms
    assert (folder / "稿.docx").read_bytes() == data
    comments = list(python_docx.Document(str(folder / "稿（校对）.docx")).comments)
    assert [one.author for one in comments] == ["校对"] * 2
    found = json.loads(run("check", "稿.docx", "--json").stdout)["result"]["findings"]
    assert [one["span"]["line"] for one in found] == [2, 3]


@pytest.mark.parametrize("name", ["稿.md", "稿.txt", "稿.html"])
def test_a_manuscript_is_proof_read_by_itself(run: Run, write: Write, name: str) -> None:
    folder = write({"book.yaml": f"{BOOK}校对:\n  用词: {{督查组: 暗访组}}\n", "一.md": GOOD})
    (folder / name).write_text(
        "<p>暗访组到校,查看。</p>" if "html" in name else "暗访组到校,查看。", "utf-8"
    )
    done = run("check", name)
    assert done.returncode == 1
    assert "暗访组到校【,】查看。 → ，" in done.stderr
    assert "督查组" in done.stderr
    assert run("check", name, "--fix").returncode == 2


def test_a_word_file_in_order_is_clean_and_one_that_is_none_is_told(run: Run, write: Write) -> None:
    folder = write({"坏.docx": "这不是文档"})
    word(folder, "会议指出，要抓落实。")
    done = run("check", "稿.docx")
    assert (done.returncode, "没有发现问题" in done.stderr) == (0, True)
    assert "N10" in run("check", "坏.docx").stderr


@pytest.mark.parametrize(
    "words",
    [("稿.docx", "--fix"), ("稿.docx", "--comments", "稿.docx"), (".", "--comments", "a.docx")],
)
def test_what_a_word_file_has_not_is_refused(
    run: Run, write: Write, words: tuple[str, ...]
) -> None:
    word(write({"book.yaml": BOOK, "一.md": GOOD}), "会议指出，要抓落实。")
    assert run("check", *words).returncode == 2


def test_very_many_findings_are_folded_by_their_rules(run: Run, write: Write) -> None:
    write(
        {
            "book.yaml": BOOK,
            "一.md": "# 标题\n\n" + "会议指出,要抓落实。\n\n" * 501 + "完成了布署。\n",
        }
    )
    done = run("check")
    assert done.stderr.count("警告[P101]") == 20
    assert "警告[W406]" in done.stderr
    assert "502 处警告" in done.stderr
    assert "P101 共 501 处，上面只列了 20 处" in done.stderr
    assert run("check", "--format", "concise").stdout.count("P101") == 501
