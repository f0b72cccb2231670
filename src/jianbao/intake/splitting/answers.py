"""What the user has decided: proposals turned down, unclear lines settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jianbao.diagnostics import Span, Text
from jianbao.intake import mending
from jianbao.intake.splitting import codes
from jianbao.intake.splitting.labels import STARTS, Label

L = Label
EVERY = frozenset(Label)

LABELS_OF_RULES: Mapping[str, frozenset[Label]] = {
    codes.JOINED.code: frozenset({L.JOIN}),
    codes.FURNITURE.code: frozenset({L.FURNITURE}),
    codes.LATE_TITLE.code: frozenset({L.LATE_TITLE, L.LATE_LINE}),
    codes.STRAY.code: frozenset({L.STRAY}),
    codes.BEGINS.code: STARTS,
    codes.KICKER.code: frozenset({L.KICKER, L.SUBTITLE}),
}
"""What a line is no more once the user has turned down a proposal of the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Decisions about lines, which are named by their places.

    ``labels`` are what lines may be (at the place of a whole source: whether articles begin in it), ``titles`` those that the user has given, ``left_out`` the
    lines that nobody wants.
    """

    declined: mending.Declined = frozenset()
    labels: Mapping[Span, frozenset[Label]] = field(default_factory=dict)
    titles: Mapping[Span, str] = field(default_factory=dict)
    left_out: frozenset[Span] = frozenset()
    replaced: frozenset[Span] = frozenset()
    """Articles, by their places, that replace the version in the book."""
    added: frozenset[Span] = frozenset()
    """Articles that are added beside it."""

    def is_several(self, source: str) -> bool | None:
        """Return whether ``source`` holds several articles, where that was decided."""
        labels = self.labels.get(Span(file=source))
        return None if labels is None else labels == STARTS

    def fixed(self, spans: Sequence[Span]) -> dict[int, frozenset[Label]]:
        """Return what the lines at ``spans`` may be, as far as it was decided."""
        fixed = dict[int, frozenset[Label]]()
        for index, span in enumerate(spans):
            allowed = self.labels.get(span, EVERY)
            for rule, labels in LABELS_OF_RULES.items():
                if (rule, span) in self.declined:
                    allowed -= labels
            if allowed != EVERY:
                fixed[index] = allowed
        return fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to a question: what the line is then; no label leaves it out."""

    text: Text
    labels: frozenset[Label]


KEEP = Choice(
    text=Text("留在原处，当作正文", "leave it in its place, as text"), labels=frozenset({L.TEXT})
)
_HEADING = Choice(text=Text("作小标题", "a heading"), labels=frozenset({L.HEADING}))
_KICKER = Choice(
    text=Text("作下一篇的引题", "the next article's kicker"), labels=frozenset({L.KICKER})
)
_TITLE = Choice(
    text=Text("从这里另起一篇，这是标题", "a new article's title"), labels=frozenset({L.TITLE})
)
_DROP = Choice(text=Text("不要这一行", "leave it out"), labels=frozenset())
_BEGINS = Choice(text=Text("从这里另起一篇", "a new article begins"), labels=STARTS)
_GOES_ON = Choice(text=Text("接着上一篇", "the article goes on"), labels=EVERY - STARTS)
_WHOLE = Choice(text=Text("是一篇，不拆", "one article"), labels=EVERY - STARTS)
_SEVERAL = Choice(
    text=Text("是几篇，在这些标题处拆开", "several; split it at these titles"), labels=STARTS
)
_JOINS = Choice(
    text=Text("和上一段接起来", "goes on with the paragraph above"), labels=frozenset({L.JOIN})
)
_APART = Choice(text=Text("另起一段", "a paragraph of its own"), labels=EVERY - {L.JOIN})

CHOICES: Mapping[str, tuple[Choice, ...]] = {
    codes.JOINED.code: (_APART, _JOINS),
    codes.STRAY.code: (KEEP, _HEADING, _KICKER, _TITLE, _DROP),
    codes.BEGINS.code: (_BEGINS, _GOES_ON),
    codes.MAY_BEGIN.code: (_GOES_ON, _BEGINS),
    codes.KICKER.code: (_KICKER, KEEP, _TITLE, _DROP),
    codes.MAY_BE_SEVERAL.code: (_WHOLE, _SEVERAL),
}
"""How a question of each rule can be answered; the first answer is what is done unasked."""
