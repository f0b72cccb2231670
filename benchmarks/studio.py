"""Measure the studio: a drop of eight files, the sample, and a book of 50 articles and 300 pictures.

Run ``python -m benchmarks.studio`` on an otherwise idle machine with Chromium. It tells how long the
studio takes to a usable shelf, from eight Word files to the first page, to show the pages of a book, and
from a key to the disk and to the page; how much memory the server and its processes hold; and how much
processor they use while nobody does anything.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import docx
from benchmarks.corpus import write
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

PATIENCE = 300_000
"""Milliseconds after which what has not happened will not."""
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TICKS = os.sysconf("SC_CLK_TCK")
MEGABYTE = 1 << 20
SHOWN = "[...document.querySelectorAll('.page.changed img[src]')].map(one => one.src).join()"
"""The pictures of the pages that have changed."""


def illustrated(folder: Path, pictures: int) -> list[Path]:
    """Put as many pictures as evenly into the articles of ``folder``; return the articles."""
    articles = sorted((folder / "稿件").glob("*.md"))
    place = articles[0].parent / "图"
    place.mkdir(exist_ok=True)
    for number in range(pictures):
        picture = Image.effect_noise((800, 600), 4 + number % 6).convert("RGB")
        picture.save(place / f"{number}.jpg", quality=80)
        article = articles[number % len(articles)]
        line = f"\n![现场{number}](图/{number}.jpg)\n"
        article.write_text(article.read_text("utf-8").rstrip() + "\n" + line, "utf-8")
    for article in articles:
        article.write_text(article.read_text("utf-8") + "\n末段。\n", "utf-8")
    return articles


def family(root: int) -> Iterator[int]:
    """Yield the process ``root`` and all that came of it."""
    yield root
    for line in Path(f"/proc/{root}/task/{root}/children").read_text("ascii").split():
        yield from family(int(line))


def resident(root: int) -> dict[int, float]:
    """Return the megabytes that each process of the family holds."""
    found = {}
    for number in family(root):
        status = Path(f"/proc/{number}/status").read_text("utf-8")
        kilobytes = re.search(r"VmRSS:\s+(\d+)", status)
        found[number] = int(kilobytes[1]) * 1024 / MEGABYTE if kilobytes else 0.0
    return found


def processor(root: int) -> float:
    """Return the seconds of processor that the family has used."""
    total = 0
    for number in family(root):
        fields = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def timed(done: Callable[[], object]) -> float:
    """Return the seconds until ``done`` returns."""
    start = time.monotonic()
    done()
    return time.monotonic() - start


def typing(page: Page, article: Path, times: int) -> tuple[list[float], list[float]]:
    """Type a character again and again; return the seconds to the disk and to the page."""
    to_disk, to_page = list[float](), list[float]()
    for number in range(times):
        before = page.evaluate(SHOWN)
        word = f"第{number}次"
        start = time.monotonic()
        page.keyboard.type(word)
        while word not in article.read_text("utf-8"):
            page.wait_for_timeout(20)
        to_disk.append(time.monotonic() - start)
        page.wait_for_function(
            f"before => {{ const now = {SHOWN}; return now && now !== before }}", arg=before
        )
        to_page.append(time.monotonic() - start)
        expect(page.locator("#status")).to_have_text("版面已跟上")
        page.wait_for_timeout(3000)  # until e-book and proof-reading are done too
    return to_disk, to_page


@contextmanager
def studio(command: str, folder: Path) -> Iterator[tuple[Page, int, str]]:
    """Start the studio; yield a window, the number of its process, and its address."""
    environment = {**os.environ, "LANG": "zh_CN.UTF-8", "XDG_CACHE_HOME": str(folder / "cache")}
    environment.pop("LC_ALL", None)
    with subprocess.Popen(
        [sys.executable, "-m", "jianbao", command, str(folder), "--no-browser"],
        stdout=subprocess.PIPE, text=True, env=environment,
    ) as process, sync_playwright() as playwright:  # fmt: skip
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        said = process.stdout.readline() if process.stdout else ""
        yield page, process.pid, re.findall(r"http://\S+", said)[0]
        browser.close()
        process.terminate()


def usable_shelf(folder: Path) -> float:
    """Return the seconds from the command to a shelf that answers."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    start = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "jianbao", "studio", str(folder), "--no-browser"],
        stdout=subprocess.PIPE, text=True, env=environment,
    ) as process:  # fmt: skip
        said = process.stdout.readline() if process.stdout else ""
        with urlopen(re.findall(r"http://\S+", said)[0] + "api/shelf") as answer:  # noqa: S310 - our own
            answer.read()
        seconds = time.monotonic() - start
        process.terminate()
    return seconds


def contributions(folder: Path) -> list[Path]:
    """Write eight Word files of a page each."""
    folder.mkdir()
    files = []
    for number in range(1, 9):
        document = docx.Document()
        document.add_heading(f"第{number}小学开展阅读活动", 0)
        for part in range(12):
            document.add_paragraph(
                f"第{part}项工作由教务处牵头，各年级分头落实，每周小结一次。" * 3
            )
        files.append(folder / f"{number}.docx")
        document.save(str(files[-1]))
    return files


def drop(folder: Path) -> None:
    """Tell how long it takes from a drop of eight files until they are read, and until the first page."""
    files = contributions(folder / "来稿")
    (folder / "书架").mkdir()
    with studio("studio", folder / "书架") as (page, _, address):
        page.goto(address)
        page.locator("#first-issue").click()
        page.locator("[name=office]").fill("办公室")
        page.locator("[name=periodical]").fill("简报")
        page.locator("#make-first").click()
        page.locator(".tour .plain").click()
        start = time.monotonic()
        page.locator(".drop input").set_input_files(files)
        expect(page.locator(".source .is-good")).to_have_count(len(files))
        read = time.monotonic()
        page.locator("#take").click()
        expect(page.locator(".chapter")).to_have_count(len(files))
        expect(page.locator(".paper img[src]").first).to_be_visible()
        shown = time.monotonic()
        print(
            f"eight files read: {read - start:.1f} s, first page after taking in: {shown - read:.1f} s"
        )


def sample(folder: Path) -> None:
    """Tell how long a key takes to the page in the sample, a book of about 12 pages."""
    ignored = shutil.ignore_patterns(
        "out", "manual", "pictures", "会议", "画报", "*ing.yaml", "handbook.yaml", "pictorial.yaml"
    )
    shutil.copytree("book", folder, ignore=ignored)
    with studio("preview", folder) as (page, _, address):
        page.goto(address)
        expect(page.locator("#status")).to_have_text("版面已跟上")
        page.wait_for_timeout(8000)
        page.locator(".chapter").nth(1).click()
        page.locator(".cm-content").focus()
        page.keyboard.press("Control+End")
        article = sorted((folder / "稿件").glob("*.md"))[1]
        to_disk, to_page = typing(page, article, 5)
        print(
            f"sample: key to disk {statistics.median(to_disk):.2f} s, to page {statistics.median(to_page):.2f} s"
        )


def large(folder: Path, pictures: int, idle: float) -> None:
    """Print the figures of the book in ``folder``."""
    articles = illustrated(folder, pictures)
    with studio("preview", folder) as (page, number, address):
        page.goto(address)
        first = timed(lambda: expect(page.locator(".paper img[src]").first).to_be_visible())
        print(f"first pages, nothing kept: {first:.1f} s")
        expect(page.locator("#status")).to_have_text("版面已跟上")
        page.wait_for_timeout(15_000)  # e-book, proof-reading
        page.locator(".chapter").nth(len(articles) // 2).click()
        page.locator(".cm-content").focus()
        page.keyboard.press("Control+End")
        to_disk, to_page = typing(page, articles[len(articles) // 2], 5)
        print(
            f"key to disk: {statistics.median(to_disk):.2f} s, key to page: {statistics.median(to_page):.2f} s"
        )
        held = resident(number)
        print(
            f"memory: server {held[number]:.0f} MB, with its processes {sum(held.values()):.0f} MB"
        )
        page.wait_for_timeout(5000)
        used = processor(number)
        page.wait_for_timeout(1000 * idle)
        print(f"idle: {100 * (processor(number) - used) / idle:.2f} % of a processor")


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--articles", type=int, default=50)
    words.add_argument("--pictures", type=int, default=300)
    words.add_argument("--idle", type=float, default=30)
    asked = words.parse_args()
    print(f"load: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("空", "稿", "样", "大"):
            (Path(temporary) / name).mkdir()
        shelf = Path(temporary) / "空"
        usable_shelf(shelf)
        print(f"usable shelf: {statistics.median(usable_shelf(shelf) for _ in range(3)):.2f} s")
        drop(Path(temporary) / "稿")
        sample(Path(temporary) / "样" / "书")
        book = Path(temporary) / "大"
        write(asked.articles, book)
        large(book, asked.pictures, asked.idle)
    print(f"load: {os.getloadavg()[0]:.1f}")
