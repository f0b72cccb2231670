"""Time numbered, personal copies of a booklet beside what else one could do with its PDF.

Run ``python benchmarks/copies.py``. A booklet of about 40 pages is laid out once, not timed; then
each contestant makes 500 copies of it in a process of its own. *saved* is what pikepdf does by
itself, without numbers and watermarks: open and save; *bytes* writes the same file 500 times.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import pikepdf
from corpus import write  # type: ignore[import-not-found] # beside this script
from speed import (  # type: ignore[import-not-found] # as above
    Contestant,
    Score,
    python,
    race,
)

from jianbao import build, fonts
from jianbao.config.model import FontChoice
from jianbao.diagnostics import Span
from jianbao.products.copies.model import Copy, CopyFaces, Distribution
from jianbao.products.copies.printing import in_one_file, one_by_one
from jianbao.products.copies.setting import press_of

ARTICLES = 15
WATERMARK = "内部资料 {姓名} {份号}"
NAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
DUPLICATES = ("one file", "a file each", "saved", "bytes")


def booklet(folder: Path) -> Path:
    """Lay out the booklet with room for numbers; return its PDF."""
    write(ARTICLES, folder)
    request = build.Request(
        file=folder / "book.yaml",
        only=("pdf",),
        out=folder / "out",
        asked=(("copies", "numbers", (1,)),),
    )
    written = build.build(request, lambda _: None).value
    if written is None:
        sys.exit("the booklet cannot be built")
    return written[0].path


def order(number: int) -> tuple[Distribution, CopyFaces]:
    """Return ``number`` personal copies and what their press needs."""
    people = tuple(
        Copy(number=n, name=NAMES[n % 20] + NAMES[n // 20 % 20] + NAMES[n // 400])
        for n in range(1, number + 1)
    )
    wanted = Distribution(copies=people, watermark=WATERMARK)
    faces = fonts.resolve(FontChoice(), "zh-Hans", lambda _: Span(file="")).value
    if faces is None:
        sys.exit("no Chinese face is installed")
    face = faces.role(fonts.Role.FANGSONG).faces[0]
    press = press_of(wanted, faces, face, Span(file="")).value
    if press is None:
        sys.exit("a name cannot be drawn")
    return wanted, press


def duplicate(how: str, pdf: Path, number: int, out: Path) -> None:
    """Make ``number`` copies of ``pdf``; those in files of their own go beside ``out``."""
    data = pdf.read_bytes()
    if how == "one file":
        made = in_one_file(data, *order(number), 2)
        out.write_bytes(made.value or b"")
    elif how == "a file each":
        for copy in one_by_one(data, *order(number)).value or ():
            out.write_bytes(copy)
    else:
        for _ in range(number):
            if how == "bytes":
                out.write_bytes(data)
            else:
                with pikepdf.open(pdf) as source:
                    source.save(out)


def report(scores: tuple[Score, ...], sizes: dict[str, int]) -> None:
    """Print a table of ratios to the copying of bytes and to pikepdf's saving."""
    saved = next(score for score in scores if score.name == "saved")
    print("| | s | × saved | CPU s | MB | file MB |\n|---|---:|---:|---:|---:|---:|")
    for score in scores:
        print(
            f"| {score.name} | {score.best:.1f} | {score.best / saved.best:.2f} | "
            f"{score.processor:.1f} | {score.megabytes:.0f} | "
            f"{sizes[score.name] / 1e6:.1f} |"
        )


def main() -> None:
    """Run the benchmark, or one contestant of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--run", nargs=3, metavar=("HOW", "PDF", "OUT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        how, pdf, out = options.run
        duplicate(how, Path(pdf), options.copies, Path(out))
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pdf = booklet(folder)
        common = ("--copies", str(options.copies), "--run")
        contestants = tuple(
            Contestant(
                name=how,
                command=python(Path(__file__), *common, how, pdf, folder / f"{how}.copies"),
                output=folder / f"{how}.copies",
            )
            for how in DUPLICATES
        )
        scores = race(contestants, options.rounds, folder)
        sizes = {item.name: item.output.stat().st_size for item in contestants}
        print(f"{options.copies} copies of {pdf.stat().st_size / 1e6:.2f} MB")
        report(scores, sizes)


if __name__ == "__main__":
    main()
