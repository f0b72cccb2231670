"""Long pictures in pieces."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from jianbao.manuscript.strips import cut, is_strip


def drawn(height: int, *, ruled: bool, kind: str = "PNG") -> bytes:
    image = Image.new("RGB", (800, height), "white")
    pen = ImageDraw.Draw(image)
    for top in range(20, height - 320, 400):
        for row in range(top, top + 300, 12):
            pen.line((60, row, 700, row + 11), "black", 5)
    for left in range(0, 800, 20) if ruled else ():
        pen.line((left, 0, left + 7, height), "black", 3)
    stream = BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("height", [2400, 5000, 9100])
def test_pieces_are_cut_between_what_is_drawn(height: int, kind: str) -> None:
    data = drawn(height, ruled=False, kind=kind)
    pieces, is_blank = cut(data)
    assert is_blank
    assert sum(piece.height for piece in pieces) == height
    assert all(piece.height <= 1200 for piece in pieces)
    row = 0
    for piece in pieces[:-1]:
        row += piece.height
        assert (row - 20) % 400 > 300, "within what is drawn"
    with Image.open(BytesIO(data)) as whole:
        joined = Image.new("RGB", whole.size)
        row = 0
        for piece in pieces:
            joined.paste(piece, (0, row))
            row += piece.height
        assert joined.tobytes() == whole.convert("RGB").tobytes()


def test_a_cut_through_something_is_known() -> None:
    pieces, is_blank = cut(drawn(5000, ruled=True))
    assert not is_blank
    assert all(piece.height <= 1200 for piece in pieces)


@pytest.mark.parametrize(
    ("width", "height", "strip"),
    [(1080, 9000, True), (1080, 2900, True), (1080, 2400, False), (100, 400, False)],
)
def test_what_is_a_strip(width: int, height: int, strip: bool) -> None:  # noqa: FBT001 - a row
    assert is_strip(width, height) == strip
