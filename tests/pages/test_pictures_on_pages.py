"""Pictures on finished pages: side by side, equally high, smaller where they would leave a hole."""

from __future__ import annotations

import pytest
from tests.pages.conftest import MM, TEXT, Pages, text_of


@pytest.mark.parametrize("theme", ["jianbao", "reader", "pocket"])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_pictures_of_a_paragraph_stand_side_by_side(pages: Pages, theme: str, count: int) -> None:
    pages.picture("a.png", 1800, 1200)
    pages.picture("b.png", 900, 1200)
    names = ["a.png", "b.png", "a.png", "b.png"][:count]
    row = " ".join(f"![说明{number}]({name})" for number, name in enumerate(names))
    with pages.of(f"# 题\n\n{row}\n\n正文。", theme=theme) as found:
        (page,) = [page for page in found if page.images]
        tops, heights = zip(*((i["top"], i["bottom"] - i["top"]) for i in page.images), strict=True)
        assert len(page.images) == count
        assert max(tops) - min(tops) < 1
        assert max(heights) - min(heights) < 1.5
        side = (19 if theme == "pocket" else 26) * MM
        assert max(image["x1"] for image in page.images) < page.width - side + 2
        text = text_of(page)
        assert all(f"说明{number}" in text for number in range(count))


def test_a_picture_without_a_width_takes_a_part_of_the_line(pages: Pages) -> None:
    pages.picture("a.png", 2400, 1600)
    with pages.of("# 题\n\n![说明](a.png)") as found:
        (image,) = [image for page in found for image in page.images]
        assert abs((image["x1"] - image["x0"]) / (156 * MM) - 0.75) < 0.02


def test_a_picture_that_just_does_not_fit_is_made_smaller(pages: Pages) -> None:
    pages.picture("a.png", 2400, 1600)
    sizes = {}
    for count in range(6, 12):
        article = (
            "# 题\n\n" + "\n\n".join([TEXT] * count) + "\n\n![说明](a.png){width=80%}\n\n正文。"
        )
        with pages.of(article, theme="reader") as found:
            for number, page in enumerate(found):
                for image in page.images:
                    sizes[count] = (number, (image["x1"] - image["x0"]) / (156 * MM))
    shares = [share for _, share in sizes.values()]
    assert all(0.55 < share < 0.81 for share in shares)
    assert sizes[6][1] > 0.79
    assert sizes[8][1] < 0.79
    assert sizes[8][0] == sizes[6][0] < sizes[11][0]
    assert sizes[11][1] > 0.79
