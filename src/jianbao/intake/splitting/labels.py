"""What a line can be, and what can follow what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class LineLabel(StrEnum):
    """What a line is."""

    FURNITURE = "furniture"
    """Of the bulletin and no article: its head, its contents, its foot."""
    KICKER = "kicker"
    TITLE = "title"
    TITLE_LINE = "title line"
    """Goes on with the title above."""
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    """A credit or date under the title."""
    LEAD = "lead"
    """The first paragraph under a title."""
    OPEN = "open"
    """The first paragraph of an article that has no title above it."""
    TEXT = "text"
    JOIN = "join"
    """Goes on with the sentence above."""
    HEADING = "heading"
    CREDIT = "credit"
    SIGNATURE = "signature"
    DATE = "date"
    ATTACHMENT = "attachment"
    ATTACHED = "attached"
    """The title of an attachment."""
    LATE_TITLE = "late title"
    """A title below text of its article."""
    LATE_LINE = "late title line"
    """Goes on with the late title above."""
    STRAY = "stray"
    """Looks like a title, but no article lacks one."""


L = LineLabel
STARTS = frozenset({L.KICKER, L.TITLE, L.OPEN})
"""An article begins with one of these."""

_NEXT = frozenset({L.KICKER, L.TITLE, L.OPEN, L.FURNITURE})
_TEXT = frozenset({L.TEXT, L.JOIN, L.HEADING, L.CREDIT, L.SIGNATURE, L.DATE, L.ATTACHMENT})
_MORE = _NEXT | _TEXT | {L.STRAY}
_BODY = frozenset({L.LEAD, L.HEADING})

_AFTER: dict[LineLabel, dict[LineLabel, float]] = {
    L.FURNITURE: dict.fromkeys(_NEXT | {L.STRAY}, 0.0),
    L.KICKER: {L.TITLE: 0.0, L.KICKER: -3.0},
    L.TITLE: dict.fromkeys(_BODY | {L.TITLE_LINE, L.SUBTITLE, L.BYLINE}, 0.0)
    | {L.TITLE: -6.0, L.ATTACHMENT: -3.0},
    L.TITLE_LINE: dict.fromkeys(_BODY | {L.SUBTITLE, L.BYLINE}, 0.0) | {L.TITLE_LINE: -2.0},
    L.SUBTITLE: dict.fromkeys(_BODY | {L.BYLINE}, 0.0) | {L.SUBTITLE: -3.0},
    L.BYLINE: dict.fromkeys(_BODY | {L.BYLINE}, 0.0),
    L.LEAD: dict.fromkeys(_MORE, 0.0),
    L.OPEN: dict.fromkeys(_MORE, 0.0),
    L.TEXT: dict.fromkeys(_MORE, 0.0),
    L.JOIN: dict.fromkeys(_MORE, 0.0),
    L.HEADING: {L.TEXT: 0.0, L.HEADING: -0.5, L.JOIN: -1.0, L.ATTACHMENT: -3.0},
    L.CREDIT: dict.fromkeys(_NEXT | {L.CREDIT}, 0.0)
    | {L.TEXT: -3.5, L.ATTACHMENT: -1.0, L.DATE: 0.0, L.STRAY: 0.0},
    L.SIGNATURE: dict.fromkeys(_NEXT | {L.DATE, L.ATTACHMENT, L.CREDIT}, 0.0)
    | {L.SIGNATURE: -0.5, L.TEXT: -4.0},
    L.DATE: dict.fromkeys(_NEXT | {L.ATTACHMENT, L.CREDIT}, 0.0)
    | {L.SIGNATURE: -1.0, L.TEXT: -4.0},
    L.ATTACHMENT: {L.ATTACHED: 0.0, L.TEXT: -1.0, L.HEADING: -1.0},
    L.ATTACHED: {L.TEXT: 0.0, L.HEADING: 0.0, L.ATTACHED: -1.5},
    L.LATE_TITLE: dict.fromkeys(_NEXT | {L.CREDIT, L.SIGNATURE, L.DATE, L.FURNITURE}, 0.0)
    | {L.TEXT: -2.5, L.STRAY: -1.0, L.LATE_LINE: 0.0},
    L.LATE_LINE: dict.fromkeys(_NEXT | {L.CREDIT, L.SIGNATURE, L.DATE, L.FURNITURE}, 0.0)
    | {L.TEXT: -2.5, L.STRAY: -1.0},
    L.STRAY: dict.fromkeys(_NEXT | {L.CREDIT}, 0.0) | {L.TEXT: -0.3, L.STRAY: -1.0},
}
_LATE_AFTER = frozenset({L.LEAD, L.OPEN, L.TEXT, L.JOIN, L.CREDIT, L.SIGNATURE, L.DATE})
_HALF = frozenset({L.KICKER, L.TITLE, L.TITLE_LINE, L.SUBTITLE, L.BYLINE, L.HEADING, L.ATTACHMENT})
"""No article ends with one of these, unless there is nothing else to be had."""

_BOUNDARY = -1.7
_UNTITLED = -3.0
_UNFINISHED = -5.0


@dataclass(frozen=True, slots=True)
class LabelState:
    """The label of a line, and whether its article has a title by then."""

    label: LineLabel
    titled: bool


STATES = tuple(
    LabelState(label, titled)
    for label in LineLabel
    for titled in (False, True)
    if titled
    or label
    in {
        L.KICKER,
        L.OPEN,
        L.TEXT,
        L.JOIN,
        L.HEADING,
        L.CREDIT,
        L.SIGNATURE,
        L.DATE,
        L.ATTACHMENT,
        L.ATTACHED,
    }
)


def beginnings() -> Iterator[tuple[LabelState, float]]:
    """Yield the states in which the first line may be, with what speaks against each."""
    for label in (L.KICKER, L.TITLE, L.OPEN, L.FURNITURE, L.STRAY):
        yield _entered(label, titled=False), 0.0


def endings(state: LabelState) -> float:
    """Return what speaks against ending in ``state``."""
    unfinished = _UNFINISHED if state.label in _HALF else 0.0
    return unfinished + (0.0 if state.titled else _UNTITLED)


def transitions(state: LabelState) -> Iterator[tuple[LabelState, float]]:
    """Yield the states that may follow ``state``, with what speaks against each."""
    for label, cost in _AFTER[state.label].items():
        if label is L.STRAY and not state.titled:
            continue  # an article without a title takes it
        leaves = (label in STARTS and state.label is not L.KICKER) or label is L.FURNITURE
        if not leaves:
            yield _entered(label, titled=state.titled), cost
        else:
            first = state.label is L.FURNITURE
            boundary = 0.0 if first or label is L.FURNITURE else _BOUNDARY
            yield _entered(label, titled=False), cost + boundary + endings(state) * (not first)
    if not state.titled and state.label in _LATE_AFTER:
        yield LabelState(L.LATE_TITLE, titled=True), 0.0


def _entered(label: LineLabel, *, titled: bool) -> LabelState:
    always = {
        L.TITLE,
        L.TITLE_LINE,
        L.SUBTITLE,
        L.BYLINE,
        L.LEAD,
        L.FURNITURE,
        L.STRAY,
        L.LATE_TITLE,
        L.LATE_LINE,
    }
    never = {L.KICKER, L.OPEN}
    return LabelState(label, titled=(titled or label in always) and label not in never)
