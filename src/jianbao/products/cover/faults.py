"""What can be wrong with a cover: codes H004 to H014; H001 to H003 are those of its keys."""

from __future__ import annotations

from jianbao.diagnostics import Diagnostic, Severity, Span, Text


def too_thin(pages: int, spine: float, span: Span) -> Diagnostic:
    """Return H004: a book that glue will not hold."""
    return Diagnostic(
        code="H004",
        severity=Severity.NOTICE,
        message=Text(
            f"只有 {pages} 页，书脊 {spine:.1f} mm，胶装容易散页",
            f"{pages} pages make a spine of {spine:.1f} mm: glue may not hold them",
        ),
        span=span,
        hint=Text("改用骑马钉", "staple it through the fold instead"),
    )


def no_lettering(spine: float, span: Span) -> Diagnostic:
    """Return H005: a spine that bears no text (GB/T 11668-1989)."""
    return Diagnostic(
        code="H005",
        severity=Severity.NOTICE,
        message=Text(
            f"书脊宽 {spine:.1f} mm，不到 5 mm，不印文字",
            f"the spine is {spine:.1f} mm wide, less than 5 mm: it bears no text",
        ),
        span=span,
    )


def small_lettering(size: float, span: Span) -> Diagnostic:
    """Return H006: a title too long for the spine."""
    return Diagnostic(
        code="H006",
        severity=Severity.WARNING,
        message=Text(
            f"书名太长，书脊上只能排 {size * 72 / 25.4:.1f} pt，看不清",
            f"the title is so long that it is {size * 72 / 25.4:.1f} pt small on the spine",
        ),
        span=span,
        hint=Text("在“报头”的“名称”里写短一些的", "give a shorter name in the masthead"),
    )


def no_number(span: Span) -> Diagnostic:
    """Return H007: bars without a number."""
    return Diagnostic(
        code="H007",
        severity=Severity.ERROR,
        message=Text("要印条码，可是没有书号", "bars are asked for, but there is no ISBN"),
        span=span,
        hint=Text("在“标识”或“条码”里写 ISBN", "write an ISBN as identifier or barcode"),
    )


def qr_too_long(span: Span) -> Diagnostic:
    """Return H008: a text that no code holds."""
    return Diagnostic(
        code="H008",
        severity=Severity.ERROR,
        message=Text("二维码的内容太长，装不下", "no QR code holds a text as long as this"),
        span=span,
        hint=Text("写一个短网址", "write a short address"),
    )


def qr_too_fine(dot: float, needed: float, span: Span) -> Diagnostic:
    """Return H009: a code that phones hardly read."""
    return Diagnostic(
        code="H009",
        severity=Severity.WARNING,
        message=Text(
            f"二维码每个点只有 {dot:.2f} mm，手机不容易扫出来",
            f"the QR code has dots of {dot:.2f} mm, which phones hardly read",
        ),
        span=span,
        hint=Text(
            f"内容写短些，或者把“二维码大小”写成 {needed:.0f}mm",
            f"shorten its text, or set qr_size to {needed:.0f}mm",
        ),
    )


def coarse(dpi: float, width: int, height: int, span: Span) -> Diagnostic:
    """Return H010: a picture too coarse for print."""
    return Diagnostic(
        code="H010",
        severity=Severity.WARNING,
        message=Text(
            f"封面图印出来只有 {dpi:.0f} dpi，不到 300，会模糊",
            f"the picture of the front has {dpi:.0f} dpi in print, less than 300",
        ),
        span=span,
        hint=Text(
            f"换一张至少 {width} × {height} 像素的",
            f"use one of at least {width} × {height} pixels",
        ),
    )


def too_large(width: float, height: float, sheet: Text, span: Span) -> Diagnostic:
    """Return H011: a cover that does not fit what it is printed on."""
    return Diagnostic(
        code="H011",
        severity=Severity.WARNING,
        message=Text(
            f"封皮连出血、标记 {width:.0f} × {height:.0f} mm，{sheet.zh}纸印不下",
            f"with bleed and marks the cover is {width:.0f} × {height:.0f} mm: larger than {sheet.en}",
        ),
        span=span,
        hint=Text(
            "换大一些的纸，或去掉勒口，或写“裁切标记: 否”",
            "print it on a larger sheet, without flaps or without marks",
        ),
    )


def unknown_size(written: str, span: Span) -> Diagnostic:
    """Return H012: a page whose size cannot be told."""
    return Diagnostic(
        code="H012",
        severity=Severity.ERROR,
        message=Text(
            f"从“{written}”看不出纸张大小，算不出封皮",
            f"“{written}” is no size of paper that a cover can be reckoned from",
        ),
        span=span,
        hint=Text("写 A4、A5 或“185mm 260mm”", "write A4, A5 or “185mm 260mm”"),
    )


def long_blurb(span: Span) -> Diagnostic:
    """Return H013: a text that does not fit the back."""
    return Diagnostic(
        code="H013",
        severity=Severity.WARNING,
        message=Text("封底文字太长，排不下", "the text is too long for the back"),
        span=span,
        hint=Text("写短一些", "shorten it"),
    )


def small_qr(side: float, span: Span) -> Diagnostic:
    """Return H014: a code smaller than phones read."""
    return Diagnostic(
        code="H014",
        severity=Severity.ERROR,
        message=Text(
            f"二维码 {side:g} mm 太小，至少 15 mm", f"a QR code of {side:g} mm is too small"
        ),
        span=span,
        hint=Text("写 15mm 以上，默认 20mm", "write 15mm or more; 20mm is the default"),
    )
