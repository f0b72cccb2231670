"""Official documents made for measuring: their pages, lines and ink in millimetres."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from PIL import ImageChops

from jianbao import build

MM = 72 / 25.4
DPI = 600
TEXT = "城南区教育局要求各校认真落实安全责任切实保障师生生命"
"""26 characters: with the indent of two, one full line."""
BOOK = """\
书名: 通知
编印单位: 城南区教育局
日期: 2024年3月5日
公文: {{发文字号: 城教发〔2024〕8号, 主送: {addressees}, {official}}}
文章: [{chapters}]
版式: {{名称: gongwen, 选项: {{{options}}}}}
版记: {{{imprint}}}
字体: {{宋: Noto Serif CJK SC, 仿宋: FandolFang, 楷: LXGW WenKai, 黑: Noto Sans CJK SC, 小标宋: Noto Serif CJK SC}}
"""


@dataclass(frozen=True)
class Line:
    """Characters of one size on one baseline; places are those of the page, in millimetres."""

    text: str
    face: str
    colour: tuple[float, ...]
    size: float
    baseline: float
    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle of the characters' squares, which stand 0.88 em above the baseline."""
        return self.baseline - 0.38 * self.size


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    drawing: pypdfium2.PdfPage

    def line(self, text: str) -> Line:
        """The first line that begins with ``text``."""
        return next(line for line in self.lines if line.text.startswith(text))

    def lines_of_size(self, size: float) -> list[Line]:
        return [line for line in self.lines if line.size == pytest.approx(size, abs=0.01)]

    def lines_of_folio(self) -> list[Line]:
        return [line for line in self.lines if line.text.startswith("— ")]

    def ink(
        self, box: tuple[float, float, float, float], *, red: bool = False
    ) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what is printed inside ``box``, to 0.05 mm."""
        left, top, right, bottom = box
        edges = (left, self.height - bottom, self.width - right, top)
        part = self.drawing.render(scale=DPI / 72, crop=tuple(edge * MM for edge in edges)).to_pil()
        if red:
            channels = part.convert("RGB").split()
            mask = ImageChops.subtract(channels[0], channels[1]).point(_over(100))
        else:
            mask = ImageChops.invert(part.convert("L")).point(_over(127))
        found = mask.getbbox()
        assert found is not None, f"nothing printed in {box} of page {self.number}"
        x0, y0, x1, y1 = (edge * 25.4 / DPI for edge in found)
        return left + x0, top + y0, left + x1, top + y1


def _over(limit: int) -> Callable[[int], int]:
    return lambda value: 255 if value > limit else 0


@dataclass(frozen=True)
class Document:
    pages: tuple[Page, ...]
    epub: bytes = b""

    def __getitem__(self, number: int) -> Page:
        """Page ``number``, from 1; negative from the end."""
        return self.pages[number - 1 if number > 0 else number]

    def page_with(self, text: str) -> Page:
        return next(page for page in self.pages if any(text in line.text for line in page.lines))


Make = Callable[..., Document]


def _lines(page: pdfplumber.page.Page) -> tuple[Line, ...]:
    rows: dict[tuple[float, float], list[dict[str, Any]]] = {}
    for char in page.chars:
        baseline = round((page.height - char["matrix"][5]) / MM, 2)
        rows.setdefault((baseline, round(char["size"] / MM, 2)), []).append(char)
    return tuple(
        Line(
            text="".join(char["text"] for char in chars),
            face=chars[0]["fontname"],
            colour=tuple(chars[0]["non_stroking_color"]),
            size=size,
            baseline=baseline,
            left=chars[0]["x0"] / MM,
            right=chars[-1]["x1"] / MM,
        )
        for (baseline, size), chars in sorted(rows.items())
    )


def _measured(file: Path, out: Path, only: tuple[str, ...]) -> Document:
    result = build.build(build.Request(file=file, out=out, only=only), lambda _: None)
    assert result.value is not None, result.diagnostics
    assert {item.code for item in result.diagnostics} <= {"F006", "T013"}
    data = {item.path.suffix: item.path.read_bytes() for item in result.value}
    drawings = pypdfium2.PdfDocument(data[".pdf"])
    pages = tuple(
        Page(
            number=number,
            width=page.width / MM,
            height=page.height / MM,
            lines=_lines(page),
            drawing=drawings[number - 1],
        )
        for number, page in enumerate(pdfplumber.open(io.BytesIO(data[".pdf"])).pages, 1)
    )
    return Document(pages=pages, epub=data.get(".epub", b""))


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The document of tests/books/gongwen, which has every part."""
    book = Path(__file__).parents[1] / "books" / "gongwen" / "book.yaml"
    return _measured(book, tmp_path_factory.mktemp("golden"), ("pdf", "epub"))


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Make a document of as many lines of text as asked for, each a paragraph of its own."""
    made: dict[tuple[object, ...], Document] = {}

    def make_it(
        lines: int = 4,
        *,
        text: str = "",
        addressees: str = "各校",
        official: str = "",
        attachments: int = 0,
        options: str = "",
        imprint: str = "印发机关: 区教育局办公室",
        beside: str = "",
    ) -> Document:
        key = (lines, text, addressees, official, attachments, options, imprint, beside)
        if key not in made:
            folder = tmp_path_factory.mktemp("document")
            names = ["通知.md", *(f"附件{n}.md" for n in range(1, attachments + 1))]
            if beside:
                shutil.copy(beside, folder)
            body = text or "\n\n".join([TEXT] * lines)
            (folder / "通知.md").write_text(f"# 关于安全工作的通知\n\n{body}\n", "utf-8")
            for number in range(1, attachments + 1):
                (folder / names[number]).write_text(f"# 名单之{number}\n\n{TEXT}\n", "utf-8")
            book = BOOK.format(
                addressees=addressees,
                official=official,
                chapters=", ".join(names),
                options=options,
                imprint=imprint,
            )
            (folder / "book.yaml").write_text(book, "utf-8")
            made[key] = _measured(folder / "book.yaml", folder / "out", ("pdf",))
        return made[key]

    return make_it
