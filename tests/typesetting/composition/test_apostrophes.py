"""Apostrophes in Latin words are as narrow as the words ask for, whatever the face draws."""

from __future__ import annotations

import pytest
from tests.pages.conftest import Pages

from jianbao.typesetting.composition.classes import apostrophes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it’s和don’t", 2),
        ("students’ books", 1),
        ("rock ’n’ roll，还有’98年", 3),
        ("他说‘好’OK了", 0),
        ("‘it’s’", 1),
        ("‘甲’‘乙’", 0),
        ("‘A’和‘B’", 0),
    ],
)
def test_apostrophes_are_told_from_quotation_marks(text: str, found: int) -> None:
    assert len(list(apostrophes(text))) == found


@pytest.fixture
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(tmp_path_factory.mktemp("book"))


@pytest.mark.parametrize(("language", "theme"), [("zh-CN", "jianbao"), ("en", "reader")])
def test_nothing_gapes_behind_an_apostrophe(pages: Pages, language: str, theme: str) -> None:
    with pages.of("# 题\n\nIt’s the book.", theme=theme, 语言=language) as found:
        chars = [char for page in found for char in page.chars]
    for number, char in enumerate(chars):
        if char["text"] == "’":
            before, after = chars[number - 1], chars[number + 1]
            assert after["x0"] - before["x1"] < 0.5 * char["size"]
            break
    else:
        pytest.fail("no apostrophe")
