"""How much each piece of evidence speaks for each label: the whole of what was tuned.

The figures are set by hand on the bulletins of ``tests/intake/cases``. One unit is about what a
single plain hint is worth; what hardly ever errs, e.g. a credit's wording, is worth six.
"""

from __future__ import annotations

from collections.abc import Mapping

from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.labels import LineLabel

L = LineLabel

_HEADLINE: Mapping[str, float] = {
    "unfinished": 1.5, "stop": -6.5, "exclaims": 1.8, "pause": -4.0, "inner": -3.0,
    "commas": -0.6, "title_length": 1.0, "tiny": -1.0, "endless": -4.0, "length": -1.0,
    "low_start": -4.0, "clauses": 1.0, "numbered": -3.0, "running": -1.5, "lead": -1.0,
    "credit": -6.0, "names": -3.0, "bracketed": -3.0, "unit": -2.0, "date": -5.0,
    "salutation": -4.0, "dash": -4.0, "attachment": -6.0, "enclosure": -6.0, "imprint": -4.0,
    "issue": -4.0, "issuer": -4.0, "contents": -4.0, "right": -3.0, "bigger": 3.0,
    "title_face": 2.5,
    "bold": 0.7, "centred": 1.5, "boxed": 1.5, "entry": -6.0, "after_colon": -1.0,
    "inside_pair": -3.0, "after_full": -3.0, "inset": 1.5, "indented": -2.0, "fills": -1.0,
    "caption": -5.0, "column": 2.0, "parenthesis": -7.0, "section": -4.0, "closing": -3.0,
    "row": -5.0, "verse": -4.0, "speaker": -4.0,
    "opener": -4.0, "dated": -1.5,
}  # fmt: skip
_OPENING: Mapping[str, float] = {
    "lead": 2.8, "dated": 0.7, "quotes": -0.3, "running": -2.0, "stop": 1.0, "unfinished": -1.0,
    "length": 0.3, "tiny": -1.0, "inner": 0.5, "credit": -4.0, "date": -4.0, "low_start": -4.0,
    "numbered": -0.5, "first": 0.5, "centred": -1.5, "bigger": -2.0, "right": -2.0,
    "after_open": -1.5, "dash": -2.0, "attachment": -4.0, "entry": -5.0, "inside_pair": -3.0,
    "bold": -0.5, "names": -2.0, "row": -4.0,
}  # fmt: skip

WEIGHTS: Mapping[LineLabel, tuple[float, Mapping[str, float]]] = {
    L.FURNITURE: (-6.0, {
        "calls_note": -30.0, "issue": 9.5, "masthead": 6.5, "issuer": 9.5, "contents": 9.5,
        "imprint": 10.5, "entry": 11.5, "unit": 2.5, "stop": -2.0, "inner": -2.0, "date": 4.5,
        "listed": -4.0, "above_issue": 6.5,
    }),
    L.KICKER: (-2.0, {
        **_HEADLINE, "larger_below": 4.0, "larger_above": -3.0, "smaller_below": -3.0,
        "headline": -0.7, "place": -0.7, "clauses": 2.0, "locator": 7.0, "wide": 1.2,
        "wide_below": -1.0, "kin_before": -2.0, "kin_after": 0.5, "bigger": 0.5,
        "title_face": -0.5, "listed": -3.0, "heading_face": 0.5, "close_below": 1.0, "genre": 1.5,
        "apart_below": -1.8,
    }),
    L.TITLE: (-1.5, {
        **_HEADLINE, "larger_below": -3.0, "larger_above": -4.0, "smaller_below": 1.0,
        "alike_above": -1.0, "headline": 1.3, "place": 1.0, "wide": 1.5, "wide_below": 0.7,
        "kin_before": -2.0, "kin_after": 3.0, "listed": 5.0, "top_level": 3.0, "level": 1.0,
        "first_line": 1.0, "locator": -2.5, "page_break": 1.5, "after_stop": 0.3,
        "parallel": -0.5, "masthead": -1.5, "bold": 1.0, "tight": -0.5,
        "in_report": -0.5, "document": 2.0, "row_below": 1.0,
    }),
    L.TITLE_LINE: (-2.5, {
        **_HEADLINE, "larger_above": -3.0, "alike_above": 3.0, "bigger": 1.5, "centred": 1.0,
        "tight": 2.0, "close": 0.5, "soft": 2.0, "wide": -4.0, "place": -1.2, "headline": 0.2,
        "kin_after": 1.0, "listed": -3.0, "locator": -3.0, "tiny": 0.0, "lead": -2.0,
        "after_clauses": -2.5, "credit": -8.0, "after_hanging": 2.5, "after_genre": -2.5,
        "inside_pair": 3.0,
    }),
    L.SUBTITLE: (-4.5, {
        **_HEADLINE, "larger_above": 6.0, "larger_below": -3.0, "dash": 8.0, "bigger": 0.5,
        "title_face": 0.0, "heading_face": 1.0, "wide": -1.0, "centred": 1.5, "kin_after": 0.5,
        "listed": -3.0, "locator": -3.0,
    }),
    L.BYLINE: (-5.0, {
        "larger_above": 3.5, "credit": 9.2, "date": 7.5, "names": 7.0, "person": 1.0,
        "bracketed": -1.5, "unit": 0.5, "centred": 0.5, "wide": -0.5, "stop": -3.0,
        "inner": -3.0, "endless": -2.0, "covers_all": -6.0, "right": 0.5,
    }),
    L.LEAD: (-1.0, {
        **_OPENING, "salutation": 3.0, "wide": 0.2, "place": 0.8, "verse": 4.0, "parenthesis": 1.0,
        "speaker": 3.0, "row": 3.5, "newcomer": 1.2,
        "cohesive": -0.8,
    }),
    L.OPEN: (-2.0, {
        **_OPENING, "late_draft": 2.0, "strange": 1.0, "wide": 2.2, "after_credited": 3.5,
        "first_line": 2.0, "page_break": 2.0, "after_colon": -2.0, "after_full": -2.0,
        "after_numbered": 0.3, "flush": -1.0, "after_short": -1.0,
        "after_salutation": -4.0, "speaker": -3.0, "closing": -4.0,
    }),
    L.TEXT: (0.0, {
        "opener": 1.5, "stop": 1.0, "exclaims": 0.2, "pause": 0.3, "unfinished": -1.2,
        "fragment": -1.3, "names": 1.5, "unit": -1.5, "under_number": 1.5, "enclosure": 4.0,
        "verse": 4.5, "scrap": -1.5, "dated": -0.5, "strange": -0.7, "quotes": 0.7,
        "inset": -2.0, "title_length": -0.3, "lead": -0.7, "running": 1.0, "numbered": 0.7,
        "inner": 0.5, "wide": -1.3, "bigger": -1.5, "title_face": -1.5, "centred": -1.0,
        "right": -1.0, "boxed": -1.0, "credit": -2.0, "date": -2.0, "after_open": -1.2,
        "low_start": -3.0, "entry": -2.0, "attachment": -2.0, "after_full": -1.0, "flush": -2.0,
        "indented": 0.5, "clauses": -0.3, "locator": -1.0, "length": 0.3, "endless": 0.5,
        "listed": -3.0, "level": -1.0, "after_colon": 1.0, "inside_pair": -1.5, "issue": -2.0,
        "after_credited": -1.0, "page_break": -1.0, "speaker": 1.0, "closing": 1.0,
        "after_salutation": 1.0, "parenthesis": 1.0, "row": 4.0,
    }),
    L.JOIN: (-1.5, {
        "word_across": 2.0, "opener": -4.5, "caption": -5.0, "verse": -4.0, "after_open": 4.5,
        "inner": 0.5, "length": 0.3, "endless": 0.5, "after_stop": -4.0, "after_colon": -3.0,
        "after_short": -4.0, "low_start": 4.0, "lead": -1.5, "running": -1.0, "numbered": -3.0,
        "wide": -1.0, "after_full": 4.0, "after_part": -5.0, "indented": -6.0, "flush": 1.0,
        "stop": 0.7, "inside_pair": 3.0, "credit": -4.0, "date": -3.0, "names": -2.0,
        "bold": -0.5, "centred": -2.0, "right": -3.0, "bigger": -3.0, "level": -3.0,
        "page_break": -0.5, "boxed": -3.0, "after_credited": -3.0, "unit": -1.0,
        "imprint": -3.0, "dash": -2.0, "attachment": -4.0, "covers_all": -4.0, "soft": 4.5,
        "first_line": -9.0, "listed": -4.0, "after_numbered": -0.5,
    }),
    L.HEADING: (-4.2, {
        "late_draft": -1.5, "numbered": 5.7, "level": 3.9, "top_level": -1.5, "bold": 2.2,
        "heading_face": 1.5, "short": 1.0, "unfinished": 1.0, "stop": -4.0, "pause": -2.0,
        "inner": -3.0, "place": -1.0, "headline": -0.7, "wide": -1.0, "bigger": -0.7,
        "centred": -0.3, "parallel": 4.0, "under_number": -2.0, "speaker": -4.0, "column": -2.0,
        "parenthesis": -2.0, "verse": -4.0, "enclosure": -3.0, "exclaims": 0.5, "endless": -4.0,
        "credit": -6.0, "date": -5.0, "unit": -1.5, "names": -2.0, "right": -3.0,
        "low_start": -4.0, "commas": -0.4, "listed": -4.0, "entry": -4.0, "after_colon": -0.5,
        "tiny": -0.3, "locator": -2.0, "attachment": -4.0, "after_full": -3.0,
        "kin_before": -0.5, "clauses": 0.2, "salutation": -3.0, "caption": -4.0,
        "section": 4.5, "in_report": 1.0, "document": -2.0, "kin_after": -1.0, "row": -4.0,
        "closing": -3.0,
    }),
    L.CREDIT: (-5.0, {
        "credit": 9.5, "names": 2.0, "bracketed": 5.5, "right": 1.5, "covers_all": 2.0,
        "stop": -0.5, "inner": -3.0, "date": -2.0, "endless": -2.0,
    }),
    L.SIGNATURE: (-2.5, {
        "verse": -3.0, "unit": 3.0, "names": 0.5, "right": 2.5, "stop": -4.0, "pause": -3.0,
        "endless": -3.0, "title_length": 0.2, "bracketed": -4.0, "credit": -2.0,
        "locator": -1.5, "wide": 0.2, "headline": -1.0, "after_stop": 0.5, "numbered": -4.0,
        "inner": -4.0,
    }),
    L.DATE: (-8.0, {
        "date": 12.0, "right": 1.0, "unfinished": 0.0, "stop": -4.0, "bracketed": -1.0,
    }),
    L.ATTACHMENT: (-9.0, {
        "attachment": 14.0,
    }),
    L.ATTACHED: (-0.5, {
        "unfinished": 1.5, "stop": -4.0, "inner": -3.0, "pause": -3.0, "title_length": 0.5,
        "endless": -3.0, "credit": -4.0, "date": -3.0, "centred": 1.0, "bigger": 1.0,
    }),
    L.LATE_TITLE: (-2.0, {
        **_HEADLINE, "late_draft": 1.5, "row_below": -3.0, "headline": 0.8, "place": 0.5, "wide": -1.0,
        "wide_below": 1.5, "kin_before": 3.0, "kin_after": -2.0, "boxed": 2.0, "last_line": 1.0,
        "listed": -3.0, "locator": -4.0, "parallel": -0.5, "after_stop": 0.5,
    }),
    L.LATE_LINE: (-3.0, {
        **_HEADLINE, "alike_above": 3.0, "tight": 2.0, "close": 0.5, "soft": 2.0, "wide": -4.0,
        "wide_below": 1.5, "last_line": 1.0, "place": -1.2, "headline": 0.2, "kin_before": 1.0,
        "kin_after": -2.0, "boxed": 2.0, "listed": -3.0, "locator": -4.0, "tiny": 0.0,
        "lead": -2.0, "credit": -8.0, "after_hanging": 2.5, "inside_pair": 3.0,
        "after_genre": -2.5, "row_below": -3.0, "after_open": 1.0, "late_draft": 1.0,
    }),
    L.STRAY: (-3.5, {
        **_HEADLINE, "smaller_below": -2.0, "larger_below": -1.0, "larger_above": -1.0,
        "row_below": -2.0,
        "kin_before": 1.0, "boxed": 1.5, "wide": -1.0, "last_line": 0.5, "listed": -3.0,
        "locator": -2.0,
    }),
}  # fmt: skip


def score(label: LineLabel, evidence: Evidence) -> float:
    """Return what ``evidence`` says for ``label``; below 0 it speaks against it."""
    base, weights = WEIGHTS[label]
    return base + sum(weights[name] * value for name, value in evidence.items() if name in weights)
