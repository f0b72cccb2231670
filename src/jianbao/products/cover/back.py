"""The back of a cover: its text, its bars and its QR code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from jianbao.book import Asset, Book
from jianbao.diagnostics import Diagnostic, Span
from jianbao.edition.symbols import LEAST_DOT, LEAST_QR, Symbol, TooLongError, qr
from jianbao.edition.titles.lines import width_of
from jianbao.products.cover import codes, numbers, symbols
from jianbao.products.cover.geometry import Wrap
from jianbao.products.cover.options import CoverOptions

SpanOf = Callable[[str], Span]

MARGIN: Final = 15.0
"""mm between what is printed and the edges: what GB/T 12906-2008 asks for the bars at least."""
TYPE_SIZE, LINE = 3.7, 6.3
"""Of the text, mm: 10.5 pt (五号) on 18 pt."""
_FIGURE: Final = 0.6
"""Advance of a letter or figure above the bars, em."""
_ABOVE_BARS: Final = 5.0
"""mm for the number above the bars."""
_LOW: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedSymbol:
    """A drawing of the back, by its address, with its size in mm and the number shown above it."""

    href: str
    width: float
    height: float
    label: str = ""

    @property
    def label_size(self) -> float:
        """Return the size at which the label is as wide as the bars, mm."""
        return self.width * 0.95 / max(len(self.label) * _FIGURE, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What stands on the back; ``blurb`` is a paragraph each."""

    blurb: tuple[str, ...] = ()
    low: bool = False
    """Whether the text is so short that it begins at a third of the height."""
    bars: PlacedSymbol | None = None
    qr: PlacedSymbol | None = None
    assets: tuple[Asset, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def back_of(book: Book, options: CoverOptions, wrap: Wrap, family: str, span_of: SpanOf) -> Back:
    """Return the back of ``book``'s cover, the figures of its bars set in the CSS ``family``.

    Faults: H007 to H009, H013, H014.
    """
    urn = _urn(book, options)
    drawn, diagnostics = _symbols(urn, options, family, span_of)
    text = book.description if options.blurb == "yes" else options.blurb
    blurb = tuple(line.strip() for line in text.splitlines() if line.strip())
    tallest = max((symbol.height for symbol in drawn.values()), default=0.0)
    share = _share(blurb, wrap, tallest)
    if share > 1:
        diagnostics.append(codes.LONG_BLURB.at(span_of("outputs.cover.blurb")))
    labels = {"bars": numbers.shown(urn)} if urn else {}
    placed = {
        name: PlacedSymbol(
            href=f"wrap/{name}.svg",
            width=symbol.width,
            height=symbol.height,
            label=labels.get(name, ""),
        )
        for name, symbol in drawn.items()
    }
    return Back(
        blurb=blurb,
        low=share < _LOW,
        bars=placed.get("bars"),
        qr=placed.get("qr"),
        assets=tuple(_asset(placed[name], symbol, span_of) for name, symbol in drawn.items()),
        diagnostics=tuple(diagnostics),
    )


def _symbols(
    urn: str, options: CoverOptions, family: str, span_of: SpanOf
) -> tuple[dict[str, Symbol], list[Diagnostic]]:
    """Return the bars and the QR code, as far as they are wanted, and what is wrong with them."""
    drawn: dict[str, Symbol] = {}
    diagnostics: list[Diagnostic] = []
    if urn:
        drawn["bars"] = symbols.bars(urn, options.magnification, family)
    elif options.barcode == "yes":
        diagnostics.append(codes.NO_NUMBER.at(span_of("outputs.cover.barcode")))
    if options.qr:
        code, said = _qr(options, span_of)
        drawn |= {"qr": code} if code else {}
        diagnostics += said
    return drawn, diagnostics


def _urn(book: Book, options: CoverOptions) -> str:
    """Return the number that the bars carry; empty for none."""
    if options.barcode.startswith("urn:"):
        return options.barcode
    own = book.identifier
    wanted = ("urn:isbn:", "urn:issn:") if options.barcode == "yes" else ("urn:isbn:",)
    return own if options.barcode != "no" and own.startswith(wanted) else ""


def _qr(options: CoverOptions, span_of: SpanOf) -> tuple[Symbol | None, tuple[Diagnostic, ...]]:
    if options.qr_size < LEAST_QR:
        return None, (codes.SMALL_QR.at(span_of("outputs.cover.qr_size"), side=options.qr_size),)
    span = span_of("outputs.cover.qr")
    try:
        code = qr(options.qr, options.qr_size)
    except TooLongError:
        return None, (codes.QR_TOO_LONG.at(span),)
    if code.dot >= LEAST_DOT:
        return code, ()
    needed = options.qr_size * LEAST_DOT / code.dot
    return code, (codes.QR_TOO_FINE.at(span, dot=code.dot, needed=needed + 0.5),)


def _share(blurb: tuple[str, ...], wrap: Wrap, below: float) -> float:
    """Return how much of the room above the bars the paragraphs take."""
    measure = (wrap.page_width - 2 * (MARGIN + 5)) / TYPE_SIZE
    lines = sum(-(-(width_of(text) + 2) // max(measure, 1)) for text in blurb)
    room = wrap.page_height - 2 * (MARGIN + 10) - (below + _ABOVE_BARS if below else 0)
    return lines * LINE / max(room, LINE)


def _asset(placed: PlacedSymbol, symbol: Symbol, span_of: SpanOf) -> Asset:
    return Asset(
        href=placed.href,
        media_type="image/svg+xml",
        data=symbol.svg,
        width=symbol.width,
        height=symbol.height,
        span=span_of("outputs.cover"),
    )
