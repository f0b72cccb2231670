"""What two sequences have in common."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jianbao.matching_blocks import matcher_of


@given(st.text("甲乙丙", max_size=30), st.text("甲乙丙", max_size=30))
def test_every_step_leads_from_one_to_the_other(before: str, after: str) -> None:
    steps = matcher_of(before, after).get_opcodes()
    made = "".join(before[a:b] if tag == "equal" else after[c:d] for tag, a, b, c, d in steps)
    assert made == after


def test_blank_lines_without_end_do_not_hide_what_stands_between_them() -> None:
    before = [line for number in range(500) for line in (str(number), "")]
    after = [line for line in before if line != "250"]
    kept = sum(size for _, _, size in matcher_of(before, after).get_matching_blocks())
    assert kept == len(after)


def test_of_texts_of_no_common_length_the_beginning_is_found() -> None:
    before = ["甲", *map(str, range(30_000))]
    assert matcher_of(before, [*before[:20_000], "乙"]).get_opcodes()[0][:3] == ("equal", 0, 20_000)
