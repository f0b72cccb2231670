"""Blocks that change to the other side of the leaf."""

from __future__ import annotations

import pytest

from jianbao.typesetting.sides import turned

HTML = '<body><p id="end" /><div class="foot" id="foot" data-side="verso">版记</div></body>'


@pytest.mark.parametrize(
    ("end", "foot", "classes"),
    [
        (2, 2, "foot"),
        (1, 2, "foot"),
        (1, 1, "foot turned"),
        (2, 3, "foot turned after-blank"),
    ],
)
def test_a_block_for_the_left_hand_page_leaves_the_right_hand_one(
    end: int, foot: int, classes: str
) -> None:
    assert f'class="{classes}"' in turned(HTML, {"end": end, "foot": foot})


def test_a_block_for_the_right_hand_page_leaves_the_left_hand_one() -> None:
    html = HTML.replace("verso", "recto")
    assert 'class="foot turned"' in turned(html, {"end": 2, "foot": 2})
    assert turned(html, {"end": 3, "foot": 3}) == html


def test_what_stands_well_or_nowhere_is_left_as_it_is() -> None:
    assert turned(HTML, {"end": 2, "foot": 2}) is HTML
    assert turned(HTML, {}) is HTML
    assert turned("<body/>", {"foot": 1}) == "<body/>"
