"""The columns of a table as wide as their contents ask for, and never wider than the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jianbao.edition.print.column_widths import RULE, MeasuredColumn, fit_columns

COLUMNS = st.lists(
    st.builds(
        lambda wish, least: MeasuredColumn(wish=max(wish, least), least=least),
        st.floats(0.5, 400),
        st.floats(1, 12),
    ),
    min_size=1,
    max_size=60,
)


@given(COLUMNS, st.floats(18, 50), st.floats(8, 18))
def test_no_table_leaves_its_measure(
    columns: list[MeasuredColumn], measure: float, em: float
) -> None:
    fit = fit_columns(columns, measure, em, 0.75)
    outer = sum(fit.widths) + 2 * (fit.padding + RULE) * len(columns)
    assert outer * fit.size <= measure * 1.0001
    assert min(fit.widths) >= 1 - 1e-6
    if fit.is_readable:
        assert all(
            width >= column.least - 1e-6 for width, column in zip(fit.widths, columns, strict=True)
        )
        assert fit.points >= 7.5 or fit.size == 0.75


def test_running_text_is_given_what_short_labels_do_not_need() -> None:
    columns = [
        MeasuredColumn(wish=4, least=4),
        MeasuredColumn(wish=120, least=3),
        MeasuredColumn(wish=3, least=3),
    ]
    label, text, other = fit_columns(columns, 28, 15.8, 0.75).widths
    assert (round(label, 6), round(other, 6)) == (4, 3)
    assert text > 26


def test_type_is_reduced_before_labels_are_broken() -> None:
    fit = fit_columns([MeasuredColumn(wish=4, least=4)] * 10, 28, 15.8, 0.75)
    assert fit.is_readable
    assert fit.size < 0.75
