"""What the user has decided: proposals turned down, unclear lines settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jianbao.diagnostics import Span, Text
from jianbao.intake import mending
from jianbao.intake.splitting import codes
from jianbao.intake.splitting.labels import STARTS, LineLabel

L = LineLabel
EVERY = frozenset(LineLabel)

LABELS_OF_RULES: Mapping[str, frozenset[LineLabel]] = {
    codes.JOINED.code: frozenset({L.JOIN}),
    codes.FURNITURE.code: frozenset({L.FURNITURE}),
    codes.LATE_TITLE.code: frozenset({L.LATE_TITLE, L.LATE_LINE}),
    codes.STRAY.code: frozenset({L.STRAY}),
    codes.BEGINS.code: STARTS,
    codes.KICKER.code: frozenset({L.KICKER, L.SUBTITLE}),
}
"""What a line is no more once the user has turned down a proposal of the rule."""

ASKED = frozenset({codes.FURNITURE.code, codes.LATE_TITLE.code, codes.BEGINS.code})
"""Proposals that somebody has to agree to: text dropped, a title moved, a source parted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Decisions about lines, which are named by their places.

    ``labels`` are what lines may be (at the place of a whole source: whether articles begin in it), ``titles`` those that the user has given, ``left_out`` the
    lines that nobody wants.
    """

    declined: mending.Declined = frozenset()
    labels: Mapping[Span, frozenset[LineLabel]] = field(default_factory=dict)
    titles: Mapping[Span, str] = field(default_factory=dict)
    left_out: frozenset[Span] = frozenset()
    replaced: frozenset[Span] = frozenset()
    """Articles, by their places, that replace the version in the book."""
    added: frozenset[Span] = frozenset()
    """Articles that are added beside it."""
    unattended: bool = False
    """Whether nobody is there to ask: what is `ASKED` is left as it came, and so marked."""

    def is_several(self, source: str) -> bool | None:
        """Return whether ``source`` holds several articles, where that was decided."""
        labels = self.labels.get(Span(file=source))
        return None if labels is None else labels == STARTS

    def fixed(self, spans: Sequence[Span]) -> dict[int, frozenset[LineLabel]]:
        """Return what the lines at ``spans`` may be, as far as it was decided."""
        fixed = dict[int, frozenset[LineLabel]]()
        for index, span in enumerate(spans):
            allowed = self.labels.get(span, EVERY)
            for rule, labels in LABELS_OF_RULES.items():
                if (rule, span) in self.declined:
                    allowed -= labels
            if allowed != EVERY:
                fixed[index] = allowed
        return fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a question: what the line is then; no label leaves it out."""

    text: Text
    labels: frozenset[LineLabel]


KEEP = Answer(
    text=Text("留在原处，当作正文", "leave it in its place, as text"), labels=frozenset({L.TEXT})
)
_HEADING = Answer(text=Text("作小标题", "a heading"), labels=frozenset({L.HEADING}))
_KICKER = Answer(
    text=Text("作下一篇的引题", "the next article's kicker"), labels=frozenset({L.KICKER})
)
_TITLE = Answer(
    text=Text("从这里另起一篇，这是标题", "a new article's title"), labels=frozenset({L.TITLE})
)
_DROP = Answer(text=Text("不要这一行", "leave it out"), labels=frozenset())
_BEGINS = Answer(text=Text("从这里另起一篇", "a new article begins"), labels=STARTS)
_GOES_ON = Answer(text=Text("接着上一篇", "the article goes on"), labels=EVERY - STARTS)
_WHOLE = Answer(text=Text("是一篇，不拆", "one article"), labels=EVERY - STARTS)
_SEVERAL = Answer(
    text=Text("是几篇，在这些标题处拆开", "several; split it at these titles"), labels=STARTS
)
_JOINS = Answer(
    text=Text("和上一段接起来", "goes on with the paragraph above"), labels=frozenset({L.JOIN})
)
_APART = Answer(text=Text("另起一段", "a paragraph of its own"), labels=EVERY - {L.JOIN})

CHOICES: Mapping[str, tuple[Answer, ...]] = {
    codes.JOINED.code: (_APART, _JOINS),
    codes.STRAY.code: (KEEP, _HEADING, _KICKER, _TITLE, _DROP),
    codes.BEGINS.code: (_BEGINS, _GOES_ON),
    codes.MAY_BEGIN.code: (_GOES_ON, _BEGINS),
    codes.KICKER.code: (_KICKER, KEEP, _TITLE, _DROP),
    codes.MAY_BE_SEVERAL.code: (_WHOLE, _SEVERAL),
}
"""How a question of each rule can be answered; the first answer is what is done unasked."""
