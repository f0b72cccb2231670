"""A booklet with a picture-less briefing, built once, and faces to stamp it with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao import build, fonts
from jianbao.config.model import FontChoice
from jianbao.diagnostics import Span
from jianbao.products.copies.model import CopyFaces, Distribution
from jianbao.products.copies.setting import press_of

SPAN = Span(file="book.yaml")
BOOK = """\
书名: 城南简报
期号: 3
编印单位: 城南区教育局
日期: 2024年3月5日
密级: 内部资料
版式: {theme}
输出: pdf
文章: [文章.md]
"""

Make = Callable[[str], bytes]


def asked(**options: object) -> tuple[tuple[str, str, object], ...]:
    """Return what `Request.asked` has of copies with ``options``."""
    return tuple(("copies", name, value) for name, value in options.items())


def write_book(folder: Path, theme: str, more: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = (
        "# 校园安全\n\n" + "各校要落实责任。" * 30 + "\n\n" + "\n\n".join(["正文一段。" * 20] * 12)
    )
    (folder / "文章.md").write_text(text, "utf-8")
    file = folder / "book.yaml"
    file.write_text(BOOK.format(theme=theme) + more, "utf-8")
    return file


@pytest.fixture(scope="session")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Return a function that gives the PDF of a theme, with room for numbers."""
    made: dict[str, bytes] = {}

    def make(theme: str) -> bytes:
        if theme not in made:
            folder = tmp_path_factory.mktemp(theme)
            request = build.Request(file=write_book(folder, theme), asked=asked(numbers=(1,)))
            result = build.build(request, lambda _: None)
            assert result.value is not None, result.diagnostics
            made[theme] = result.value[0].path.read_bytes()
        return made[theme]

    return make


@pytest.fixture(scope="session")
def typefaces() -> fonts.Typefaces:
    faces = fonts.resolve(FontChoice(), "zh-Hans", lambda _: SPAN).value
    assert faces is not None
    return faces


@pytest.fixture(scope="session")
def press(typefaces: fonts.Typefaces) -> Callable[[Distribution], CopyFaces]:
    face = typefaces.role(fonts.Role.FANGSONG).faces[0]

    def made(order: Distribution) -> CopyFaces:
        result = press_of(order, typefaces, face, SPAN)
        assert result.value is not None, result.diagnostics
        return result.value

    return made


@pytest.fixture
def new_book(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a briefing with more lines in its book.yaml."""
    return lambda more="": write_book(tmp_path / "book", "jianbao", more)
