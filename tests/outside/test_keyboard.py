"""A clerk's day without a mouse: from an empty shelf to the PDF, and the focus is always to be seen."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.outside.test_clerks_day import address, sent
from tests.outside.test_studio import PATIENCE, browser, until

__all__ = ["address", "browser"]

pytestmark = pytest.mark.outside

FAULT = """() => {
  const { activeElement: one } = document
  if (!one || one === document.body) return 'nothing has the focus'
  const { top, bottom, left, right, width } = one.getBoundingClientRect()
  const { outlineStyle, outlineWidth } = getComputedStyle(one)
  if (!one.checkVisibility() || !width) return `hidden: ${one.outerHTML.slice(0, 200)}`
  if (bottom < 0 || top > innerHeight || right < 0 || left > innerWidth) return `out of view: ${one.outerHTML.slice(0, 200)}`
  const isRinged = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  return isRinged || one.matches('.cm-content') ? '' : `without a ring: ${one.outerHTML.slice(0, 200)}`
}"""
"""What is wrong with the focus; empty where nothing is."""
MOST_STEPS = 40
"""Tabs that a person would press before taking another way."""


class Typist:
    """Somebody with a keyboard and no mouse, who sees at every step where the focus is."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = 0

    def press(self, *keys: str) -> None:
        """Press keys one after another; the focus is to be seen after each."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1
            until(self.page, lambda: self.page.evaluate(FAULT) == "")

    def to(self, what: Locator, key: str = "Tab") -> None:
        """Go on with ``key`` until the focus is on ``what``."""
        expect(what).to_be_visible()
        for _ in range(MOST_STEPS):
            if what.evaluate("one => one === document.activeElement"):
                return
            self.press(key)
        pytest.fail(
            f"{key} does not lead to {what}: {self.page.evaluate('document.activeElement.outerHTML')}"
        )

    def button(self, name: str, key: str = "Tab") -> None:
        """Go to a button and press it."""
        button = self.page.get_by_role("button", name=name, exact=True)
        self.to(button, key)
        expect(button).to_be_enabled()
        self.press("Enter")

    def room(self, number: int) -> None:
        """Go to a room by its number."""
        self.press(f"Alt+{number}")
        place = self.page.locator(".room:not([hidden])")
        expect(place).to_be_visible()

    def pane(self, inside: Locator) -> None:
        """Go to the pane that has ``inside``."""
        for _ in range(MOST_STEPS):
            if inside.evaluate("one => one.contains(document.activeElement)"):
                return
            self.press("F6")
        pytest.fail(f"F6 does not lead to {inside}")


@pytest.fixture
def page(browser: Browser) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    return page


def test_an_issue_is_made_by_keys_alone(page: Page, address: str, tmp_path: Path) -> None:
    sources = tmp_path / "来稿"
    sources.mkdir()
    files = sent(sources)
    page.on(
        "filechooser", lambda chooser: chooser.set_files(files)
    )  # before any key could open one
    typist = Typist(page)
    page.goto(address)
    _begin(typist)
    _take_in(typist, files)
    _illustrate(typist)
    _arrange(typist)
    _mend(typist)
    printed = _make(typist)
    with pikepdf.open(printed) as document:
        assert len(document.pages) > 3
    page.close()


def _begin(typist: Typist) -> None:
    page = typist.page
    typist.to(page.get_by_role("button", name="建第一期"))
    typist.press("Enter")
    expect(page.get_by_label("单位")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="建第一期")).to_be_focused()
    typist.press("Enter")
    expect(page.get_by_label("单位")).to_be_focused()
    page.keyboard.type("区教育局办公室")
    typist.press("Tab")
    page.keyboard.type("教育简报")
    page.keyboard.press("Enter")
    expect(page.locator("#tour-next")).to_be_focused()
    typist.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def _take_in(typist: Typist, files: list[Path]) -> None:
    page = typist.page
    typist.to(page.get_by_role("button", name="选文件"))
    page.keyboard.press("Enter")
    expect(page.locator(".source").first).to_be_visible()
    expect(page.locator(".source .is-busy")).to_have_count(0)
    expect(page.locator(".source")).to_have_count(len(files))
    typist.to(page.locator(".source").first)
    typist.to(page.locator(".source", has_text="两篇"), "ArrowDown")
    typist.press("Enter")
    typist.pane(page.locator(".received"))
    typist.button("是几篇，在这些标题处拆开")
    expect(page.locator(".asking")).to_have_count(0)
    expect(page.locator(".source", has_text="要您定")).to_have_count(0)
    typist.pane(page.locator(".inbox > aside"))
    typist.button("收进 8 份")
    expect(page.locator(".chapter")).to_have_count(9)
    typist.press("Control+s")


def _illustrate(typist: Typist) -> None:
    page = typist.page
    typist.room(1)
    photo = page.locator(".source", has_text="劳动.jpg")
    typist.to(page.locator(".source").first)
    typist.to(photo, "ArrowDown")
    typist.press("Enter")
    article = page.get_by_label("放进哪一篇")
    typist.to(article)
    while article.evaluate("one => one.selectedOptions[0].label") != "第三小学组织劳动实践":
        typist.press("ArrowDown")
    typist.press("Tab")
    page.keyboard.type("学生在菜园里")
    typist.button("放进去")
    expect(page.locator(".toast")).to_contain_text("照片放进")


def _arrange(typist: Typist) -> None:
    page = typist.page
    typist.room(2)
    meeting = page.locator(".chapter", has_text="开学工作会议")
    typist.pane(page.locator(".list"))
    typist.to(page.locator(".chapter").first, "ArrowUp")
    typist.to(meeting, "ArrowDown")
    titles = page.locator(".chapter").all_inner_texts
    while place := titles().index(meeting.inner_text()):
        typist.press("Alt+ArrowUp")
        expect(page.locator(".chapter").nth(place - 1)).to_contain_text("开学工作会议")
        expect(meeting).to_be_focused()
    counted = page.locator(".chapter", has_text="参加人数")
    typist.to(counted, "ArrowDown")
    typist.press("Enter")
    expect(page.locator("#article-title")).to_have_text("各校课后服务参加人数")


def _mend(typist: Typist) -> None:
    """Write a wrong word into the table, find it by F8 and mend it in the list of troubles."""
    page = typist.page
    typist.pane(page.locator(".text"))
    typist.press("Control+Home")
    cell = page.get_by_label("第 3 行第 2 列")
    typist.to(page.get_by_label("第 1 行第 1 列"), "ArrowDown")
    typist.to(cell)
    page.keyboard.type("765,含幼儿园")
    expect(page.locator("#saved")).to_have_text("已存好")
    expect(page.locator("#troubles .badge")).to_have_text("1")
    typist.pane(page.locator(".list"))
    typist.press("F8")
    expect(cell).to_be_focused()
    typist.to(page.locator("#troubles"))
    typist.press("Enter")
    expect(page.locator("#drawer button").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_have_count(0)
    expect(page.locator("#troubles")).to_be_focused()
    typist.press("Enter")
    typist.to(page.locator("#drawer").get_by_role("button", name="改掉"))
    typist.press("Enter")
    expect(page.locator("#troubles .badge")).to_have_count(0)
    typist.press("Escape")
    expect(page.locator("#status")).to_have_text("版面已跟上")


def _make(typist: Typist) -> str:
    page = typist.page
    typist.room(5)
    typist.button("全部做好")
    expect(page.locator("#all-made")).to_be_visible()
    card = page.locator(
        ".product", has=page.get_by_role("heading", name="打印版（PDF）", exact=True)
    )
    typist.to(card.get_by_role("button", name="下载"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    return str(download.value.path())
