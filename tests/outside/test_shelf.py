"""The shelf in Chromium, from a folder without a server; its feeds in calibre."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import sync_playwright
from tests.outside.test_studio import QUIET
from tests.outside.test_web_edition import shown
from tests.shelf.conftest import epub

from jianbao.shelf import SiteWishes, build_site
from jianbao.shelf.text import fold

pytestmark = pytest.mark.outside

ISSUES = 12
WORDS = [
    "督查组",
    "学校",
    "疫情防控",
    "幼儿园",
    "的",
    "了",
    "ＡＩ",
    "AI",
    "2024年",
    "𠮷",
    "，",
    "。",
    " ",
]


@pytest.fixture(scope="module")
def corpus() -> list[list[tuple[str, list[str]]]]:
    drawn = random.Random(7)  # noqa: S311 - no secret

    def say(most: int) -> str:
        return "".join(drawn.choices(WORDS, k=drawn.randint(2, most))).strip()

    return [[(say(4), [say(40), say(40)]) for _ in range(3)] for _ in range(ISSUES)]


@pytest.fixture(scope="module")
def site(
    corpus: list[list[tuple[str, list[str]]]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    shelf = tmp_path_factory.mktemp("shelf")
    for number, articles in enumerate(corpus, 1):
        (shelf / f"{number}.epub").write_bytes(
            epub(articles, number=number, date=f"2024-{number:02}-01")
        )
    assert build_site(SiteWishes(shelf=shelf, out=shelf / "site")).value
    return shelf / "site"


def test_search_finds_what_is_there_and_nothing_else(
    corpus: list[list[tuple[str, list[str]]]], site: Path, tmp_path: Path
) -> None:
    drawn = random.Random(8)  # noqa: S311 - as above
    texts = [text for articles in corpus for _, paragraphs in articles for text in paragraphs]
    wanted = ["督查组", "ai", "没有的词"]
    for _ in range(300):
        text = drawn.choice(texts)
        start = drawn.randrange(len(text))
        words = text[start : start + drawn.randint(2, 6)]
        if len(words) > 1 and words == " ".join(words.split()):
            wanted.append(words)
    page = site / "check.html"
    page.write_text(
        f"""<!DOCTYPE html><meta charset="utf-8"><title>x</title><script src="search/about.js"></script>
<script src="search.js"></script><pre id="found"></pre><script>
(async () => {{
  const found = []
  for (const words of {json.dumps(wanted)})
    found.push((await jianbaoSearch.find(words)).map(hit => [hit.issue, hit.article]))
  document.getElementById("found").textContent = JSON.stringify(found)
}})()</script>""",
        "utf-8",
    )
    tree, asked, said = shown(page, tmp_path)
    page.unlink()
    assert asked == []
    assert said == []
    found = json.loads(re.search(r'<pre id="found">(.*?)</pre>', tree)[1])  # type: ignore[index]  # or it fails
    for words, hits in zip(wanted, found, strict=True):
        if not (words.isascii() and words.isalpha()):  # those are also initials
            assert sorted(map(tuple, hits)) == grep(corpus, words), words


def grep(corpus: list[list[tuple[str, list[str]]]], words: str) -> list[tuple[int, int]]:
    return [
        (i, a)
        for i, articles in enumerate(corpus)
        for a, (title, paragraphs) in enumerate(articles)
        if any(fold(words) in fold(text) for text in (title, *paragraphs))
    ]


def test_what_is_found_is_shown_with_its_words(site: Path, tmp_path: Path) -> None:
    tree, asked, said = shown(site / "search.html", tmp_path, "?q=%E7%9D%A3%E6%9F%A5%E7%BB%84")
    assert (asked, said) == ([], [])
    assert "<mark>督查组</mark>" in tree
    assert re.search(r"“督查组”在 \d+ 篇里", tree)


def test_an_article_opens_without_a_request_or_a_complaint(site: Path, tmp_path: Path) -> None:
    for page in (
        "index.html",
        "issues/2024-01-01-1/index.html",
        "issues/2024-01-01-1/text/chapter-01.html",
    ):
        _, asked, said = shown(site / page, tmp_path)
        assert (asked, said) == ([], [])


@pytest.mark.parametrize("name", ["atom.xml", "opds.xml"])
def test_a_program_for_feeds_reads_the_issues(site: Path, name: str) -> None:
    calibre = shutil.which("calibre-debug")
    assert calibre, "calibre is missing; make test-outside installs it"
    program = (
        "import sys, json; from calibre.web.feeds.feedparser import parse; "
        "feed = parse(open(sys.argv[1], 'rb').read()); "
        "print(json.dumps([feed.bozo, [[e.title, [l.href for l in e.links]] for e in feed.entries]]))"
    )
    done = subprocess.run(
        (calibre, "-c", program, str(site / name)), capture_output=True, text=True, check=True
    )
    broken, entries = json.loads(done.stdout.splitlines()[-1])
    assert not broken
    assert [title for title, _ in entries] == [
        f"某区教育简报 第{n}期" for n in range(ISSUES, 0, -1)
    ]
    for _, links in entries:
        assert all((site / link).exists() for link in links), links


AXE = (
    Path(__file__).parents[2]
    / "setup/reading-systems/node_modules/@daisy/axe-core-for-ace/axe.min.js"
)


@pytest.mark.parametrize("dark", ["light", "dark"])
def test_axe_has_nothing_to_say_of_any_kind_of_page(
    site: Path, dark: Literal["light", "dark"]
) -> None:
    chromium = shutil.which("chromium")
    assert chromium
    issue = "issues/2024-01-01-1"
    pages = ["index.html", "units.html", "years/2024.html", "search.html?q=%E7%9D%A3%E6%9F%A5%E7%BB%84"]  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for width in (390, 1280):
            page = browser.new_page(
                color_scheme=dark, viewport={"width": width, "height": 800}, bypass_csp=True
            )
            for name in (*pages, f"{issue}/index.html", f"{issue}/text/chapter-01.html"):
                page.goto(f"{site.as_uri()}/{name}")
                page.evaluate(AXE.read_text("utf-8"))
                found = page.evaluate("async () => (await axe.run()).violations")
                assert [(item["id"], item["nodes"][0]["html"]) for item in found] == [], name
                assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        browser.close()
