"""A clerk's day: from an empty shelf and eight Word files to PDF, Word and EPUB, with nothing but the screen."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from docx.shared import Cm
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from tests.outside.test_studio import PATIENCE, browser

__all__ = ["browser"]

pytestmark = pytest.mark.outside

MOST_CLICKS = 25
"""As many as the promise allows for an issue of eight files."""
LINE = "为了办好{0}，学校组织教师认真学习有关文件，结合实际制定了办法，并向家长作了说明。"
NEWS = {
    "实验小学.docx": ("实验小学扎实开展课后服务", "课后服务"),
    "第二小学.docx": ("第二小学举行秋季运动会", "秋季运动会"),
    "第一中学.docx": ("第一中学开展校本教研", "校本教研"),
    "幼儿园.docx": ("机关幼儿园开展消防演练", "消防演练"),
    "职业学校.docx": ("职业学校教师暑期家访", "暑期家访"),
}


def _photo(number: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (1600, 1200), (60 + 30 * number, 120, 150)).save(stream, "JPEG")
    return stream.getvalue()


def sent(folder: Path) -> list[Path]:
    """Write what the schools have sent: texts, a table, photos, and a file that may be two articles."""
    for number, (name, (title, subject)) in enumerate(NEWS.items()):
        document = docx.Document()
        document.add_heading(title, 0)
        for part in ("筹备", "经过", "成效"):
            document.add_paragraph(LINE.format(f"{subject}的{part}"))
        if number == 1:
            for shown in (0, 1):
                document.add_picture(io.BytesIO(_photo(shown)), width=Cm(12))
                document.add_paragraph(f"图{shown + 1} 比赛现场")
        document.save(str(folder / name))
    meeting = docx.Document()
    meeting.add_heading("区教育局召开秋季开学工作会议", 0)
    for heading in ("一、总体要求", "二、重点工作"):
        meeting.add_heading(heading, 1)
        meeting.add_paragraph(LINE.format(heading[2:]))
    meeting.save(str(folder / "会议.docx"))
    counted = docx.Document()
    counted.add_heading("各校课后服务参加人数", 0)
    counted.add_paragraph("现将各校课后服务参加人数通报如下。")
    table = counted.add_table(rows=0, cols=2)
    for row in (("学校", "人数"), ("实验小学", "1080"), ("第二小学", "760")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    counted.save(str(folder / "人数.docx"))
    two = docx.Document()
    for school in ("第三小学", "第四小学"):
        for text in (f"{school}组织劳动实践", school, LINE.format(f"{school}的劳动课"), ""):
            two.add_paragraph(text)
    two.save(str(folder / "两篇.docx"))
    (folder / "劳动.jpg").write_bytes(_photo(3))
    return sorted(folder.iterdir())


class Clerk:
    """Somebody who has the screen alone, and whose clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, what: Locator) -> None:
        """Click on something that can be seen."""
        what.click()
        self.clicks += 1

    def button(self, name: str) -> None:
        """Click on the button that is called so."""
        self.click(self.page.get_by_role("button", name=name, exact=True))

    def room(self, name: str) -> None:
        """Go to a room."""
        self.click(self.page.locator(".rooms").get_by_role("link", name=name))


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    environment = {**os.environ, "LANG": "zh_CN.UTF-8", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("LC_ALL", None)
    (tmp_path / "书架").mkdir()
    command = [sys.executable, "-m", "jianbao", "studio", str(tmp_path / "书架"), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        found = re.search(r"http://\S+/", process.stdout.readline() if process.stdout else "")
        assert found
        yield found[0]
        process.terminate()


def test_eight_files_become_an_issue(browser: Browser, address: str, tmp_path: Path) -> None:
    sources = tmp_path / "来稿"
    sources.mkdir()
    sent_in = sent(sources)
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    clerk = Clerk(page)
    page.goto(address)
    _begin(clerk)
    _take_in(clerk, sent_in)
    _arrange(clerk)
    files = _make(clerk)
    assert faults == []
    assert clerk.clicks <= MOST_CLICKS
    with pikepdf.open(files["打印版（PDF）"]) as printed:
        assert len(printed.pages) > 3
    for name in ("手机版（EPUB）", "Word 文档"):
        with ZipFile(files[name]) as packed:
            assert packed.testzip() is None
    page.close()


def _begin(clerk: Clerk) -> None:
    clerk.button("建第一期")
    clerk.page.get_by_label("单位").fill("区教育局办公室")
    clerk.page.get_by_label("刊名").fill("教育简报")
    clerk.button("建好打开")
    clerk.button("不看了")  # the hints


def _take_in(clerk: Clerk, files: list[Path]) -> None:
    page = clerk.page
    with page.expect_file_chooser() as chooser:
        clerk.button("选文件")
    chooser.value.set_files(files)
    clerk.clicks += 1
    expect(page.locator(".source .is-busy")).to_have_count(0)
    expect(page.locator(".source")).to_have_count(len(files))
    clerk.click(page.locator(".source", has_text="要您定").first)
    clerk.button("是几篇，在这些标题处拆开")
    expect(page.locator(".source", has_text="要您定")).to_have_count(0)
    clerk.button("收进 8 份")
    expect(page.locator(".chapter")).to_have_count(9)
    clerk.room("来稿")
    clerk.click(page.locator(".source", has_text="照片"))
    page.get_by_label("放进哪一篇").select_option(label="第三小学组织劳动实践")
    page.get_by_label("图的说明").fill("学生在菜园里")
    clerk.button("放进去")
    expect(page.locator(".toast")).to_contain_text("照片放进")


def _arrange(clerk: Clerk) -> None:
    """Put the meeting first, and mend a cell of the table."""
    page = clerk.page
    clerk.room("桌面")
    meeting = page.locator(".chapter", has_text="开学工作会议")
    clerk.click(meeting)
    while page.locator(".chapter").first.inner_text() != meeting.inner_text():
        place = page.locator(".chapter").all_inner_texts().index(meeting.inner_text())
        meeting.press("Alt+ArrowUp")
        expect(page.locator(".chapter").nth(place - 1)).to_contain_text("开学工作会议")
    clerk.click(page.locator(".chapter", has_text="参加人数"))
    clerk.click(page.get_by_label("第 3 行第 2 列"))
    page.keyboard.press("Control+a")
    page.keyboard.type("765")
    expect(page.locator("#saved")).to_have_text("已存好")
    expect(page.locator("#status")).to_have_text("版面已跟上")


def _make(clerk: Clerk) -> dict[str, Path]:
    page = clerk.page
    clerk.room("成品")
    clerk.button("全部做好")
    expect(page.locator("#all-made")).to_be_visible()
    files = {}
    for name in ("打印版（PDF）", "手机版（EPUB）", "Word 文档"):
        heading = page.get_by_role("heading", name=name, exact=True)
        card = page.locator(".product", has=heading)
        with page.expect_download() as download:
            clerk.click(card.get_by_role("button", name="下载"))
        files[name] = Path(download.value.path())
    return files
