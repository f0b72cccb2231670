"""The lines of the report on a Word file, in the order they are met."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from jianbao.diagnostics import Code, Severity, Span, Text
from jianbao.intake.docx.names import w
from jianbao.intake.model import Certainty, Change


def about(code: Code, what: str) -> Code:
    """Return ``code`` with ``what`` in its sentence."""
    return code.also(code.message.filled({"what": what}))


def author(element: etree._Element) -> str:
    """Return who made a tracked change, and when, as far as it says."""
    date = element.get(w("date"), "")[:10]
    return " ".join(filter(None, (element.get(w("author"), ""), date))) or "?"


class Log:
    """The changes to one source, in the order they are met."""

    def __init__(self, source: str) -> None:
        """``source`` is the file's name."""
        self._source = source
        self._changes: list[Change] = []
        self._end = -1

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of them."""
        return tuple(self._changes)

    def add(
        self,
        code: Code,
        line: int,
        *,
        before: str = "",
        after: str = "",
        place: int | None = None,
    ) -> None:
        """Note a change in the paragraph ``line``.

        ``place`` is how many characters of the paragraph have been read before it. A change that
        begins where one of the same kind ends continues it: Word cuts text into runs at random.
        """
        change = Change(
            rule=code.code,
            certainty=Certainty.CERTAIN if code.severity is Severity.NOTICE else Certainty.UNCLEAR,
            span=Span(file=self._source, line=line),
            before=before,
            after=after,
            about=code.message,
        )
        last = self._changes[-1] if self._changes else None
        if last and place == self._end and _kind(last) == _kind(change):
            change = replace(change, before=last.before + before, after=last.after + after)
            self._changes.pop()
        self._changes.append(change)
        self._end = -1 if place is None else place + len(after)


def _kind(change: Change) -> tuple[str, Span, Text]:
    return change.rule, change.span, change.about
