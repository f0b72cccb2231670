"""Draw how the time to make a PDF grows with the book, from what speed.py has printed.

Run ``python benchmarks/speed.py --pdf 4 50 500 --epub | tee results.md``, then
``python benchmarks/growth.py results.md benchmarks/growth.svg``. Both axes are logarithmic, so
that a straight line is a power of the number of articles.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

LINES = {
    "WeasyPrint": ("WeasyPrint", "#888888"),
    "jianbao, first": ("jianbao 第一次 first", "#b02a30"),
    "jianbao, one changed": ("jianbao 改一篇 one changed", "#d98a3d"),
    "jianbao, again": ("jianbao 没有改 unchanged", "#5b8c5a"),
    "Typst": ("Typst", "#2f6f9f"),
}
"""What speed.py calls each contestant that is drawn; its label and colour."""
PROCESSOR = 4
"""The column of processor seconds."""
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 440, 60, 250, 30, 50

Curve = list[tuple[int, float]]


def measured(results: str) -> dict[str, Curve]:
    """Return the seconds of each contestant by the number of articles."""
    curves = defaultdict[str, Curve](list)
    articles = 0
    for line in results.splitlines():
        if title := re.match(r"\*\*(PDF|EPUB)，(\d+)篇", line):
            articles = int(title[2]) if title[1] == "PDF" else 0
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if articles and cells[0] in LINES:
            curves[cells[0]].append((articles, float(cells[PROCESSOR])))
    return curves


def drawing(curves: dict[str, Curve]) -> Iterator[str]:
    """Yield the lines of an SVG with ``curves``."""
    articles = sorted({number for curve in curves.values() for number, _ in curve})
    seconds = [value for curve in curves.values() for _, value in curve]
    low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))

    def across(number: int) -> float:
        share = math.log(number / articles[0]) / math.log(articles[-1] / articles[0])
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def up(value: float) -> float:
        share = (math.log10(value) - low) / (high - low)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
    for power in range(low, high + 1):
        y = up(10.0**power)
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
    for number in articles:
        x = across(number)
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{number}</text>'
    yield f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">文章篇数 articles</text>'
    yield f'<text x="{LEFT}" y="18">处理器时间 processor time</text>'
    for name, curve in curves.items():
        label, colour = LINES[name]
        points = " ".join(f"{across(number):.1f},{up(value):.1f}" for number, value in curve)
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for number, value in curve:
            yield f'<circle cx="{across(number):.1f}" cy="{up(value):.1f}" r="3.5" fill="{colour}"/>'
        number, value = curve[-1]
        yield f'<text x="{across(number) + 10:.1f}" y="{up(value) + 4:.1f}" fill="{colour}">{label} {value:.1f} s</text>'
    yield "</svg>"


def main() -> None:
    """Draw the results in the first file into the second."""
    source, target = map(Path, sys.argv[1:])
    curves = measured(source.read_text("utf-8"))
    target.write_text("\n".join(drawing(curves)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
