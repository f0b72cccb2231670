"""Findings of proof-reading for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, replace

import jianbao
from jianbao.cli.envelope import record
from jianbao.cli.language import say, visible
from jianbao.copyedit import RULES, Finding
from jianbao.copyedit.typos import TYPOS
from jianbao.diagnostics import Diagnostic, Severity, Span

_AROUND = 40
"""Characters of the line on either side of a finding."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def concise(findings: Iterable[Finding], said: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield one line for each: place, severity, code and message."""
    return (f"{visible(_line(item))}\n" for item in _all(findings, said))


def as_json(findings: Sequence[Finding], said: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the envelope of every finding with the edits that put it right, piece by piece."""
    weighty = any(item.severity is not Severity.NOTICE for item in _all(findings, said))
    yield f'{{\n  "ok": {json.dumps(not weighty)},\n  "result": {{"findings": ['
    yield from _listed(map(_record, findings))
    yield ']},\n  "diagnostics": ['
    yield from _listed(map(record, said))
    yield "]\n}\n"


def _listed(records: Iterable[object]) -> Iterator[str]:
    """Yield the items of a list within the outermost object, one at a time."""
    comma = "\n"
    for item in records:
        yield f"{comma}    {json.dumps(item, ensure_ascii=False)}"
        comma = ",\n"
    if comma != "\n":
        yield "\n  "


def sarif(findings: Iterable[Finding], said: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a log in SARIF 2.1.0 (OASIS)."""
    rules = [
        {
            "id": rule.code,
            "shortDescription": {"text": say(rule.name)},
            "help": {"text": rule.clause or say(rule.name)},
        }
        for rule in (*RULES, TYPOS)
    ]
    driver = {"name": "jianbao", "version": jianbao.__version__, "rules": rules}
    results = [
        {
            "ruleId": item.code,
            "level": _LEVELS[item.severity],
            "message": {"text": say(item.message)},
            "locations": [_location(item.span)] if item.span else [],
        }
        for item in _all(findings, said)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    yield from json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(log)
    yield "\n"


def github(findings: Iterable[Finding], said: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield workflow commands that annotate the files of a pull request."""
    return (f"{_annotation(item)}\n" for item in _all(findings, said))


FORMATS: dict[str, Callable[[Sequence[Finding], Sequence[Diagnostic]], Iterator[str]]] = {
    "concise": concise,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}


def _all(findings: Iterable[Finding], said: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [*said, *(finding.diagnostic for finding in findings)]


def _line(item: Diagnostic) -> str:
    place = f"{item.span}: " if item.span else ""
    return f"{place}{item.severity} {item.code} {say(item.message)}"


def _record(finding: Finding) -> dict[str, object]:
    return {
        **record(replace(finding.diagnostic, excerpt=_around(finding))),
        "clause": finding.clause,
        "place": say(finding.quote.place),
        "wrong": finding.quote.wrong,
        "right": finding.quote.right,
        "safe": finding.safe,
        "edits": [asdict(edit) for edit in finding.edits],
    }


def _around(finding: Finding) -> str:
    """Return what stands around a finding in its line: the line itself may be a whole article."""
    start, end = finding.span.column - 1, finding.span.end_column - 1
    return finding.excerpt[max(0, start - _AROUND) : end + _AROUND]


def _location(span: Span) -> dict[str, object]:
    region = {"startLine": span.line} if span.line else {}
    if span.column:
        region |= {"startColumn": span.column, "endColumn": max(span.end_column, span.column)}
    physical: dict[str, object] = {"artifactLocation": {"uri": span.file}}
    return {"physicalLocation": {**physical, "region": region} if region else physical}


def _annotation(item: Diagnostic) -> str:
    properties = {"title": item.code}
    if item.span:
        properties |= {"file": item.span.file, "line": str(item.span.line or 1)}
        if item.span.column:
            properties |= {"col": str(item.span.column), "endColumn": str(item.span.end_column)}
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{_COMMANDS[item.severity]} {listed}::{_escaped(say(item.message))}"


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
