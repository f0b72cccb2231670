"""Of a large book only what has changed is rendered again; what comes out is always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.manuscript.conftest import BookFolder

from jianbao import manuscript
from jianbao.build import preparation
from jianbao.diagnostics import BookError
from jianbao.memo import WORTH_KEEPING, Memo

NAMES = [f"{number:02}.md" for number in range(WORTH_KEEPING)]
MARKUP = st.text(
    st.sampled_from("题文，。ab\n\n\n  *_`[]()<>#:!|-&\"'^~{}=./\u3000\x85\ufeff") | st.characters()
)


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setattr("tests.manuscript.conftest.read", preparation.read)
    return folder / "jianbao" / "manuscripts"


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the manuscripts that are rendered from now on."""
    names: list[str] = []
    original = manuscript.render

    def render(file: str, text: str) -> object:
        names.append(file)
        return original(file, text)

    monkeypatch.setattr(manuscript, "render", render)
    return names


@pytest.fixture
def large(book: BookFolder, png: Callable[..., bytes]) -> BookFolder:
    """Return a book with links, pictures, notes and faults in many manuscripts."""
    book.write("甲.png", png(900, 60))
    for number, name in enumerate(NAMES):
        text = f"---\n供稿: 第{number}小学\n无此项: 1\n---\n# 题{number}\n\n"
        text += f"见[下一篇]({NAMES[number - 1]}#处)。[^1]\n\n## 节 {{#处}}\n\n![图](甲.png)\n\n"
        book.write(name, text + "<blink>文</blink>\n字 a\nb [^无]\n\n[^1]: 注*一*\n")
    book.write(NAMES[7], "---\n标题: 双行\n  标题\n作者: [甲, 乙]\n---\n\n文\n".encode("gb18030"))
    book.write(NAMES[8], "> " * 70 + "深")
    return book


def entries(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_read_again_a_book_is_the_same_and_says_the_same(
    large: BookFolder, rendered: list[str]
) -> None:
    large.read(*NAMES)
    first = large.result
    assert {"M003", "M013", "M030", "M060", "M064", "I008"} <= set(large.codes)
    assert rendered == NAMES
    rendered.clear()
    large.read(*NAMES)
    assert large.result == first
    assert rendered == []


def test_only_a_changed_manuscript_is_rendered_again(
    large: BookFolder, rendered: list[str]
) -> None:
    large.read(*NAMES)
    rendered.clear()
    large.write(NAMES[3], "# 改了\n\n新的文字\n")
    changed = large.read(*NAMES)
    assert rendered == [NAMES[3]]
    assert "新的文字" in changed.chapters[3].html
    assert changed.chapters[4].html.count("chapter-04") == 0  # its link leads nowhere now


def test_the_same_text_under_another_name_is_rendered_for_that_name(
    large: BookFolder, rendered: list[str]
) -> None:
    large.read(*NAMES)
    rendered.clear()
    large.write("改名.md", (large.folder / NAMES[3]).read_bytes())
    moved = large.read(*NAMES[:3], "改名.md", *NAMES[4:])
    assert rendered == ["改名.md"]
    assert 'data-source="改名.md:' in moved.chapters[3].html


@pytest.mark.parametrize("damage", [b"", b"{}", b"x" * 5000])
def test_a_damaged_record_is_made_anew(
    large: BookFolder, rendered: list[str], cache_folder: Path, damage: bytes
) -> None:
    large.read(*NAMES)
    first = large.result
    for path in entries(cache_folder):
        path.write_bytes(damage)
    rendered.clear()
    large.read(*NAMES)
    assert rendered == NAMES
    assert large.result == first


def test_what_other_code_or_libraries_have_rendered_is_no_use(
    large: BookFolder, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    large.read(*NAMES)
    rendered.clear()
    monkeypatch.setattr("jianbao.memo.state", lambda *_: "another")
    large.read(*NAMES)
    assert rendered == NAMES


def test_no_more_is_kept_than_the_book_has(large: BookFolder, cache_folder: Path) -> None:
    large.write("多.md", "# 多出的一篇\n\n此篇后来删去\n")
    large.read(*NAMES, "多.md")
    large.read(*NAMES)
    (path,) = entries(cache_folder)
    assert "此篇后来删去" not in path.read_bytes().decode(errors="replace")


def test_a_small_book_leaves_no_copy_of_its_text(large: BookFolder, cache_folder: Path) -> None:
    large.read(*NAMES[:-1])
    assert list(entries(cache_folder)) == []


@given(MARKUP, st.sampled_from(["稿.md", "稿.html"]))
def test_what_is_kept_of_a_rendering_is_all_of_it(text: str, name: str) -> None:
    clean = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    try:
        found = manuscript.render(name, clean)
    except BookError:
        return
    kept = Memo("one", (name,), WORTH_KEEPING)
    kept.put("key", found)
    kept.keep()
    assert Memo("one", (name,), WORTH_KEEPING).get("key") == found
