"""The desk with a large book, with two windows on one article, and with a program that is killed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.corpus import write
from benchmarks.studio import illustrated
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.outside.test_studio import PATIENCE, begun, browser, restore, until, wait

__all__ = ["browser"]

pytestmark = pytest.mark.outside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "书"
    (folder / "稿件").mkdir(parents=True)
    restore(folder)
    return folder


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context
    context.close()


def _opened(context: BrowserContext, address: str, title: str) -> Page:
    """Return a window in which the article of a title is in the editor."""
    page = context.new_page()
    page.goto(address)
    wait(page)
    page.locator(".chapter", has_text=title).click()
    expect(page.locator("#article-title")).to_have_text(title)
    expect(page.locator(".cm-content")).to_contain_text("末段")
    return page


def _type_behind(page: Page, text: str, words: str) -> None:
    page.locator(".cm-content").get_by_text(text).click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def test_two_windows_on_one_article_meet_without_loss(
    context: BrowserContext, folder: Path, tmp_path: Path
) -> None:
    file = folder / "稿件" / "02.md"
    process, address = begun(folder, XDG_CACHE_HOME=str(tmp_path / "cache"))
    try:
        left, right = (_opened(context, address, "标题2") for _ in range(2))
        _type_behind(left, "末段2", "左边写的。")
        _type_behind(right, "这是第2篇", "右边写的。")
        until(left, lambda: _has_both(file))
        for page in (left, right):
            expect(page.locator(".cm-content")).to_contain_text("左边写的。")
            expect(page.locator(".cm-content")).to_contain_text("右边写的。")
            expect(page.locator("dialog")).to_have_count(0)
        file.write_text(file.read_text("utf-8").replace("末段2", "别的程序改的末段"), "utf-8")
        for page in (left, right):
            expect(page.locator(".cm-content")).to_contain_text("别的程序改的末段")
        assert _has_both(file)
    finally:
        process.terminate()
        process.communicate()


def _has_both(file: Path) -> bool:
    text = file.read_text("utf-8")
    return "左边写的。" in text and "右边写的。" in text


def test_what_was_saved_outlives_a_kill_while_more_is_typed(
    context: BrowserContext, folder: Path, tmp_path: Path
) -> None:
    file = folder / "稿件" / "02.md"
    before = file.read_text("utf-8")
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    process, address = begun(folder, **cache)
    page = _opened(context, address, "标题2")
    _type_behind(page, "末段2", "已经存了的。")
    until(page, lambda: "已经存了的。" in file.read_text("utf-8"))
    page.keyboard.type("正在打的。")
    process.kill()
    process.communicate()
    saved = file.read_text("utf-8")
    whole = before.rstrip("\n") + "已经存了的。正在打的。"
    assert whole.startswith(saved.rstrip("\n"))
    assert saved.startswith(before.rstrip("\n") + "已经存了的。")

    process, again = begun(folder, **cache)
    try:
        assert again == address
        until(page, lambda: "已经存了的。正在打的。" in file.read_text("utf-8"))
    finally:
        process.terminate()
        process.communicate()


def test_a_book_of_fifty_articles_and_three_hundred_pictures_is_worked_on(
    context: BrowserContext, tmp_path: Path
) -> None:
    folder = tmp_path / "大书"
    folder.mkdir()
    write(50, folder)
    articles = illustrated(folder, 300)
    process, address = begun(folder, XDG_CACHE_HOME=str(tmp_path / "cache"))
    try:
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".paper img[src]").first).to_be_visible()
        expect(page.locator("#status")).to_have_text("版面已跟上")
        expect(page.locator(".chapter")).to_have_count(50)
        assert page.locator(".page").count() > 50
        assert page.locator(".paper img[src]").count() < 20, "pages far away are drawn"
        page.locator(".chapter").nth(25).click()
        lines = articles[25].read_text("utf-8").splitlines()
        title = next(line for line in lines if line.startswith("# "))
        expect(page.locator(".cm-content")).to_contain_text(title)
        page.locator(".cm-content").focus()
        page.keyboard.press("Control+End")
        page.keyboard.type("又写一句。")
        until(page, lambda: "又写一句。" in articles[25].read_text("utf-8"))
        expect(page.locator(".page.changed")).to_have_count(1)
        expect(page.locator(".chapter", has_text="改过")).to_have_count(1)
        expect(page.locator(".cm-figure img").last).to_be_visible()
        assert page.locator(".cm-figure").count() <= 6
    finally:
        process.terminate()
        process.communicate()
