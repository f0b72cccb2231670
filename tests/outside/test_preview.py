"""The live preview in a real browser: what an editor does, and what the page then shows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.outside.phone import PACKAGES

from jianbao.preview.server import STATIC

pytestmark = pytest.mark.outside

PATIENCE = 90_000
"""Milliseconds after which what has not happened will not: a busy machine builds slowly."""
BOOK = """\
# 第12期
书名: 预览
期号: 12
编印单位: 区教科局
日期: 2021-11-30
版式: {名称: reader, 选项: {文章起页: page}}
文章:
  # 头条
  - 稿件/01.md
  - 稿件/02.md   # 待核
  - 稿件/03.md
"""
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "make system-outside installs Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("书")
    (folder / "稿件").mkdir()
    _restore(folder)
    return folder


def _restore(folder: Path) -> bool:
    """Write the book as it was at first; return whether anything had been changed."""
    files = {folder / "book.yaml": BOOK}
    for number in (1, 2, 3):
        body = f"这是第{number}篇的正文，说的是学校里的事。" * 12
        files[folder / "稿件" / f"0{number}.md"] = f"# 标题{number}\n\n{body}\n\n末段{number}。\n"
    changed = {
        file: text
        for file, text in files.items()
        if not file.exists() or file.read_text("utf-8") != text
    }
    for file, text in changed.items():
        file.write_text(text, encoding="utf-8")
    return bool(changed)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    environment = {
        **os.environ,
        "LANG": "zh_CN.UTF-8",
        "JIANBAO_EDITOR": f"{sys.executable} -c 'import sys; open(\"opened\", \"w\").write(sys.argv[1])' {{file}}:{{line}}",
    }  # fmt: skip
    environment.pop("LC_ALL", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "jianbao", "preview", str(folder), "--no-browser"],
        stdout=subprocess.PIPE, text=True, cwd=folder, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", process.stdout.readline())
    assert found
    yield found[0]
    process.terminate()
    process.wait(30)


@pytest.fixture
def page(browser: Browser, address: str, folder: Path) -> Iterator[Page]:
    changed = _restore(folder)
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="null")
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.extend(_strange(request.url, address)))
    if changed:
        page.wait_for_timeout(700)  # until the save is seen
    page.goto(address)
    expect(page.locator("#status")).to_have_text("已是最新")
    expect(page.locator("#no-ebook")).to_be_hidden()
    expect(page.locator(".error")).to_have_count(0)
    yield page
    page.close()
    assert faults == []


def _strange(url: str, address: str) -> list[str]:
    return [] if url.startswith((address, "blob:", "data:", "about:")) else [url]


def _edit(folder: Path, number: int, old: str, new: str) -> None:
    file = folder / "稿件" / f"0{number}.md"
    text = file.read_text("utf-8")
    assert old in text
    fresh = file.with_suffix(".part")
    fresh.write_text(text.replace(old, new), encoding="utf-8")
    fresh.replace(file)


def test_a_save_changes_its_page_and_the_view_stays(page: Page, folder: Path) -> None:
    page.locator(".chapter").nth(2).click()
    before = page.locator("#pages").evaluate("view => view.scrollTop")
    picture = page.locator("figure").last.locator("img").get_attribute("src")
    assert before > 0

    _edit(folder, 3, "末段3", "改过的末段")

    expect(page.locator("figure.changed")).to_have_count(1)
    expect(page.locator("figure").last).to_have_class("changed")
    expect(page.locator("figure").last.locator("img")).not_to_have_attribute("src", picture or "")
    assert page.locator("#pages").evaluate("view => view.scrollTop") == before


def test_new_pages_above_do_not_move_what_is_read(page: Page, folder: Path) -> None:
    page.locator(".chapter").nth(2).click()
    below = "() => document.activeElement.getBoundingClientRect().top"
    before = page.evaluate(below)
    pages = page.locator("figure").count()

    _edit(folder, 1, "末段1", ("新添的一段，占去不少地方。" * 30 + "\n\n") * 4 + "末段1")

    expect(page.locator("figure")).not_to_have_count(pages)
    expect(page.locator(".chapter").nth(2)).to_contain_text(
        f"第 {page.locator('figure').count()} 页"
    )
    read = "() => document.elementFromPoint({}, {})?.closest('figure')?.number"
    numbers = {page.evaluate(read.format(x, before + 40)) for x in (400, 900)}
    assert page.locator("figure").count() in numbers
    assert before == pytest.approx(
        page.evaluate(
            "() => [...document.querySelectorAll('figure')].at(-1).getBoundingClientRect().top"
        ),
        abs=2,
    )


def test_dragging_changes_the_order_in_the_file(page: Page, folder: Path) -> None:
    items = page.locator("#chapters li")
    items.nth(2).drag_to(items.nth(0), target_position={"x": 40, "y": 4})

    expect(page.locator(".chapter").first).to_contain_text("标题3")
    text = (folder / "book.yaml").read_text("utf-8")
    assert text == BOOK.replace("  # 头条\n", "").replace("  - 稿件/03.md\n", "").replace(
        "文章:\n", "文章:\n  - 稿件/03.md\n  # 头条\n"
    )


def test_keys_change_the_order_too(page: Page, folder: Path) -> None:
    first = page.locator(".chapter").first
    first.focus()
    first.press("Alt+ArrowDown")

    expect(page.locator(".chapter").first).to_contain_text("标题2")
    expect(page.locator(".chapter").nth(1)).to_be_focused()
    listed = re.findall(r"稿件/0\d", (folder / "book.yaml").read_text("utf-8"))
    assert listed == ["稿件/02", "稿件/01", "稿件/03"]


def test_an_error_is_shown_above_the_last_good_pages_and_cleared(page: Page, folder: Path) -> None:
    pages = page.locator("figure").count()
    config = folder / "book.yaml"
    config.write_text(BOOK.replace("稿件/02.md", "稿件/不在.md"), encoding="utf-8")

    expect(page.locator("#status")).to_have_class("failed")
    expect(page.locator(".error .remark").first).to_contain_text("book.yaml:10")
    expect(page.locator("figure")).to_have_count(pages)

    config.write_text("书名: [", encoding="utf-8")  # half written
    expect(page.locator(".error .remark").first).to_contain_text("book.yaml:1")

    config.write_text(BOOK, encoding="utf-8")
    expect(page.locator("#status")).to_have_text("已是最新")
    expect(page.locator(".error")).to_have_count(0)
    expect(page.locator("figure")).to_have_count(pages)


def test_a_remark_leads_to_its_page(page: Page, folder: Path) -> None:
    _edit(folder, 3, "末段3。", "末段,很短。")

    remark = page.locator(".remark", has_text="稿件/03.md:5")
    remark.click()
    expect(page.locator("figure").last).to_be_focused()


def test_a_paragraph_tells_its_line_and_opens_in_the_editor(page: Page, folder: Path) -> None:
    page.locator(".chapter").nth(1).click()
    figure = page.locator("figure:focus")
    box = figure.bounding_box()
    assert box
    figure.click(position={"x": box["width"] / 2, "y": box["height"] * 0.28})

    expect(page.locator("#place-name")).to_have_text("稿件/02.md 第 3 行")
    page.locator("#edit").click()
    opened = folder / "opened"
    page.wait_for_timeout(200)
    for _ in range(100):
        if opened.exists() and opened.read_text("utf-8"):
            break
        page.wait_for_timeout(100)
    assert opened.read_text("utf-8") == f"{folder / '稿件' / '02.md'}:3"
    page.keyboard.press("Escape")
    expect(page.locator("#place")).to_be_hidden()


def test_the_phone_shows_the_e_book_dark_and_large(page: Page) -> None:
    phone = page.frame_locator("#device iframe")
    text = "() => document.querySelector('foliate-view').renderer.getContents()[0].doc"
    frame = next(frame for frame in page.frames if frame.url.endswith("/phone"))
    expect(phone.locator("foliate-view")).to_be_visible()
    for _ in range(12):
        page.locator("#next").click()
        page.wait_for_timeout(400)
        if "标题1" in frame.evaluate(f"({text})().body.textContent"):
            break
    else:
        pytest.fail("the first article does not come")

    page.locator("[data-size='26']").click()
    page.locator("#dark").click()
    frame.wait_for_function(
        f"() => getComputedStyle(({text})().documentElement).fontSize === '26px'"
    )
    frame.wait_for_function(
        f"() => ({text})().defaultView.matchMedia('(prefers-color-scheme: dark)').matches"
    )


@pytest.mark.parametrize(
    ("kind", "name", "start"),
    [
        ("pdf", "预览-第12期.pdf", b"%PDF"),
        ("epub", "预览-第12期.epub", b"PK"),
        ("booklet", "预览-第12期-拼版.pdf", b"%PDF"),
    ],
)
def test_what_is_shown_can_be_downloaded(page: Page, kind: str, name: str, start: bytes) -> None:
    page.locator("#downloads summary").click()
    with page.expect_download() as download:
        page.locator(f"[data-kind='{kind}']").click()

    assert download.value.suggested_filename == name
    assert Path(download.value.path()).read_bytes().startswith(start)


def test_the_button_builds_the_book(page: Page, folder: Path) -> None:
    page.locator("#build").click()

    expect(page.locator("#status")).to_contain_text("已生成 2 个文件")
    assert sorted(path.suffix for path in (folder / "out").iterdir()) == [".epub", ".pdf"]


def test_axe_finds_nothing_wrong(page: Page) -> None:
    page.evaluate((PACKAGES / "@daisy" / "axe-core-for-ace" / "axe.min.js").read_text("utf-8"))
    page.locator("figure").first.click(position={"x": 100, "y": 200})
    violations = page.evaluate(
        "async () => (await axe.run(document, { iframes: false })).violations"
        ".map(({ id, nodes }) => [id, nodes.map(node => node.html.slice(0, 120))])"
    )

    assert violations == []


def test_firefox_shows_the_same_and_drags(page: Page, address: str, folder: Path) -> None:
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    assert firefox, "make system-outside installs Firefox"
    seen = subprocess.run(
        ["node", Path(__file__).parent / "firefox.cjs", firefox, address],
        capture_output=True, text=True, check=False, timeout=180,
        env={**os.environ, "NODE_PATH": str(PACKAGES)},
    )  # fmt: skip

    assert seen.returncode == 0, seen.stderr
    facts = json.loads(seen.stdout)
    assert facts.pop("drawn") > 0
    assert facts == {
        "status": "已是最新",
        "figures": page.locator("figure").count(),
        "phone": True,
        "faults": [],
    }
    listed = re.findall(r"稿件/0\d", (folder / "book.yaml").read_text("utf-8"))
    assert listed == ["稿件/03", "稿件/01", "稿件/02"]


def test_a_drag_ends_below_the_middle_of_a_line_or_is_given_up(page: Page, folder: Path) -> None:
    items = page.locator("#chapters li")
    items.nth(0).hover(position={"x": 40, "y": 20})
    page.mouse.down()
    items.nth(2).hover(position={"x": 40, "y": 48}, force=True)
    expect(items.nth(2)).to_have_class("under")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(items.nth(2)).not_to_have_class("under")
    assert (folder / "book.yaml").read_text("utf-8") == BOOK

    items.nth(0).drag_to(items.nth(1), target_position={"x": 40, "y": 48})

    expect(page.locator(".chapter").nth(1)).to_contain_text("标题1")
    listed = re.findall(r"稿件/0\d", (folder / "book.yaml").read_text("utf-8"))
    assert listed == ["稿件/02", "稿件/01", "稿件/03"]


def test_the_reading_engine_is_the_published_one() -> None:
    """What is packaged has not been changed by hand."""
    packaged = STATIC / "foliate-js"
    files = [file.relative_to(packaged) for file in packaged.rglob("*") if file.is_file()]

    assert files
    for file in files:
        if file.name == "LICENSE.zip.js":
            continue  # the package has zip.js without it
        assert (packaged / file).read_bytes() == (PACKAGES / "foliate-js" / file).read_bytes()
