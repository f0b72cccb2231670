"""What a rule of mending is, and how rules are carried out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from jianbao.diagnostics import Code, Span
from jianbao.intake.mending.editable_text import EditableText
from jianbao.intake.model import Certainty, Change

_CONTEXT = 5
"""Characters that the report shows on either side of what was changed."""

Declined = frozenset[tuple[str, Span]]
"""Proposals that the user has turned down, each by its rule and place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MendingEdit:
    """The characters from ``start`` to before ``end`` become ``after``.

    An edit that is unclear changes nothing: it marks what someone has to look at.
    """

    start: int
    end: int
    after: str
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class MendingRule:
    """``find`` yields the edits of a text in order; ``code`` says in the report what they are."""

    code: Code
    find: Callable[[str], Iterable[MendingEdit]]


def mend(
    strip: EditableText, rules: Sequence[MendingRule], declined: Declined = frozenset()
) -> tuple[EditableText, tuple[Change, ...]]:
    """Carry out ``rules``, each on what the one before has left, and return a line for each edit."""
    changes = list[Change]()
    for rule in rules:
        edits = [(edit, _change(strip, edit, rule)) for edit in rule.find(strip.text)]
        taken = [pair for pair in edits if (rule.code.code, pair[1].span) not in declined]
        made = [
            (edit.start, edit.end, edit.after)
            for edit, change in taken
            if change.certainty is not Certainty.UNCLEAR
        ]
        strip = strip.put_all(made) if made else strip
        changes += [change for _, change in taken]
    return strip, tuple(changes)


def _change(strip: EditableText, edit: MendingEdit, rule: MendingRule) -> Change:
    left = strip.text[max(0, edit.start - _CONTEXT) : edit.start]
    right = strip.text[edit.end : edit.end + _CONTEXT]
    after = strip.text[edit.start : edit.end] if edit.certainty is Certainty.UNCLEAR else edit.after
    before = left + strip.text[edit.start : edit.end] + right
    span = strip.places[min(edit.start, len(strip.places) - 1)]
    return Change.of(rule.code, edit.certainty, span, before=before, after=left + after + right)
