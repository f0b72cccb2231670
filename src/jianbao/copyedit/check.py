"""Proof-read a book: every rule that is switched on, each finding with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jianbao.budget import OverBudgetError, limited
from jianbao.copyedit.model import (
    Fault,
    Finding,
    LocalCheck,
    ProofCopy,
    Quote,
    Rule,
    SourceEdit,
)
from jianbao.copyedit.quoting import Quoter
from jianbao.copyedit.rules import RULES
from jianbao.copyedit.settings import in_force, lets_pass
from jianbao.copyedit.suppressions import suppressions
from jianbao.diagnostics import Span, Text
from jianbao.failures import is_told, seen_by, told
from jianbao.manuscript.prose import NOWHERE, Passage, Prose
from jianbao.once import Kept, key_of


def check(
    copy: ProofCopy, rules: tuple[Rule, ...] = RULES, kept: Kept | None = None
) -> tuple[Finding, ...]:
    """Return what ``rules`` find in ``copy``, in reading order.

    What book.yaml switches off or lets pass is left out, and what a manuscript asks to leave. A
    rule that fails is told at the passage where it did (B005, B006), and the others go on. What
    was found before in a text that has not changed is in ``kept``.
    """
    asked = {prose.file: suppressions(prose.source) for prose in copy.texts}
    order = {prose.file: number for number, prose in enumerate(copy.texts)}
    at_work = tuple(in_force(rules, copy.config))
    local = tuple(rule for rule in at_work if isinstance(rule.check, LocalCheck))
    run = _Run(copy)
    findings = list[Finding]()
    for prose in copy.texts:
        findings += run.found_again(local, prose, {} if kept is None else kept)
    for rule in at_work:
        if not isinstance(rule.check, LocalCheck):
            findings += run.found(rule, copy)
    kept_back = (one for one in findings if not asked[one.span.file].cover(one.code, one.span.line))
    unique = dict.fromkeys((*run.failures.values(), *kept_back))
    return tuple(sorted(unique, key=lambda one: (order.get(one.span.file, -1), one.span, one.code)))


class _Run:
    """One reading of a copy, rule by rule; what fails once is not tried on the next text."""

    def __init__(self, copy: ProofCopy) -> None:
        self._copy = copy
        self._quoters = {prose.file: Quoter(prose) for prose in copy.texts}
        self._size = sum(len(prose.source) for prose in copy.texts)
        self.failures = dict[str, Finding]()

    def found_again(self, rules: tuple[Rule, ...], prose: Prose, kept: Kept) -> tuple[Finding, ...]:
        """Return what ``rules`` find in one text, as it was kept if that was done before."""
        codes = tuple((rule.code, rule.severity) for rule in rules)
        is_book = prose is self._copy.book
        key = key_of("found in", prose.file, prose.source, is_book, codes, self._copy.config.check)
        known: tuple[Finding, ...] | None = kept.get(key)
        if known is None:
            part = replace(
                self._copy, book=prose if is_book else None, proses=() if is_book else (prose,)
            )
            known = tuple(one for rule in rules for one in self.found(rule, part))
            if not self.failures:
                kept[key] = known
        return known

    def found(self, rule: Rule, part: ProofCopy) -> tuple[Finding, ...]:
        """Return what ``rule`` finds in ``part``; nothing where it fails or has failed before."""
        if rule.code in self.failures:
            return ()
        try:
            with limited(self._size):
                return tuple(
                    _finding(
                        rule,
                        prose,
                        fault,
                        self._quoters[prose.file],
                        may_fix=prose is not self._copy.book,
                    )
                    for prose, fault in rule.check(part)
                    if not lets_pass(self._copy.config.check, fault)
                )
        except (Exception, OverBudgetError) as failure:
            if not is_told(failure):
                raise
            self.failures[rule.code] = _failed(rule, failure, self._copy)
            return ()


def _failed(rule: Rule, failure: BaseException, copy: ProofCopy) -> Finding:
    """Return what is said of a rule that went wrong, at the passage that it was looking at."""
    passage = next(seen_by(failure, Passage), None)
    at = next((place for place in passage.places if place != NOWHERE), 0) if passage else 0
    holds = (prose for prose in copy.texts if passage in prose.passages)
    prose = next(holds, None) or next(seen_by(failure, Prose), None)
    span = prose.span(at, at + 1) if prose else Span(file=copy.config.file.name)
    said = told(failure, span, by=rule.code)
    return Finding(
        code=said.code,
        severity=said.severity,
        message=said.message,
        hint=said.hint,
        clause="",
        span=span,
        excerpt=prose.lines[span.line - 1] if prose else "",
        quote=Quote(place=Text("", ""), before="", wrong="", after=""),
    )


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
