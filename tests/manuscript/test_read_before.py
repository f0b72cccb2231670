"""Of a book only what has changed is read again; what comes out is always the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.manuscript.conftest import BookFolder

from jianbao.config.model import ChapterEntry
from jianbao.diagnostics import BookError
from jianbao.manuscript import alone
from jianbao.manuscript.images import Gallery
from jianbao.manuscript.model import Listing, Rendering
from jianbao.manuscript.rendering import render
from jianbao.memo import Memory

NAMES = [f"{number:02}.md" for number in range(12)]
MARKUP = st.text(
    st.sampled_from("题文，。ab\n\n\n  *_`[]()<>#:!|-&\"'^~{}=./\u3000\x85\ufeff") | st.characters()
)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the manuscripts that are rendered from now on."""
    names: list[str] = []

    def noted(file: str, text: str) -> Rendering:
        names.append(file)
        return render(file, text)

    monkeypatch.setattr(alone, "render", noted)
    return names


@pytest.fixture
def large(book: BookFolder, png: Callable[..., bytes]) -> BookFolder:
    """Return a book with links, pictures, notes and faults, but for some plain manuscripts."""
    book.kept = {}
    book.write("甲.png", png(900, 60))
    for number, name in enumerate(NAMES):
        text = f"---\n供稿: 第{number}小学\n无此项: 1\n---\n# 题{number}\n\n"
        text += f"见[下一篇]({NAMES[number - 1]}#处)。[^1]\n\n## 节 {{#处}}\n\n![图](甲.png)\n\n"
        book.write(name, text + "<blink>文</blink>\n字 a\nb [^无]\n\n[^1]: 注*一*\n")
    book.write(NAMES[7], "---\n标题: 双行\n  标题\n作者: [甲, 乙]\n---\n\n文\n".encode("gb18030"))
    book.write(NAMES[8], "> " * 70 + "深")
    for name in NAMES[4:7]:
        book.write(name, "# 平文\n\n见[上](#处)。\n\n## 节 {#处}\n\n字 a\nb [^无]\n")
    return book


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


def test_a_chapter_at_another_place_is_made_for_that_place(large: BookFolder) -> None:
    large.read(*NAMES)
    moved = large.read(*NAMES[::-1])
    large.kept = None
    assert moved == large.read(*NAMES[::-1])


def test_a_link_finds_what_was_read_before(large: BookFolder) -> None:
    large.read(*NAMES)
    large.write(NAMES[2], f"# 题\n\n见[那里]({NAMES[4]}#处)。\n")
    assert 'href="#chapter-05-' in large.read(*NAMES).chapters[2].html


@given(MARKUP, st.sampled_from(["稿.md", "稿.html"]))
def test_what_is_kept_of_a_rendering_is_all_of_it(text: str, name: str) -> None:
    clean = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    listing = Listing(entry=ChapterEntry(path=name), id="chapter-01", title_span=None)
    try:
        found = alone.alone(Gallery(Path()), name, clean, listing)
    except BookError:
        return
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", folder)
        memory = Memory(Path("book.yaml"))
        memory.of("one")["key"] = found
        memory.keep()
        assert Memory(Path("book.yaml")).of("one").get("key") == found
