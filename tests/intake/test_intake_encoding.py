from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jianbao.diagnostics import BookError
from jianbao.intake import encoding, plain
from jianbao.intake.model import Certainty

ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
MARKED = {"utf-8-sig": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
NEWS = (
    "11月17日，区教科局召开干部职工会，传达学习全会精神。\n"
    "会议由局长李晓燚（yì）主持，“双减”等5项工作——一并部署：一要……二要……\n"
)
everyday = st.sampled_from(sorted(encoding._everyday() | set("abcXYZ0123456789 ,.:\n\t")))  # noqa: SLF001 (its own law)
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


def outcome(data: bytes, name: str = "") -> str:
    """The text that is read, or the code of what is said instead."""
    try:
        return encoding.decode(data, "稿.txt", name).text
    except BookError as problem:
        (diagnostic,) = problem.diagnostics
        assert diagnostic.code in {"N301", "N302"}
        assert diagnostic.hint is not None
        return diagnostic.code


@pytest.mark.parametrize("codec", ENCODINGS)
def test_a_paragraph_of_news_is_read_in_each_encoding_without_a_question(codec: str) -> None:
    decoded = encoding.decode(NEWS.encode(codec), "稿.txt")
    assert decoded == encoding.Decoded(text=NEWS, encoding=codec)


@pytest.mark.parametrize("codec", ENCODINGS)
@given(text=st.text(everyday, min_size=1))
@example(text="一")
@example(text="大大")
@example(text="陆")
@example(text="联通")
def test_everyday_text_is_read_rightly_or_asked_about(codec: str, text: str) -> None:
    assert outcome(text.encode(codec)) in {text, "N301"}


@pytest.mark.parametrize("codec", ENCODINGS)
@given(text=any_text)
@example(text="\x7f")
@example(text="並")
@example(text="\u200a")
@example(text="丽\u2050\u2020")
@example(text="强\uf8b2䁽")
def test_any_text_is_read_rightly_or_asked_about(codec: str, text: str) -> None:
    assert outcome(text.encode(codec)) in {text, "N301", "N302"}


@pytest.mark.parametrize("codec", MARKED)
@given(text=any_text)
def test_a_mark_settles_it(codec: str, text: str) -> None:
    assert outcome(MARKED[codec] + text.encode(codec)) == text


@pytest.mark.parametrize("codec", ENCODINGS)
@given(text=any_text)
def test_a_named_encoding_settles_it(codec: str, text: str) -> None:
    assert outcome(text.encode(codec), codec) == text


@given(text=st.text(everyday, min_size=30), data=st.data())
def test_everyday_text_of_some_length_in_utf8_is_never_asked_about(
    text: str, data: st.DataObject
) -> None:
    han = data.draw(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=8))
    assert outcome((text + han).encode()) == text + han


@pytest.mark.parametrize("cut", [1, 2, 40, 41])
def test_damaged_utf8_is_not_taken_for_gb18030(cut: int) -> None:
    data = NEWS.encode().rstrip(b"\n")
    assert outcome(data[:-cut] if cut < 3 else data[:cut] + data[cut + 1 :]) in {"N301", "N302"}


PLACE = NEWS.encode("gb18030").index("部署".encode("gb18030"))


@pytest.mark.parametrize(
    ("damaged", "read"),
    [
        (
            NEWS.encode("gb18030")[:PLACE] + b"\xff" + NEWS.encode("gb18030")[PLACE:],
            NEWS.replace("部署", "\ufffd部署"),
        ),
        (
            NEWS.encode("gb18030")[: PLACE + 1] + NEWS.encode("gb18030")[PLACE + 2 :],
            NEWS.replace("部署", "\ufffd署"),
        ),
    ],
)
def test_a_damaged_line_in_gb18030_is_read_but_for_a_character_and_told(
    damaged: bytes, read: str
) -> None:
    draft = plain.read(damaged, "稿.txt").value
    assert draft is not None
    assert draft.raw == read
    (change,) = draft.changes
    assert (change.rule, change.certainty, change.span.line) == ("N307", Certainty.UNCLEAR, 2)
    assert "\ufffd署" in change.after.replace("部", "")
    assert outcome(damaged) == "N302", "only text is mended"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(NEWS.encode()[:40] + NEWS.encode()[41:], id="UTF-8"),
        pytest.param(("好" * 1000).encode("gb18030") + b"\xff", id="a line that is too long"),
        pytest.param(
            b"\xff\n".join([NEWS.split("\n")[1].encode("gb18030")] * 30), id="too many lines"
        ),
        pytest.param(
            "會議強調，各學校要嚴格落實責任，確保師生安全。".encode("big5") + b"\xff", id="Big5"
        ),
        pytest.param(b"\xff\xff" + "会议".encode("gb18030"), id="hardly a word"),
    ],
)
def test_what_is_damaged_more_is_refused(data: bytes) -> None:
    result = plain.read(data, "稿.txt")
    assert result.value is None
    assert {one.code for one in result.diagnostics} <= {"N301", "N302"}


def test_damage_has_its_place() -> None:
    with pytest.raises(BookError) as raised:
        encoding.decode("第一行\n第二".encode() + b"\xff" + "行内容".encode(), "稿.txt")
    (problem,) = raised.value.diagnostics
    assert (problem.code, str(problem.span)) == ("N302", "稿.txt:2:3")


def test_a_nul_has_its_place() -> None:
    with pytest.raises(BookError) as raised:
        encoding.decode(b"a\nb\0c\0\0", "稿.txt")
    assert str(raised.value.diagnostics[0].span) == "稿.txt:2:2"


def test_big5_is_asked_about_and_read_when_named() -> None:
    text = "會議強調，各學校要嚴格落實責任，確保師生安全。"
    assert outcome(text.encode("big5")) in {"N301", "N302"}
    assert outcome(text.encode("big5"), "Big5") == text


def test_a_question_shows_each_reading() -> None:
    with pytest.raises(BookError) as raised:
        encoding.decode("陆".encode("gbk"), "稿.txt")
    (problem,) = raised.value.diagnostics
    assert problem.message.zh == "认不准文件的编码：按 UTF-8 读是“½”，按 GB18030 读是“陆”"


def test_an_encoding_that_is_not_known_is_told() -> None:
    with pytest.raises(BookError) as raised:
        encoding.decode(b"a", "稿.txt", "klingon")
    assert raised.value.diagnostics[0].code == "N303"


@pytest.mark.parametrize("name", ["GBK", "gb2312", " GB18030 ", "ANSI", "cp936"])
def test_the_usual_names_of_gb18030_are_known(name: str) -> None:
    assert encoding.known(name) == "gb18030"
