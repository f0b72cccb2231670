"""Findings of proof-reading for machines, and as a page for those who use no terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from html import escape

import jianbao
from jianbao.cli.language import say, words
from jianbao.copyedit import RULES, Finding
from jianbao.diagnostics import Diagnostic, Severity, Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_STYLE = """\
:root { color-scheme: light dark }
body { max-width: 46em; margin: 2em auto; padding: 0 1em; font-family: sans-serif; line-height: 1.6 }
h2 { font-size: 1em; margin: 2em 0 0.5em }
li { margin: 0 0 1em }
.excerpt { display: block; margin: 0.3em 0; padding: 0.3em 0.6em; border-left: 3px solid; white-space: pre-wrap }
mark { background: #ffe08a; color: black }
.error mark { background: #ffb3b3 }
.hint { display: block }
.code { opacity: 0.7; font-size: 0.85em }
"""


def concise(findings: Iterable[Finding], said: Iterable[Diagnostic]) -> str:
    """Return one line for each: place, severity, code and message."""
    return "".join(f"{_line(item)}\n" for item in _all(findings, said))


def as_json(findings: Iterable[Finding], said: Iterable[Diagnostic]) -> str:
    """Return a JSON object with every finding, and the edits that put it right."""
    record = {
        "findings": [_record(finding) for finding in findings],
        "diagnostics": [_diagnosed(item) for item in said],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def sarif(findings: Iterable[Finding], said: Iterable[Diagnostic]) -> str:
    """Return a log in SARIF 2.1.0 (OASIS)."""
    rules = [
        {
            "id": rule.code,
            "shortDescription": {"text": say(rule.name)},
            "help": {"text": rule.clause or say(rule.name)},
        }
        for rule in RULES
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
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def github(findings: Iterable[Finding], said: Iterable[Diagnostic]) -> str:
    """Return workflow commands that annotate the files of a pull request."""
    return "".join(f"{_annotation(item)}\n" for item in _all(findings, said))


FORMATS: dict[str, Callable[[Sequence[Finding], Sequence[Diagnostic]], str]] = {
    "concise": concise,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}


def page(findings: Sequence[Finding], said: Sequence[Diagnostic], title: str) -> str:
    """Return a web page that needs nothing else: the findings by file, each in its line."""
    heading = words(f"《{title}》校对报告", f"Proof-reading of {title}")
    items = _all(findings, said)
    files = dict.fromkeys(item.span.file if item.span else "" for item in items)
    body = "".join(
        f"<h2>{escape(file)}</h2>\n<ol>\n"
        + "".join(_item(item) for item in items if (item.span.file if item.span else "") == file)
        + "</ol>\n"
        for file in files
    )
    nothing = f"<p>{words('没有发现问题。', 'Nothing was found.')}</p>\n"
    language = words("zh-Hans", "en")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(heading)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(heading)}</h1>\n{body or nothing}</body>\n</html>\n"
    )


def _all(findings: Iterable[Finding], said: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [*said, *(finding.diagnostic for finding in findings)]


def _line(item: Diagnostic) -> str:
    place = f"{item.span}: " if item.span else ""
    return f"{place}{item.severity} {item.code} {say(item.message)}"


def _diagnosed(item: Diagnostic) -> dict[str, object]:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": say(item.message),
        "hint": say(item.hint) if item.hint else None,
        "span": asdict(item.span) if item.span else None,
        "excerpt": item.excerpt,
    }


def _record(finding: Finding) -> dict[str, object]:
    return {
        **_diagnosed(finding.diagnostic),
        "clause": finding.clause,
        "safe": finding.safe,
        "edits": [asdict(edit) for edit in finding.edits],
    }


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


def _item(item: Diagnostic) -> str:
    hint = f'<span class="hint">{escape(say(item.hint))}</span>' if item.hint else ""
    place = f"{item.span.line}:{item.span.column}" if item.span else ""
    return (
        f'<li class="{item.severity}">{escape(say(item.message))} '
        f'<span class="code">{item.code} {place}</span>{_shown(item)}{hint}</li>\n'
    )


def _shown(item: Diagnostic) -> str:
    if not item.excerpt or not item.span:
        return ""
    start, end = max(item.span.column - 1, 0), max(item.span.end_column - 1, 0)
    before, fault, after = item.excerpt[:start], item.excerpt[start:end], item.excerpt[end:]
    return (
        f'<span class="excerpt">{escape(before)}<mark>{escape(fault)}</mark>{escape(after)}</span>'
    )
