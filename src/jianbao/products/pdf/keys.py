"""The keys of the editions on paper."""

from __future__ import annotations

from jianbao.config import value_codes
from jianbao.config.record import Key
from jianbao.config.scalars import Choice, Millimetres, Switch, Whole
from jianbao.diagnostics import Diagnostic, Text
from jianbao.products.pdf.options import PrintOptions

_AT_ODDS = {"pdf/a": "cmyk", "pdf/x": "rgb"}
"""A standard for archives goes by sRGB, one for the press by its inks."""

RESOLUTION = Key(
    "resolution",
    ("图片精度",),
    Whole(),
    Text("图片最多每英寸多少点，默认 300", "Pictures have at most so many dots an inch, 300"),
)
BLEED = Key(
    "bleed",
    ("出血",),
    Millimetres(),
    Text("裁切线外多印多少，印刷厂一般要 3mm", "How far print goes beyond the cut, usually 3mm"),
)
MARKS = Key(
    "marks",
    ("裁切标记",),
    Switch(),
    Text("四角印不印裁切线和套准标记", "Whether crop and register marks are printed"),
)
STANDARD = Key(
    "standard",
    ("标准",),
    Choice(
        {
            "pdf/a-2b": "pdf/a-2b",
            "pdf/a-3b": "pdf/a-3b",
            "pdf/a-2a": "pdf/a-2a",
            "pdf/a-4": "pdf/a-4",
            "pdf/ua-1": "pdf/ua-1",
            "pdf/x-4": "pdf/x-4",
            "PDF/A-2b": "pdf/a-2b",
            "PDF/A-3b": "pdf/a-3b",
            "PDF/A-2a": "pdf/a-2a",
            "PDF/A-4": "pdf/a-4",
            "PDF/UA-1": "pdf/ua-1",
            "PDF/X-4": "pdf/x-4",
        }
    ),
    Text(
        "符合哪个标准：存档用 pdf/a-2b、pdf/a-3b、pdf/a-4，无障碍用 pdf/ua-1，两样都要用 pdf/a-2a，送印刷厂用 pdf/x-4",
        "The standard it keeps: pdf/a-2b, -3b or -4 for archives, pdf/ua-1 for all readers, pdf/a-2a for both, pdf/x-4 for print shops",
    ),
)
COLOUR = Key(
    "colour",
    ("颜色",),
    Choice(
        {
            "屏幕": "rgb",
            "四色": "cmyk",
            "灰度": "grey",
            "rgb": "rgb",
            "cmyk": "cmyk",
            "grey": "grey",
            "RGB": "rgb",
            "CMYK": "cmyk",
            "gray": "grey",
        }
    ),
    Text(
        "颜色：屏幕（rgb）、四色印刷（cmyk）、灰度打印（grey）",
        "Colours for screens (rgb), four inks (cmyk) or an office printer (grey)",
    ),
)

PDF_KEYS = (RESOLUTION, BLEED, MARKS, STANDARD, COLOUR)


def colours_at_odds(options: PrintOptions) -> Diagnostic | None:
    """Return the fault of colours that the standard does not allow, if it is one."""
    forbidden = _AT_ODDS.get(options.standard.partition("-")[0])
    if forbidden != options.colour:
        return None
    return value_codes.COLOURS_AT_ODDS.of(standard=options.standard)
