"""A PDF in the colours of another edition, read back operator by operator and dot by dot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Object, Stream
from PIL import Image, ImageChops, ImageStat

from jianbao.products.pdf.colour import recoloured

EDITIONS = ["rgb", "cmyk", "grey"]
OPERATORS = {
    "rgb": {"g", "G", "rg", "RG"},
    "cmyk": {"k", "K"},
    "grey": {"g", "G"},
}
SPACES = {
    "rgb": {"/DeviceGray", "/DeviceRGB"},
    "cmyk": {"/DeviceGray", "/DeviceCMYK"},
    "grey": {"/DeviceGray"},
}
COLOUR = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def masks(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """Return the forms that are masks: they have greys in every edition."""
    found = set()
    for thing in pdf.objects:
        states = thing.get("/ExtGState") if isinstance(thing, (Dictionary, Stream)) else None
        for _, state in states.items() if isinstance(states, Dictionary) else ():
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary):
                found.add(mask.G.objgen)
    return found


def streams(pdf: pikepdf.Pdf) -> Iterator[tuple[Stream, bool]]:
    """Yield all content, and whether it is a mask's."""
    contents = {page.obj.Contents.objgen for page in pdf.pages}
    masking = masks(pdf)
    for thing in pdf.objects:
        if isinstance(thing, Stream) and (
            thing.objgen in contents
            or thing.get("/Subtype") == Name.Form
            or thing.get("/Type") == Name.Pattern
        ):
            yield thing, thing.objgen in masking


def used(pdf: pikepdf.Pdf) -> Counter[tuple[str, tuple[float, ...]]]:
    """Return the colours of everything that is not a mask, with their operators."""
    return Counter(
        (
            str(item.operator),
            tuple(float(value) for value in item.operands if not isinstance(value, Object)),
        )
        for stream, is_mask in streams(pdf)
        if not is_mask
        for item in pikepdf.parse_content_stream(stream)
        if str(item.operator) in COLOUR
    )


def pictures(pdf: pikepdf.Pdf) -> list[Stream]:
    """Return the pictures of the page, by their names."""
    drawn = dict(pdf.pages[0].resources.XObject.items())
    listed = [drawn[name] for name in sorted(drawn)]
    return [thing for thing in listed if isinstance(thing, Stream) and thing.Subtype == Name.Image]


def page_picture(data: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    shown: Image.Image = document[0].render(scale=2).to_pil().convert("RGB")
    return shown


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_left_in_other_colours(swatch: bytes, edition: str) -> None:
    with opened(recoloured(swatch, edition)) as pdf:
        patterns = {("cs", ()), ("CS", ()), ("scn", ()), ("SCN", ())}  # they name gradients
        assert {
            operator for operator, colour in used(pdf) if (operator, colour) not in patterns
        } <= OPERATORS[edition]
        for thing in pdf.objects:
            if isinstance(thing, (Dictionary, Stream)):
                for space in (thing.get("/ColorSpace"), thing.get("/CS")):
                    if isinstance(space, Name):
                        assert str(space) in SPACES[edition], thing


def test_the_page_has_what_the_tests_are_about(swatch: bytes) -> None:
    with opened(swatch) as pdf:
        assert masks(pdf)
        assert {str(picture.ColorSpace) for picture in pictures(pdf)} == {
            "/DeviceRGB",
            "/DeviceCMYK",
        }
        assert any(operator == "scn" and len(colour) == 4 for operator, colour in used(pdf))
        assert any("/SMask" in picture for picture in pictures(pdf))
        assert any(
            isinstance(thing, Dictionary) and "/ShadingType" in thing for thing in pdf.objects
        )


def test_text_is_black_ink_alone_and_the_head_is_magenta_and_yellow(swatch: bytes) -> None:
    with opened(recoloured(swatch, "cmyk")) as pdf:
        colours = used(pdf)

    assert colours["k", (0, 0, 0, 1)]
    assert colours["k", (0, 0.8, 0.8, 0)]
    assert colours["K", (0, 0.8, 0.8, 0)] + colours["k", (0, 0.8, 0.8, 0)] >= 2
    assert colours["k", (0.9, 0.3, 0, 0.2)], "inks that were asked for stay"
    assert not any(
        colour[:3] != (0, 0, 0) and colour[3] > 0.9 for _, colour in colours if len(colour) == 4
    )


def test_the_head_of_a_grey_edition_is_dark(swatch: bytes) -> None:
    with opened(recoloured(swatch, "grey")) as pdf:
        assert used(pdf)["g", (0.2,)]
        assert used(pdf)["g", (0,)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_masks_stay_what_they_let_through(swatch: bytes, edition: str) -> None:
    with opened(recoloured(swatch, edition)) as pdf:
        for stream, is_mask in streams(pdf):
            if is_mask and "/Group" in stream:
                assert Name.DeviceGray == stream.Group.CS


@pytest.mark.parametrize("edition", ["cmyk", "grey"])
def test_pictures_keep_their_dots_and_their_way_of_packing(swatch: bytes, edition: str) -> None:
    with opened(swatch) as before, opened(recoloured(swatch, edition)) as after:
        for old, new in zip(pictures(before), pictures(after), strict=True):
            assert (old.Width, old.Height) == (new.Width, new.Height)
            assert old.Filter == new.Filter
            assert ("/SMask" in old) == ("/SMask" in new)
            if "/SMask" in old:
                assert old.SMask.read_bytes() == new.SMask.read_bytes()


def test_black_and_red_of_a_chart_are_exact_in_the_file(swatch: bytes) -> None:
    with opened(recoloured(swatch, "cmyk")) as pdf:
        charts = [
            picture for picture in pictures(pdf)
            if picture.Filter == Name.FlateDecode and picture.ColorSpace == Name.DeviceCMYK
        ]  # fmt: skip
        dots = Counter(
            data[at : at + 4]
            for picture in charts
            for data in [picture.read_bytes()]
            for at in range(0, len(data), 4)
        )

    assert dots[bytes((0, 0, 0, 255))] > 4000
    assert dots[bytes((0, 204, 204, 0))] > 4000


def test_a_scan_in_greys_takes_one_ink(swatch: bytes) -> None:
    with opened(recoloured(swatch, "cmyk")) as pdf:
        assert [str(picture.ColorSpace) for picture in pictures(pdf)].count("/DeviceGray") == 1


@pytest.mark.parametrize(("edition", "allowed"), [("rgb", 6), ("cmyk", 22)])
def test_the_page_looks_the_same_on_a_screen(swatch: bytes, edition: str, allowed: float) -> None:
    difference = ImageChops.difference(
        page_picture(swatch), page_picture(recoloured(swatch, edition))
    )

    assert max(ImageStat.Stat(difference).mean) <= allowed
    blank = page_picture(swatch).point(lambda _: 255)
    assert max(ImageStat.Stat(ImageChops.difference(page_picture(swatch), blank)).mean) > allowed


def test_a_grey_page_is_as_light_as_the_coloured_one(swatch: bytes) -> None:
    made = page_picture(recoloured(swatch, "grey"))
    red, green, blue = made.split()

    assert ImageChops.difference(red, green).getbbox() is None
    assert ImageChops.difference(green, blue).getbbox() is None
    wanted = page_picture(swatch).convert("L")
    difference = ImageChops.difference(wanted, made.convert("L"))
    assert ImageStat.Stat(difference).mean[0] <= 4


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_same_page_gives_the_same_bytes(swatch: bytes, edition: str) -> None:
    assert recoloured(swatch, edition) == recoloured(swatch, edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_second_pass_changes_nothing(swatch: bytes, edition: str) -> None:
    once = recoloured(swatch, edition)

    with opened(once) as first, opened(recoloured(once, edition)) as second:
        assert used(first) == used(second)
        for old, new in zip(pictures(first), pictures(second), strict=True):
            assert old.ColorSpace == new.ColorSpace


@pytest.mark.parametrize("edition", EDITIONS)
def test_text_can_still_be_copied_and_links_still_lead(swatch: bytes, edition: str) -> None:
    data = recoloured(swatch, edition)
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()

    assert "正文黑字" in text
    with opened(data) as pdf:
        assert len(pdf.pages[0].obj.Annots) == 1
