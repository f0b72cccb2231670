"""Pictures on finished pages: side by side, equally high, smaller where they would leave a hole."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
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


@pytest.mark.parametrize("theme", ["jianbao", "reader", "huabao"])
def test_a_row_is_flush_with_the_text(pages: Pages, theme: str) -> None:
    pages.picture("a.png", 1800, 1200)
    row = " ".join(f"![说明{number}](a.png)" for number in range(3))
    with pages.of(f"# 题\n\n{row}\n\n{TEXT}", theme=theme) as found:
        (page,) = [page for page in found if page.images]
        inner, outer = (18, 16) if theme == "huabao" else (28, 26)
        left, right = (inner, outer) if page.page_number % 2 else (outer, inner)
        edges = [image["x0"] for image in page.images], [image["x1"] for image in page.images]
        assert min(edges[0]) / MM == pytest.approx(left, abs=0.35)
        assert (page.width - max(edges[1])) / MM == pytest.approx(right, abs=0.35)
        gaps = [b - a for a, b in zip(sorted(edges[1]), sorted(edges[0])[1:], strict=False)]
        assert all(gap / MM > 2 for gap in gaps)


def test_a_picture_without_a_width_takes_a_part_of_the_line(pages: Pages) -> None:
    pages.picture("a.png", 2400, 1600)
    with pages.of("# 题\n\n![说明](a.png)") as found:
        (image,) = [image for page in found for image in page.images]
        assert abs((image["x1"] - image["x0"]) / (156 * MM) - 0.75) < 0.02


@pytest.mark.parametrize("theme", ["jianbao", "reader"])
def test_a_high_picture_of_a_width_asked_for_keeps_its_shape(pages: Pages, theme: str) -> None:
    pages.picture("a.png", 1000, 1900)
    with pages.of("# 题\n\n![说明](a.png){width=60%}", theme=theme) as found:
        (image,) = [image for page in found for image in page.images]
        width, height = image["x1"] - image["x0"], image["bottom"] - image["top"]
        assert abs(height / width - 1.9) < 0.02
        assert abs(width / (156 * MM) - 0.6) < 0.03


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


def strip(pages: Pages, *, ruled: bool) -> None:
    image = Image.new("RGB", (1080, 6000), "white")
    pen = ImageDraw.Draw(image)
    for top in range(0, 6000, 100):
        pen.rectangle((100, top + 20, 900, top + 60), "navy")
    for left in range(0, 1080, 20) if ruled else ():
        pen.line((left, 0, left, 6000), "black", 5)
    image.save(pages.folder / "长图.png")


@pytest.mark.parametrize(
    ("ruled", "width", "told"), [(False, "", set()), (True, "{width=60%}", {"I016"})]
)
def test_a_long_picture_is_cut_into_pieces_of_one_width(
    pages: Pages,
    ruled: bool,  # noqa: FBT001 - a row
    width: str,
    told: set[str],
) -> None:
    strip(pages, ruled=ruled)
    with pages.of(f"# 题\n\n正文。\n\n![长图](长图.png){width}\n\n正文。") as found:
        images = [(number, image) for number, page in enumerate(found) for image in page.images]
        assert len(images) >= 4
        assert len({round(image["x1"] - image["x0"]) for _, image in images}) == 1
        assert all(
            image["bottom"] < page.height - 34 * MM for page in found for image in page.images
        )
        high = sum(image["bottom"] - image["top"] for _, image in images)
        assert abs(high / (images[0][1]["x1"] - images[0][1]["x0"]) - 6000 / 1080) < 0.05
    assert pages.codes & {"I016", "L014", "L015", "L020"} == told


def test_a_long_picture_set_small_is_left_whole(pages: Pages) -> None:
    strip(pages, ruled=False)
    with pages.of("# 题\n\n![长图](长图.png){width=20%}\n\n正文。") as found:
        assert sum(len(page.images) for page in found) == 1


@pytest.mark.parametrize("theme", ["jianbao", "reader", "pocket"])
@pytest.mark.parametrize(
    "written",
    [f"::: 人物\n![李明](a.png)\n{TEXT * 4}\n:::", f"![李明](a.png){{.居右}}\n\n{TEXT * 4}"],
)
def test_text_stands_beside_a_portrait(pages: Pages, theme: str, written: str) -> None:
    pages.picture("a.png", 900, 1200)
    with pages.of(f"# 题\n\n{written}", theme=theme) as found:
        (page,) = [page for page in found if page.images]
        (image,) = page.images
        beside = [
            char
            for char in page.chars
            if image["top"] + 20 < char["top"] < image["bottom"] - 20 and char["text"].strip()
        ]
        assert len(beside) > 20
        left = "居右" not in written
        assert all((char["x0"] > image["x1"] + 3) == left for char in beside)
        assert all((char["x1"] < image["x0"] - 3) != left for char in beside)
        assert "李明" in text_of(page)
    assert not pages.codes & {"L013", "L014", "L015", "L004"}


@pytest.mark.parametrize("theme", ["jianbao", "reader"])
def test_a_stretch_in_two_columns(pages: Pages, theme: str) -> None:
    rows = "| 学校 | 人数 |\n|---|---|\n| 一小 | 120 |"
    article = f"# 题\n\n{TEXT}\n\n::: 两栏\n{TEXT * 3}^[栏里的注]\n\n{rows}\n\n{TEXT * 2}\n:::\n\n{TEXT}^[栏外的注]"
    with pages.of(article, theme=theme) as found:
        text = "".join(char["text"] for page in found for char in page.chars)
        assert "（注：栏里的注）" in text
        assert "①栏外的注" in text
        heads = {
            word["text"]: word["x0"]
            for page in found
            for word in page.extract_words()
            if word["text"] in {"学校", "人数"}
        }
        assert heads["人数"] - heads["学校"] < found[0].width * 0.25
        starts = {round(line["x0"]) for page in found for line in page.extract_text_lines()}
        assert any(start > found[0].width / 2 for start in starts)
    assert "L021" in pages.codes
    assert not pages.codes & {"L013", "L014", "L015", "L004", "P003"}


@pytest.mark.parametrize("lines", range(8, 15))
def test_a_picture_with_text_around_it_is_never_parted_from_its_caption(
    pages: Pages, lines: int
) -> None:
    pages.picture("a.png", 900, 1300)
    ahead = "\n\n".join(["各校要认真组织。"] * lines)
    article = f"# 题\n\n{ahead}\n\n![课堂一角](a.png){{.居右 width=35%}}\n\n{TEXT * 8}"
    with pages.of(article, theme="pocket") as found:
        (page,) = [page for page in found if page.images]
        assert "课堂一角" in text_of(page)
    assert not pages.codes & {"L013", "L014", "L015", "L017"}
