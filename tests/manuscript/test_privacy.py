"""What a picture tells beside the picture goes; its dots are copied as they stand."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from jianbao.manuscript.privacy import without_metadata

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder

PLACE = b"31.2N 107.5E"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(kind: str, mode: str = "RGB", **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    stream = BytesIO()
    Image.linear_gradient("L").convert(mode).save(stream, kind, **options)
    return stream.getvalue()


def exif() -> Image.Exif:
    """Return what a phone writes: its maker, where it was, and a preview of what it saw."""
    data = Image.Exif()
    data[0x010F] = PLACE.decode()
    gps = data.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (31.0, 12.0, 0.0), "E", (107.0, 30.0, 0.0)
    return data


def segment(mark: int, content: bytes) -> bytes:
    return bytes((0xFF, mark)) + (len(content) + 2).to_bytes(2) + content


def dots(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as image:
        return image.tobytes()


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_keeps_its_dots_and_loses_the_rest(mode: str, *, progressive: bool) -> None:
    told = {"exif": exif(), "comment": PLACE, "xmp": PLACE, "icc_profile": SRGB, "dpi": (300, 300)}
    data = saved("JPEG", mode, progressive=progressive, restart_marker_rows=1, **told)
    photoshop = segment(0xED, b"Photoshop 3.0\x008BIM" + PLACE)
    preview = segment(0xE0, b"JFXX\x00\x10" + PLACE)
    data = data[:2] + preview + photoshop + data[2:] + b"a film" + PLACE
    bare = without_metadata(data)
    assert bare is not None
    assert PLACE in data
    assert PLACE not in bare
    assert dots(bare) == dots(data)
    with Image.open(BytesIO(bare)) as image:
        assert dict(image.getexif()) == {}
        assert image.info["icc_profile"] == SRGB
        assert image.info.get("dpi", (300, 300)) == (300, 300)
    assert without_metadata(bare) == bare


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P"])
def test_a_png_keeps_its_dots_and_loses_the_rest(mode: str) -> None:
    info = PngInfo()
    info.add_text("Author", PLACE.decode())
    info.add_itxt("XML:com.adobe.xmp", PLACE.decode())
    info.add_text("Comment", PLACE.decode() * 99, zip=True)
    data = saved("PNG", mode, pnginfo=info, exif=exif(), icc_profile=SRGB) + PLACE
    bare = without_metadata(data)
    assert bare is not None
    assert PLACE not in bare
    assert not any(name in bare for name in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"))
    assert dots(bare) == dots(data)
    with Image.open(BytesIO(bare)) as image:
        assert image.mode == mode
        assert image.info["icc_profile"] == SRGB


def test_a_moving_png_keeps_moving() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "white")]
    stream = BytesIO()
    frames[0].save(stream, "PNG", save_all=True, append_images=frames[1:])
    with Image.open(BytesIO(without_metadata(stream.getvalue()) or b"")) as image:
        assert getattr(image, "n_frames", 1) == 2


def test_transparency_stays() -> None:
    data = saved("PNG", "P", transparency=3)
    with Image.open(BytesIO(without_metadata(data) or b"")) as image:
        assert "transparency" in image.info


@given(st.binary(max_size=60), st.integers(0, 400))
def test_no_bytes_break_it(noise: bytes, at: int) -> None:
    for data in (saved("JPEG"), saved("PNG")):
        broken = data[:at] + noise + data[at + len(noise) :]
        assert isinstance(without_metadata(broken), bytes | None)
        assert without_metadata(data[:at]) is None


def test_neither_medium_tells_where_a_photograph_was_taken(book: BookFolder) -> None:
    wrong = segment(0xED, PLACE)[:-1]  # its length is wrong, which decoders forgive
    broken = saved("JPEG")[:2] + wrong + saved("JPEG")[2:]
    assert without_metadata(broken) is None
    turned = exif()
    turned[0x0112] = 6
    for name, data in (
        ("a.jpg", saved("JPEG", exif=exif(), comment=PLACE)),
        ("b.jpg", saved("JPEG", exif=turned, comment=PLACE)),
        ("c.webp", saved("WEBP", exif=exif(), xmp=PLACE)),
        ("d.jpg", broken),
    ):
        book.write(name, data)
    book.chapter("# 题\n\n![甲](a.jpg)\n\n![乙](b.jpg)\n\n![丙](c.webp)\n\n![丁](d.jpg)\n")
    assert book.result.value is not None
    assert len(book.result.value.assets) == 4
    for asset in book.result.value.assets:
        assert PLACE not in asset.data
        assert b"Exif" not in asset.data


def test_a_jpeg_that_breaks_off_is_still_found(book: BookFolder) -> None:
    book.write("a.jpg", saved("JPEG", quality=100)[:-1500])
    book.chapter("# 题\n\n![甲](a.jpg)\n\n文\n")
    assert book.codes == ["I005"]
