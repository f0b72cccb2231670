"""Differences by words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jianbao.history.differences import Fate, differences

SAME, REMOVED, ADDED = Fate.SAME, Fate.REMOVED, Fate.ADDED


def test_a_changed_word_is_shown_within_its_paragraph() -> None:
    (title, found) = differences(
        "# 会议\n全区共有320名教师参加\n", "# 会议\n全区共有325名教师参加\n"
    )
    assert title.is_same
    assert found.pieces == (
        (SAME, "全区共有"),
        (REMOVED, "320"),
        (ADDED, "325"),
        (SAME, "名教师参加"),
    )


def test_paragraphs_that_came_and_went_stand_by_themselves() -> None:
    found = differences("甲乙丙丁\n\n旧的一段话\n尾", "甲乙丙丁\n\nabcdefgh\n尾")
    assert [(one.old, one.new) for one in found] == [(1, 1), (2, 2), (3, 0), (0, 3), (4, 4)]


def test_little_that_stayed_between_two_changes_is_a_part_of_them() -> None:
    (found,) = differences("通知要求周三上午开会并签到", "通知要求周五的下午开会并签到")
    assert (SAME, "午") not in found.pieces


lines = st.text("甲乙12ab，\n ", max_size=40)


@given(lines, lines)
def test_both_texts_are_in_their_differences(old: str, new: str) -> None:
    found = differences(old, new)
    for other, text in ((ADDED, old), (REMOVED, new)):
        kept = [[piece for part, piece in one.pieces if part is not other] for one in found]
        assert ["".join(pieces) for pieces in kept if pieces] == text.splitlines()
