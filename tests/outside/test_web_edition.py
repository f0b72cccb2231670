"""The web edition in Chromium: it asks the network for nothing, and its own script may run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.outside import program
from tests.outside.phone import PACKAGES

from jianbao import build

HERE = Path(__file__).parent
BOOKS = Path(__file__).parents[1] / "books"
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions",
    "--enable-logging=stderr", "--virtual-time-budget=3000",
)  # fmt: skip
PATIENCE = 120
NEAR = 5
"""Pixels by which a page may have moved that was opened again."""

pytestmark = pytest.mark.outside


def shown(page: Path, folder: Path, query: str = "") -> tuple[str, list[str], list[str]]:
    """Return the page's tree after loading, what was asked of the network, and what was said."""
    chromium = shutil.which("chromium")
    assert chromium, "chromium is missing; make test-outside installs it"
    log = folder / "net.json"
    own = (f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}")
    done = subprocess.run(
        (chromium, *SWITCHES, *own, "--dump-dom", page.as_uri() + query),
        capture_output=True, text=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    events = json.loads(log.read_text())["events"]
    # The browser's own requests, for the time and the like, have no page behind them.
    wanted = [
        found
        for event in events
        if (found := event.get("params", {})).get("initiator") != "not an origin"
    ]
    asked = [str(found.get("url", "")) for found in wanted if "initiator" in found]
    said = re.findall(r"CONSOLE\S*\s*(.*)", done.stderr)
    return done.stdout, [url for url in asked if re.match(r"https?:|wss?:|ftp:", url)], said


@pytest.mark.parametrize("name", ["briefing", "gongwen"])
def test_the_page_opens_without_a_request_or_a_complaint(name: str, tmp_path: Path) -> None:
    request = build.Request(file=BOOKS / name / "book.yaml", only=("web",), out=tmp_path)
    written = build.build(request, lambda _: None).value
    assert written is not None
    tree, asked, said = shown(written[0].path, tmp_path)
    assert asked == []
    assert said == []
    assert 'id="note-panel"' in tree  # made by the script, which the page's own rule lets run


def test_a_request_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!DOCTYPE html><title>x</title><img src="http://127.0.0.1:9/a.png">', "utf-8")
    _, asked, _ = shown(page, tmp_path)
    assert "http://127.0.0.1:9/a.png" in asked


def test_it_reads_as_a_reader_wants_it_and_remembers(tmp_path: Path) -> None:
    request = build.Request(file=BOOKS / "reader" / "book.yaml", only=("pdf", "web"), out=tmp_path)
    written = build.build(request, lambda _: None).value
    assert written is not None
    (page,) = (each.path for each in written if each.path.suffix == ".html")
    words = (program.find("node"), str(HERE / "web.cjs"), program.find("chromium"), page.as_uri())
    done = subprocess.run(
        words, capture_output=True, text=True, check=True, timeout=PATIENCE,
        env={**os.environ, "NODE_PATH": str(PACKAGES)},
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert (found["faults"], found["wide"], found["note"]) == ([], [], True)
    first, changed, again = found["first"], found["changed"], found["again"]
    assert first["mark"] == "none"
    assert changed["mark"] != "none"
    assert changed["size"] > first["size"]
    assert changed["ground"] != first["ground"] == found["day"]["ground"]
    assert changed["top"] > 0
    assert abs(again.pop("top") - changed.pop("top")) < NEAR
    assert again == changed
    heading, address = found["link"]
    assert heading == address
