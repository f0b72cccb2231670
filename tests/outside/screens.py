"""Screenshots of books as both engines show them, to be looked at: make screens."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from tests.outside.phone import ENGINES, HEIGHT, SIZES, WIDTH, Phone, phone

from jianbao import build

LOOKS = tuple((dark, size) for dark in (False, True) for size in SIZES)
WITHIN = {"table": "table", "picture": "figure", "notes": "aside"}
"""What is looked at besides the first page of each document, by its selector."""


def main() -> None:
    """Draw each place of each book as one sheet: light above dark, the text sizes side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/screens"))
    parser.add_argument("books", type=Path, nargs="+", help="each a book.yaml or an EPUB")
    words = parser.parse_args()
    with phone() as browser, tempfile.TemporaryDirectory() as folder:
        for file in words.books:
            epub = _epub(file, Path(folder))
            for engine in ENGINES:
                name = f"{file.resolve().parent.name}-{file.stem}"
                _draw(browser, engine, epub, words.out / name / engine)


def _epub(file: Path, folder: Path) -> bytes:
    if file.suffix == ".epub":
        return file.read_bytes()
    result = build.build(build.Request(file=file, only=("epub",), out=folder), lambda _: None)
    if result.value is None:
        raise SystemExit("\n".join(item.message.en for item in result.diagnostics))
    return result.value[0].path.read_bytes()


def _draw(browser: Phone, engine: str, epub: bytes, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    browser.read(engine, epub, scale=2)
    sheets: dict[str, Image.Image] = {}
    for column, (dark, size) in enumerate(LOOKS):
        browser.light(dark=dark)
        browser.ask("style", size, dark)
        for name in _places(browser):
            sheet = sheets.setdefault(name, Image.new("RGB", (3 * WIDTH, 2 * HEIGHT), "gray"))
            browser.picture(folder / "screen.png")
            with Image.open(folder / "screen.png") as screen:
                small = screen.resize((WIDTH - 4, HEIGHT - 8), Image.Resampling.LANCZOS)
            sheet.paste(small, (column % 3 * WIDTH, column // 3 * HEIGHT))
    (folder / "screen.png").unlink()
    for name, sheet in sheets.items():
        sheet.save(folder / f"{name}.png")


def _places(browser: Phone) -> Iterator[str]:
    """Turn to each place in turn and yield its name."""
    for number, href in enumerate(browser.ask("sections"), 1):
        browser.ask("go", href)
        stem = f"{number:02}-{Path(href).stem}"
        yield stem
        for name, selector in WITHIN.items():
            if browser.ask("reveal", selector):
                yield f"{stem}-{name}"
        if browser.ask("popUp"):
            yield f"{stem}-popup"
            browser.ask("closePopUp")


if __name__ == "__main__":
    main()
