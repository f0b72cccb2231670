"""``jianbao import`` as a user runs it: dry, in scripts, and on a terminal that asks."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import yaml
from tests.cli.terminal import on_terminal

Run = Callable[..., subprocess.CompletedProcess[str]]

BOOK = "书名: '简报'   # 名\n期号: 1\n文章:\n  - 稿件/01-旧.md\n\n版记: {印数: 50}\n"
OLD = "# 旧文\n\n旧的正文。\n"
BULLETIN = """
南陵区教体局传达学习安全生产会议精神

3月4日,南陵区教体局召开党组会,传达学习全国安全生产会议精神。

会议要求,一要把责任压到人头,对排查不认真、整改不到位的严肃

追责,决不姑息。二要把经费用到刀刃上。

学习贯彻安全生产会议精神

南陵区教体局开展春季传染病防控专项督导



连日来,南陵区教体局组成6个督导组,深入42所学校开展专项督导。

督导组要求,各校要严把入校关口,落实通风消毒。



3月10日,南陵区教体局召开师德师风警示教育会,通报了两起典型案例。

会议强调,要坚持零容忍,对顶风违纪的一律从严处理。

警钟长鸣守底线 立德树人正师风

(以上稿件均来自南陵教体)
"""
TITLES = [
    "南陵区教体局传达学习安全生产会议精神",
    "南陵区教体局开展春季传染病防控专项督导",
    "警钟长鸣守底线　立德树人正师风",
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return the folder of a book with one article, and put a bulletin beside it."""
    folder = tmp_path / "简报"
    (folder / "稿件").mkdir(parents=True)
    (folder / "book.yaml").write_text(BOOK, "utf-8")
    (folder / "稿件/01-旧.md").write_text(OLD, "utf-8")
    (tmp_path / "来稿.txt").write_text(BULLETIN, "utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def front_matter(path: Path) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    return found


def test_articles_are_written_and_listed_and_the_book_builds(run: Run, book: Path) -> None:
    done = run("import", "来稿.txt", "--into", "简报", "--yes")
    assert done.returncode == 0, done.stderr
    made = sorted((book / "稿件").glob("0[234]*.md"))
    assert [front_matter(path) for path in made] == [
        {"标题": title, "供稿": "南陵教体"} for title in TITLES
    ]
    assert "严肃追责，决不姑息。" in made[0].read_text("utf-8")
    listed = "".join(f"  - 稿件/{path.name}\n" for path in made)
    assert (book / "book.yaml").read_text("utf-8") == BOOK.replace("旧.md\n", "旧.md\n" + listed)
    assert (book / "稿件/01-旧.md").read_text("utf-8") == OLD
    report = (book / "import-report.md").read_text("utf-8")
    assert "N604" in report.partition("### 提议")[0]
    built = run("build", "简报", "--only", "epub")
    assert built.returncode == 0, built.stderr


def test_a_dry_run_shows_everything_and_writes_nothing(run: Run, book: Path) -> None:
    before = files(book)
    done = run("import", "来稿.txt", "--into", "简报", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert files(book) == before
    for words in ("待定", "提议", "已改", TITLES[0][:8], "什么都没有写"):
        assert words in done.stderr


def test_proposals_wait_for_somebody_to_accept_them(run: Run, book: Path) -> None:
    before = files(book)
    done = run("import", "来稿.txt", "--into", "简报")
    assert done.returncode == 1
    assert "N803" in done.stderr
    assert files(book) == before


def test_json_gives_each_change_with_its_place(run: Run, book: Path, tmp_path: Path) -> None:
    done = run("import", "来稿.txt", "--into", "简报", "--yes", "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["ok"], said["diagnostics"]) == (0, True, [])
    assert [(tmp_path / path).is_file() for path in said["result"]["written"]] == [True] * 4
    assert said["result"]["written"][0] == str(Path(book.name) / "import-report.md")
    (source,) = said["result"]["sources"]
    assert [article["title"] for article in source["articles"]] == TITLES
    (stray,) = [change for change in source["changes"] if change["rule"] == "N604"]
    line = BULLETIN.split("\n").index("学习贯彻安全生产会议精神") + 1
    assert stray["certainty"] == "unclear"
    assert stray["span"] == {"file": "来稿.txt", "line": line, "column": 1, "end_column": 2}


def test_what_the_book_has_already_is_not_taken_twice(run: Run, book: Path) -> None:
    run("import", "来稿.txt", "--into", "简报", "--yes")
    before = files(book)
    again = run("import", "来稿.txt", "--into", "简报", "--yes")
    assert again.returncode == 0
    assert again.stderr.count("N802") == len(TITLES)
    assert "N807" in again.stderr
    assert files(book) == before


def test_the_last_import_is_taken_back(run: Run, book: Path) -> None:
    before = files(book)
    run("import", "来稿.txt", "--into", "简报", "--yes")
    assert files(book) != before
    assert run("undo", "简报").returncode == 0
    assert files(book) == before
    assert run("undo", "简报").returncode == 1


def test_loose_photos_are_told(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "会场.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("import", "会场.png", "--into", "简报", "--yes")
    assert done.returncode == 0, done.stderr
    assert "N806" in done.stderr
    assert (book / "稿件" / "图" / "会场.png").is_file()


def test_a_bad_source_is_left_out_on_request(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    done = run("import", "坏.docx", "来稿.txt", "--into", "简报", "--yes", "--skip-bad")
    assert done.returncode == 0, done.stderr
    assert "N104" in done.stderr
    assert len(list((book / "稿件").glob("*.md"))) == 1 + len(TITLES)


def test_one_bad_source_keeps_everything_out(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    before = files(book)
    done = run("import", "来稿.txt", "坏.docx", "--into", "简报", "--yes")
    assert done.returncode == 1
    assert "坏.docx" in done.stderr
    assert files(book) == before


def test_sources_none_of_which_can_be_read_are_each_named(
    run: Run, book: Path, tmp_path: Path
) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    (tmp_path / "断.docx").write_bytes(b"PK\x03\x04" + bytes(99))
    done = run("import", "空.docx", "断.docx", "--into", "简报")
    assert done.returncode == 1
    assert {name for name in ("空.docx", "断.docx") if name in done.stderr} == {
        "空.docx",
        "断.docx",
    }
    assert "内部出错" not in done.stderr
    assert sorted(files(book)) == ["book.yaml", "稿件/01-旧.md"]


@pytest.mark.parametrize("words", [("没有.txt", "--into", "简报"), ("来稿.txt", "--into", "别处")])
def test_what_is_not_there_is_named(run: Run, book: Path, words: tuple[str, ...]) -> None:
    done = run("import", *words)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert re.search("没有|别处", done.stderr)
    assert sorted(files(book)) == ["book.yaml", "稿件/01-旧.md"]


def test_english_is_spoken_where_it_is_asked_for(run: Run, book: Path) -> None:
    done = run("import", "来稿.txt", "--into", str(book), "--dry-run", lang="en_US.UTF-8")
    assert "Nothing was written" in done.stderr.replace("nothing", "Nothing")
    assert "proposed" in done.stderr


def test_a_terminal_asks_what_is_unclear_and_whether_to_take_proposals(
    book: Path, tmp_path: Path
) -> None:
    said = on_terminal(
        tmp_path, [("选哪一个", "5"), ("都采纳吗", "y")], "import", "来稿.txt", "--into", "简报"
    )
    assert "学习贯彻安全生产会议精神" in said
    first = next((book / "稿件").glob("02*.md")).read_text("utf-8")
    assert "学习贯彻" not in first.rpartition("---")[2].replace("传达学习", "")
    assert "N613" in (book / "import-report.md").read_text("utf-8")


LATE = Path(__file__).parent.parent / "intake/cases/c26-late-nogap/source.txt"


def test_a_proposal_turned_down_leaves_the_line_where_it_was(book: Path, tmp_path: Path) -> None:
    (tmp_path / "来稿.txt").write_bytes(LATE.read_bytes())
    answers = [("都采纳吗", "n"), ("采纳吗", "y"), ("采纳吗", "n")]
    on_terminal(tmp_path, answers, "import", "来稿.txt", "--into", "简报")
    assert "N603" not in (book / "import-report.md").read_text("utf-8")
    titles = [front_matter(path)["标题"] for path in (book / "稿件").glob("0[2-9]*.md")]
    assert "把青春写在大山深处" not in titles


def test_with_yes_only_titles_moved_and_sources_parted_are_asked_about(
    book: Path, tmp_path: Path
) -> None:
    (tmp_path / "来稿.txt").write_bytes(LATE.read_bytes())
    on_terminal(tmp_path, [("都采纳吗", "y")], "import", "来稿.txt", "--into", "简报", "--yes")
    texts = [path.read_text("utf-8") for path in (book / "稿件").glob("0*.md")]
    assert any("标题: 把青春写在大山深处" in text for text in texts)


def test_nobody_there_leaves_what_only_may_be_a_title_and_marks_it(
    run: Run, book: Path, tmp_path: Path
) -> None:
    (tmp_path / "来稿.txt").write_bytes(LATE.read_bytes())
    done = run("import", "来稿.txt", "--into", "简报", "--yes")
    assert done.returncode == 0, done.stderr
    report = (book / "import-report.md").read_text("utf-8")
    waiting = report.partition("### 待定")[2].partition("### ")[0]
    assert "N603" in waiting
    assert "把青春写在大山深处" in waiting
    texts = [path.read_text("utf-8").rpartition("---")[2] for path in (book / "稿件").glob("0*.md")]
    assert any("把青春写在大山深处" in text for text in texts)


def test_a_title_that_was_not_found_is_asked_for(book: Path, tmp_path: Path) -> None:
    text = "3月10日，南陵区教体局召开师德师风警示教育会，通报了两起典型案例。\n"
    (tmp_path / "无题.txt").write_text(text, "utf-8")
    on_terminal(
        tmp_path, [("标题", "南陵区教体局召开警示教育会")], "import", "无题.txt", "--into", "简报"
    )
    (made,) = (book / "稿件").glob("02*.md")
    assert front_matter(made) == {"标题": "南陵区教体局召开警示教育会"}


WECHAT = """<html><head><meta charset="utf-8"></head><body>
<h1 id="activity-name">青岚一中举办科技节</h1><a id="js_name">青岚教育</a><em id="publish_time">2024-05-20</em>
<div id="js_content"><p>5月18日，青岚一中举办第六届科技节，设展示、竞赛、讲座三个板块。</p>
<p>学生们展示了自己设计的“智能浇花器”，引来阵阵掌声。</p></div></body></html>"""


def test_a_folder_of_everything_becomes_a_book_that_builds(
    run: Run, book: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "来稿"
    folder.mkdir()
    document = docx.Document()
    document.add_heading("杏林小学开展“书香校园”活动", 0)
    document.add_paragraph("4月23日,杏林小学举行读书节开幕式,1200名师生参加.")
    document.add_paragraph("活动持续一个月。")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("年级", "册数", "三年级", "320"), strict=True):  # noqa: SLF001 - python-docx has no other way by cells
        cell.text = text
    document.save(str(folder / "1.docx"))
    (folder / "2.html").write_text(WECHAT, "utf-8")
    (folder / "3.txt").write_bytes(BULLETIN.encode("gb18030"))
    with zipfile.ZipFile(folder / "4.zip", "w") as archive:
        archive.writestr(
            "柳湾中学.txt", "柳湾中学举行运动会\n\n10月8日，柳湾中学举行秋季运动会，设项目12个。\n"
        )
    done = run("import", "来稿", "--into", "简报", "--yes", "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 0, said["diagnostics"]
    titles = [
        article["title"] for source in said["result"]["sources"] for article in source["articles"]
    ]
    assert titles == [
        "杏林小学开展“书香校园”活动", "青岚一中举办科技节", *TITLES, "柳湾中学举行运动会",
    ]  # fmt: skip
    text = next((book / "稿件").glob("02*.md")).read_text("utf-8")
    assert "4月23日，杏林小学举行读书节开幕式，1200名师生参加。" in text
    assert "三年级" in text
    built = run("build", "简报", "--only", "epub")
    assert built.returncode == 0, built.stderr


def test_a_document_with_macros_gives_its_text_and_the_macros_are_told(
    run: Run, book: Path, tmp_path: Path
) -> None:
    made = docx.Document()
    made.add_paragraph("关于召开会议的通知")
    made.add_paragraph("各校要落实通风消毒。")
    made.save(str(tmp_path / "plain.docx"))
    with (
        zipfile.ZipFile(tmp_path / "plain.docx") as plain,
        zipfile.ZipFile(tmp_path / "通知.docm", "w") as package,
    ):
        for name in plain.namelist():
            data = plain.read(name)
            if name == "[Content_Types].xml":
                usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document."
                data = data.replace(usual, b"application/vnd.ms-word.document.macroEnabled.")
            package.writestr(name, data)
        package.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0AutoOpen" + bytes(500))
    done = run("import", str(tmp_path / "通知.docm"), "--into", str(book), "--yes")
    assert "N108" in done.stderr
    written = [file.read_text("utf-8") for file in (book / "稿件").glob("*.md")]
    assert any("各校要落实通风消毒。" in text for text in written)
    assert not any(b"AutoOpen" in file.read_bytes() for file in book.rglob("*") if file.is_file())
