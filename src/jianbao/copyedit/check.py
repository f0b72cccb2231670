"""Proof-read a book: every rule that is switched on, each finding with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Copy, Fault, Finding, Rule, SourceEdit
from jianbao.copyedit.quoting import Quoter
from jianbao.copyedit.rules import RULES
from jianbao.copyedit.settings import in_force, lets_pass
from jianbao.copyedit.suppressions import suppressions
from jianbao.manuscript.prose import NOWHERE, Prose


def check(copy: Copy, rules: tuple[Rule, ...] = RULES) -> tuple[Finding, ...]:
    """Return what ``rules`` find in ``copy``, in reading order.

    What book.yaml switches off or lets pass is left out, and what a manuscript suppressions.
    """
    asked = {prose.file: suppressions(prose.source) for prose in copy.texts}
    order = {prose.file: number for number, prose in enumerate(copy.texts)}
    quoters = {prose.file: Quoter(prose) for prose in copy.texts}
    findings = [
        finding
        for rule in in_force(rules, copy.config)
        for prose, fault in rule.check(copy)
        if not lets_pass(copy.config.check, fault)
        for finding in [
            _finding(rule, prose, fault, quoters[prose.file], may_fix=prose is not copy.book)
        ]
        if not asked[prose.file].cover(finding.code, finding.span.line)
    ]
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda found: (order[found.span.file], found.span, found.code)))


def _finding(rule: Rule, prose: Prose, fault: Fault, quoter: Quoter, *, may_fix: bool) -> Finding:
    """Return ``fault`` with its place; only what is in a manuscript is ever put right unasked."""
    start, end = _offsets(fault)
    span = prose.span(start, end)
    edits = tuple(_source_edits(prose, fault))
    return Finding(
        code=rule.code,
        severity=rule.severity,
        message=fault.message,
        hint=fault.hint,
        clause=rule.clause,
        span=span,
        excerpt=prose.lines[span.line - 1],
        quote=quoter.quote(fault),
        edits=edits if len(edits) == len(fault.edits) else (),
        safe=may_fix and fault.safe and bool(edits) and len(edits) == len(fault.edits),
    )


def _offsets(fault: Fault) -> tuple[int, int]:
    """Return where the fault stands in the file: its characters, or the one before them."""
    places = [at for at in fault.passage.places[fault.start : fault.end] if at != NOWHERE]
    if not places:
        before = [at for at in fault.passage.places[: fault.start] if at != NOWHERE]
        places = before[-1:] or [0]
    return places[0], places[-1] + 1


def _source_edits(prose: Prose, fault: Fault) -> Iterator[SourceEdit]:
    """Yield the edits as far as they do not reach over markup."""
    for edit in fault.edits:
        places = fault.passage.places[edit.start : edit.end]
        if places:
            start, end = places[0], places[-1] + 1
            as_read = fault.passage.text[edit.start : edit.end]
            if prose.source[start:end] != as_read or start == NOWHERE:
                continue
        elif edit.start:
            start = end = fault.passage.places[edit.start - 1] + 1
        else:
            start = end = fault.passage.places[0] if fault.passage.places else 0
        yield SourceEdit(file=prose.file, start=start, end=end, text=edit.text)
