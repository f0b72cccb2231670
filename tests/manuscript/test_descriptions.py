"""What a picture says to those who do not see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder

Maker = Callable[..., bytes]


@pytest.fixture
def pictures(book: BookFolder, png: Maker) -> BookFolder:
    book.write("a.png", png())
    return book


@pytest.mark.parametrize(
    ("written", "alt"),
    [
        ("![会场](a.png)", "会场"),
        ('![会场](a.png "图一")', "会场"),
        ('![](a.png "图一 会场")', "图一 会场"),
        ("字![印](a.png)字", "印"),
    ],
)
def test_words_beside_or_under_a_picture_describe_it(
    pictures: BookFolder, written: str, alt: str
) -> None:
    assert f'alt="{alt}"' in pictures.body(written)
    assert pictures.codes == []


@pytest.mark.parametrize(
    "written",
    [
        "![](a.png)",
        "字![](a.png)字",
        "字![IMG_20240305.jpg](a.png)字",
        "字![图片 1](a.png)字",
        "![照片](a.png)",
    ],
)
def test_a_picture_that_nobody_described_is_pointed_out(pictures: BookFolder, written: str) -> None:
    body = pictures.body(written)
    assert pictures.codes == ["I015"]
    assert 'alt=""' in body
    assert "role" not in body
    (warning,) = pictures.diagnostics
    assert (warning.is_error, str(warning.span).partition(":")[0]) == (False, "one.md")
    assert warning.hint is not None
    assert "{.装饰}" in warning.hint.zh
    assert "{.decorative}" in warning.hint.en


@pytest.mark.parametrize("mark", ["装饰", "decorative"])
def test_a_picture_can_be_marked_as_decorative(pictures: BookFolder, mark: str) -> None:
    assert pictures.body(f"![](a.png){{.{mark}}}") == (
        '<figure><img src="images/01-a.png" alt="" role="presentation"/></figure>'
    )
    assert pictures.body(f"字![x](a.png){{.wide .{mark}}}字") == (
        '<p>字<img src="images/01-a.png" alt="" class="wide" role="presentation"/>字</p>'
    )
    assert pictures.codes == []


@pytest.mark.parametrize(
    ("markup", "expected", "codes"),
    [
        ('<p>字<img src="a.png">', 'alt=""/>', ["I015"]),
        ('<p>字<img src="a.png" alt="">', 'alt="" role="presentation"/>', []),
        ('<p>字<img src="a.png" alt="会场">', 'alt="会场"/>', []),
        (
            '<figure><img src="a.png"><figcaption>图一<br>会场</figcaption></figure>',
            'alt="图一 会场"/>',
            [],
        ),
        (
            '<figure><img src="a.png" alt=""><figcaption>会场</figcaption></figure>',
            'alt="会场"/>',
            [],
        ),
        (
            '<figure><img src="a.png"><img src="a.png"><figcaption>会场</figcaption></figure>',
            'alt=""/>',
            ["I015"],
        ),
    ],
)
def test_pictures_of_html(
    pictures: BookFolder, markup: str, expected: str, codes: list[str]
) -> None:
    chapter = pictures.chapter(f"<h1>题</h1>{markup}", "one.html")
    assert expected in chapter.html
    assert sorted(set(pictures.codes)) == codes
