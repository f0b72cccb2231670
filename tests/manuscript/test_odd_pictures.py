"""Pictures that are odd in some way: each is used or told with its line, and never harms another."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Never

import pytest
from PIL import Image

from jianbao import budget, manuscript
from jianbao.config.model import BookConfig, ChapterEntry, PartEntry
from jianbao.diagnostics import Diagnostic
from jianbao.manuscript import images

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """Return a PNG that says it is so large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(data)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg_with(segment: bytes) -> bytes:
    plain = saved(Image.new("RGB", (8, 8)), "JPEG")
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + plain[2:]


REFUSED = {
    "wide.png": png(80_000_001, 1),
    "high.png": png(1, 2**31 - 1),
    "none.png": png(0, 0),
    "flat.png": png(9, 0),
    "short.png": png(9, 9, b"abc"),
    "empty.png": b"",
    "cut.jpg": saved(Image.new("RGB", (64, 64)), "JPEG")[:300],
    "text.jpg": b"no picture",
    "self.svg": f'{SVG}<g id="a"><use x:href="#a"/></g></svg>'.encode(),
    "ring.svg": f'{SVG}<g id="a"><use x:href="#b"/></g><g id="b"><use x:href="#a"/></g></svg>'.encode(),
    "huge.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="1e400px" height="1"/>',
    "zero.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>',
    "deep.svg": (SVG + "<g>" * 3000 + "</g>" * 3000 + "</svg>").encode(),
    "open.svg": SVG.encode(),
}
USED = {
    "sixteen.png": saved(Image.new("I;16", (9, 9)), "PNG"),
    "palette.png": saved(Image.new("P", (9, 9)), "PNG", transparency=0),
    "bits.png": saved(Image.new("1", (9, 9)), "PNG"),
    "cmyk.jpg": saved(Image.new("CMYK", (9, 9)), "JPEG"),
    "broken-exif.jpg": jpeg_with(b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\xff" * 40),
    "short-exif.jpg": jpeg_with(b"Exif\0\0MM"),
    "turned.jpg": saved(Image.new("RGB", (9, 5)), "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x63\0\0\0\0\0\0\0"),
    "one.png": saved(Image.new("L", (1, 1)), "PNG"),
    "thin.webp": saved(Image.new("RGB", (9, 1)), "WEBP"),
}  # fmt: skip


def read(folder: Path, names: list[str]) -> tuple[list[Diagnostic], int]:
    """Read a manuscript that shows ``names``, each on a line of its own from the third on."""
    text = "# 题\n\n" + "".join(f"![图]({name})\n\n" for name in names)
    (folder / "a.md").write_text(text, "utf-8")
    parts = (PartEntry(chapters=(ChapterEntry(path="a.md"),)),)
    result = manuscript.read(BookConfig(file=folder / "book.yaml", title="书", parts=parts))
    return list(result.diagnostics), len(result.value.assets) if result.value else 0


def test_each_picture_is_told_at_its_line_and_the_others_are_used(tmp_path: Path) -> None:
    for name, data in {**REFUSED, **USED}.items():
        (tmp_path / name).write_bytes(data)
    names = [*REFUSED, *USED]
    said, used = read(tmp_path, names)
    errors = [item for item in said if item.is_error]
    lines = {item.span.line for item in errors if item.span}
    assert {names[(line - 3) // 2] for line in lines} == set(REFUSED)
    assert all(item.span and item.span.file == "a.md" for item in errors)
    assert not {"B005", "B006"} & {item.code for item in said}
    assert used == len(USED)


def fails(*_: object) -> Never:
    raise AssertionError("odd")


def never_ends(*_: object) -> Never:
    while True:
        pass


@pytest.mark.parametrize(("work", "code"), [(fails, "B006"), (never_ends, "B005")])
@pytest.mark.parametrize("reader", ["_drawing", "_photograph"])
def test_a_reader_that_fails_is_told_at_the_line_and_the_other_goes_on(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reader: str,
    work: Callable[..., Never],
    code: str,
) -> None:
    (tmp_path / "a.svg").write_text(f"{SVG}</svg>", "utf-8")
    (tmp_path / "b.png").write_bytes(USED["one.png"])
    monkeypatch.setattr(images, reader, work)
    monkeypatch.setenv(budget.SECONDS, "0.2")
    with budget.watched():
        said, used = read(tmp_path, ["a.svg", "b.png"])
    (told,) = [item for item in said if item.is_error]
    assert (told.code, used) == (code, 1)
    assert str(told.span).startswith("a.md:3" if reader == "_drawing" else "a.md:5")


def test_many_pictures_that_are_not_there_are_told_with_bounded_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks = list[object]()

    def walk(*args: object) -> Iterator[Never]:
        walks.append(args)
        return iter(())

    monkeypatch.setattr("os.walk", walk)
    said, _ = read(tmp_path, [f"{number}.png" for number in range(200)])
    assert len([item for item in said if item.is_error]) == 200
    assert 0 < len(walks) < 100
