"""What there is to report of how the lines were read: what was moved, joined, or is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jianbao.diagnostics import Code
from jianbao.intake.model import Certainty, Change
from jianbao.intake.splitting import codes
from jianbao.intake.splitting.answers import EVERY
from jianbao.intake.splitting.features import Evidence, is_headline_like
from jianbao.intake.splitting.labels import STARTS, LineLabel
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.viterbi import Path

L = LineLabel
_SURE, _LIKELY = 2.0, 0.7
"""How much worse the draft must read otherwise, for a reading to be certain, or likely."""
_LEADING = frozenset({L.FURNITURE, L.KICKER, L.BYLINE})
"""What may stand above the first title: the head of a bulletin, or who wrote the article."""
_SHOWN = 12
_BROKEN = frozenset(
    {"word_across", "after_pause", "inside_pair", "low_start", "after_full", "soft"}
)
"""What shows for certain that a sentence was broken: else its writer may have left out a stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDraft:
    """The lines of a draft with the label of each."""

    lines: tuple[DraftLine, ...]
    evidence: tuple[Evidence, ...]
    path: Path
    captions: frozenset[int] = frozenset()
    """Lines that explain the picture above them."""
    levels: Mapping[int, int] = field(default_factory=dict)
    """Those of headings, as far as more is known of them than their numbers."""

    def label(self, index: int) -> LineLabel:
        """Return the label of line ``index``; sentences that may belong together stay apart."""
        label = self.path.labels[index]
        if label is L.JOIN and self._certainty(index, frozenset({L.JOIN})) is Certainty.UNCLEAR:
            return L.TEXT
        return label

    def begins(self, index: int) -> bool:
        """Whether an article begins with line ``index``."""
        above = self.path.labels[:index]
        goes_on = above[-1:] == (L.KICKER,) or (above and _LEADING.issuperset(above))
        return self.path.labels[index] in STARTS and not goes_on

    def findings(self) -> Iterator[Change]:
        """Yield what was done, and what is in doubt, line by line."""
        doubted = False
        for index in range(len(self.lines)):
            found = list(self._of_label(index)) or list(self._of_boundary(index, doubted=doubted))
            doubted = any(change.certainty is Certainty.UNCLEAR for change in found)
            yield from found

    def _of_label(self, index: int) -> Iterator[Change]:
        label, text = self.path.labels[index], self.lines[index].strip.text
        certainty = self._certainty(index, frozenset({label}))
        if label is L.JOIN:
            proven = bool(_BROKEN & self.evidence[index].keys())
            capped = certainty is Certainty.CERTAIN and not proven
            yield self._join(index, Certainty.LIKELY if capped else certainty)
        elif label is L.FURNITURE:
            certainty = self._at_least_likely(certainty)
            if self._is_imprint(index):
                certainty = Certainty.CERTAIN
            yield self._change(index, codes.FURNITURE, certainty, text, "")
        elif label in {L.LATE_TITLE, L.LATE_LINE}:
            certainty = self._at_least_likely(certainty)
            yield self._change(index, codes.LATE_TITLE, certainty, text, text)
        elif label is L.STRAY or self._may_be_headline(index, certainty):
            yield self._change(index, codes.STRAY, Certainty.UNCLEAR, text, text)
        elif label in {L.KICKER, L.SUBTITLE} and certainty is not Certainty.CERTAIN:
            code = codes.KICKER if label is L.KICKER else codes.SUBTITLE
            yield self._change(index, code, certainty, text, text)

    def _is_imprint(self, index: int) -> bool:
        """Whether a line says so by its words, and nothing but the foot of a bulletin follows."""
        below = self.path.labels[index:]
        return "imprint" in self.evidence[index] and all(label is L.FURNITURE for label in below)

    @staticmethod
    def _at_least_likely(certainty: Certainty) -> Certainty:
        """Return how sure it is that a line is what nothing else asks about."""
        return Certainty.LIKELY if certainty is Certainty.UNCLEAR else certainty

    def _of_boundary(self, index: int, *, doubted: bool) -> Iterator[Change]:
        if not index or self.path.labels[index - 1] is L.FURNITURE:
            return
        text = self.lines[index].strip.text
        shown = text if len(text) <= 2 * _SHOWN else text[: 2 * _SHOWN] + "…"
        begins = self.begins(index)
        certainty = self._certainty(index, STARTS if begins else EVERY - STARTS)
        if begins and certainty is not Certainty.CERTAIN:
            yield self._change(index, codes.BEGINS, certainty, shown, shown)
        follows = self.path.labels[index] in {L.LEAD, L.TITLE}
        if not (begins or doubted or follows) and certainty is Certainty.UNCLEAR:
            yield self._change(index, codes.MAY_BEGIN, certainty, shown, shown)

    def _may_be_headline(self, index: int, certainty: Certainty) -> bool:
        label = self.path.labels[index]
        return (
            label in {L.TEXT, L.HEADING}
            and certainty is Certainty.UNCLEAR
            and is_headline_like(self.evidence[index])
        )

    def _join(self, index: int, certainty: Certainty) -> Change:
        before, after = self.lines[index - 1].strip.text, self.lines[index].strip.text
        left, right = before[-_SHOWN:], after[:_SHOWN]
        apart = f"{left}⏎{right}"
        joined = apart if certainty is Certainty.UNCLEAR else left + glue(before, after) + right
        return self._change(index, codes.JOINED, certainty, apart, joined)

    def _certainty(self, index: int, labels: frozenset[LineLabel]) -> Certainty:
        margin = self.path.margin(index, labels)
        if margin >= _SURE:
            return Certainty.CERTAIN
        return Certainty.LIKELY if margin >= _LIKELY else Certainty.UNCLEAR

    def _change(
        self, index: int, code: Code, certainty: Certainty, before: str, after: str
    ) -> Change:
        span = self.lines[index].span
        return Change.of(code, certainty, span, before=before, after=after)


def glue(before: str, after: str) -> str:
    """Return what comes between two lines of a sentence: a space between Latin words only."""
    touching = before[-1:] + after[:1]
    return " " if touching.isascii() and touching.isalnum() and not touching.isdigit() else ""
