"""Articles for WeChat: every word of the manuscript, and nothing that its editor takes away."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree, html

from jianbao import build
from jianbao.book import Book
from jianbao.manuscript.elements import plain_text

BOOKS = Path(__file__).parents[2] / "books"
MARK = re.compile(r"\[(?:\d+|链接\d+)\]|【图片 \d+-\d+\.\w+】")
KEPT = {"style", "href", "start", "type", "reversed", "value", "colspan", "rowspan"}
FORBIDDEN = re.compile(
    r"position|float|grid|font-family|text-indent|text-align:(?:start|end)|\dem|%;line"
)


def made(file: Path, out: Path) -> html.HtmlElement:
    request = build.Request(file=file, only=("wechat",), out=out)
    written = build.build(request, lambda _: None)
    assert written.value is not None, written.diagnostics
    return html.fromstring(written.value[0].path.read_bytes().decode())


def write(folder: Path, text: str, more: str = "") -> Path:
    (folder / "一.md").write_text(text, "utf-8")
    file = folder / "book.yaml"
    file.write_text(f"书名: 简报\n{more}文章: [一.md]\n", "utf-8")
    return file


def bodies(page: html.HtmlElement) -> list[html.HtmlElement]:
    return [phone[0] for phone in page.find_class("phone")]


def letters(text: str) -> str:
    return "".join(MARK.sub("", text).split())


def book_of(file: Path) -> Book:
    prepared = build.prepare(file).value
    assert prepared is not None
    return prepared.book


@pytest.mark.parametrize("name", ["briefing", "pocket", "pictorial"])
def test_every_word_of_an_article_is_there_in_its_order(name: str, tmp_path: Path) -> None:
    file = BOOKS / name / "book.yaml"
    page = made(file, tmp_path)
    for chapter, body in zip(book_of(file).texts, bodies(page), strict=True):
        source = etree.fromstring(f"<div>{chapter.html}</div>")
        for call in source.iter("a"):
            if call.get("class") == "noteref":
                call.text = ""
        for reading in source.iter("rt"):
            reading.tag, reading.text = "span", f"（{reading.text}）"
        for aside in source.iter("rp", "caption"):
            aside.text = "" if aside.tag == "rp" else aside.text
        for formula in source.iter("code"):
            formula.text = "" if formula.get("class", "").startswith("formula") else formula.text
        assert letters(plain_text(source)) in letters(body.text_content())


@pytest.mark.parametrize("name", ["briefing", "pictorial"])
def test_nothing_is_there_that_the_editor_takes_away(name: str, tmp_path: Path) -> None:
    for body in bodies(made(BOOKS / name / "book.yaml", tmp_path)):
        for element in body.iter():
            assert set(element.attrib) <= KEPT, html.tostring(element)
            assert not FORBIDDEN.search(element.get("style", "")), element.get("style")
            assert element.tag not in {"img", "svg", "math", "script", "a"}


def test_notes_and_addresses_stand_at_the_end(tmp_path: Path) -> None:
    text = (
        "# 题\n\n按办法[^1]办，见[网站](https://example.org/a)，再看[网站](https://example.org/a)、"
        "[推文](https://mp.weixin.qq.com/s/abc)。\n\n[^1]: 办法**全文**另发。\n"
    )
    (body,) = bodies(made(write(tmp_path, text), tmp_path / "out"))
    said = [line.text_content() for line in body]
    assert said == [
        "按办法[1]办，见网站[链接1]，再看网站[链接1]、推文。",
        "",
        "[1] 办法全文另发。",
        "[链接1] https://example.org/a",
    ]
    assert [link.get("href") for link in body.iter("a")] == ["https://mp.weixin.qq.com/s/abc"]


def test_words_beside_blocks_and_lists_are_kept(tmp_path: Path) -> None:
    text = "# 题\n\n3. 第三**条**在前\n   - 内一\n   - 内二\n\n4. 第四条\n\n> 引**文**。\n"
    (body,) = bodies(made(write(tmp_path, text), tmp_path / "out"))
    assert letters(body.text_content()) == "第三条在前内一内二第四条引文。"
    assert [ordered.get("start") for ordered in body.iter("ol")] == ["3"]


def test_pictures_are_named_in_their_places_and_offered(tmp_path: Path) -> None:
    page = made(BOOKS / "pictorial" / "book.yaml", tmp_path)
    marked = re.findall(r"【图片 (\S+)】", "".join(body.text_content() for body in bodies(page)))
    offered = [link.get("download") for link in page.iter("a") if link.get("download")]
    assert offered
    assert set(marked) == set(offered)
    assert all(link.get("href", "").startswith("data:image/") for link in page.iter("a"))


def test_the_pages_own_rule_lets_its_script_run(tmp_path: Path) -> None:
    page = made(write(tmp_path, "# 题\n\n文。\n"), tmp_path / "out")
    (script,) = page.iter("script")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = b64encode(sha256((script.text or "").encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy


def test_a_digest_ends_with_a_sentence(tmp_path: Path) -> None:
    text = "# 题\n\n" + "这一句话有十个字啊。" * 20 + "\n"
    page = made(write(tmp_path, text), tmp_path / "out")
    (digest,) = [dd.text for dd in page.iter("dd") if (dd.text or "").startswith("这")]
    assert digest == "这一句话有十个字啊。" * 12


def test_a_title_that_the_editor_does_not_take_is_told(tmp_path: Path) -> None:
    file = write(tmp_path, f"# {'关于做好工作的' * 10}通知\n\n文。\n")
    built = build.build(build.Request(file=file, only=("wechat",)), lambda _: None)
    (said,) = [item for item in built.diagnostics if item.code == "W012"]
    assert (str(said.span), "72个字" in said.message.zh) == ("一.md:1", True)


def test_the_note_of_a_title_says_what_it_belongs_to(tmp_path: Path) -> None:
    text = "# 开学检查[^a]\n\n正文[^b]。\n\n[^a]: 会议通过。\n\n[^b]: 另注。\n"
    (body,) = bodies(made(write(tmp_path, text), tmp_path / "out"))
    lines = [line.text_content() for line in body.iter("p")]
    assert "[1] 题注：会议通过。" in lines
    assert "[2] 另注。" in lines
