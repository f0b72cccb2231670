"""The law of mending: a clean bulletin, mangled at random, comes out of the import as it was."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from jianbao.intake import plain, plan
from jianbao.intake.splitting import Answers

CLEAN = (
    (
        "南陵区教体局开展春季传染病防控专项督导",
        (
            "3月4日，南陵区教体局组成6个督导组，深入42所学校（幼儿园）开展春季传染病防控专项督导。",
            "督导组要求，各校要严把“三道关口”，落实通风消毒、晨午检、因病缺课登记等制度；校医每天10:30前上报数据。",
            "该局负责人表示：“宁可十防九空，不可失防万一！”下一步将通过APP每周通报，覆盖率要达到98.5%。",
        ),
    ),
    (
        "警钟长鸣守底线　立德树人正师风",
        (
            "3月10日，南陵区教体局召开师德师风警示教育会，通报了2起典型案例，1,200名教师在线参加。",
            "会议强调，要畅通举报渠道，做到件件有着落、事事有回音；对顶风违纪的，一律从严处理。",
        ),
    ),
)
HALF = str.maketrans("，。：；？！（）", ",.:;?!()")
WIDE = {c: chr(ord(c) + 0xFEE0) for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[\u4e00-\u9fff])")
INSIDE = re.compile(r"(?<=[\u4e00-\u9fff]{6})(?=[\u4e00-\u9fff]{4})")
"""Where a sentence can break so that no reader would take the piece for a line of its own."""


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """Return the clean bulletin with what pasting and typing do to one."""
    blank, indent = draw(st.sampled_from([1, 2])), draw(st.sampled_from(["", "　　", "    "]))
    half, straight = draw(st.booleans()), draw(st.booleans())
    lines = list[str]()
    for title, paragraphs in CLEAN:
        lines += [title.replace("　", draw(st.sampled_from(["　", " ", "  "]))), *[""] * blank]
        for paragraph in paragraphs:
            text = paragraph.translate(HALF) if half else paragraph
            text = text.replace("“", '"').replace("”", '"') if straight else text
            text = draw(_spaced(_widened(text, draw)))
            lines += [indent + draw(_broken(text)), *[""] * blank]
        lines += [""] * draw(st.integers(0, 2))
    return "\n".join(lines)


def _widened(text: str, draw: st.DrawFn) -> str:
    """Write some of the numbers and words with full-width characters."""
    return re.sub(
        r"(?<![\d.,:])[A-Z\d]+(?![\d.,:])",
        lambda m: "".join(WIDE[c] for c in m[0]) if draw(st.booleans()) else m[0],
        text,
    )


def _spaced(text: str) -> st.SearchStrategy[str]:
    places = [match.start() for match in BETWEEN.finditer(text)]
    if not places:
        return st.just(text)
    return st.sets(st.sampled_from(places)).map(lambda chosen: _put(text, chosen, " "))


def _broken(text: str) -> st.SearchStrategy[str]:
    places = [match.start() for match in INSIDE.finditer(text) if match.start() > 30]
    if not places:
        return st.just(text)
    return st.sets(st.sampled_from(places), max_size=1).map(lambda c: _put(text, c, "\n\n"))


def _put(text: str, places: set[int], what: str) -> str:
    for place in sorted(places, reverse=True):
        text = text[:place] + what + text[place:]
    return text


@given(mangled())
def test_a_mangled_bulletin_comes_out_clean(source: str) -> None:
    draft = plain.read(source.encode("utf-8"), "来稿.txt")
    assert draft.value is not None
    with TemporaryDirectory() as folder:
        book = Path(folder) / "book.yaml"
        book.write_text("书名: 简报\n文章:\n", "utf-8")
        result = plan.prepare([draft.value], book, Answers())
    assert result.diagnostics == ()
    assert result.value is not None
    articles = [bound.article for bound in result.value.manuscripts]
    got = tuple((one.title, tuple(part.text for part in one.parts)) for one in articles)  # type: ignore[union-attr]  # only pieces
    assert got == CLEAN
