"""Run every rule over a PDF, and tell each kind of fault once with all its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pypdfium2

from jianbao import foreign_pdf
from jianbao.diagnostics import Diagnostic, Span, Text
from jianbao.foreign_pdf import Fault as Refusal
from jianbao.foreign_pdf import RefusedPdfError
from jianbao.preflight import codes
from jianbao.preflight.model import Fault, Terms
from jianbao.preflight.painting import TooMuchError
from jianbao.preflight.reading import sheets
from jianbao.preflight.rules import PAGE_RULES, WHOLE_RULES

_BROKEN = (*foreign_pdf.BROKEN, pypdfium2.PdfiumError)
_MOST_RUNS = 8
"""Runs of pages that a message lists."""


def check(data: bytes, file: str, terms: Terms) -> tuple[Diagnostic, ...]:
    """Return what a press would stumble over in the PDF ``data``, named ``file``.

    V001 the file cannot be read, V002 it is locked, V003 it draws without end; the rules have
    V010 and above. Of faults of one kind the first is described, with the pages of the others.
    """
    span = Span(file=file)
    try:
        return tuple(_told(faults, span) for faults in _by_kind(_faults(data, terms)))
    except RefusedPdfError as refused:
        return (_refused(span, refused),)
    except _BROKEN as error:
        return (_broken(span, error),)
    except TooMuchError:
        return (codes.ENDLESS.at(span),)


def _faults(data: bytes, terms: Terms) -> Iterator[Fault]:
    with foreign_pdf.opened(data) as pdf:
        read = list(sheets(pdf, data))
        for whole in WHOLE_RULES:
            yield from whole(pdf, read, terms)
        for rule in PAGE_RULES:
            for sheet in read:
                yield from rule(sheet, terms)
        if pdf.get_warnings():
            yield Fault(told=codes.REPAIRED.of())


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


def _by_kind(faults: Iterable[Fault]) -> list[list[Fault]]:
    kinds: dict[str, list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(fault.told.code, []).append(fault)
    return [kinds[code] for code in sorted(kinds)]


def _told(faults: list[Fault], span: Span) -> Diagnostic:
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


def _broken(span: Span, error: Exception) -> Diagnostic:
    reason = " ".join(str(error).split()) or type(error).__name__
    return codes.BROKEN.at(span, reason=reason)
