"""Pictures for screens: real files in, real files looked into."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from jianbao.book import Asset
from jianbao.diagnostics import Diagnostic, Span
from jianbao.edition.screen.pictures import (
    LONGEST,
    MOST_PIXELS,
    STRIP,
    STRIP_WIDTH,
    as_cover,
    fitted,
    for_screen,
    readdressed,
    screen_size,
)
from jianbao.products.word.pictures import media

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def asset(data: bytes) -> Asset:
    """Return ``data`` as the manuscript stage would hand it on."""
    with Image.open(BytesIO(data)) as image:
        kind, width, height = image.format or "", image.width, image.height
    return Asset(
        href=f"images/01-a.{'png' if kind == 'PNG' else 'jpg'}",
        media_type=f"image/{kind.lower()}",
        data=data,
        width=width,
        height=height,
        span=Span(file="one.md", line=3),
    )


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def photograph(width: int, height: int) -> Image.Image:
    """Return soft colours with the grain of a sensor, as a camera sees a room."""
    dots = random.Random(1).randbytes(3 * (width // 16) * (height // 16))  # noqa: S311 - a test picture
    room = Image.frombytes("RGB", (width // 16, height // 16), dots).resize((width, height))
    grain = Image.effect_noise((width, height), 20).convert("RGB")
    return Image.blend(room, grain, 0.1)


def opened(picture: Asset) -> Image.Image:
    image = Image.open(BytesIO(picture.data))
    assert image.size == (picture.width, picture.height)
    return image


def wide_gamut() -> bytes:
    """Return a profile whose primaries are those of sRGB in another order: unmistakable."""
    data = bytearray(SRGB.tobytes())
    for number in range(int.from_bytes(data[128:132])):
        at = 132 + 12 * number
        if data[at : at + 4] == b"rXYZ":
            data[at : at + 4] = b"gXYZ"
        elif data[at : at + 4] == b"gXYZ":
            data[at : at + 4] = b"rXYZ"
    return bytes(data)


@given(st.integers(1, 20_000), st.integers(1, 20_000))
def test_no_picture_is_larger_than_a_phone_needs(width: int, height: int) -> None:
    wide, high = screen_size(width, height)
    longer, shorter = max(width, height), min(width, height)
    assert wide <= width
    assert high <= height
    assert wide * high <= MOST_PIXELS
    if longer < STRIP * shorter:
        assert max(wide, high) == min(longer, LONGEST)
    else:
        assert min(wide, high) <= STRIP_WIDTH


def test_a_strip_of_text_stays_legible() -> None:
    assert min(screen_size(1080, 5400)) > 1000
    assert min(screen_size(1080, 20_000)) > 500


def test_a_photograph_of_forty_megapixels_takes_little_memory() -> None:
    data = saved(Image.effect_noise((8000, 5000), 40).convert("RGB"), "JPEG", quality=80)
    program = (
        "import sys, resource, pickle\n"
        "from jianbao.edition.screen.pictures import for_screen\n"
        "picture = pickle.load(sys.stdin.buffer)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "made = for_screen(picture, 85)\n"
        "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "print(made.width, made.height, grown)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=pickle.dumps(asset(data)),
        capture_output=True,
        check=True,
    )
    width, height, grown = map(int, run.stdout.split())
    unit = 1 if sys.platform == "darwin" else 1024
    assert (width, height) == (2000, 1250)
    assert grown * unit < 8000 * 5000 * 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_is_right_keeps_its_dots(kind: str) -> None:
    data = saved(photograph(320, 240), kind)
    assert for_screen(asset(data), 85).data == data


def test_what_a_theme_brings_loses_its_metadata_and_nothing_else() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of 张三"
    image = photograph(320, 240)
    made = for_screen(asset(saved(image, "JPEG", exif=exif, comment=b"secret")), 85)
    assert made.data == saved(image, "JPEG")


def test_a_photograph_is_turned_as_the_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (300, 200), "white")
    image.paste("red", (0, 0, 150, 200))
    made = opened(for_screen(asset(saved(image, "JPEG", exif=exif)), 85))
    assert made.size == (200, 300)
    assert made.getpixel((100, 20))[1] < 60  # type: ignore[index]  # RGB
    assert made.getpixel((100, 280))[1] > 200  # type: ignore[index]  # RGB
    assert 0x0112 not in made.getexif()


def test_inks_become_light() -> None:
    for colour, light in (((0, 255, 255, 0), (255, 0, 0)), ((255, 0, 0, 0), (0, 255, 255))):
        data = saved(Image.new("CMYK", (64, 64), colour), "JPEG", quality=100)
        made = opened(for_screen(asset(data), 95))
        assert made.mode == "RGB"
        assert made.getpixel((30, 30)) == pytest.approx(light, abs=12)


def test_colours_of_another_gamut_are_converted() -> None:
    data = saved(
        Image.new("RGB", (64, 64), (255, 0, 0)), "JPEG", quality=100, icc_profile=wide_gamut()
    )
    made = opened(for_screen(asset(data), 95))
    assert "icc_profile" not in made.info
    assert made.getpixel((30, 30)) == pytest.approx((0, 255, 0), abs=6)


def test_transparent_colours_are_converted_and_stay_transparent() -> None:
    image = Image.new("RGBA", (64, 64), (255, 0, 0, 90))
    made = opened(
        for_screen(asset(saved(image, "PNG", icc_profile=wide_gamut())), 85, on_white=False)
    )
    assert made.getpixel((30, 30)) == pytest.approx((0, 255, 0, 90), abs=3)


def test_the_usual_profile_changes_nothing() -> None:
    data = saved(photograph(320, 240), "JPEG", icc_profile=SRGB.tobytes())
    assert for_screen(asset(data), 85).data == data


@pytest.mark.parametrize("profile", [b"no profile", SRGB.tobytes()], ids=["broken", "of colours"])
def test_a_profile_that_does_not_fit_is_passed_over(profile: bytes) -> None:
    data = saved(photograph(320, 240).convert("L"), "JPEG", icc_profile=profile)
    assert opened(for_screen(asset(data), 85)).mode == "L"


def test_grey_stays_grey() -> None:
    made = opened(for_screen(asset(saved(photograph(2400, 1200).convert("L"), "JPEG")), 85))
    assert (made.mode, made.size) == ("L", (2000, 1000))


def test_sixteen_bits_become_eight() -> None:
    ramp = Image.linear_gradient("L").convert("I").point(lambda value: value * 257).convert("I;16")
    made = opened(for_screen(asset(saved(ramp, "PNG")), 85))
    assert (made.mode, made.getextrema()) == ("L", (0, 255))


def test_a_drawing_stays_a_png_with_its_palette() -> None:
    image = Image.new("RGB", (3000, 2000), "white")
    pen = ImageDraw.Draw(image)
    for number in range(200):
        colour = (number, 255 - number, 128)
        pen.rectangle((number * 15, 200, number * 15 + 10, 1800 - number * 5), fill=colour)
    data = saved(image.quantize(256), "PNG")
    made = opened(for_screen(asset(data), 85))
    assert (made.format, made.mode, made.width) == ("PNG", "P", 2000)
    assert made.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_transparency_outlives_scaling() -> None:
    image = Image.new("RGBA", (3000, 1500), (200, 0, 0, 0))
    image.paste((200, 0, 0, 255), (0, 0, 1500, 1500))
    made = opened(for_screen(asset(saved(image, "PNG")), 85, on_white=False))
    assert (made.mode, made.size) == ("RGBA", (2000, 1000))
    assert made.getpixel((1500, 500))[3] == 0  # type: ignore[index]  # RGBA
    assert made.getpixel((500, 500)) == (200, 0, 0, 255)


def test_a_scan_in_black_and_white_keeps_pure_white() -> None:
    image = Image.new("1", (3000, 1500), 1)
    ImageDraw.Draw(image).line((0, 0, 3000, 1500), fill=0, width=5)
    made = opened(for_screen(asset(saved(image, "PNG")), 85))
    assert (made.mode, made.width) == ("P", 2000)
    assert made.convert("RGB").getpixel((1900, 10)) == (255, 255, 255)


def test_a_photograph_in_a_png_becomes_a_jpeg_and_its_address_follows() -> None:
    picture = asset(saved(photograph(1600, 1200), "PNG"))
    made = for_screen(picture, 70)
    assert (made.href, made.media_type) == ("images/01-a.jpg", "image/jpeg")
    html = '<p>src="../images/01-a.png" <img alt="x" src="../images/01-a.png"/></p>'
    assert readdressed(html, {picture.href: made.href}) == (
        '<p>src="../images/01-a.png" <img alt="x" src="../images/01-a.jpg"/></p>'
    )
    assert for_screen(picture, 70, is_fixed=True).media_type == "image/png"


def test_the_quality_is_that_which_was_asked_for() -> None:
    picture = asset(saved(photograph(2400, 1600), "JPEG", quality=95))
    fine, coarse = (len(for_screen(picture, quality).data) for quality in (90, 40))
    assert coarse < fine / 2


def test_what_moves_is_left_moving() -> None:
    frames = [Image.new("RGB", (2400, 20), colour) for colour in ("red", "white")]
    data = saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert opened(for_screen(asset(data), 85)).n_frames == 2  # type: ignore[attr-defined]  # APNG


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png", "image/svg+xml"])
def test_a_picture_that_cannot_be_fitted_stays_and_is_told(media_type: str) -> None:
    place = Span(file="a.css", line=3)
    broken = Asset(href="theme/a", media_type=media_type, data=b"?", width=0, height=0, span=place)
    said: list[Diagnostic] = []
    assert fitted(broken, 85, said) == broken
    assert [(item.code, item.span) for item in said] == [("T014", place)]


def test_a_picture_that_no_screen_takes_otherwise_is_passed_on() -> None:
    moving = Asset(
        href="a.gif", media_type="image/gif", data=b"?", width=0, height=0, span=Span(file="a.css")
    )
    assert for_screen(moving, 85) == moving


def test_a_picture_of_finest_grain_is_made_smaller_all_the_same() -> None:
    noise = Image.effect_noise((2600, 1000), 120)
    turned = noise.transpose(Image.Transpose.ROTATE_180)
    mirrored = noise.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    grain = saved(Image.merge("RGB", (noise, turned, mirrored)), "PNG")
    assert opened(for_screen(asset(grain), 100)).size == (LONGEST, 769)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_transparent_picture_lies_on_white(mode: str) -> None:
    drawing = Image.new("RGBA", (400, 100), (0, 0, 0, 0))
    drawing.paste((0, 0, 0, 255), (50, 40, 350, 60))
    data = saved(drawing.quantize(8) if mode == "P" else drawing.convert(mode), "PNG")
    made = opened(for_screen(asset(data), 85)).convert("RGBA")
    assert made.getpixel((5, 5)) == (255, 255, 255, 255)
    assert made.getpixel((200, 50)) == (0, 0, 0, 255)


def test_what_a_style_sheet_shows_keeps_its_ground() -> None:
    data = saved(Image.new("RGBA", (40, 10), (0, 0, 0, 0)), "PNG")
    assert for_screen(asset(data), 85, is_fixed=True, on_white=False).data == data


@pytest.mark.parametrize("box", ['viewBox="-10,-10 120 60"', 'width="120" height="60"'])
def test_a_drawing_lies_on_white(box: str) -> None:
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box}><style>rect {{fill: none}}</style>'
        '<path d="M0 10h40" stroke="#000"/></svg>'
    )
    plain = Asset(
        href="images/01-a.svg",
        media_type="image/svg+xml",
        data=drawing.encode(),
        width=120,
        height=60,
        span=Span(file="one.md", line=3),
    )
    with Image.open(BytesIO(media(for_screen(plain, 85)))) as image:
        shown = image.convert("RGBA")
    assert shown.getpixel((1, 1)) == (255, 255, 255, 255)
    assert shown.getpixel((shown.width - 2, shown.height - 2)) == (255, 255, 255, 255)


def test_the_same_picture_gives_the_same_bytes() -> None:
    picture = asset(saved(photograph(2400, 1600), "PNG"))
    assert for_screen(picture, 85) == for_screen(picture, 85)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1200, 1600), (1200, 1600)),
        ((600, 800), (600, 800)),
        ((3000, 4000), (1500, 2000)),
        ((4000, 3000), (2666, 2000)),
    ],
)
def test_a_cover_is_never_enlarged_and_stays_high_enough(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    data = as_cover(asset(saved(Image.new("RGB", size, "navy"), "JPEG")))
    assert Image.open(BytesIO(data)).size == pytest.approx(expected, abs=1)


def test_a_transparent_cover_stands_on_white() -> None:
    data = as_cover(asset(saved(Image.new("LA", (100, 160), (0, 0)), "PNG")))
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.convert("RGB").getpixel((50, 50))) == ("JPEG", (255, 255, 255))
