"""Run every rule over a PDF, and tell each kind of fault once with all its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

import pypdfium2

from jianbao import foreign_pdf
from jianbao.budget import OverBudgetError, limited
from jianbao.diagnostics import Diagnostic, Span, Text
from jianbao.failure_codes import TOO_MUCH, UNFORESEEN
from jianbao.failures import is_told, told
from jianbao.foreign_pdf import Refusal, RefusedPdfError
from jianbao.preflight import codes
from jianbao.preflight.model import PageFault, Terms
from jianbao.preflight.painting import TooMuchError
from jianbao.preflight.reading import UnreadablePageError, sheets
from jianbao.preflight.rules import PAGE_RULES, WHOLE_RULES

_BROKEN = (*foreign_pdf.BROKEN, pypdfium2.PdfiumError)
_LIGHTER = 100
"""How much less work a byte of a PDF makes than one of text: most are those of pictures."""
_ONE_BY_ONE = frozenset({TOO_MUCH.code, UNFORESEEN.code})
_MOST_RUNS = 8
"""Runs of pages that a message lists."""


def check(data: bytes, file: str, terms: Terms) -> tuple[Diagnostic, ...]:
    """Return what a press would stumble over in the PDF ``data``, named ``file``.

    V001 the file cannot be read, V002 it is locked, V003 it draws without end; the rules have
    V010 and above. Of faults of one kind the first is described, with the pages of the others. What
    takes too much, or goes wrong in a way nobody foresaw, is told with its page (B005, B006).
    """
    span = Span(file=file)
    try:
        with limited(len(data) // _LIGHTER):
            return tuple(_told(faults, span) for faults in _by_kind(_faults(data, terms)))
    except RefusedPdfError as refused:
        return (_refused(span, refused),)
    except (Exception, OverBudgetError) as error:  # noqa: BLE001 - told, with its page
        return (_told([_failed(error)], span),)


def _faults(data: bytes, terms: Terms) -> Iterator[PageFault]:
    with foreign_pdf.opened(data) as pdf:
        try:
            read = list(sheets(pdf, data))
        except UnreadablePageError as error:
            yield _failed(error.__cause__ or error, error.number)
            return
        for whole in WHOLE_RULES:
            yield from _found(partial(whole, pdf, read, terms))
        for rule in PAGE_RULES:
            for sheet in read:
                yield from _found(partial(rule, sheet, terms), sheet.number)
        if pdf.get_warnings():
            yield PageFault(told=codes.REPAIRED.of())


def _found(rule: Callable[[], Iterator[PageFault]], page: int = 0) -> Iterator[PageFault]:
    """Yield what ``rule`` finds; where it fails the others go on."""
    try:
        yield from rule()
    except (Exception, OverBudgetError) as error:  # noqa: BLE001 - told, with its page
        yield _failed(error, page)


def _failed(error: BaseException, page: int = 0) -> PageFault:
    """Return what is said of an error on ``page``, 0 for the file as a whole."""
    if isinstance(error, TooMuchError):
        return PageFault(told=codes.ENDLESS.of(), page=page)
    if isinstance(error, _BROKEN):
        reason = foreign_pdf.reason_of(error)
        return PageFault(told=codes.BROKEN.of(reason=reason), page=page)
    if not is_told(error):
        raise error
    return PageFault(told=told(error), page=page)


def _refused(span: Span, refused: RefusedPdfError) -> Diagnostic:
    match refused.fault:
        case Refusal.LOCKED:
            return codes.LOCKED.at(span)
        case Refusal.EMPTY:
            return codes.NO_PAGE.at(span)
        case Refusal.ODD_PAGE:
            return codes.ODD_PAGE.at(span, number=refused.number)
        case Refusal.TOO_MANY:
            return codes.TOO_MANY_PAGES.at(span, count=refused.number, most=foreign_pdf.MOST_PAGES)
        case Refusal.TOO_LARGE:
            return codes.TOO_LARGE.at(span)
    return codes.BROKEN.at(span, reason=refused.reason)


def _by_kind(faults: Iterable[PageFault]) -> list[list[PageFault]]:
    kinds: dict[tuple[str, str], list[PageFault]] = {}
    for fault in faults:
        told_apart = fault.told.message.zh if fault.told.code in _ONE_BY_ONE else ""
        kinds.setdefault((fault.told.code, told_apart), []).append(fault)
    return [kinds[kind] for kind in sorted(kinds)]


def _told(faults: list[PageFault], span: Span) -> Diagnostic:
    first = faults[0]
    zh, en = first.told.message.zh, first.told.message.en
    if first.page:
        at_zh, at_en = "", ""
        if first.at:
            at_zh = "（距左 {:.0f} mm，距上 {:.0f} mm）".format(*first.at)
            at_en = " ({:.0f} mm from the left, {:.0f} mm from the top)".format(*first.at)
        zh, en = f"第 {first.page} 页{at_zh}：{zh}", f"page {first.page}{at_en}: {en}"
    others = sorted({fault.page for fault in faults} - {first.page})
    if others:
        zh += f"；第 {_runs(others, '、')} 页也有"
        en += f"; also on {_runs(others, ', ')}"
    return replace(first.told, message=Text(zh, en), span=span)


def _runs(pages: list[int], between: str) -> str:
    """Return ``2、5–7`` for 2, 5, 6, 7; after some runs only how many there are."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    listed = [f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    shown = between.join(listed[:_MOST_RUNS])
    return shown if len(listed) <= _MOST_RUNS else f"{shown} …"
