"""Faces in the packed e-book, from book.yaml to EPUBCheck."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jianbao import build

if TYPE_CHECKING:
    from tests.conftest import Check
    from tests.products.epub.conftest import Epub, Open

SETTINGS = """
title: 表彰通报
date: 2024-03-05
chapters: [a.md]
outputs: {{epub: {0}}}
"""
ARTICLE = """---
title: 向{0}同志学习
---

参会的有陈{0}，[{0}]{{拼音=yǎn}}，*{0}*和**{0}**。脚注[^1]。

## 一、{0}

[^1]: 见{0}。
"""
FACES = "USAGE CSS-028"
"""EPUBCheck remarks on every @font-face rule, which is what embedding is."""

Bind = Callable[..., "Epub"]


@pytest.fixture
def bind(tmp_path: Path, open_epub: Open) -> Bind:
    """Build a book about a person of this name."""

    def bound(name: str, settings: str = "{}") -> Epub:
        (tmp_path / "book.yaml").write_text(SETTINGS.format(settings), "utf-8")
        (tmp_path / "a.md").write_text(ARTICLE.format(name), "utf-8")
        request = build.Request(file=tmp_path / "book.yaml", out=tmp_path / "out")
        written = build.build(request, lambda _: None).value
        assert written is not None
        return open_epub(written[0].path.read_bytes())

    return bound


def faces(book: Epub) -> list[str]:
    return book.found("//opf:item[starts-with(@media-type, 'font/')]/@href")


def test_a_name_with_a_rare_character_costs_little(bind: Bind) -> None:
    common, rare = bind("龙"), bind("䶮")
    assert faces(common) == []
    assert len(faces(rare)) == 4  # 宋, its bold, 楷 and 黑
    assert len(rare.data) - len(common.data) < 15_000


def test_a_book_of_common_characters_costs_nothing(bind: Bind) -> None:
    assert bind("龙").data == bind("龙", "{faces: none}").data
    assert "font-face" not in bind("龙").text("styles/book.css")


@pytest.mark.parametrize("settings", ["{}", "{嵌入字体: 全部}", "{faces: all, face_format: otf}"])
def test_epubcheck_finds_nothing_wrong_with_faces(
    settings: str, bind: Bind, check_epub: Check
) -> None:
    book = bind("䶮", settings)
    assert faces(book)
    messages = [message for message in check_epub(book.data) if "HTM_055" not in message]
    assert [message for message in messages if not message.startswith(FACES)] == []


@pytest.mark.parametrize("settings", ["{}", "{faces: all}"])
def test_a_book_with_faces_is_the_same_each_time(settings: str, bind: Bind) -> None:
    assert bind("䶮", settings).data == bind("䶮", settings).data
