from __future__ import annotations

import pytest

from jianbao.edition.credits import credited


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("城南小学", "城南小学供稿"),
        ("城南小学\u3000语文组", "城南小学\u3000语文组供稿"),
        (
            "葛青\u3000摄影：周可可\u3000审核：何立言",
            "葛青供稿\u3000摄影：周可可\u3000审核：何立言",
        ),
        ("图/文：融媒体社", "图/文：融媒体社"),
        ("编辑：柯小满", "编辑：柯小满"),
    ],
)
def test_only_who_sent_an_article_is_called_its_sender(source: str, line: str) -> None:
    assert credited(source, "供稿") == line
