"""The books that the outside programs read, and the phone to read them on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.outside.phone import Phone, phone

from jianbao import build

ROOT = Path(__file__).parents[2]
BOOKS = {
    "sample": ROOT / "book" / "book.yaml",
    "handbook": ROOT / "book" / "handbook.yaml",
    "hard": ROOT / "tests" / "outside" / "book" / "book.yaml",
    **{file.parent.name: file for file in sorted((ROOT / "tests" / "books").glob("*/book.yaml"))},
}

Epub = Callable[[str], Path]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for a ``book`` each of them."""
    if "book" in metafunc.fixturenames:
        metafunc.parametrize("book", BOOKS)


@pytest.fixture(scope="session")
def epub(tmp_path_factory: pytest.TempPathFactory) -> Epub:
    """Return the EPUB of a book, built once together with its other outputs."""
    built: dict[str, Path] = {}

    def find(name: str) -> Path:
        if name not in built:
            request = build.Request(file=BOOKS[name], out=tmp_path_factory.mktemp(name))
            written = build.build(request, lambda _: None).value
            assert written is not None
            (built[name],) = (item.path for item in written if item.path.suffix == ".epub")
        return built[name]

    return find


@pytest.fixture(scope="session")
def browser() -> Iterator[Phone]:
    """One Chromium for all tests of a process."""
    with phone() as started:
        yield started
