"""The desk of a book in a real browser: what an editor does, and what the page then shows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from tests.outside.phone import PACKAGES

from jianbao.studio.order import digest_of
from jianbao.studio.server import STATIC
from jianbao.studio.shelf import name_of

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
    restore(folder)
    return folder


def restore(folder: Path) -> bool:
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


def begun(folder: Path, **more: str) -> tuple[subprocess.Popen[str], str]:
    """Return a studio at work on the book of ``folder``, and its address."""
    environment = {
        **os.environ,
        "LANG": "zh_CN.UTF-8",
        "JIANBAO_EDITOR": f"{sys.executable} -c 'import sys; open(\"opened\", \"w\").write(sys.argv[1])' {{file}}:{{line}}",
        **more,
    }  # fmt: skip
    environment.pop("LC_ALL", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "jianbao", "preview", str(folder), "--no-browser"],
        stdout=subprocess.PIPE, text=True, cwd=folder, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", process.stdout.readline())
    assert found
    return process, found[0]


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    process, address = begun(folder)
    yield address
    process.terminate()
    process.wait(30)


@pytest.fixture
def page(browser: Browser, address: str, folder: Path) -> Iterator[Page]:
    changed = restore(folder)
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="null")
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.extend(_strange(request.url, address)))
    if changed:
        until(page, lambda: _is_as_at_first(page, address, folder))
    page.goto(address)
    wait(page)
    yield page
    page.close()
    assert faults == []


def wait(page: Page) -> None:
    """Wait until the pages are those of the newest text, which is on the disk."""
    expect(page.locator("#status")).to_have_text("版面已跟上")
    expect(page.locator("#saved")).to_have_text("已存好")
    expect(page.locator(".page").first).to_be_visible()
    expect(page.locator(".strip")).to_have_count(0)


def _is_as_at_first(page: Page, address: str, folder: Path) -> bool:
    """Whether the studio shows the book as `restore` has written it."""
    book = name_of((folder / "book.yaml").resolve())
    state = page.request.get(f"{address}api/book/{book}/state").json()
    titles = [chapter["title"] for chapter in state["chapters"]]
    is_listed = state["order"] == digest_of(folder / "book.yaml")
    return is_listed and state["stage"] == "ready" and titles == ["标题1", "标题2", "标题3"]


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
    expect(page.locator("#folio")).to_contain_text(_folio(page, 2))
    before = page.locator("#pages").evaluate("view => view.scrollTop")
    picture = page.locator(".page").last.locator("img").get_attribute("src")
    assert before > 0

    _edit(folder, 3, "末段3", "改过的末段")

    expect(page.locator(".page.changed")).to_have_count(1)
    expect(page.locator(".page").last).to_have_class(re.compile(r"\bchanged\b"))
    expect(page.locator(".page").last.locator("img")).not_to_have_attribute("src", picture or "")
    assert page.locator("#pages").evaluate("view => view.scrollTop") == before


def _folio(page: Page, article: int) -> str:
    """Return the number of the page on which an article begins, as its line in the list has it."""
    found = re.search(r"第 (\d+)", page.locator(".chapter small").nth(article).inner_text())
    assert found
    return found[1]


def test_new_pages_above_do_not_move_what_is_read(page: Page, folder: Path) -> None:
    page.locator(".chapter").nth(2).click()
    expect(page.locator("#folio")).to_contain_text(_folio(page, 2))
    top = "() => [...document.querySelectorAll('.page')].at(-1).getBoundingClientRect().top"
    before = page.evaluate(top)
    pages = page.locator(".page").count()

    _edit(folder, 1, "末段1", ("新添的一段，占去不少地方。" * 30 + "\n\n") * 8 + "末段1")

    expect(page.locator(".page")).not_to_have_count(pages)
    wait(page)
    assert before == pytest.approx(page.evaluate(top), abs=2)


def test_the_first_page_lies_alone_and_whole_in_view(page: Page) -> None:
    """As a book lies open: page 1 by itself, then 2 and 3, each opening as high as the view."""
    openings = page.locator(".opening")
    counts = openings.evaluate_all("all => all.map(one => one.children.length)")
    pages = page.locator(".page").count()
    assert counts[0] == 1
    assert set(counts[1:-1]) <= {2}
    assert sum(counts) == pages
    view, first = page.locator("#pages").bounding_box(), page.locator(".page").first.bounding_box()
    assert view
    assert first
    assert first["height"] <= view["height"]
    assert abs(first["x"] + first["width"] / 2 - view["x"] - view["width"] / 2) < 10
    expect(page.locator("#folio")).to_have_text(f"封1 / {pages}")
    page.get_by_role("button", name="下一页").click()
    expect(page.locator("#folio")).to_have_text(f"封2–i / {pages}")


def test_dragging_changes_the_order_in_the_file(page: Page, folder: Path) -> None:
    items = page.locator(".entry")
    items.nth(2).drag_to(items.nth(0), target_position={"x": 60, "y": 4})

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
    pages = page.locator(".page").count()
    config = folder / "book.yaml"
    config.write_text(BOOK.replace("稿件/02.md", "稿件/不在.md"), encoding="utf-8")

    expect(page.locator(".strip.error")).to_contain_text("上一次排好的版面")
    page.locator("#troubles").click()
    first = page.locator(".remark").first
    expect(first).to_have_class(re.compile(r"\berror\b"))
    first.get_by_text("给技术同事看").click()
    expect(first).to_contain_text("book.yaml:10")
    expect(page.locator(".page")).to_have_count(pages)

    config.write_text("书名: [", encoding="utf-8")  # half written
    expect(page.locator(".remark").first).to_contain_text("book.yaml:1")

    config.write_text(BOOK, encoding="utf-8")
    page.keyboard.press("Escape")
    wait(page)
    expect(page.locator(".page")).to_have_count(pages)


def test_a_remark_leads_to_its_page_and_its_place_in_the_text(page: Page, folder: Path) -> None:
    _edit(folder, 3, "末段3。", "末段,很短。")

    expect(page.locator("#troubles .badge")).to_have_text("1")
    page.locator("#troubles").click()
    page.locator(".remark", has_text="标题3").get_by_role("button", name="去看看").click()
    expect(page.locator("#article-title")).to_have_text("标题3")
    expect(page.locator(".cm-here")).to_have_text("末段,很短。")
    expect(page.locator(".cm-lintRange-warning")).to_have_count(1)
    expect(page.locator(".spot")).to_have_count(1)


def test_a_suspect_is_mended_by_two_clicks_and_taken_back_by_a_key(
    page: Page, folder: Path
) -> None:
    _edit(folder, 3, "末段3。", "末段,很短。")
    expect(page.locator("#troubles .badge")).to_have_text("1")
    page.locator("#troubles").click()
    page.locator(".remark.warning").get_by_role("button", name="改掉").click()
    expect(page.locator("#saved")).to_have_text("已存好")
    file = folder / "稿件" / "03.md"
    until(page, lambda: "末段，很短。" in file.read_text("utf-8"))
    expect(page.locator(".remark.warning")).to_have_count(0)

    page.keyboard.press("Escape")
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+z")
    until(page, lambda: "末段,很短。" in file.read_text("utf-8"))


def test_what_one_leaves_is_not_told_of_again(page: Page, folder: Path) -> None:
    _edit(folder, 3, "末段3。", "末段,很短。")
    expect(page.locator("#troubles .badge")).to_have_text("1")
    page.locator("#troubles").click()
    page.locator(".remark.warning").get_by_role("button", name="不改").click()
    expect(page.locator(".remark.warning")).to_have_count(0)
    assert "末段,很短。 <!-- 不查 P" in (folder / "稿件" / "03.md").read_text("utf-8")


def until(page: Page, done: Callable[[], bool]) -> None:
    for _ in range(PATIENCE // 100):
        if done():
            return
        page.wait_for_timeout(100)
    pytest.fail("it does not come")


def test_a_paragraph_on_the_page_leads_to_its_line(page: Page, folder: Path) -> None:
    page.locator(".chapter").nth(1).click()
    caption = page.locator("figcaption", has_text=f"第 {_folio(page, 1)} 页")
    sheet = page.locator(".page", has=caption).locator(".paper")
    expect(sheet).to_be_in_viewport()
    box = sheet.bounding_box()
    assert box
    sheet.click(position={"x": box["width"] / 2, "y": box["height"] * 0.28})

    expect(page.locator("#article-title")).to_have_text("标题2")
    expect(page.locator(".cm-here")).to_contain_text("这是第2篇的正文")
    expect(page.locator(".spot")).to_have_count(1)
    page.get_by_label("更多", exact=True).click()
    page.get_by_role("button", name="在别的编辑器里打开").click()
    opened = folder / "opened"
    until(page, lambda: opened.exists() and bool(opened.read_text("utf-8")))
    assert opened.read_text("utf-8") == f"{folder / '稿件' / '02.md'}:3"


def test_what_is_typed_is_on_the_disk_and_on_the_page(page: Page, folder: Path) -> None:
    page.locator(".chapter").nth(1).click()
    page.locator(".cm-content").get_by_text("末段2").click()
    page.keyboard.press("End")
    file = folder / "稿件" / "02.md"
    before = file.read_bytes()
    page.keyboard.type("又添一句𠮷。")

    until(page, lambda: file.read_bytes() == before.replace("末段2。".encode(), "末段2。又添一句𠮷。".encode()))  # fmt: skip
    wait(page)
    expect(page.locator(".page.changed")).to_have_count(1)
    page.keyboard.press("Control+z")
    until(page, lambda: file.read_bytes() == before)


def test_the_toolbar_writes_the_marks_and_the_form_the_head(page: Page, folder: Path) -> None:
    page.locator(".chapter").first.click()
    page.locator(".cm-content").get_by_text("末段1").click()
    page.keyboard.press("Home")
    page.get_by_role("button", name="小标题").click()
    page.keyboard.press("Shift+End")
    page.get_by_role("button", name="加粗").click()
    file = folder / "稿件" / "01.md"
    until(page, lambda: "\n## **末段1。**\n" in file.read_text("utf-8"))

    page.get_by_text("文章信息").click()
    page.get_by_label("供稿").fill("第一小学: 办公室")
    page.get_by_label("供稿").press("Tab")
    until(page, lambda: "第一小学: 办公室" in file.read_text("utf-8"))
    expect(page.locator(".cm-content")).not_to_contain_text("第一小学")
    wait(page)
    expect(page.locator(".information summary")).to_contain_text("第一小学: 办公室")


def test_two_who_write_into_one_article_both_keep_what_they_wrote(page: Page, folder: Path) -> None:
    page.locator(".chapter").nth(1).click()
    page.locator(".cm-content").get_by_text("末段2").click()
    page.keyboard.press("End")
    file = folder / "稿件" / "02.md"
    page.route(
        "**/manuscript/**", lambda route: _write_first(route, file, "# 标题2", "# 别处改的题")
    )
    page.keyboard.type("这里写的。")

    until(page, lambda: "这里写的。" in file.read_text("utf-8"))
    assert "# 别处改的题" in file.read_text("utf-8")
    expect(page.locator("dialog")).to_have_count(0)

    page.unroute("**/manuscript/**")
    page.route("**/manuscript/**", lambda route: _write_first(route, file, "写的。", "写的！"))
    page.locator(".cm-content").get_by_text("末段2").click()
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.type("？")
    dialog = page.locator("dialog")
    expect(dialog).to_contain_text("写的！")
    dialog.get_by_label("别处写的").check()
    dialog.get_by_role("button", name="就这样存").click()
    expect(page.locator("#saved")).to_have_text("已存好")
    assert "这里写的！" in file.read_text("utf-8")
    expect(page.locator(".cm-content")).to_contain_text("这里写的！")


def _write_first(route: Route, file: Path, old: str, new: str) -> None:
    """Let another program write into ``file`` just before the browser does."""
    if route.request.method == "PUT":
        file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")
    route.continue_()


def test_what_was_typed_while_the_program_was_cut_off_is_not_lost(
    browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "书"
    (folder / "稿件").mkdir(parents=True)
    restore(folder)
    file = folder / "稿件" / "02.md"
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    expect.set_options(timeout=PATIENCE)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    process, address = begun(folder, **cache)
    try:
        page = context.new_page()
        page.goto(address)
        wait(page)
        page.locator(".chapter", has_text="标题2").click()
        expect(page.locator("#article-title")).to_have_text("标题2")
        expect(page.locator(".cm-content")).to_contain_text("这是第2篇的正文")
        _type_when_killed(page, process, "断电时打的字。")
        process, again = begun(folder, **cache)
        assert again == address
        until(page, lambda: "断电时打的字。" in file.read_text("utf-8"))
        wait(page)

        _type_when_killed(page, process, "又一次打的字。")
        page.close()
        file.write_text(file.read_text("utf-8").replace("末段2", "别处改的末段"), "utf-8")
        process, again = begun(folder, **cache)
        page = context.new_page()
        page.goto(again)
        offer = page.get_by_role("dialog", name="上次有没存的字，要不要用上")
        expect(offer).to_contain_text("又一次打的字。")
        assert "又一次" not in file.read_text("utf-8")
        offer.get_by_role("button", name="用上").click()
        until(page, lambda: "又一次打的字。" in file.read_text("utf-8"))
        assert "别处改的末段" in file.read_text("utf-8")
        wait(page)
        page.reload()
        wait(page)
        expect(page.get_by_role("dialog")).to_have_count(0)
    finally:
        process.kill()
        process.communicate()
        context.close()


def _type_when_killed(page: Page, process: subprocess.Popen[str], words: str) -> None:
    process.kill()
    process.communicate()
    expect(page.locator(".strip.error")).to_be_visible()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.keyboard.type(words)
    expect(page.locator("#saved")).to_have_text("还没存，连上就存")


def test_the_phone_follows_the_article_dark_and_large(page: Page) -> None:
    page.get_by_role("button", name="手机上").click()
    expect(page.locator("#no-ebook")).to_have_count(0)
    text = "() => document.querySelector('foliate-view').renderer.getContents()[0].doc"
    frame = page.locator("iframe[src*='/phone']").element_handle().content_frame()
    assert frame
    for title in ("标题3", "标题1"):
        page.locator(".chapter", has_text=title).click()
        frame.wait_for_function(f"() => ({text})().body.textContent.includes('{title}')")

    page.locator("[aria-label='字号'] button", has_text="大").click()
    page.get_by_role("button", name="夜间").click()
    frame.wait_for_function(
        f"() => getComputedStyle(({text})().documentElement).fontSize === '26px'"
    )
    frame.wait_for_function(
        f"() => ({text})().defaultView.matchMedia('(prefers-color-scheme: dark)').matches"
    )


@pytest.mark.parametrize(
    ("label", "name", "start"),
    [
        ("打印版（PDF）", "预览-第12期.pdf", b"%PDF"),
        ("手机版（EPUB）", "预览-第12期.epub", b"PK"),
        ("小册子", "预览-第12期-拼版.pdf", b"%PDF"),
    ],
)
def test_what_is_shown_can_be_downloaded(page: Page, label: str, name: str, start: bytes) -> None:
    page.get_by_role("link", name="成品").click()
    card = page.locator(".product", has=page.get_by_role("heading", name=label, exact=True))
    expect(card).to_contain_text("汇编版式")
    with page.expect_download() as download:
        card.get_by_role("button", name="下载").click()

    assert download.value.suggested_filename == name
    assert Path(download.value.path()).read_bytes().startswith(start)


def test_what_this_issue_wants_is_made_followed_and_broken_off(page: Page, folder: Path) -> None:
    shutil.rmtree(folder / "out", ignore_errors=True)
    page.get_by_role("link", name="成品").click()
    page.locator("#build").click()
    page.locator("#cancel").click()
    expect(page.locator(".toast")).to_contain_text("停下了")

    expect(page.locator(".product .tag").first).to_have_text("还没做")
    page.locator("#build").click()
    expect(page.locator(".toast")).to_contain_text("做好了 2 个文件")
    expect(page.locator("#all-made")).to_be_visible()
    assert sorted(path.suffix for path in (folder / "out").iterdir()) == [".epub", ".pdf"]

    _edit(folder, 3, "末段3", "改过的末段")
    expect(page.locator(".product.stale")).to_have_count(2)
    expect(page.locator("#all-made")).to_have_count(0)


def test_one_says_which_products_an_issue_wants(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="成品").click()
    wish = page.get_by_label("这一期要　Word 文档")
    wish.check()
    expect(page.locator(".list-side section").first).to_contain_text("Word 文档")
    for name in ("pdf", "epub", "文档"):
        assert f"{name}: 是" in (folder / "book.yaml").read_text("utf-8")


def test_the_sheets_are_shown_as_they_are_printed_and_follow_the_choice(page: Page) -> None:
    page.get_by_role("link", name="成品").click()
    panel = page.locator(".press")
    expect(panel).to_contain_text("没有妨碍付印的地方")
    expect(panel).to_contain_text("沿长边翻转")
    page.get_by_role("button", name="怎么折").click()
    expect(panel).to_contain_text("张 A3")
    expect(panel).to_contain_text("沿短边翻转")
    folded = panel.locator(".two-sides img").count()
    page.get_by_label("拼法").select_option("四合一")
    expect(panel).to_contain_text("张 A4")
    assert panel.locator(".two-sides img").count() < folded


def test_a_draft_comes_back_and_its_changes_are_taken_compared_and_restored(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    page.get_by_role("link", name="审改").click()
    with page.expect_download() as download:
        page.locator("#draft").click()
    draft, back = download.value.path(), tmp_path / "王主任.docx"
    with ZipFile(draft) as old, ZipFile(back, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                assert "末段2。".encode() in data
                data = data.replace("末段2。".encode(), "末段很好。".encode())
            new.writestr(name, data)
    page.locator("#room-reviews input[type=file]").set_input_files(back)
    card = page.locator(".review")
    expect(card.locator("ins")).to_have_text("很好")
    expect(page.locator("#take-reviews")).to_be_disabled()
    card.get_by_role("button", name="收", exact=True).click()
    page.locator("#take-reviews").click()
    file = folder / "稿件" / "02.md"
    expect(page.locator(".toast")).to_contain_text("收进了 1 处")
    assert "末段很好。" in file.read_text("utf-8")

    page.get_by_role("link", name="历史").click()
    expect(page.locator(".moment").first).to_contain_text("收审改")
    expect(page.locator(".compared ins")).to_have_text("很好")
    expect(page.locator(".compared")).to_contain_text("标题2")
    page.locator(".moment").nth(1).click()
    page.get_by_role("button", name="和现在比").click()
    page.get_by_role("button", name="只恢复这一篇").click()
    expect(page.locator(".toast")).to_contain_text("恢复好了")
    assert "末段2。" in file.read_text("utf-8")


def test_what_is_signed_off_is_read_until_it_is_corrected(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "书"
    (folder / "稿件").mkdir(parents=True)
    restore(folder)
    expect.set_options(timeout=PATIENCE)
    process, address = begun(folder, XDG_CACHE_HOME=str(tmp_path / "cache"))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    try:
        page.goto(address)
        wait(page)
        page.get_by_role("link", name="历史").click()
        page.locator("#sign").click()
        dialog = page.get_by_role("dialog", name="签发")
        expect(dialog).to_contain_text("还有 2 种成品要做好")
        dialog.get_by_role("button", name="去看看").click()
        page.locator("#build").click()
        expect(page.locator("#all-made")).to_be_visible()
        page.get_by_role("link", name="历史").click()
        page.locator("#sign").click()
        dialog.get_by_label("签发人").fill("张局长")
        expect(page.locator("#sign-now")).to_be_disabled()
        dialog.get_by_label("我看过打印版全部").check()
        page.locator("#sign-now").click()
        expect(page.locator(".strip.notice")).to_contain_text("已经签发")

        page.get_by_role("link", name="桌面").click()
        before = (folder / "稿件" / "01.md").read_text("utf-8")
        page.locator(".cm-content").click()
        page.keyboard.type("不该写进去")
        expect(page.locator(".cm-content")).not_to_contain_text("不该写进去")
        assert (folder / "稿件" / "01.md").read_text("utf-8") == before

        page.get_by_role("link", name="历史").click()
        page.locator("#correct").click()
        page.get_by_label("为什么要更正").fill("日期写错")
        page.locator("#correct-now").click()
        expect(page.locator(".signing")).to_contain_text("正在出更正：日期写错")
        page.get_by_role("link", name="桌面").click()
        page.locator(".cm-content").get_by_text("末段1").click()
        page.keyboard.type("改正")
        until(page, lambda: "改正" in (folder / "稿件" / "01.md").read_text("utf-8"))
    finally:
        page.close()
        process.terminate()
        process.communicate()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_wrong(page: Page, mode: str) -> None:
    page.evaluate(f"document.documentElement.dataset.mode = '{mode}'")
    page.evaluate((PACKAGES / "@daisy" / "axe-core-for-ace" / "axe.min.js").read_text("utf-8"))
    page.locator(".paper").first.click(position={"x": 100, "y": 200})
    for opener, shown in (
        ("#article-title", ".cm-content"),
        ("#troubles", "#drawer"),
        ("[href='#inbox']", "#room-inbox .drop"),
        ("[href='#settings']", "#set-title"),
        ("[href='#products']", ".product"),
        ("[href='#reviews']", "#draft"),
        ("[href='#history']", "#keep"),
        ("#help", "#help-panel .cm-content"),
    ):
        page.locator(opener).click()
        expect(page.locator(shown).first).to_be_visible()
        violations = page.evaluate(
            "async () => (await axe.run(document, { iframes: false })).violations"
            ".map(({ id, nodes }) => [id, nodes.map(node => node.html.slice(0, 120))])"
        )
        assert violations == []


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1440, 900), (820, 1180)])
def test_nothing_is_cut_off(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    cut = page.evaluate(
        "() => [...document.querySelectorAll('button, .top, .bar, h2')].filter(one => one.checkVisibility()"
        " && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).textOverflow !== 'ellipsis')"
        ".map(one => one.outerHTML.slice(0, 100))"
    )
    assert cut == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


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
        "status": "版面已跟上",
        "figures": page.locator(".page").count(),
        "phone": True,
        "faults": [],
    }
    listed = re.findall(r"稿件/0\d", (folder / "book.yaml").read_text("utf-8"))
    assert listed == ["稿件/03", "稿件/01", "稿件/02"]


def test_a_drag_ends_below_the_middle_of_a_line_or_is_given_up(page: Page, folder: Path) -> None:
    items = page.locator(".entry")
    items.nth(0).hover(position={"x": 60, "y": 20})
    page.mouse.down()
    items.nth(2).hover(position={"x": 60, "y": 48}, force=True)
    expect(items.nth(2)).to_have_class(re.compile(r"\bunder\b"))
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(items.nth(2)).not_to_have_class(re.compile(r"\bunder\b"))
    assert (folder / "book.yaml").read_text("utf-8") == BOOK

    items.nth(0).drag_to(items.nth(1), target_position={"x": 60, "y": 48})

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


def test_the_editor_shows_bold_and_notes_as_they_are_printed(page: Page, folder: Path) -> None:
    page.locator(".chapter").first.click()
    text = "**（一）担当要强。**机构“**改革**”后，𠮷**（二）**。见[^甲]和**注**[^2]。"
    _edit(
        folder, 1, "末段1。\n", f"末段1。\n\n{text}\n\n[^甲]: 说明 **：要点。**在此\n\n[^2]: 二\n"
    )
    expect(page.locator(".cm-strong")).to_have_text(
        ["（一）担当要强。", "改革", "（二）", "注", "：要点。"]
    )
    expect(page.locator(".cm-note")).to_have_text(["甲", "2", "甲", "2"])
    expect(page.locator(".cm-content")).not_to_contain_text("*")
    page.locator(".cm-line", has_text="担当要强").click()
    page.keyboard.press("Home")
    expect(page.locator(".cm-content")).to_contain_text("**（一）担当要强。**")


TABLE = "| 学校 | 人数 |\n| --- | ---: |\n| 一小 | 30 |"


def test_a_table_is_written_into_by_cells_and_undone(page: Page, folder: Path) -> None:
    file = folder / "稿件" / "01.md"
    _edit(folder, 1, "末段1。", f"{TABLE}\n\n末段1。")
    before = file.read_text("utf-8")
    page.locator(".chapter").first.click()
    cell = page.get_by_label("第 2 行第 2 列")
    cell.fill("31")
    until(page, lambda: "| 一小 | 31 |" in file.read_text("utf-8"))
    cell.press("Enter")
    expect(page.get_by_label("第 3 行第 2 列")).to_be_focused()
    page.keyboard.type("40|2")
    page.get_by_role("button", name="右边加一列").click()
    expect(page.get_by_label("第 3 行第 3 列")).to_be_focused()
    table = "| 学校 | 人数 |  |\n| --- | ---: | --- |\n| 一小 | 31 |  |\n|  | 40\\|2 |  |"
    until(page, lambda: file.read_text("utf-8") == before.replace(TABLE, table))
    page.get_by_role("button", name="去掉这一行").click()
    page.get_by_role("button", name="去掉这一列").click()
    until(page, lambda: file.read_text("utf-8") == before.replace("30 |", "31 |"))
    values = "cells => cells.map(cell => cell.value)"
    cells = page.locator(".cm-grid textarea")
    for _ in range(20):  # as many steps as the typing fell into
        if cells.evaluate_all(values) == ["学校", "人数", "一小", "30"]:
            break
        page.keyboard.press("Control+z")
    until(page, lambda: file.read_text("utf-8") == before)
    page.keyboard.press("Escape")
    expect(page.locator(".cm-content")).to_be_focused()


def test_a_box_has_a_label_that_changes_it_and_takes_it_off(page: Page, folder: Path) -> None:
    file = folder / "稿件" / "01.md"
    before = file.read_text("utf-8")
    page.locator(".chapter").first.click()
    page.locator(".cm-content").get_by_text("末段1").click()
    page.locator(".tools .menu summary").click()
    page.get_by_role("button", name="按语").click()
    until(
        page, lambda: file.read_text("utf-8") == before.replace("末段1。", "::: 按语\n末段1。\n:::")
    )
    page.locator(".cm-box-label select").select_option("落款")
    until(page, lambda: "::: 落款\n末段1。\n:::" in file.read_text("utf-8"))
    page.locator(".cm-box-label").get_by_role("button", name="去掉框").click()
    until(page, lambda: file.read_text("utf-8") == before)
    page.keyboard.press("Control+z")
    until(page, lambda: "::: 落款" in file.read_text("utf-8"))


def test_help_is_beside_the_work_and_can_be_searched(page: Page) -> None:
    page.keyboard.press("F1")
    panel, wish = page.locator("#help-panel"), page.locator("#help-wish")
    expect(panel.get_by_label("哪一章")).to_have_value("15-边改边看")
    expect(wish).to_be_focused()
    page.keyboard.type("拼版")
    panel.locator(".source").first.click()
    expect(panel.locator(".cm-content")).to_contain_text("拼版")
    page.get_by_role("button", name="看五条提示").click()
    hints = page.get_by_role("dialog", name="五条提示")
    for number in range(1, 6):
        expect(hints).to_contain_text(f"{number} / 5")
        expect(page.locator("#tour-next")).to_be_focused()
        page.keyboard.press("Enter")
    expect(hints).to_have_count(0)
    page.keyboard.press("F1")
    expect(wish).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.locator("#help")).to_be_focused()
