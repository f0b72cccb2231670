from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from jianbao.manuscript import images

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder

Maker = Callable[..., bytes]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'


def test_a_picture_alone_is_a_figure(book: BookFolder, png: Maker) -> None:
    book.write("图/站台.png", png())
    chapter = book.chapter('# 题\n\n![替代](图/站台.png "图一 站台"){#f .wide}\n')
    assert chapter.html == (
        '<figure data-source="one.md:3" id="chapter-01-f" class="wide">'
        '<img src="images/01-image.png" alt="替代"/><figcaption>图一 站台</figcaption></figure>'
    )
    assert book.diagnostics == ()


def test_captions_and_pictures_in_a_line(book: BookFolder, png: Maker) -> None:
    book.write("a.png", png(10, 10))
    book.write("b.png", png(1300))
    body = book.body("![说明](b.png)\n\n![](b.png){.装饰}\n\n字![印](a.png)字\n")
    assert body == (
        '<figure><img src="images/01-b.png" alt="说明"/><figcaption>说明</figcaption></figure>\n'
        '<figure><img src="images/01-b.png" alt="" role="presentation"/></figure>\n'
        '<p>字<img src="images/02-a.png" alt="印"/>字</p>'
    )
    assert book.diagnostics == ()


def test_one_file_is_one_asset_however_it_is_named(book: BookFolder, png: Maker) -> None:
    book.write("Team Photo.png", png())
    book.write("x/Team-photo.jpg", png(kind="JPEG"))
    book.write("two.md", "# 二\n\n![](<./Team Photo.png>) ![](x\\Team-photo.jpg)\n")
    book.write("one.md", "# 一\n\n![](Team%20Photo.png)\n")
    value = book.read("one.md", "two.md")
    assert [asset.href for asset in value.assets] == [
        "images/01-team-photo.png",
        "images/02-team-photo.jpg",
    ]
    assert [asset.media_type for asset in value.assets] == ["image/png", "image/jpeg"]
    assert str(value.assets[0].span).startswith("one.md:3")
    assert value.assets[0].data == png()


def test_width_sets_the_dots_that_are_needed(book: BookFolder, png: Maker) -> None:
    book.write("a.png", png(620))
    assert 'data-width="50"' in book.body("![图](a.png){width=50%}")
    assert book.codes == []
    book.body("![图](a.png)")
    (warning,) = book.diagnostics
    assert (warning.code, str(warning.span)) == ("I008", "one.md:3")
    assert "135 dpi" in warning.message.en
    assert warning.hint is not None
    assert "{width=50%}" in warning.hint.en


@pytest.mark.parametrize("width", ["0%", "120%", "wide"])
def test_other_widths_are_pointed_out(book: BookFolder, png: Maker, width: str) -> None:
    book.write("a.png", png())
    assert "width" not in book.body(f"![图](a.png){{width={width}}}")
    assert book.codes == ["M051"]


def test_pictures_that_cannot_be_used(book: BookFolder, png: Maker) -> None:
    book.write("图一.png", png())
    book.write("half.png", png(900, 900)[:-200])
    book.write("text.jpg", b"no picture")
    book.write("moving.gif", png(kind="GIF"))
    book.write("old.bmp", png(kind="BMP"))
    (book.folder.parent / "outside.png").write_bytes(png())
    (book.folder / "link.png").symlink_to(book.folder.parent / "outside.png")
    chapter = book.chapter(
        "# 题\n\n![](图二.png)\n\n![](half.png)\n\n![](text.jpg)\n\n![](moving.gif)\n\n![](old.bmp)\n\n"
        "![](../outside.png)\n\n![](link.png)\n\n![](https://e.cn/a.png)\n\n![](C:/a.png)\n\n"
        "![](data:image/png;base64,AA)\n\n![]()\n\n![](a%00b.png)\n\n文\n"
    )
    assert "<img" not in chapter.html
    assert [place.partition(":")[0][:4] + place.split(":")[1] for place in book.found] == [
        "I0013", "I0055", "I0057", "I0139", "I00411", "I00213", "I00215", "I00317", "I00919",
        "I00921", "I00123", "I00125",
    ]  # fmt: skip
    assert all(item.is_error for item in book.diagnostics)
    missing = book.diagnostics[0].hint
    assert missing is not None
    assert "图一.png" in missing.zh


def test_sizes_have_limits(book: BookFolder, png: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    book.write("many.png", _claims(9000, 9000))
    book.write("bomb.png", _claims(60000, 60000))
    book.write("heavy.png", png() + b"\0" * 5000)
    monkeypatch.setattr(images, "MAX_BYTES", 4000)
    book.body("![](many.png)\n\n![](bomb.png)\n\n![](heavy.png)\n")
    assert book.codes == ["I007", "I007", "I006"]


def _claims(width: int, height: int) -> bytes:
    """Return a tiny PNG whose head claims a size."""
    head = struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@pytest.mark.parametrize(
    ("options", "kind"),
    [({"lossless": True}, "PNG"), ({"lossless": False}, "JPEG")],
)
def test_webp_is_converted(
    book: BookFolder, png: Maker, options: dict[str, bool], kind: str
) -> None:
    book.write("a.webp", png(1300, 20, "WEBP", **options))
    book.chapter("# 题\n\n![](a.webp)\n")
    (asset,) = book.result.value.assets  # type: ignore[union-attr]  # read() has checked
    assert asset.media_type == f"image/{kind.lower()}"
    with Image.open(BytesIO(asset.data)) as image:
        assert (image.format, image.size) == (kind, (1300, 20))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_is_turned_as_the_camera_says(book: BookFolder, png: Maker, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    book.write("a.jpg", png(20, 1300, kind, exif=exif))
    book.chapter("# 题\n\n![](a.jpg)\n")
    (asset,) = book.result.value.assets  # type: ignore[union-attr]  # read() has checked
    assert (asset.width, asset.height) == (1300, 20)
    with Image.open(BytesIO(asset.data)) as image:
        assert image.getexif().get(0x0112, 1) == 1


def test_svg_needs_no_dots(book: BookFolder) -> None:
    book.write("a.svg", SVG)
    book.chapter("# 题\n\n![图](a.svg)\n")
    (asset,) = book.result.value.assets  # type: ignore[union-attr]  # read() has checked
    assert (asset.media_type, asset.width, asset.height) == ("image/svg+xml", 40, 30)
    assert book.diagnostics == ()


def test_what_an_svg_loses_is_told_in_its_own_file(book: BookFolder) -> None:
    book.write("图/a.svg", SVG.replace(b"/>", b">\n<script>x</script></svg>"))
    book.write("图/b.svg", b"<svg")
    book.chapter("# 题\n\n![甲](图/a.svg)\n\n![乙](图/a.svg)\n\n![](图/b.svg)\n")
    assert book.found == ["I010 one.md:7:5", "I011 图/a.svg:2"]


def test_figures_of_html(book: BookFolder, png: Maker) -> None:
    book.write("a.png", png())
    chapter = book.chapter(
        '<h1>题</h1><figure><p><img src="a.png" width="60%" alt="甲"></p><figcaption>乙</figcaption>'
        "</figure>",
        "one.html",
    )
    assert chapter.html == (
        '<figure data-source="one.html:1" data-width="60"><img src="images/01-a.png" alt="甲"/>'
        '<figcaption data-source="one.html:1">乙</figcaption></figure>'
    )
