"""The keys of the one-piece cover."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from jianbao.config.identifier import Identifier
from jianbao.config.pictures import PicturePath
from jianbao.config.record import Key
from jianbao.config.scalars import BOOLEANS, TEXT_TYPES, Choice, Millimetres, Whole, Words
from jianbao.diagnostics import Diagnostic, Text
from jianbao.products.cover import codes
from jianbao.products.cover.options import CoverOptions
from jianbao.products.cover.papers import PaperStock
from jianbao.products.pdf import keys as of_print
from jianbao.products.pdf.keys import BLEED, COLOUR, MARKS, RESOLUTION, STANDARD
from jianbao.products.pdf.options import PrintOptions

if TYPE_CHECKING:
    from jianbao.config.reading import Place
    from jianbao.config.shape import Schema

SMALLEST, LARGEST = 80, 200
"""Per cent of the nominal size that scanners read (GB/T 12904, GB/T 12906-2008)."""
_OWN = {field.name for field in fields(CoverOptions)}


def options_of(**options: Any) -> CoverOptions:  # noqa: ANN401 - what the keys' shapes read
    """Return the options of the cover; what is no option of covers is one of all print."""
    options |= _thickness("leaf", options.pop("thickness", None), options.pop("paper", None))
    options |= _thickness("stock", options.pop("cover_paper", None))
    own = {name: value for name, value in options.items() if name in _OWN}
    other = {name: value for name, value in options.items() if name not in _OWN}
    return CoverOptions(printing=PrintOptions(**other), **own)


def colours_at_odds(options: CoverOptions) -> Diagnostic | None:
    """Return the fault of colours that the standard does not allow, if it is one."""
    return of_print.colours_at_odds(options.printing)


def _thickness(name: str, *found: float | None) -> dict[str, float]:
    """Return the first thickness that is told, under ``name``."""
    told = next((thickness for thickness in found if thickness), None)
    return {name: told} if told else {}


class Blurb(Words):
    """A text, or whether the book's description is it."""

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the text; ``yes`` for the description, nothing for no text."""
        del place
        if text not in BOOLEANS:
            return text
        return "yes" if BOOLEANS[text] else ""


class StandardNumber(Words):
    """An ISBN or ISSN, or whether the book's own is to be shown."""

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the URN, ``yes`` or ``no``."""
        if text in BOOLEANS:
            return "yes" if BOOLEANS[text] else "no"
        found = Identifier().parse(text, place)
        if isinstance(found, Diagnostic) or found.startswith(("urn:isbn:", "urn:issn:")):
            return found
        return codes.NO_BOOK_NUMBER.of(text=text)


class Magnification(Whole):
    """The size of the bars in per cent of the nominal one."""

    def parse(self, text: str, place: Place) -> int | Diagnostic:
        """Return the number."""
        found = super().parse(text.removesuffix("%").rstrip(), place)
        if isinstance(found, int) and not SMALLEST <= found <= LARGEST:
            return codes.BARS_TOO_SMALL.of(found=found, least=SMALLEST, most=LARGEST)
        return found

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": TEXT_TYPES}


COVER_KEYS = (
    Key("pages", ("页数",), Whole(), Text("书的页数，不写就数", "Pages of the book, else counted")),
    Key("paper", ("内文纸",), PaperStock(), Text("如 80g 双胶纸", "Paper of the book: 80g offset")),
    Key(
        "thickness",
        ("纸厚",),
        Millimetres(),
        Text("内文一张纸有多厚，量过就写", "Thickness of a leaf of the book, where measured"),
    ),
    Key(
        "cover_paper",
        ("封皮纸",),
        PaperStock(),
        Text("如 250g 铜版纸", "Paper of the cover: 250g art"),
    ),
    Key("spine", ("书脊宽",), Millimetres(), Text("印刷厂给的书脊宽", "Width of the spine")),
    Key(
        "allowance",
        ("书脊余量",),
        Millimetres(),
        Text("印刷厂要书脊加宽多少，默认不加", "What the print shop adds to the spine"),
    ),
    Key(
        "binding",
        ("装订边",),
        Choice({"左": "left", "右": "right", "left": "left", "right": "right"}),
        Text("右边装订的是竖排书", "The bound side: right for vertical books"),
    ),
    Key("flap", ("勒口",), Millimetres(), Text("折进去的勒口有多宽", "Width of the flaps")),
    Key(
        "picture", ("封面图",), PicturePath(), Text("封面图片，印满到出血", "Picture of the front")
    ),
    Key(
        "blurb",
        ("封底文字",),
        Blurb(),
        Text("写“是”就印简介", "Text on the back; true: description"),
    ),
    Key(
        "barcode",
        ("条码",),
        StandardNumber(),
        Text("书号；不写就用“标识”里的", "An ISBN; by default the book's identifier"),
    ),
    Key(
        "magnification",
        ("条码大小",),
        Magnification(),
        Text("80 到 200，百分之几", "Size of the bars in per cent, 80 to 200"),
    ),
    Key("qr", ("二维码",), Words(), Text("二维码的内容，如网址", "What the QR code says")),
    Key("qr_size", ("二维码大小",), Millimetres(), Text("边长，默认 20mm", "Its side, 20mm")),
    Key(
        "sheet",
        ("印张",),
        Choice(
            {
                "A3": "a3",
                "SRA3": "sra3",
                "四开": "quarter",
                "对开": "half",
                "quarter": "quarter",
                "half": "half",
            }
        ),
        Text(
            "用多大的纸印：A3、SRA3、四开、对开", "What it is printed on: A3, SRA3, quarter, half"
        ),
    ),
    BLEED,
    MARKS,
    RESOLUTION,
    STANDARD,
    COLOUR,
)
