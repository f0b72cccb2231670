"""Draw the picture of a book on the desk: the sample just after a save.

Run by ``make pictures``; needs Chromium.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PICTURES = HERE.parent / "manual" / "pictures"
ARTICLE = "稿件/02-校外培训机构疫情防控督查.md"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 120_000
COLOURS = 256


def shot(book: Path, picture: Path) -> None:
    """Write what the preview of ``book`` shows after an article has been saved."""
    command = [sys.executable, "-m", "jianbao", "preview", str(book), "--no-browser"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
        sync_playwright() as playwright,
    ):
        said = process.stdout.readline() if process.stdout else ""
        address = re.search(r"http://\S+", said)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="null")
        page.set_default_timeout(PATIENCE)
        page.goto(address[0] if address else "")
        page.wait_for_selector(".paper img[src]")
        page.locator(".chapter").nth(1).click()
        file = book / ARTICLE
        text = file.read_text("utf-8")
        file.write_text(text.replace("一家不漏", "一家也不漏", 1), encoding="utf-8")
        page.wait_for_selector(".page.changed")
        page.wait_for_timeout(1500)
        page.screenshot(path=str(picture))
        browser.close()
        process.terminate()
    Image.open(picture).quantize(COLOURS).save(picture, optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "简报"
        shutil.copytree(
            HERE.parent, copy, ignore=shutil.ignore_patterns("out", "pictures", "manual")
        )
        shot(copy, PICTURES / "preview.png")
