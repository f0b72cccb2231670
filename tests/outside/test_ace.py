"""Ace by DAISY finds nothing: EPUB Accessibility 1.1 and axe's rules for WCAG 2.2."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.outside import program
from tests.outside.phone import PACKAGES

if TYPE_CHECKING:
    from tests.outside.conftest import Epub

pytestmark = pytest.mark.outside

ACE = PACKAGES / "@daisy" / "ace-cli" / "bin" / "ace.js"


def violations(file: Path, folder: Path) -> list[str]:
    """Return what Ace has to say about the EPUB, one line a finding."""
    program.run(
        *("node", str(ACE), "--silent", "--force", "--outdir", str(folder), str(file)),
        PUPPETEER_EXECUTABLE_PATH=program.find("chromium"),
        ACE_TIMEOUT_INITIAL="60000",  # a busy machine needs more than five seconds for Chromium
    )
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert len(report["assertions"]) > 0
    return [
        f"{document['earl:testSubject']['url']} {finding['earl:test']['dct:title']}: "
        f"{finding['earl:result']['dct:description']}"
        for document in report["assertions"]
        for finding in document["assertions"]
    ]


def test_ace_finds_nothing(epub: Epub, book: str, tmp_path: Path) -> None:
    assert violations(epub(book), tmp_path) == []


def test_ace_is_awake(epub: Epub, tmp_path: Path) -> None:
    silent = tmp_path / "silent.epub"
    with zipfile.ZipFile(epub("sample")) as book, zipfile.ZipFile(silent, "w") as copy:
        for name in book.namelist():
            copy.writestr(name, re.sub(rb' alt="[^"]*"', b"", book.read(name)))
    assert [found for found in violations(silent, tmp_path) if "image-alt" in found] != []
