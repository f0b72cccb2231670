"""Draw the pictures of the studio: the desk just after a save, the inbox, the settings, the products.

Run by ``make pictures``; needs Chromium.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

HERE = Path(__file__).parent
PICTURES = HERE.parent / "manual" / "pictures"
ARTICLE = "稿件/02-校外培训机构疫情防控督查.md"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 300_000
COLOURS = 256


def sent(folder: Path) -> list[Path]:
    """Write what two schools have sent: one article, and a file that may hold two."""
    one, two = docx.Document(), docx.Document()
    one.add_heading("实验小学举行读书节", 0)
    one.add_paragraph("11月18日，实验小学举行第六届读书节,320名学生参加了诵读、讲故事和图书交换。")
    for school in ("河湾小学", "石桥小学"):
        for text in (f"{school}开展劳动实践", school, "学校把菜园分给各班，学生每周管护一次。", ""):
            two.add_paragraph(text)
    files = [folder / "实验小学读书节.docx", folder / "两所学校的劳动实践.docx"]
    for document, file in zip((one, two), files, strict=True):
        document.save(str(file))
    return files


def shots(page: Page, book: Path, sources: list[Path]) -> None:
    """Draw each room of the studio that shows ``book``."""
    page.wait_for_selector(".paper img[src]")
    page.locator(".chapter").nth(1).click()
    file = book / ARTICLE
    text = file.read_text("utf-8")
    file.write_text(text.replace("一家不漏", "一家也不漏", 1), encoding="utf-8")
    page.wait_for_selector(".page.changed")
    expect(page.locator("#status")).to_have_text("版面已跟上")
    _draw(page, "preview")
    page.locator("[href='#inbox']").click()
    page.locator(".drop input").set_input_files(sources)
    expect(page.locator("button.source")).to_have_count(len(sources))
    page.locator("button.source", has_text="要您定").click()
    _draw(page, "studio-inbox")
    page.locator("[href='#settings']").click()
    page.locator(".settings > nav button").nth(1).click()
    page.wait_for_selector(".sample img")
    expect(page.locator(".sample .is-busy")).to_have_count(0)
    _draw(page, "studio-settings")
    page.locator("[href='#products']").click()
    page.locator("#build").click()
    page.wait_for_selector("#all-made")
    page.wait_for_selector(".press .advice")
    page.locator(".toast button").click()
    _draw(page, "studio-products")


def _draw(page: Page, name: str) -> None:
    picture = PICTURES / f"{name}.png"
    page.wait_for_timeout(1500)  # pictures of pages fade in
    page.screenshot(path=str(picture))
    Image.open(picture).quantize(COLOURS).save(picture, optimize=True)


def main() -> None:
    """Show a copy of the sample and draw it."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "简报"
        left_out = shutil.ignore_patterns("out", "pictures", "manual")
        shutil.copytree(HERE.parent, book, ignore=left_out)
        command = [sys.executable, "-m", "jianbao", "preview", str(book), "--no-browser"]
        with (
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
            sync_playwright() as playwright,
        ):
            found = re.search(r"http://\S+", process.stdout.readline() if process.stdout else "")
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=QUIET
            )
            page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="null")
            page.set_default_timeout(PATIENCE)
            expect.set_options(timeout=PATIENCE)
            page.goto(found[0] if found else "")
            shots(page, book, sent(Path(folder)))
            browser.close()
            process.terminate()


if __name__ == "__main__":
    main()
