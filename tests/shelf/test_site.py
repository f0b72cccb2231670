"""The site: every issue within reach, whole or as it was, and nothing on it that must not be."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree, html
from PIL import Image
from tests.shelf.conftest import Shelve, epub

from jianbao import budget
from jianbao.diagnostics import Result
from jianbao.shelf import Site, SiteWishes, build_site, epubs, search, site

Make = Callable[..., Result[Site]]
WORK = [("加强校园安全管理", ["督查组到了三所学校。", "查出问题5处。"]), ("读书节", ["书香满园。"])]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(**wishes: str) -> Result[Site]:
        return build_site(SiteWishes(shelf=tmp_path / "各期", out=tmp_path / "站", **wishes))

    return made


def made_of(result: Result[Site]) -> Site:
    assert result.value is not None
    return result.value


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_no_link_of_the_site_leads_nowhere_or_outside(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    for number in (1, 2, 3):
        shelve(WORK, number=number, date=f"202{number}-03-01").with_suffix(".pdf").write_bytes(
            b"%PDF"
        )
    assert made_of(make()).issues == 3
    folder = tmp_path / "站"
    for page in folder.rglob("*.html"):
        for address in html.parse(page).xpath("//@href | //@src | //@action"):
            target = page.parent / unquote(address.partition("#")[0].partition("?")[0] or page.name)
            assert target.exists(), f"{page}: {address}"
            assert folder in target.resolve().parents


def test_issues_stand_newest_first_with_their_contents_and_files(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    shelve(WORK, number=1, date="2024-12-01")
    shelve(WORK, number=2, date="2025-01-15").with_suffix(".pdf").write_bytes(b"%PDF")
    make()
    words = html.parse(tmp_path / "站" / "index.html").getroot().text_content()
    assert words.index("第2期") < words.index("第1期")
    assert "2025年1月15日" in words
    issue = (tmp_path / "站/issues/2025-01-15-2/index.html").read_text("utf-8")
    assert re.findall(r'href="([^"]+)" download', issue) == ["%E7%AE%80%E6%8A%A5.epub", "%E7%AE%80%E6%8A%A5.pdf"]  # fmt: skip
    assert "工作动态" in issue
    article = html.parse(tmp_path / "站/issues/2025-01-15-2/text/chapter-01.html").getroot()
    assert "督查组到了三所学校。" in article.text_content()
    assert article.xpath("//a[@rel='next']/@href") == ["chapter-02.html"]


def test_units_authors_and_topics_lead_to_their_articles(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    shelve(WORK, number=7)
    make()
    for name, entries in (
        ("units", ["第一小学"]), ("authors", ["张三", "李四"]), ("topics", ["工作动态", "校园安全"]),
    ):  # fmt: skip
        page = html.parse(tmp_path / "站" / f"{name}.html").getroot()
        assert sorted(page.xpath("//summary/text()")) == sorted(entries)
        assert len(page.xpath("//main//li")) == 2 * len(entries)


def test_what_has_not_changed_is_taken_over_and_the_site_is_the_same(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    for number in (1, 2, 3):
        shelve(WORK, number=number, date=f"2025-0{number}-01")
    assert made_of(make()).taken_over == 0
    first = contents(tmp_path / "站")
    assert made_of(make()).taken_over == 3
    assert contents(tmp_path / "站") == first
    shelve([("新的一篇", ["完全不同。"])], number=2, date="2025-02-01")
    assert made_of(make()).taken_over == 2
    changed = contents(tmp_path / "站")
    (tmp_path / "站").rename(tmp_path / "旧站")
    assert made_of(make()).taken_over == 0
    assert contents(tmp_path / "站") == changed


def test_a_run_that_fails_leaves_the_earlier_site(
    shelve: Shelve, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve(WORK)
    make()
    before = contents(tmp_path / "站")
    shelve(WORK, number=2)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(site, "_write_index", full)
    with pytest.raises(OSError, match="No space"):
        make()
    assert contents(tmp_path / "站") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["各期", "站"]


def test_files_that_no_shelf_has_made_are_not_replaced(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    shelve(WORK)
    (tmp_path / "站").mkdir()
    (tmp_path / "站" / "信.txt").write_text("要紧")
    made = make()
    assert made.value is None
    assert [item.code for item in made.diagnostics] == ["Y006"]
    assert contents(tmp_path / "站") == {"信.txt": "要紧".encode()}


def test_what_is_not_shelved_is_told(shelve: Shelve, make: Make, tmp_path: Path) -> None:
    shelve(WORK)
    shelve(WORK, number=2, classification="秘密★一年")
    shelve(WORK, number=3, generator="another 1.0")
    shelve(WORK, number=4).write_bytes(b"PK\x03\x04 cut")
    (tmp_path / "各期/第5期").mkdir()
    (tmp_path / "各期/第5期/book.yaml").write_text("书名: 简报\n文章: []\n")
    newer = shelve(WORK, number=1, folder="第1期改")
    os.utime(newer, (2_000_000_000, 2_000_000_000))
    made = make()
    said = {item.span.file: item.code for item in made.diagnostics if item.span}
    assert said == {
        "第1期/out/简报.epub": "Y007",
        "第2期/out/简报.epub": "Y005",
        "第3期/out/简报.epub": "Y003",
        "第4期/out/简报.epub": "Y002",
        "第5期/book.yaml": "Y004",
    }
    assert made_of(made).issues == 1
    assert not any(
        b"\xe7\xa7\x98\xe5\xaf\x86" in data for data in contents(tmp_path / "站").values()
    )


def test_internal_papers_are_shelved(shelve: Shelve, make: Make) -> None:
    shelve(WORK, classification="内部资料　注意保存")
    assert made_of(make()).issues == 1


def test_an_empty_folder_has_no_shelf(make: Make, tmp_path: Path) -> None:
    (tmp_path / "各期").mkdir()
    made = make()
    assert made.value is None
    assert [item.code for item in made.diagnostics] == ["Y001"]
    assert not (tmp_path / "站").exists()


def test_nothing_of_an_epub_runs(shelve: Shelve, make: Make, tmp_path: Path) -> None:
    hostile = '<p onclick="a()"><a href="javascript:b()">甲</a><script>c()</script></p>'
    shelve([("<img src=x onerror=d()>", [hostile])])
    make()
    page = html.parse(tmp_path / "站/issues/2025-03-01-1/text/chapter-01.html").getroot()
    assert page.xpath("//main//@onclick | //main//@onerror | //main//script/text()") == []
    assert page.xpath("//main//p/a/@href")[1] == "#"
    index = (tmp_path / "站/issues/2025-03-01-1/index.html").read_text("utf-8")
    assert "<img src=x" not in index


def test_notes_and_readings_are_no_part_of_what_is_searched(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    said = '<p>督<span class="noteref">1</span>查<ruby>组<rt>zǔ</rt></ruby></p>'
    turn = '<p>前<span class="pagebreak" aria-label="8"/>后</p>'
    shelve([("甲", [said, turn])])
    make()
    script = (tmp_path / "站/issues/2025-03-01-1/search/0.js").read_text("utf-8")
    article = json.loads(script[script.index(",") + 1 : -3])
    assert article["b"].split("\n")[1:3] == ["督查组", "前后"]
    text = article["b"]
    assert article["p"] == [[0, "1"], [text.index("后"), "8"]]


def article_of(folder: Path, number: int = 1) -> dict[str, Any]:
    script = (folder / f"站/issues/2025-03-01-{number}/search/0.js").read_text("utf-8")
    return dict(json.loads(script[script.index(",") + 1 : -3]))


def test_what_somebody_has_put_into_a_site_stays(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    shelve(WORK)
    make()
    (tmp_path / "站/issues/我的.txt").write_text("要紧")
    (tmp_path / "站/Thumbs.db").touch()
    assert [item.code for item in make().diagnostics] == ["Y006"]
    assert (tmp_path / "站/issues/我的.txt").exists()
    (tmp_path / "站/issues/我的.txt").unlink()
    assert made_of(make()).issues == 1


@pytest.mark.parametrize("said", ["秘　密", "机 密★3年", "绝密★长期"])
def test_papers_are_secret_however_it_is_spaced(shelve: Shelve, make: Make, said: str) -> None:
    shelve(WORK, classification=said)
    assert [item.code for item in make().diagnostics] == ["Y005", "Y001"]


def test_papers_that_have_become_secret_are_taken_down(shelve: Shelve, make: Make) -> None:
    shelve(WORK, number=1)
    book = shelve(WORK, number=2).parent.parent / "book.yaml"
    book.write_text("书名: 简报\n密级: '机密★3年'\n文章: []\n", "utf-8")
    made = make()
    assert [item.code for item in made.diagnostics] == ["Y005"]
    assert made_of(made).issues == 1


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("书名: 简报\nclassification: 秘密\n", 1),
        ("书名: 简报\n简介: '密级: 绝密的写法'\n", 2),
        ("书名: 简报\n密级: 机密\n文章: [\n", 1),
        ("书名: [简报\n", 2),
    ],
)
def test_what_book_yaml_says_is_read_as_it_is_elsewhere(
    shelve: Shelve, make: Make, text: str, issues: int
) -> None:
    shelve(WORK, number=1)
    book = shelve(WORK, number=2).parent.parent / "book.yaml"
    book.write_text(text, "utf-8")
    assert made_of(make()).issues == issues


def test_a_book_that_was_renamed_is_one_issue(shelve: Shelve, make: Make) -> None:
    old = shelve(WORK, number=1)
    fresh = old.with_name("新名.epub")
    fresh.write_bytes(epub(WORK, number=2))
    for path, time in ((old, 1_000_000_000), (fresh, 2_000_000_000)):
        os.utime(path, (time, time))
    assert made_of(make()).issues == 2  # a folder of files that somebody has gathered
    (old.parent.parent / "book.yaml").write_text("书名: 简报\n文章: []\n", "utf-8")
    made = make()
    assert [item.code for item in made.diagnostics] == ["Y007"]
    assert made_of(made).issues == 1


@pytest.mark.parametrize("picture", [b"", b"no picture", b"\xff\xd8\xff\xe0\x00\x10JFIF"])
def test_an_issue_whose_cover_is_damaged_stands_without(
    shelve: Shelve, make: Make, tmp_path: Path, picture: bytes
) -> None:
    file = shelve(WORK, number=1)
    packed = BytesIO()
    with ZipFile(file) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            after.writestr(name, picture if name.endswith("cover.jpg") else before.read(name))
    file.write_bytes(packed.getvalue())
    made = make()
    assert [item.code for item in made.diagnostics] == ["Y011"]
    with Image.open(tmp_path / "站/issues/2025-03-01-1/cover-small.jpg") as cover:
        assert cover.getextrema() == ((255, 255),) * 3


def test_an_earlier_site_in_the_shelf_is_no_issue(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    shelve(WORK)
    make()
    (tmp_path / "站").rename(tmp_path / "各期/旧站")
    assert make().diagnostics == ()


def test_a_part_that_does_not_unpack_costs_one_issue(shelve: Shelve, make: Make) -> None:
    shelve(WORK, number=1)
    file = shelve(WORK, number=2)
    packed = BytesIO()
    with ZipFile(file) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name) * 40)
    broken = bytearray(packed.getvalue())
    broken[60:75] = b"\xff" * 15
    file.write_bytes(broken)
    made = make()
    assert [item.code for item in made.diagnostics] == ["Y002"]
    assert made_of(made).issues == 1


def test_nothing_of_others_runs_leads_or_fetches(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    hostile = (
        '<svg xmlns="http://www.w3.org/2000/svg"><script>a()</script></svg>',
        '<div xmlns:x="http://www.w3.org/1999/xlink"><a x:href="javascript:b()">甲</a></div>',
        '<div><meta http-equiv="refresh" content="0;url=http://x"/><base href="http://x/"/></div>',
        '<p><img src="http://x/a.png"/><img src="//x/a.png"/></p>',
        '<p style="background:url(http://x)">乙</p>',
        "<p>一<br/>二</p>",
    )
    shelve([("甲", hostile)])
    make()
    text = (tmp_path / "站/issues/2025-03-01-1/text/chapter-01.html").read_text("utf-8")
    main = text[text.index("<article") :]
    assert not re.search(r"script|refresh|<base|http://x|//x/|</br>|</img>", main)
    assert "script-src 'none'" in text
    assert article_of(tmp_path)["b"].split("\n")[-3:-1] == ["一", "二"]


def test_a_note_is_on_the_page_on_which_it_is_called(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    page = '<span class="pagebreak" aria-label="{}"/>'
    shelve([("甲", [
        f'<p>{page.format(3)}文<a class="noteref" href="#n1">1</a></p>',
        f"<p>{page.format(4)}后</p>",
        '<aside class="footnote" id="n1"><p>注文</p></aside>',
    ])])  # fmt: skip
    make()
    article = article_of(tmp_path)
    assert [int(page) for _, page in article["p"][1:]] == [3, 4, 3]
    assert article["p"][-1][0] == article["b"].index("注文")


def test_a_page_turned_in_a_title_or_after_a_note_is_known(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    page = '<span class="pagebreak" aria-label="{}"/>'
    note = '<aside class="footnote" id="n1"><p>注文</p></aside>'
    called = f'<p>文<a class="noteref" href="#n1">1</a>{page.format(2)}后</p>'
    file = shelve([("甲", [called, note]), ("乙", ["文。"]), ("丙", ["文。"])])
    packed = BytesIO()
    with ZipFile(file) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            said = before.read(name)
            if name.endswith("chapter-03.xhtml"):
                said = said.replace("丙</h1>".encode(), f"{page.format(3)}丙</h1>".encode())
            after.writestr(name, said)
    file.write_bytes(packed.getvalue())
    make()
    issue = (tmp_path / "站/issues/2025-03-01-1/index.html").read_text("utf-8")
    assert re.findall(r'shelf-page">(\d)<', issue) == ["1", "2", "3"]


@pytest.mark.parametrize("day", ["去年冬天", "", "2024-02-30", "0000-00-00"])
def test_a_date_that_is_none_is_left_out(
    shelve: Shelve, make: Make, tmp_path: Path, day: str
) -> None:
    shelve(WORK, date=day)
    make()
    assert (tmp_path / "站/years/undated.html").exists()
    assert "<updated>1970-01-01T00:00:00Z</updated>" in (tmp_path / "站/atom.xml").read_text()


def test_titles_are_found_by_their_initials_across_marks(
    shelve: Shelve, make: Make, tmp_path: Path
) -> None:
    shelve([("寒假“双减”政策", ["文。"])])
    make()
    assert '"hjsjzc"' in (tmp_path / "站/search/initials.js").read_text()


def test_the_command_line_finds_what_the_site_does(shelve: Shelve, tmp_path: Path) -> None:
    shelve(WORK, number=1, date="2024-12-01")
    shelve([("督查组工作", ["“双减”落地，学校满意。"])], number=2, date="2025-01-01")

    def found(words: str) -> list[tuple[str, str, str]]:
        hits = search(words, tmp_path / "各期").value or ()
        return [(hit.issue, hit.title, hit.page) for hit in hits]

    assert found("督查组") == [
        ("某区教育简报 第2期", "督查组工作", "1"),
        ("某区教育简报 第1期", "加强校园安全管理", "1"),
    ]
    assert found('"双减"') == found("学校 满意") == [("某区教育简报 第2期", "督查组工作", "1")]
    assert found("没有的词") == []


def test_a_document_that_is_named_again_and_again_is_read_once(
    shelve: Shelve, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = shelve(WORK)
    packed = BytesIO()
    with ZipFile(file) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            again = b"<itemref idref='front'/>" * 500 + b"</spine>"
            after.writestr(name, before.read(name).replace(b"</spine>", again))
    file.write_bytes(packed.getvalue())
    read, parsed = list[int](), epubs.parsed

    def counted(data: bytes) -> etree._Element:
        read.append(len(data))
        return parsed(data)

    monkeypatch.setattr(epubs, "parsed", counted)
    assert made_of(make()).issues == 1
    assert len(read) < 100


def test_an_issue_that_takes_too_long_is_told(
    shelve: Shelve, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_: bytes) -> None:
        while True:
            pass

    shelve(WORK)
    monkeypatch.setenv(budget.SECONDS, "0.1")
    monkeypatch.setattr(epubs, "parsed", endless)
    with budget.watched():
        (told, *_) = make().diagnostics
    assert told.code == "Y002"
    assert "时间太多" in told.message.zh
