"""The law: what the source has and what the manuscripts have balance, or nothing is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jianbao.diagnostics import Span, Text
from jianbao.intake.article import Article
from jianbao.intake.conservation import letters, weigh
from jianbao.intake.model import Certainty, Change, Draft, Paragraph, Run

HERE = Span(file="来稿.txt", line=1)
CHARACTERS = st.text(st.sampled_from("一二要把学习1A"), max_size=12)


def draft(raw: str, notes: tuple[str, ...] = ()) -> Draft:
    made = tuple((Paragraph(runs=(Run(text=note),), span=HERE),) for note in notes)
    return Draft(source="来稿.txt", blocks=(), notes=made, raw=raw)


def change(before: str, after: str, rule: str = "N602") -> Change:
    about = Text("改动", "a change")
    return Change(
        rule=rule, certainty=Certainty.CERTAIN, span=HERE, before=before, after=after, about=about
    )


def codes(raw: str, result: str, *changes: Change, notes: tuple[str, ...] = ()) -> list[str]:
    return [item.code for item in weigh(draft(raw, notes), (), changes, result)]


def test_marks_spaces_and_widths_do_not_count() -> None:
    assert letters("１２月，ＡＢ 班！\n“好”") == "12月AB班好"
    assert codes("１１月17日,召开会议.", "11月17日，召开会议。") == []


def test_a_character_lost_added_or_moved_is_found_with_its_place() -> None:
    raw = "第一行在此。\n第二行也在。\n"
    assert codes(raw, "第一行在此。\n第二行在。") == ["N701"]
    assert codes(raw, "第一行在此。\n第二行也也在。") == ["N701"]
    assert codes(raw, "第一行在此。\n第二也行在。") == ["N701"]
    (found,) = weigh(draft(raw), (), (), "第一行在此。\n第二行在。")
    assert found.span is not None
    assert found.span.line == 2
    assert "“第一行在此第二行”之后，来稿是“也在”，文章是“在”" in found.message.zh


def test_a_line_of_the_report_accounts_for_what_it_says_and_once_only() -> None:
    assert codes("甲乙丙丁", "甲丁", change("乙丙", "")) == []
    assert codes("甲乙丙乙丙丁", "甲丁", change("乙丙", "")) == ["N701"]
    assert codes("甲乙丙丁", "甲丁", change("丙乙", "")) == ["N701"]
    assert codes("甲丁", "甲一丁", change("", "一、", "N513")) == []
    assert codes("甲丁", "甲一一丁", change("", "一、", "N513")) == ["N701"]


def test_what_moved_is_found_where_it_went() -> None:
    moved = change("好标题", "好标题", "N603")
    assert codes("正文在前好标题下一篇", "好标题正文在前下一篇", moved) == []
    assert codes("正文在前好标题下一篇", "正文在前下一篇", moved) == ["N701"]


def test_what_a_second_reading_has_found_is_new_text() -> None:
    found = change("", "读丢的", "N158")
    assert codes("甲乙", "甲乙读丢的", found) == []
    assert codes("甲乙", "甲乙", found) == []
    assert codes("甲乙", "甲乙读丢的读丢的", found) == ["N701"]


def test_what_was_taken_out_may_begin_like_what_follows() -> None:
    assert codes("学习贯彻学习精神学习", "学习精神学习", change("学习贯彻", "")) == []
    assert codes("一要一一要二", "一一要二", change("一要", "")) == []


def test_notes_may_stand_at_the_end_of_their_article() -> None:
    assert codes("甲文乙文甲注乙注", "甲文甲注乙文乙注", notes=("甲注", "乙注")) == []
    assert codes("甲文乙文甲注乙注", "甲文甲注乙文", notes=("甲注", "乙注")) == ["N701"]


def test_a_reading_that_is_lost_is_found() -> None:
    with_reading = (Run(text="张䶮", ruby="zhāng yǎn"),)
    raw = "学生张䶮zhāng yǎn获奖"
    for text, said in (("学生张䶮zhāngyǎn获奖", []), ("学生张䶮获奖", ["N701"])):
        paragraph = Paragraph(runs=with_reading, span=HERE)
        source = Draft(source="来稿.docx", blocks=(paragraph,), raw=raw)
        assert [item.code for item in weigh(source, (), (), text)] == said


def test_authors_and_sources_come_from_the_source() -> None:
    article = Article(authors=("张三",), source="教育股", span=HERE)
    credit = change("作者：张三 供稿：教育股", "", "N608")
    assert weigh(draft("正文作者张三供稿教育股"), [article], [credit], "正文") == ()
    wrong = Article(authors=("李四",), span=HERE)
    assert [d.code for d in weigh(draft("正文作者张三供稿教育股"), [wrong], [credit], "正文")] == [
        "N702"
    ]


@given(CHARACTERS, CHARACTERS, CHARACTERS, CHARACTERS)
def test_whatever_was_left_out_and_moved_balances(a: str, b: str, c: str, d: str) -> None:
    changes = [change(b, ""), change(d, d, "N603")]
    assert codes(a + b + c + d, d + a + c, *changes) == []


@given(CHARACTERS, CHARACTERS, st.integers(0, 100))
def test_whatever_is_lost_without_a_word_does_not_balance(a: str, b: str, place: int) -> None:
    raw = a + "会" + b
    cut = place % len(raw)
    assert codes(raw, raw[:cut] + raw[cut + 1 :]) == ["N701"]
