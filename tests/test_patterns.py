"""Regular expressions that mean the same in every Python that jianbao runs on."""

from __future__ import annotations

import re
from pathlib import Path

import jianbao

PACKAGE = Path(jianbao.__file__).parent
UNSAFE = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")


def test_no_group_is_possessive_or_atomic() -> None:
    """Before Python 3.11.5 such a group keeps what it gave up (gh-106052); Debian 12 has 3.11.2."""
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in PACKAGE.rglob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if UNSAFE.search(line)
    ]
    assert found == []
