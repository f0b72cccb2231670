"""The words of a title: those that the package of the dictionary finds, without loading it."""

from __future__ import annotations

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.edition.titles import segmentation


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("教育系统安全生产工作会", ["教育", "系统", "安全", "生产", "工作会"]),
        ("校园里的English角", ["校园", "里", "的", "English", "角"]),
        ("一，二\r\n三", ["一", "，", "二", "\r\n", "三"]),
        ("", []),
    ],
)
def test_a_title_comes_apart_into_its_words(title: str, found: list[str]) -> None:
    assert list(segmentation.words(title)) == found


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    """Return the package's own reading of its dictionary."""
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    for word in segmentation.OFFICIAL:
        tokenizer.add_word(word)
    for word in segmentation.NO_WORDS:
        tokenizer.del_word(word)
    return tokenizer


@given(
    title=st.lists(
        st.sampled_from(
            [
                *segmentation.OFFICIAL,
                "关于",
                "进一步加强",
                "中华人民共和国",
                "校园A1",
                "，",
                " ",
                "\U00020000",
            ]
        )
        | st.text("一二教育系统安全生产工作的", max_size=4)
    ).map("".join)
)
def test_the_words_are_those_that_the_package_finds(package: jieba.Tokenizer, title: str) -> None:
    assert list(segmentation.words(title)) == list(package.cut(title, HMM=False))
