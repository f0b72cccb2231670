"""Texts mended by the rules, as they would be in a paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jianbao.diagnostics import Span
from jianbao.intake import mending
from jianbao.intake.model import Certainty, Run

Mend = Callable[..., str]
Sure = Callable[[str], set[Certainty]]


def _mend(text: str, rules: tuple[mending.MendingRule, ...]) -> tuple[str, set[Certainty]]:
    strip = mending.EditableText.of([Run(text=text)], Span(file="来稿.txt", line=1))
    mended, changes = mending.mend(strip, (*mending.LINE, *rules))
    return mended.text, {change.certainty for change in changes}


@pytest.fixture
def prose() -> Mend:
    """Return a function that mends a paragraph."""
    return lambda text: _mend(text, mending.PROSE)[0]


@pytest.fixture
def title() -> Mend:
    """Return a function that mends a title."""
    return lambda text: _mend(text, mending.TITLE)[0]


@pytest.fixture
def sureness() -> Sure:
    """Return a function that tells how sure the changes of a paragraph are."""
    return lambda text: _mend(text, mending.PROSE)[1]
