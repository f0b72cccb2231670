"""Names set large fit their measure, whatever their length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jianbao.edition.titles.display import fit_display
from jianbao.edition.titles.lines import width_of

NAMES = st.text(alphabet="城南区教育系统简报ABc12·第（）", min_size=1, max_size=40)


@given(NAMES, st.floats(8, 80), st.floats(100, 500), st.floats(1.0, 1.2))
def test_every_name_fits(name: str, size: float, measure: float, pitch: float) -> None:
    fitted = fit_display(name, size, measure, pitch)
    assert "".join(fitted.lines) == name
    assert len(fitted.lines) <= 2
    assert fitted.size <= size
    assert 0.7 <= fitted.narrowing <= 1
    for line in fitted.lines:
        assert width_of(line) * fitted.size * pitch * fitted.narrowing <= measure * 1.001


def test_a_name_is_condensed_then_on_two_lines_then_smaller() -> None:
    sizes = [fit_display("城" * count, 54, 442, 1.06) for count in (7, 8, 14, 40)]
    assert [len(fitted.lines) for fitted in sizes] == [1, 1, 2, 2]
    assert [fitted.size == 54 for fitted in sizes] == [True, True, False, False]
    assert sizes[0].narrowing == 1.0 > sizes[1].narrowing
    assert sizes[2].size > sizes[3].size


def test_lines_set_by_hand_are_kept() -> None:
    fitted = fit_display("城南区教育局办公室\n简报", 54, 300)
    assert fitted.lines == ("城南区教育局办公室", "简报")
    assert fitted.size * fitted.narrowing * 9 <= 300.1
