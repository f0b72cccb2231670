"""What the dictionary has once said of a title is kept, and the same without what was kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao import cache
from jianbao.edition.titles import segmentation
from jianbao.edition.titles.segmentation import forget

TITLES = ("教育系统安全生产工作会", "推进义务教育优质均衡发展", "校园里的English角", "")


@pytest.fixture(autouse=True)
def cache_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    forget()
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    yield folder / "jianbao" / "words"
    forget()


def told() -> list[list[str]]:
    """Return the words of the titles as one build gets them."""
    found = [list(segmentation.words(title)) for title in TITLES]
    forget()
    return found


def refuse() -> None:
    message = "the dictionary is read"
    raise AssertionError(message)


def test_the_dictionary_is_not_read_for_titles_of_an_earlier_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = told()
    assert first[0] == ["教育", "系统", "安全", "生产", "工作会"]
    assert ["".join(found) for found in first] == list(TITLES)
    refuse.cache_clear = lambda: None  # type: ignore[attr-defined]
    monkeypatch.setattr(segmentation, "_segmenter", refuse)
    assert told() == first
    with pytest.raises(AssertionError, match="is read"):
        list(segmentation.words("新的题目"))


@pytest.mark.parametrize("damage", [b"", b"{}", b"x" * 500])
def test_damaged_answers_are_asked_for_again(cache_folder: Path, damage: bytes) -> None:
    first = told()
    (kept,) = cache_folder.iterdir()
    kept.write_bytes(damage)
    assert told() == first


def test_of_too_many_answers_those_of_the_last_build_are_kept(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segmentation, "_MOST_KEPT", len(TITLES))
    told()
    list(segmentation.words("又一个题目"))
    forget()
    (kept,) = cache_folder.iterdir()
    data = cache.load("words", kept.name)
    assert data is not None
    assert list(json.loads(data)) == ["又一个题目"]


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
            [*segmentation.OFFICIAL, "关于", "进一步加强", "中华人民共和国", "校园A1", "，"]
        )
        | st.text("一二教育系统安全生产工作的", max_size=4)
    ).map("".join)
)
def test_the_words_are_those_that_the_package_finds(package: jieba.Tokenizer, title: str) -> None:
    assert list(segmentation.words(title)) == list(package.cut(title, HMM=False))
