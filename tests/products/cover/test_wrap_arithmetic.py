"""What a cover is reckoned from, without drawing it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.products.cover import spine
from jianbao.products.cover.geometry import Wrap, spine_width
from jianbao.products.cover.numbers import ean_of, shown
from jianbao.products.cover.options import CoverOptions
from jianbao.products.cover.paper_sizes import page_size

PAGES = st.integers(1, 2000)
LEAVES = st.floats(0.04, 0.4)


@given(PAGES, PAGES, LEAVES)
def test_more_pages_never_make_a_narrower_spine(one: int, other: int, leaf: float) -> None:
    options = CoverOptions(leaf=leaf)
    fewer, more = sorted((one, other))

    assert spine_width(replace(options, pages=fewer)) <= spine_width(replace(options, pages=more))


@given(
    st.floats(100, 300),
    st.floats(3, 60),
    st.one_of(st.just(0.0), st.floats(40, 120)),
    st.booleans(),
)
def test_the_panels_lie_side_by_side_and_the_folds_between_them(
    width: float,
    spine: float,
    flap: float,
    right_bound: bool,  # noqa: FBT001 - drawn
) -> None:
    wrap = Wrap(page_width=width, page_height=200, spine=spine, flap=flap, right_bound=right_bound)
    first, second = sorted((wrap.front_left, wrap.back_left))

    assert first == pytest.approx(flap)
    assert first + width == pytest.approx(wrap.spine_left)
    assert second == pytest.approx(wrap.spine_left + spine)
    assert second + width + flap == pytest.approx(wrap.width)
    assert list(wrap.folds) == sorted(wrap.folds)
    assert len(wrap.folds) == (4 if flap else 2)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_no_character_of_the_title_is_lost_or_moved(title: str) -> None:
    assert "".join(cell.text for cell in spine.cells(title)) == title


@given(st.integers(1, 120), st.integers(0, 30), st.integers(0, 40), st.floats(5, 60))
def test_what_stands_on_the_spine_does_not_meet(
    title: int, authors: int, foot: int, width: float
) -> None:
    wrap = Wrap(page_width=210, page_height=297, spine=width)
    texts = ("题" * title, "人" * authors, "局" * foot)
    found = spine.pieces(wrap, *texts)
    at = 0.0

    for piece in found:
        assert piece.start >= at - 1e-6
        at = piece.start + piece.size * len(piece.cells)
        assert piece.size <= width * 0.6 + 1e-6
    assert at <= 297


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("第12期", ["upright", "combined", "upright"]),
        ("2021年", ["lying", "upright"]),
        ("第3辑", ["upright", "figure", "upright"]),
        ("3D图", ["lying", "upright"]),
        ("3.5版", ["lying", "upright"]),
        ("《史记》", ["lying", "upright", "upright", "lying"]),
        ("东，西", ["upright", "mark", "upright"]),
        ("问？", ["upright", "stop"]),
        ("New York", ["lying"]),
    ],
)
def test_each_character_stands_or_lies_as_in_vertical_lines(text: str, kinds: list[str]) -> None:
    assert [cell.kind for cell in spine.cells(text)] == kinds


@pytest.mark.parametrize(
    ("urn", "ean", "printed"),
    [
        ("urn:isbn:9787040506945", "9787040506945", "ISBN 978-7-04-050694-5"),
        ("urn:isbn:9787111641247", "9787111641247", "ISBN 978-7-111-64124-7"),
        ("urn:isbn:7302411425", "9787302411420", "ISBN 978-7-302-41142-0"),
        ("urn:isbn:9780306406157", "9780306406157", "ISBN 9780306406157"),
        ("urn:issn:0317-8471", "9770317847001", "ISSN 0317-8471"),
    ],
)
def test_a_number_has_its_ean_and_its_hyphens(urn: str, ean: str, printed: str) -> None:
    assert (ean_of(urn), shown(urn)) == (ean, printed)


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("A4", (210, 297)),
        ("a5 landscape", (210, 148)),
        ("185mm 260mm", (185, 260)),
        ("20cm", (200, 200)),
        ("auto", None),
        ("", None),
        ("10em 20em", None),
    ],
)
def test_the_size_of_a_page_is_read_as_css_writes_it(
    written: str, size: tuple[float, float] | None
) -> None:
    assert page_size(written) == size
