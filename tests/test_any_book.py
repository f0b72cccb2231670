"""Books made of any manuscripts, built from end to end: EPUBCheck has nothing to say about them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from jianbao import build

if TYPE_CHECKING:
    from tests.conftest import Check

KEPT = ("USAGE HTM_055", "USAGE CSS-028")
"""Remarks on what is wanted: rp for readers without ruby, a face for a rare character."""
LONG = "\n\n".join(
    ["各学校要落实责任，把工作抓细抓实，确保校园安全稳定，并按时报送进展情况。" * 8] * 300
)
"""Well over the 200 kB at which a chapter is split."""

CHARACTERS = st.sampled_from(
    "中文䶮𠮷𤩽，。《》“”——……（）　 <>&\"'*_`[]{}()#|~^:!\\-+=.0Aé\u0301\u200d😀"
)
TEXT = st.text(CHARACTERS | st.characters(exclude_categories=("Cc", "Cs")), max_size=16)
TITLE = TEXT.map(lambda text: f"题{text}")

Wrap = Callable[[str], str]
MARKS: tuple[Wrap, ...] = (
    "{}".format,
    "**{}**".format,
    "*{}*".format,
    "[{}]{{.着重}}".format,
    "[{}]{{.专名}}".format,
    "[{}]{{拼音=yǎn}}".format,
    "<b>{}</b><ruby>䶮<rt>yǎn</rt></ruby>".format,
    "`{}`".format,
    "~~{}~~".format,
    "[{}](https://example.org/?a=b&c=d#e)".format,
    "<https://example.org/{}>".format,
)
MARKED = st.builds(lambda wrap, text: wrap(text), st.sampled_from(MARKS), TEXT)
PIECES = st.lists(MARKED, max_size=3).map("".join)


def table(cells: list[str]) -> str:
    rows = [
        f"| {' | '.join(row)} |"
        for row in (cells[start : start + 3] for start in range(0, len(cells), 3))
    ]
    return "\n".join(["表：题", "", rows[0], "| --- | :-: | --: |", *rows[1:]])


LEAVES = st.one_of(
    PIECES,
    st.builds(lambda level, title: f"{'#' * level} {title}", st.integers(1, 6), PIECES),
    st.lists(PIECES, min_size=6, max_size=9).filter(lambda cells: len(cells) % 3 == 0).map(table),
    TEXT.map("```\n{}\n```".format),
    st.sampled_from(["---", "<br>", "\\", "[](#)", "- ", "1. ", "<div><p>甲</div>"]),
)


def nested(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return blocks inside others: quotations, lists, boxes."""

    def prefixed(start: str, block: str) -> str:
        first, *others = block.split("\n")
        rest = "> " if start == "> " else " " * len(start)
        return "\n".join([start + first, *(rest + line for line in others)])

    inside = st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        st.builds(prefixed, st.sampled_from(["> ", "- ", "1. "]), inside),
        st.builds(
            "::: {}\n{}\n:::".format,
            st.sampled_from(["按语", "着重框 题", "附件 题", "落款", "横表"]),
            inside,
        ),
    )


@st.composite
def manuscripts(draw: st.DrawFn) -> str:
    """Draw a manuscript: front matter, blocks within blocks, and notes to some of them."""
    head = {
        "标题": draw(TITLE),
        **draw(st.fixed_dictionaries({}, optional={"引题": TITLE, "副标题": TITLE, "作者": TITLE})),
    }
    blocks = draw(st.lists(st.recursive(LEAVES, nested, max_leaves=4), max_size=6))
    notes = draw(st.lists(PIECES, max_size=3))
    calls = [f"{draw(PIECES)}[^{number}]" for number in range(len(notes))]
    bodies = [f"[^{number}]: {text}" for number, text in enumerate(notes)]
    long = [LONG] if draw(st.integers(0, 9)) == 9 else []
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    return "\n\n".join(["---\n" + "\n".join(lines) + "\n---", *calls, *blocks, *long, *bodies])


@st.composite
def settings_of_books(draw: st.DrawFn, files: list[str]) -> dict[str, object]:
    """Draw a book.yaml around ``files``, with its articles in parts or not."""
    optional = {
        "副标题": TITLE,
        "编印单位": TITLE,
        "简介": TITLE,
        "期号": st.integers(1, 999),
        "日期": st.just("2024年3月5日"),
        "密级": TITLE,
        "版记": st.just({"报": ["区委办公室"], "印数": 60}),
    }
    parts = st.just({"文章": files}) | TITLE.map(
        lambda title: {"辑": [{"辑名": title, "文章": files}]}
    )
    theme = {"名称": draw(st.sampled_from(["jianbao", "reader", "gongwen"]))}
    return {
        "书名": draw(TITLE),
        "版式": theme,
        "字体": {"允许缺字": True},
        **draw(parts),
        **draw(st.fixed_dictionaries({}, optional=optional)),
    }


@settings(
    max_examples=25,
    phases=[phase for phase in Phase if phase is not Phase.explain],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_epubcheck_finds_nothing_in_a_book_of_any_manuscripts(
    data: st.DataObject, tmp_path: Path, check_epub: Check
) -> None:
    folder = tmp_path / "book"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    texts = data.draw(st.lists(manuscripts(), min_size=1, max_size=3))
    files = [f"{number}.md" for number in range(len(texts))]
    for name, text in zip(files, texts, strict=True):
        (folder / name).write_text(text, "utf-8")
    config = data.draw(settings_of_books(files))
    (folder / "book.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    request = build.Request(file=folder / "book.yaml", only=("epub",))
    written = build.build(request, lambda _: None).value
    assume(written is not None)
    assert written is not None
    found = check_epub(written[0].path.read_bytes())
    assert [message for message in found if not message.startswith(KEPT)] == []
