"""Books of any content, drawn: the check of the pages finds nothing on them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pages.conftest import TEXT, Pages

SENTENCES = st.integers(10, 400).map(lambda count: (TEXT * 9)[:count])
TABLES = st.tuples(st.integers(1, 12), st.integers(1, 9), st.integers(1, 80)).map(
    lambda shape: "\n".join(
        f"| {' | '.join([cell] * shape[0])} |"
        for cell in ("栏目", "---", *[(TEXT * 2)[: shape[2]]] * shape[1])
    )
)
BLOCKS = st.one_of(
    SENTENCES,
    SENTENCES,
    TABLES,
    st.just("## 一、小标题"),
    st.integers(1, 5).map(lambda count: " ".join(["![图](p.png)"] * count)),
    st.just("::: 着重框\n" + TEXT + "\n:::"),
    st.just("1. 甲\n2. 乙"),
    SENTENCES.map(lambda text: f"{text[:20]}^[{text}]{text}"),
)
BODIES = st.lists(BLOCKS, min_size=1, max_size=14).map(lambda blocks: [*blocks, TEXT])
FAULTS = {"L013", "L014", "L015", "L016", "L017", "L018", "L019", "P003"}


@settings(max_examples=12)
@given(
    BODIES,
    st.sampled_from(["jianbao", "reader", "pocket", "meeting"]),
    st.integers(2, 30),
    st.booleans(),
)
def test_nothing_is_found_on_any_book(
    blocks: list[str],
    theme: str,
    name: int,
    signed: bool,  # noqa: FBT001 - drawn
) -> None:
    if signed:
        blocks = [*blocks, "::: 落款\n城南区教育局\n2024年3月5日\n:::"]
    with tempfile.TemporaryDirectory() as folder:
        pages = Pages(Path(folder))
        pages.picture("p.png", 1800, 1200)
        imprint = "{报: [区委办公室], 印数: 50}"
        article = "# 关于开展检查的通知\n\n" + "\n\n".join(blocks)
        with pages.of(article, theme=theme, 书名=(TEXT * 2)[:name], 版记=imprint):
            assert not pages.codes & FAULTS, [
                item for item in pages.diagnostics if item.code in FAULTS
            ]
