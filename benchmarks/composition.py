"""Measure Chinese line composition on made-up corpora, beside plain WeasyPrint and Typst.

Usage: ``python -m benchmarks.composition [--corpus official] [--han 50000] [--measures 28 22 16]``.
Needs the face Noto Serif CJK SC. All figures are read from the PDFs: positions of characters by
pdfminer.
"""

from __future__ import annotations

import argparse
import io
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

import typst
from benchmarks.prose import KINDS, Paragraph, corpus
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from weasyprint import HTML

from jianbao.typesetting.composition import installed

SIZE = 16.0
LEADING = 29.0
FLUSH = 0.05
"""Points by which an edge may be off."""
NEVER_FIRST = "，。、；：？！）》”’…—～·/%‰℃"
NEVER_LAST = "（《“‘〔"
UNBROKEN = re.compile(r"(?a:\d+[年月日号岁]|\d+余?人|\d+%|\d+～\d+|\d+\.\d+|——|……)")
HAN, LATIN = re.compile("[一-龥]"), re.compile("[0-9A-Za-z一-龥]{2}")
NUMBER_AND_UNIT = re.compile(
    r"\d[\d.,]*(?:余|多)?[万千百亿]{0,2}(?:余|多)?(?:个百分点|百分点|小时|分钟|毫秒|美元|人次|平方米|平方公里|公顷"
    r"|[年月日号届元人名所个处次场册位岁套项])",
    re.ASCII,
)
HOLE, LOOSE, SHORT = 0.25 + 0.2, 0.1, 2
MARKS = re.compile(r"[^\w%]")


def as_html(paragraphs: list[Paragraph], measure: int) -> str:
    """Return the corpus as a document for WeasyPrint."""
    forms = {
        "text": "{}",
        "strong": "<b>{}</b>",
        "link": '<a href="https://example.com/">{}</a>',
        "note": '<span class="note">{}</span>',
    }
    body = "".join(
        f"<p>{''.join(forms[kind].format(text) for kind, text in paragraph)}</p>"
        for paragraph in paragraphs
    )
    width = measure * SIZE
    return f"""<html lang="zh-CN"><style>
      @page {{ size: {width + 100}pt 742pt; margin: 52pt 50pt; @footnote {{ margin-top: 8pt }} }}
      body {{ font: {SIZE}pt/{LEADING}pt "Noto Serif CJK SC"; text-align: justify; margin: 0;
        hyphens: auto; hyphenate-limit-chars: 6 3 3 }}
      p {{ text-indent: 2em; margin: 0; orphans: 1; widows: 1 }}
      a {{ color: inherit; text-decoration: none }}
      .note {{ float: footnote; font-size: 9pt; line-height: 12pt; text-indent: 0 }}
      ::footnote-call {{ font-size: 8pt; line-height: 0; vertical-align: super }}
      </style><body>{body}</body></html>"""


def as_typst(paragraphs: list[Paragraph], measure: int, *, kept: bool) -> str:
    """Return the corpus as a Typst document, numbers and units in boxes if they are to be ``kept``."""
    forms = {
        "text": "{}",
        "strong": "#strong[{}]",
        "link": '#link("https://example.com/")[{}]',
        "note": "#footnote[{}]",
    }

    def quoted(text: str) -> str:
        whole = rf"({UNBROKEN.pattern})" if kept else r"(?!)()"
        pieces = re.split(whole, text)
        return "".join(
            f'#box[#"{piece}"]' if at % 2 else f'#"{piece}"'
            for at, piece in enumerate(pieces)
            if piece
        )

    body = "\n\n".join(
        "".join(forms[kind].format(quoted(text)) for kind, text in paragraph)
        for paragraph in paragraphs
    )
    return f"""#set page(width: {measure * SIZE + 100}pt, height: 742pt, margin: (x: 50pt, y: 52pt))
#set text(font: "Noto Serif CJK SC", size: {SIZE}pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13pt, spacing: 13pt)
{body}
"""


@dataclass(slots=True)
class Line:
    """One line of a PDF: its characters, where each begins, and where the last one ends."""

    text: str = ""
    xs: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    page: int = 0
    y: float = 0.0
    """Of its baseline, from the foot of the page."""

    @property
    def right(self) -> float:
        """Where the last character ends."""
        return self.ends[-1] if self.ends else 0.0


def pages(pdf: bytes) -> Iterator[LTPage]:
    """Yield the pages of a PDF with their characters, not grouped."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        interpreter.process_page(page)
        yield device.get_result()


def lines(pdf: bytes) -> Iterator[Line]:
    """Yield the body lines of a PDF from top to bottom."""
    for number, page in enumerate(pages(pdf)):
        line, last_y = Line(page=number), None
        for character in characters(page):
            x, y = character.matrix[4:]
            if character.size < SIZE * 0.9:
                continue  # a note or its mark
            if last_y is not None and abs(y - last_y) > SIZE / 2:
                yield line
                line = Line(page=number)
            last_y = line.y = y
            more = len(character.get_text()) - 1  # a ligature
            line.text += character.get_text()
            line.xs += [x] + [character.x1] * more
            line.ends += [character.x1] * (1 + more)
        if line.text:
            yield line


def characters(container: Iterable[object]) -> Iterator[LTChar]:
    """Yield the characters of a page in the order of its content."""
    for item in container:
        if isinstance(item, LTChar):
            yield item


@dataclass(slots=True)
class Figures:
    """What is counted in one PDF."""

    full: int = 0
    flush: int = 0
    violations: int = 0
    lone: int = 0
    paragraphs: int = 0
    gaps: int = 0
    stretch: float = 0.0
    holes: int = 0
    """Lines with a gap between Chinese and a digit or letter more than 0.2 em above the quarter."""
    widest: float = 0.0
    """Of such gaps, in em."""
    loose: int = 0
    """Lines in which characters stand more than 0.1 em apart."""
    short: int = 0
    """Full lines that end more than 2 em before the edge."""
    parted: int = 0
    """Numbers on one line, their units on the next."""
    uneven: int = 0
    """Facing pages of which one is less deep than the other, the last page aside."""


def figures(pdf: bytes, measure: int) -> Figures:
    """Measure every line of a PDF."""
    left = 50.0
    right = left + measure * SIZE
    found = Figures()
    all_lines = [line for line in lines(pdf) if line.text.strip()]
    found.uneven = _uneven(all_lines)
    end = Line("　", [left + 2 * SIZE], [left + 3 * SIZE])
    for line, following in pairwise([*all_lines, end]):
        indented = line.xs[0] > left + 1.5 * SIZE
        last = following.xs[0] > left + 1.5 * SIZE
        text = line.text.rstrip()
        if (not indented and text[0] in NEVER_FIRST) or text[-1] in NEVER_LAST:
            found.violations += 1
        if last:
            found.paragraphs += 1
            found.lone += not indented and len(MARKS.sub("", text)) < 2  # noqa: PLR2004 - T10
            continue
        whole, seam = text + following.text, len(text)
        found.violations += any(
            match.start() < seam < match.end() for match in UNBROKEN.finditer(whole)
        )
        found.parted += any(
            match.start() < seam < match.end() for match in NUMBER_AND_UNIT.finditer(whole)
        )
        found.full += 1
        found.short += line.right < right - SHORT * SIZE
        found.flush += _flush(line, left + 2 * SIZE * indented, right)
        stretches = [
            two - one - SIZE
            for one, two, pair in zip(line.xs, line.xs[1:], pairwise(text), strict=False)
            if all("一" <= character <= "龥" for character in pair)
        ]
        found.loose += any(stretch > LOOSE * SIZE for stretch in stretches)
        widest = max(_gaps_beside_latin(line), default=0.0) / SIZE
        found.holes += widest > HOLE
        found.widest = max(found.widest, widest)
        found.gaps += len(stretches)
        found.stretch += sum(stretches) / SIZE
    return found


def _uneven(lines_of_book: Iterable[Line]) -> int:
    """Count the spreads, of a left page and the right one beside it, whose depths differ."""
    depths: dict[int, float] = {}
    for line in lines_of_book:
        depths[line.page] = min(depths.get(line.page, line.y), line.y)
    depths.pop(max(depths))
    return sum(
        abs(depth - depths.get(page + 1, depth)) > 1 for page, depth in depths.items() if page % 2
    )


def _gaps_beside_latin(line: Line) -> Iterator[float]:
    """Yield the white between each Chinese character and the digit or letter beside it."""
    for at, (one, two) in enumerate(pairwise(line.text)):
        if bool(HAN.match(one)) != bool(HAN.match(two)) and LATIN.match(one + two):
            yield line.xs[at + 1] - (line.xs[at] + SIZE if HAN.match(one) else line.ends[at])


def _flush(line: Line, left: float, right: float) -> bool:
    """Whether both edges are where they belong, half-width marks counted from their ink."""
    half = SIZE / 2
    starts = [left] + [left - half] * (line.text[0] in NEVER_LAST)
    ends = [right] + [right + half] * (line.text.rstrip()[-1] in "，。、；：？！）》”’〕")
    return any(abs(line.xs[0] - edge) <= FLUSH for edge in starts) and any(
        abs(line.right - edge) <= FLUSH for edge in ends
    )


def ways(paragraphs: list[Paragraph]) -> dict[str, Callable[[int], bytes]]:
    """Return what is compared: each makes a PDF for a measure in em."""

    def plain(measure: int) -> bytes:
        pdf = HTML(string=as_html(paragraphs, measure)).write_pdf()
        return bytes(pdf or b"")

    def composed(measure: int) -> bytes:
        with installed():
            return plain(measure)

    def peer(measure: int, *, kept: bool = False) -> bytes:
        return bytes(typst.compile(as_typst(paragraphs, measure, kept=kept).encode()))

    return {
        "WeasyPrint": plain,
        "jianbao": composed,
        "Typst": peer,
        "Typst, T4 kept": partial(peer, kept=True),
    }


def main() -> None:
    """Print the figures of all ways at all measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", choices=KINDS, default="drawn")
    parser.add_argument("--han", type=int, default=50_000)
    parser.add_argument("--measures", type=int, nargs="+", default=[28, 22, 16])
    options = parser.parse_args()
    compared = ways(corpus(options.corpus, options.han))
    HTML(string="<p lang=zh>预热").write_pdf()
    print(
        "em  full   flush  broken  lone  stretch/gap  holes  widest  loose  short  parted  uneven"
        "  CPU s"
    )
    for measure in options.measures:
        for name, way in compared.items():
            start = time.process_time()
            pdf = way(measure)
            seconds = time.process_time() - start
            found = figures(pdf, measure)
            print(
                f"{measure:2}{found.full:6}{found.flush / max(found.full, 1):8.2%}"
                f"{found.violations:8}{found.lone:6}"
                f"{found.stretch / max(found.gaps, 1):13.5f}{found.holes:7}{found.widest:8.2f}"
                f"{found.loose:7}{found.short:7}{found.parted:8}{found.uneven:8}{seconds:7.2f}  {name}"
            )


if __name__ == "__main__":
    main()
