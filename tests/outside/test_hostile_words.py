"""Titles, names of files and diagnostics that are markup or programs are words in the browser, no more."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from tests.outside.test_studio import PATIENCE, _strange, browser

__all__ = ["browser"]
pytestmark = pytest.mark.outside

IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(1)</script>"
DRAWN = "<svg onload=alert(1)>"
FILE = f'"&gt;{IMAGE}\u202e.md'
MISSING = "<b onmouseover=alert(1)>.md"
BOOK = f"""\
书名: '{IMAGE}'
期号: 12
编印单位: '{SCRIPT}'
日期: 2021-11-30
文章:
  - '稿件/{FILE}'
  - 稿件/02.md
"""
ARTICLE = f"""\
---
标题: '{DRAWN}题'
供稿: '{IMAGE}'
---

有一处,写得不对{{{{7*7}}}}，`{SCRIPT}`。

[去看](javascript:alert(1))[再看](data:text/html,{SCRIPT})

{DRAWN}
"""
INJECTED = (
    "document.querySelectorAll('[onerror],[onload],[onmouseover],img[src=x],"
    'a[href^="javascript:"],a[href^="data:"],iframe[srcdoc]\').length'
)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a shelf with one book whose name is hostile too."""
    folder = tmp_path / f"书{IMAGE}"
    (folder / "稿件").mkdir(parents=True)
    (folder / "book.yaml").write_text(BOOK, "utf-8")
    (folder / "稿件" / FILE).write_text(ARTICLE, "utf-8")
    (folder / "稿件" / "02.md").write_text("# 题\n\n一段。\n", "utf-8")
    return tmp_path


@pytest.fixture
def address(shelf: Path) -> Iterator[str]:
    environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8", "XDG_CACHE_HOME": str(shelf / ".cache")}
    process = subprocess.Popen(
        [sys.executable, "-m", "jianbao", "studio", str(shelf), "--no-browser"],
        stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", process.stdout.readline())
    assert found
    yield found[0]
    process.terminate()
    process.wait(30)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    ran: list[str] = []

    def asked(dialog: Dialog) -> None:
        ran.append("dialog")
        dialog.dismiss()

    page.on("dialog", asked)
    page.on("request", lambda request: ran.extend(_strange(request.url, address)))
    page.on("pageerror", lambda error: ran.append(str(error)))
    page.goto(address)
    yield page
    assert ran == []


def innocent(page: Page) -> None:
    """Look that nothing hostile has become an element of any frame."""
    for frame in page.frames:
        assert frame.evaluate(INJECTED) == 0, frame.url


def test_hostile_words_are_shown_as_words(page: Page, shelf: Path) -> None:
    expect(page.locator("body")).to_contain_text(IMAGE)  # on the shelf
    innocent(page)
    page.get_by_role("link", name=IMAGE).first.click()
    expect(page.locator("#status")).to_have_text("版面已跟上")
    expect(page.locator(".chapter").first).to_contain_text(f"{DRAWN}题")
    page.locator(".chapter").first.click()
    expect(page.locator(".cm-content")).to_contain_text(SCRIPT)
    page.get_by_text("文章信息").click()
    expect(page.get_by_label("供稿")).to_have_value(IMAGE)
    page.locator("#troubles").click()
    expect(page.locator(".remark").first).to_be_visible()
    innocent(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="手机上").click()
    expect(page.locator("iframe[src*='/phone']")).to_be_visible()
    page.wait_for_timeout(3000)  # the e-book opens in frames within the frame
    innocent(page)

    book = shelf / f"书{IMAGE}" / "book.yaml"
    book.write_text(f"{BOOK}  - '稿件/{MISSING}'  # {IMAGE}\n", "utf-8")
    expect(page.locator(".strip.error")).to_be_visible()
    page.locator("#troubles").click()
    first = page.locator(".remark").first
    expect(first).to_contain_text(MISSING.removesuffix(".md"))
    first.get_by_text("给技术同事看").click()
    expect(first).to_contain_text("book.yaml:8")
    innocent(page)
    for name in ("设置", "成品", "来稿"):
        page.keyboard.press("Escape")
        page.get_by_role("link", name=name).click()
        page.wait_for_timeout(1500)
        innocent(page)
