"""What a run touches: nothing is reached, and no file opened but those that it has to do with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import docx
import pytest
from PIL import Image

import jianbao

ROOT: Final = Path(jianbao.__file__).parents[2]
HOOK: Final = Path(__file__).parent / "audited"
_STARTS: Final = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"}
"""Events of a program that is started; which ones, `others_started` tells."""
_BAIT: Final = "../秘密.txt"
_BOOK: Final = """\
书名: 简报
期号: 7
日期: 2026年11月30日
版式: {名称: jianbao}
输出: [pdf, epub, web, word]
文章: [稿件/甲.md, 稿件/乙.html]
"""
_MARKDOWN: Final = f"""\
# 甲校的一则

正文在此。![图](图.png)

[链接](file:///etc/passwd)

<style>@import url(http://beacon.example/c.css); p {{ background: url({_BAIT}) }}</style>
"""
_ERRORS: Final = f"""\
# 己校的一则

![远处的图](http://beacon.example/a.png) ![书外的图]({_BAIT}) ![系统的](/etc/hostname)

<img src="http://beacon.example/b.png"> <img src="file:///etc/passwd"> ![连出去的](连出去.png)
"""
_HTML: Final = """\
<html><head><link rel="stylesheet" href="http://beacon.example/d.css"></head>
<body><h1>乙校的一则</h1><p>正文在此。</p><script src="http://beacon.example/e.js"></script>
<iframe src="file:///etc/passwd"></iframe></body></html>
"""
_PAGE: Final = f"""\
<html><head><title>丙校的一则</title></head><body><h1>丙校的一则</h1>
<p>丙校的同志们做了一件好事，写在这里给大家看。<img src="http://beacon.example/f.png">
<img src="{_BAIT}"><img src="file:///etc/hostname"></p></body></html>
"""


@dataclass(frozen=True, slots=True)
class Touched:
    """An event of a run, and the path that it was about."""

    event: str
    path: Path
    writes: bool


Audit = Callable[..., list[Touched]]


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """Return a function that runs jianbao and returns what it touched."""
    (tmp_path / "tmp").mkdir()

    def run(*words: str, ends: int = 0) -> list[Touched]:
        touched = tmp_path / "touched"
        touched.unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "jianbao", *words],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(HOOK),
                "JIANBAO_AUDITED": str(touched),
                "XDG_CACHE_HOME": str(tmp_path / "cache"),
                "TMPDIR": str(tmp_path / "tmp"),
                "JIANBAO_PROCESSES": "2",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == ends, done.stderr
        assert "B006" not in done.stderr
        lines = touched.read_text("utf-8", "surrogateescape").splitlines()
        fields = (line.split("\t") for line in lines)
        return [Touched(event, Path(path), mode == "w") for event, path, mode in fields]

    return run


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book that reaches out by every way that a manuscript has, with a secret beside it."""
    folder = tmp_path / "书"
    (folder / "稿件").mkdir(parents=True)
    (folder / "book.yaml").write_text(_BOOK, "utf-8")
    (folder / "稿件" / "甲.md").write_text(_MARKDOWN, "utf-8")
    (folder / "稿件" / "乙.html").write_text(_HTML, "utf-8")
    Image.new("RGB", (600, 400), "white").save(folder / "稿件" / "图.png", dpi=(300, 300))
    (folder / "名单.csv").write_text("姓名,单位\n张三,一小\n", "utf-8")
    (tmp_path / "秘密.txt").write_text("秘密", "utf-8")
    return folder


def trespasses(touched: list[Touched], *allowed: Path) -> Iterator[Touched]:
    """Yield what was reached, and what was opened or changed outside its place."""
    program = (ROOT, Path(sys.prefix), Path(sys.base_prefix))
    system = (Path("/usr"), Path("/proc"), Path("/sys"), Path("/etc/fonts"), Path("/dev"))
    faces = (Path.home() / ".fonts", Path.home() / ".local/share/fonts")
    single = {Path("/etc/localtime"), Path("/etc/mime.types"), Path("/etc/os-release")}
    for one in touched:
        places = allowed if one.writes else (*allowed, *program, *system, *faces)
        is_known = one.path in single and not one.writes
        is_started = one.event in _STARTS or one.path == Path(os.devnull)
        if not (is_known or is_started or any(one.path.is_relative_to(here) for here in places)):
            yield one


def others_started(touched: list[Touched]) -> set[str]:
    """Return the programs that were started, but for Python and what tells where things are."""
    helpers = {Path(sys.executable).name, "fc-list", "ldconfig", "gcc", "cc", "ld", "objdump"}
    return {one.path.name for one in touched if one.event in _STARTS} - helpers


def test_a_build_touches_its_book_and_nothing_else(
    audit: Audit, book: Path, tmp_path: Path
) -> None:
    touched = audit("build", "书")
    assert {path.suffix for path in (book / "out").iterdir()} == {".pdf", ".epub", ".html", ".docx"}
    assert any(one.path == book / "稿件" / "甲.md" for one in touched), "the hook sees nothing"
    assert any(one.writes and one.path.is_relative_to(book / "out") for one in touched)
    kept = (tmp_path / "cache", tmp_path / "tmp")
    written = [one for one in touched if one.writes]
    assert list(trespasses(written, book / "out", *kept)) == []
    assert list(trespasses(touched, book, *kept)) == []
    assert others_started(touched) == set()


def test_checks_sheets_and_copies_touch_no_more(audit: Audit, book: Path, tmp_path: Path) -> None:
    kept = (tmp_path / "cache", tmp_path / "tmp")
    for ends, words in (
        (1, ("check", "书")),  # what stands in the manuscripts is told
        (0, ("build", "书", "--only", "pdf", "--to", "书/名单.csv", "--password", "--receipts")),
        (0, ("impose", "书")),
    ):
        touched = audit(*words, ends=ends)
        written = [one for one in touched if one.writes]
        assert list(trespasses(written, book / "out", *kept)) == []
        assert list(trespasses(touched, book, *kept)) == []
        assert others_started(touched) == set()


def test_what_a_book_must_not_read_is_refused_unread(
    audit: Audit, book: Path, tmp_path: Path
) -> None:
    (book / "稿件" / "甲.md").write_text(_ERRORS, "utf-8")
    (book / "style.css").write_text(
        f"@import url('{_BAIT}'); @font-face {{ font-family: x; src: url(http://beacon.example/x) }}"
        f" h1 {{ background: url(//beacon.example/g.png), url('{_BAIT}') }}",
        "utf-8",
    )
    (book / "稿件" / "连出去.png").symlink_to(tmp_path / "秘密.txt")
    (book / "稿件" / "乙.html").unlink()
    (book / "稿件" / "乙.html").symlink_to("/etc/hostname")
    for words in (("build", "书"), ("check", "书")):
        touched = audit(*words, ends=1)
        assert list(trespasses(touched, book, tmp_path / "cache", tmp_path / "tmp")) == []
        assert not (book / "out").exists()


def test_an_import_touches_its_source_and_its_book(
    audit: Audit, book: Path, tmp_path: Path
) -> None:
    source = tmp_path / "来稿"
    source.mkdir()
    (source / "丙校.html").write_text(_PAGE, "utf-8")
    word = docx.Document()
    word.add_heading("丁校的一则", 1)
    word.add_paragraph("丁校的同志们做了一件好事，写在这里给大家看。")
    word.save(str(source / "丁校.docx"))
    with ZipFile(source / "戊校.zip", "w") as archive:
        archive.writestr("戊校.txt", "戊校的一则\n\n戊校的同志们做了一件好事，写在这里给大家看。\n")
    if shutil.which("soffice"):
        rtf = rb"{\rtf1\ansi{\field{\*\fldinst INCLUDEPICTURE http://beacon.example/h.png}}Text here.\par}"
        (source / "己校.rtf").write_bytes(rtf)
    before = {path: path.read_bytes() for path in source.iterdir()}

    touched = audit("import", "来稿", "--into", "书", "--yes")

    assert len(list((book / "稿件").iterdir())) >= 5
    allowed = (book, tmp_path / "cache", tmp_path / "tmp")
    written = [one for one in touched if one.writes]
    assert list(trespasses(written, *allowed)) == []
    assert list(trespasses(touched, source, *allowed)) == []
    assert others_started(touched) <= {"sh"}  # LibreOffice, with a limit of memory
    assert {path: path.read_bytes() for path in source.iterdir()} == before
    assert (tmp_path / "秘密.txt").read_text("utf-8") == "秘密"
