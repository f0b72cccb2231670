"""Credits taken off the text of an article: on lines of their own, and behind its last sentence."""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.diagnostics import Text
from jianbao.intake import mending
from jianbao.intake.mending.editable_text import NOTE
from jianbao.intake.model import Certainty, Change
from jianbao.intake.splitting import codes, headlines, words
from jianbao.intake.splitting.credits import Credit, names_of, read_credit
from jianbao.intake.splitting.labelled_names import labelled_names

_CREDITED = Text("署名、来源、日期记到文章信息里", "a credit taken into the article's front matter")
_COVERED = Text("以上各篇的来源", "the source of all articles above")


def take(
    strip: mending.EditableText,
    text: str,
    declined: mending.Declined,
    *,
    alone: bool = False,
    known: Credit = Credit(),  # noqa: B008 - frozen
) -> tuple[Credit, Change] | None:
    """Return what the credit ``strip``, which reads ``text``, says; None where it says nothing.

    One that is a line of its own may have any label before its names; ``known`` is what it
    says as far as that was told.

    One that calls a note stays in the text, or the note would be lost.
    """
    credit = known or read_credit(text)
    certainty = Certainty.CERTAIN if credit else Certainty.LIKELY
    credit = credit or names_of(text) or (labelled_names(text) if alone else Credit())
    code = codes.COVERED if credit.covers_all else codes.CREDITED
    if not credit or NOTE in strip.text or (code.code, strip.places[0]) in declined:
        return None
    fields = {
        "作者": "、".join(credit.authors),
        "供稿": credit.source,
        "日期": credit.date,
        "只记在这里": credit.reviewed,
    }
    return credit, Change.of(
        code,
        certainty,
        strip.places[0],
        before=headlines.spelled(strip)[0].text,
        after="　".join(f"{name}：{value}" for name, value in fields.items() if value),
    )


def split_off(
    strip: mending.EditableText,
) -> tuple[mending.EditableText, mending.EditableText, str] | None:
    """Return a paragraph, the credit in parentheses behind its last stop, and how that reads."""
    found = words.CREDITED_ENDING.search(strip.text.replace("(", "（").replace(")", "）"))
    if found is None:
        return None
    start = found.start("credit") - 1
    return strip.cut(0, start), strip.cut(start, len(strip.text)), found["credit"]


def sources(credited: Sequence[Sequence[Credit]]) -> list[str]:
    """Return the source of each article, be it one that covers several, from all their credits."""
    own = [
        "　".join(dict.fromkeys(c.source for c in one if c.source and not c.covers_all))
        for one in credited
    ]
    first = 0
    for index, one in enumerate(credited):
        for credit in one:
            if credit.covers_all:
                own[first : index + 1] = [
                    source or credit.source for source in own[first : index + 1]
                ]
                first = index + 1
    return own
