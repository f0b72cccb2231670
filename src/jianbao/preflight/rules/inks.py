"""Inks: what a press with four of them, or a printer with one, makes of the colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

from jianbao.diagnostics import Severity, Text
from jianbao.preflight.geometry import common
from jianbao.preflight.model import Fault, Kind, Mark, Sheet, Terms
from jianbao.preflight.rules.exchange import is_for_press

_DARK = 0.85
"""From so much black on a text counts as black."""
_LIGHT = {"rgb", "managed"}
_TRACE = 0.02
_SLACK = 0.03


def check(pdf: pikepdf.Pdf, sheets: Sequence[Sheet], terms: Terms) -> Iterator[Fault]:
    """V030-V036: see the functions below."""
    wanted = terms.colour or ("cmyk" if is_for_press(pdf) else "")
    for sheet in sheets:
        for mark in sheet.marks:
            yield from _space(sheet, mark, wanted)
            # Register marks beside the page take every ink there is.
            if mark.space == "cmyk" and common(mark.box, sheet.bleed):
                yield from _too_much(sheet, mark, terms)
                yield from _black_text(sheet, mark)
                yield from _white_overprint(sheet, mark)


def _space(sheet: Sheet, mark: Mark, wanted: str) -> Iterator[Fault]:
    """V030 RGB where inks are wanted, V035 colour where black is, V036 a spot colour."""
    at = sheet.place(mark.box)
    if mark.space in _LIGHT and wanted in {"", "cmyk"}:
        yield Fault(
            code="V030",
            severity=Severity.WARNING if wanted else Severity.NOTICE,
            what=Text("用的是屏幕颜色（RGB）", "the colour is one of screens (RGB)"),
            hint=Text(
                "送印刷厂要四色：在 book.yaml 的“输出”里写“pdf: {颜色: 四色}”",
                "a print shop needs four inks: write “pdf: {colour: cmyk}” under outputs",
            ),
            page=sheet.number,
            at=at,
        )
    if mark.space in {*_LIGHT, "cmyk"} and wanted == "grey" and not _is_grey(mark):
        yield Fault(
            code="V035",
            severity=Severity.WARNING,
            what=Text("灰度版里有彩色", "there is a colour in an edition in greys"),
            page=sheet.number,
            at=at,
        )
    if mark.space == "spot" and common(mark.box, sheet.bleed):
        yield Fault(
            code="V036",
            severity=Severity.NOTICE,
            what=Text("用了专色，要多一块印版", "a spot colour takes a plate of its own"),
            page=sheet.number,
            at=at,
        )


def _too_much(sheet: Sheet, mark: Mark, terms: Terms) -> Iterator[Fault]:
    """V031 more ink in a fill or text than paper can take, V032 in a picture."""
    ink = mark.ink if mark.kind is Kind.PICTURE else sum(mark.colour)
    if ink <= terms.ink_limit + _SLACK:
        return
    is_picture = mark.kind is Kind.PICTURE
    zh, en = ("图片", "the picture") if is_picture else ("颜色", "the colour")
    yield Fault(
        code="V032" if is_picture else "V031",
        severity=Severity.WARNING,
        what=Text(
            f"{zh}的总墨量 {ink:.0%}，超过 {terms.ink_limit:.0%}，会蹭脏、不干",
            f"{en} takes {ink:.0%} of ink, more than {terms.ink_limit:.0%}: it will not dry",
        ),
        page=sheet.number,
        at=sheet.place(mark.box),
    )


def _black_text(sheet: Sheet, mark: Mark) -> Iterator[Fault]:
    """V033 black text of several inks: four plates never meet exactly, and small type blurs."""
    if mark.kind is not Kind.TEXT or len(mark.colour) != 4:  # noqa: PLR2004 - inks
        return
    if mark.colour[3] >= _DARK and sum(mark.colour[:3]) > _TRACE:
        yield Fault(
            code="V033",
            severity=Severity.WARNING,
            what=Text(
                "黑字不是单黑，套印不准就发虚", "black text takes several inks, and will blur"
            ),
            hint=Text("黑字只用黑墨（K100）", "set it in black ink alone"),
            page=sheet.number,
            at=sheet.place(mark.box),
        )


def _white_overprint(sheet: Sheet, mark: Mark) -> Iterator[Fault]:
    """V034 white that overprints: it is not there on paper."""
    if mark.overprints and mark.colour and not any(mark.colour):
        yield Fault(
            code="V034",
            severity=Severity.ERROR,
            what=Text("白色设了叠印，印出来看不见", "white overprints: on paper it is not there"),
            page=sheet.number,
            at=sheet.place(mark.box),
        )


def _is_grey(mark: Mark) -> bool:
    if not mark.colour:
        return False
    if mark.space == "cmyk":
        return not any(mark.colour[:3])
    return max(mark.colour) - min(mark.colour) <= _TRACE
