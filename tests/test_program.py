"""Which program is at work is told by the records of what is installed."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from jianbao import program


@pytest.mark.parametrize("library", ["weasyprint", "Pillow", "markdown-it-py", "mdit_py_plugins"])
def test_the_release_of_a_library_is_the_installed_one(library: str) -> None:
    assert program.release_of(library) == version(library)


def test_a_library_that_is_not_there_has_no_release() -> None:
    assert program.release_of("no-such-library") == ""
