"""Articles for WeChat against the rules that its editor judges by, in Chromium at its widths."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright
from tests.outside.test_web_edition import BOOKS, shown

from jianbao import build

CHROMIUM = shutil.which("chromium")

pytestmark = pytest.mark.outside


def reported(tree: str) -> dict[str, dict[str, Any]]:
    """Return what the checker wrote into its page."""
    said = tree.rpartition('<pre id="__probeReport"')[2].partition(">")[2].partition("</pre>")[0]
    report: dict[str, dict[str, Any]] = json.loads(unescape(said))
    return report


@pytest.mark.parametrize("name", ["briefing", "pictorial"])
def test_the_editor_finds_nothing(name: str, tmp_path: Path) -> None:
    request = build.Request(file=BOOKS / name / "book.yaml", only=("wechat",), out=tmp_path)
    written = build.build(request, lambda _: None).value
    assert written is not None
    page = written[0].path.read_text("utf-8")
    inside = "".join(re.findall(r'<div class="phone">(.*?)</div>\n</section>', page, re.DOTALL))
    assert inside.count("<p ") > len("many")
    article, probe = tmp_path / "article.html", tmp_path / "probe.html"
    article.write_text(f"<body>{inside}</body>", "utf-8")
    checker = Path(sys.executable).with_name("wechat-checker")
    subprocess.run((checker, article, "-o", probe), check=True, capture_output=True)
    tree, asked, _ = shown(probe, tmp_path)
    assert asked == []
    report = reported(tree)
    widths = ("w585", "w677", "w375")
    found = {width: report["payload"][width]["count"] for width in widths}
    assert all(not any(counts.values()) for counts in found.values()), found
    raw = report["payloadRaw"]
    del raw["len"], raw["head"]
    assert not any(raw.values()), raw


def test_a_click_copies_an_article_with_its_looks_and_a_title_as_text(tmp_path: Path) -> None:
    request = build.Request(file=BOOKS / "briefing" / "book.yaml", only=("wechat",), out=tmp_path)
    written = build.build(request, lambda _: None).value
    assert written is not None
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
        page, editor = context.new_page(), context.new_page()
        page.goto(written[0].path.as_uri())

        def pasted(button: str) -> str:
            page.bring_to_front()
            page.get_by_role("button", name=button).first.click()
            page.get_by_role("button", name="已复制").first.wait_for()
            editor.bring_to_front()
            editor.set_content("<div id='there' contenteditable>在此</div>")
            editor.locator("#there").click()
            editor.keyboard.press("Control+A")
            editor.keyboard.press("Control+V")
            return editor.locator("#there").inner_html()

        assert 'style="' in pasted("复制正文")
        assert "<" not in pasted("复制标题")
        chromium.close()


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    article, probe = tmp_path / "article.html", tmp_path / "probe.html"
    article.write_text('<body><p style="text-align:start;line-height:5px">甲乙</p></body>', "utf-8")
    checker = Path(sys.executable).with_name("wechat-checker")
    subprocess.run((checker, article, "-o", probe), check=True, capture_output=True)
    tree, _, _ = shown(probe, tmp_path)
    report = reported(tree)
    assert report["payload"]["w375"]["count"]["textAlign"] == 1
