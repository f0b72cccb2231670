"""What can be wrong with a list that plates, badges or a sign-in sheet are printed from."""

from __future__ import annotations

from jianbao.diagnostics import Diagnostic, Severity, Span, Text


def nobody(span: Span) -> Diagnostic:
    """G050: there is no list of participants."""
    return Diagnostic(
        code="G050",
        severity=Severity.ERROR,
        message=Text(
            "没有参会人员名单，印不出来", "there is no list of participants to print from"
        ),
        span=span,
        hint=Text(
            "在 book.yaml 的“会议”下写“名单”，或写名单文件的名字",
            "write participants under meeting in book.yaml, or the name of a file that lists them",
        ),
    )


def no_chair(span: Span) -> Diagnostic:
    """G051: plates for the chair's table, at which nobody sits."""
    return Diagnostic(
        code="G051",
        severity=Severity.ERROR,
        message=Text(
            "要印主席台的桌牌，但座位表里没有主席台",
            "plates are wanted for the chair's table, but the seating has none",
        ),
        span=span,
        hint=Text(
            "在“会议”的“座位”下写“主席台”，或写“范围: 全体”",
            "write chair under meeting.seating, or people: all",
        ),
    )


def too_many(count: int, most: int, span: Span) -> Diagnostic:
    """G052: more people than anyone would print at once."""
    return Diagnostic(
        code="G052",
        severity=Severity.ERROR,
        message=Text(
            f"名单有 {count} 人，一次最多印 {most} 人",
            f"there are {count} people; at most {most} are printed at once",
        ),
        span=span,
        hint=Text("把名单分成几份，分别生成", "divide the list and build each part"),
    )


def too_large(size: tuple[float, float], paper: str, span: Span) -> Diagnostic:
    """G053: a plate or badge that the paper cannot hold."""
    width, height = size
    return Diagnostic(
        code="G053",
        severity=Severity.ERROR,
        message=Text(
            f"{width:g}×{height:g} 毫米的尺寸，{paper} 纸放不下",
            f"{width:g} × {height:g} mm is too large for {paper} paper",
        ),
        span=span,
        hint=Text("改小“尺寸”，或换大一号的“纸张”", "make size smaller, or choose a larger paper"),
    )


def small(words: str, points: float, span: Span) -> Diagnostic:
    """G054: something that is printed smaller than it ought to be."""
    return Diagnostic(
        code="G054",
        severity=Severity.NOTICE,
        message=Text(
            f"“{words}”太长，只能排到 {points:.0f} 磅",
            f"“{words}” is so long that it is set in {points:.0f} points",
        ),
        span=span,
    )
