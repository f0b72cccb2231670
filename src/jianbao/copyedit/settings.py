"""What book.yaml says of proof-reading: rules off, other severities, phrases to be left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jianbao.config.model import BookConfig, CheckChoice
from jianbao.copyedit import codes
from jianbao.copyedit.model import Fault, Rule
from jianbao.diagnostics import Diagnostic, Severity, did_you_mean


def is_traditional(config: BookConfig) -> bool:
    """Whether the book is in traditional characters, by its language."""
    tag = config.language.lower().split("-")
    return tag[0] == "zh" and not {"hant", "tw", "hk", "mo"}.isdisjoint(tag)


def in_force(rules: tuple[Rule, ...], config: BookConfig) -> Iterator[Rule]:
    """Yield the rules that are switched on, each with its severity in this book."""
    severities = dict(config.check.severity)
    traditional = is_traditional(config)
    for rule in rules:
        if rule.code not in config.check.off and not (rule.mainland and traditional):
            yield replace(rule, severity=Severity(severities.get(rule.code, rule.severity)))


def lets_pass(settings: CheckChoice, fault: Fault) -> bool:
    """Whether ``fault`` meets a phrase in which nothing is to be corrected."""
    text = fault.passage.text
    for phrase in settings.ignore:
        last = fault.end + len(phrase)
        at = text.find(phrase, max(0, fault.start - len(phrase)), last)
        while 0 <= at <= fault.end:
            if at < fault.end and fault.start < at + len(phrase):
                return True
            at = text.find(phrase, at + 1, last)
    return False


def unknown_codes(config: BookConfig, rules: tuple[Rule, ...]) -> tuple[Diagnostic, ...]:
    """Return a warning (B002) for each code in book.yaml that no rule has."""
    known = [rule.code for rule in rules]
    named = [("off", code) for code in config.check.off]
    named += [(f"severity.{code}", code) for code, _ in config.check.severity]
    return tuple(
        codes.UNKNOWN_RULE.at(
            config.span(f"check.{key}"), hint=did_you_mean(written, known), written=written
        )
        for key, written in named
        if written not in known
    )
