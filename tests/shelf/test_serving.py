"""The site over a server: read by whoever asks, in parts, packed, and nothing else."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from tests.shelf.conftest import Shelve

WORK = [("加强校园安全管理", ["督查组到了三所学校。" * 80])]


@contextmanager
def served(shelf: Path, *words: str) -> Iterator[str]:
    """Serve ``shelf`` on a free port of this machine, and yield its address."""
    command = [sys.executable, "-m", "jianbao", "serve", str(shelf), "--port", "0"]
    # The address is read at once, however Python holds back what it prints into a pipe.
    held_back = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    process = subprocess.Popen([*command, *words], stdout=subprocess.PIPE, text=True, env=held_back)
    try:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        yield next(line for line in lines if "书架地址" in line).partition("：")[2].strip()
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


def asked(address: str, method: str = "GET", **headers: str) -> tuple[int, Any, bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, method=method, headers=named)  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own
            assert isinstance(answer, HTTPResponse)
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, b""


def test_the_site_is_read_in_parts_packed_and_as_it_was(shelve: Shelve, tmp_path: Path) -> None:
    pdf = bytes(range(256)) * 20
    shelve(WORK).with_suffix(".pdf").write_bytes(pdf)
    with served(tmp_path / "各期", "--host", "127.0.0.1") as address:
        status, headers, page = asked(address)
        assert status == 200
        assert headers["cache-control"] == "no-cache"
        assert headers["x-content-type-options"] == "nosniff"
        assert asked(address, If_None_Match=headers["etag"])[0] == 304
        _, headers, packed = asked(address, Accept_Encoding="gzip")
        assert headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed) == page
        file = f"{address}issues/2025-03-01-1/%E7%AE%80%E6%8A%A5.pdf"
        status, headers, part = asked(file, Range="bytes=256-511", Accept_Encoding="gzip")
        assert (status, part, headers["content-encoding"]) == (206, pdf[256:512], None)
        assert headers["content-range"] == f"bytes 256-511/{len(pdf)}"
        assert headers["content-type"] == "application/pdf"
        assert headers["cache-control"] == "public, max-age=3600"
        status, headers, nothing = asked(file, "HEAD")
        assert (status, headers["content-length"], nothing) == (200, str(len(pdf)), b"")
        assert asked(f"{address}issues/2025-03-01-1")[2].startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_written_and_nothing_else_is_read(
    shelve: Shelve, tmp_path: Path, method: str
) -> None:
    shelve(WORK)
    (tmp_path / "各期/密.txt").write_text("不给看")
    with served(tmp_path / "各期", "--host", "127.0.0.1") as address:
        assert asked(f"{address}index.html", method)[0] == 405
        for path in (
            ".jianbao-shelf.json",
            "../%E5%AF%86.txt",
            "%2e%2e/%E5%AF%86.txt",
            "issues/../../x",
        ):
            assert asked(address + path)[0] == 404, path


def test_a_poster_leads_to_the_site(shelve: Shelve, tmp_path: Path) -> None:
    shelve(WORK)
    poster = tmp_path / "海报.pdf"
    with served(
        tmp_path / "各期", "--host", "127.0.0.1", "--poster", str(poster), "--title", "教育书架"
    ) as address:
        pass
    with pdfplumber.open(poster) as pdf:
        (page,) = pdf.pages
        assert (round(page.width), round(page.height)) == (595, 842)
        text = page.extract_text()
    assert text.startswith("教育书架")
    assert address in text
    picture = pypdfium2.PdfDocument(poster.read_bytes())[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [address]


def test_a_port_that_is_taken_is_told(shelve: Shelve, tmp_path: Path) -> None:
    shelve(WORK)
    with served(tmp_path / "各期", "--host", "127.0.0.1") as address:
        port = address.rstrip("/").rpartition(":")[2]
        command = [sys.executable, "-m", "jianbao", "serve", str(tmp_path / "各期"), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert port in done.stderr
