"""What a line shows by itself: its shape, its words, its looks."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.intake.mending.editable_text import NOTE
from jianbao.intake.mending.names import is_name
from jianbao.intake.model import Align
from jianbao.intake.splitting import words
from jianbao.intake.splitting.credits import DATE, is_unit, names_of, read_credit
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.survey import LONG, DraftSurvey

_LONGEST_HEADLINE = 45
_TITLE = range(8, 35)
_TINY = 6
_SHORT_HEADING = 18
_BEGINNINGS = {
    "lead": words.LEAD, "running": words.RUNNING, "place": words.PLACE,
    "salutation": words.SALUTATION, "opener": words.OPENER, "dated": words.DATED,
    "closing": words.CLOSING,
}  # fmt: skip
_WHOLES = {
    "locator": words.LOCATOR, "attachment": words.ATTACHMENT, "date": DATE,
    "issue": words.ISSUE, "masthead": words.MASTHEAD, "issuer": words.ISSUER,
    "section": words.SECTION,
    "enclosure": words.ATTACHED, "contents": words.CONTENTS, "imprint": words.IMPRINT,
}  # fmt: skip


def shape(line: DraftLine) -> Iterator[tuple[str, float]]:
    """Say how a line begins and ends, and how long it is."""
    text = line.text
    count = sum(c.isalnum() for c in text)
    if words.QUESTION.fullmatch(text):
        yield "exclaims", 1
        yield from [("fragment", 1.0)] * (count <= _SHORT_HEADING)
    elif words.ENDING.search(text) or words.CREDITED_ENDING.search(text):
        yield "stop", 1
    elif words.PAUSE.search(text):
        yield "pause", 1
        yield from [("colon", 1.0)] * text.endswith("：")
    else:
        yield "unfinished", 1
        yield from [("scrap", 1.0)] * (count < _TINY)
        yield from [("fragment", 1.0)] * (count <= _SHORT_HEADING)
    yield from [("calls_note", 1.0)] * (NOTE in line.strip.text)
    yield "commas", min(text.count("，"), 4)
    yield from [("inner", 1.0)] * bool(words.INNER.search(text))
    yield from [("clauses", 1.0)] * bool(words.CLAUSES.search(text))
    yield from [("title_length", 1.0)] * (count in _TITLE)
    yield from [("short", 1.0)] * (count <= _SHORT_HEADING)
    yield from [("tiny", 1.0)] * (count < _TINY)
    yield from [("endless", 1.0)] * (count > _LONGEST_HEADLINE)
    yield "length", min(max(count - LONG, 0) / 15, 3)
    yield from [("caption", 1.0)] * bool(words.CAPTION.match(text))
    yield from [("low_start", 1.0)] * (text[:1] in "，。、；：！？”’）》〉】」』…")


def wording(line: DraftLine) -> Iterator[tuple[str, float]]:
    """Say what its words are like."""
    text = line.text
    if "\t" in text:  # its cells are no sentence
        yield "row", 1
        return
    column = words.COLUMN.match(text)
    if column:
        yield "column", 1
        text = text[column.end() :]
    yield from ((name, 1.0) for name, pattern in _BEGINNINGS.items() if pattern.match(text))
    bare = "".join(text.strip("（）").split())
    yield from [("salutation", 1.0)] * (text.endswith("：") and is_unit(text[:-1]))
    yield from [("unit", 1.0)] * is_unit(bare)
    yield from [("parenthesis", 1.0)] * (text[:1] == "（" and text.find("）") == len(text) - 1)
    yield from [("quotes", 1.0)] * text.startswith("“")
    wholes = {name for name, pattern in _WHOLES.items() if pattern.fullmatch(bare)}
    yield from ((name, 1.0) for name in _WHOLES if name in wholes)
    yield from [("genre", 1.0)] * bool(words.GENRE.search(text))
    yield from [("document", 1.0)] * bool(words.DOCUMENT.search(text))
    yield from [("headline", 1.0)] * bool(words.HEADLINE.search(text))
    yield from [("speaker", 1.0)] * text.startswith(("问：", "答：", "记者：", "主持人："))
    yield from [("dash", 1.0)] * text.startswith(("——", "—", "--"))
    yield from _number(text)
    credit = read_credit(text)
    if credit and "date" not in wholes:
        yield "credit", 1
        yield from [("covers_all", 1.0)] * credit.covers_all
    elif names_of(text) and not words.DOCUMENT.fullmatch(bare):
        yield "names", 1
        yield from [("bracketed", 1.0)] * (text[:1] in "（(" and text[-1:] in "）)")
        yield from [("person", 1.0)] * is_name(text)


def _number(text: str) -> Iterator[tuple[str, float]]:
    numbered = words.NUMBERED.match(text)
    if numbered and not words.NO_HEADING.match(text):
        yield "numbered", 1
        number = numbered["l1"] or numbered["l2"] or numbered["l3"] or numbered["l4"]
        yield from [("first", 1.0)] * (number in {"一", "1"})


def looks(line: DraftLine, usual: DraftSurvey) -> Iterator[tuple[str, float]]:
    """Say how it looks, where that is not what is usual."""
    looks = line.looks
    yield from [("level", 1.0)] * (looks.level > 0)
    yield from [("top_level", 1.0)] * (looks.level == 1 or looks.style.lower() in {"title", "标题"})
    if usual.size and looks.size:
        yield "bigger", max(-1.0, min((looks.size - usual.size) / 4, 2.0))
    yield from [("title_face", 1.0)] * (looks.face == "xiaobiaosong")
    yield from [("heading_face", 1.0)] * (looks.face in {"hei", "kai"})
    yield from [("bold", 1.0)] * looks.bold
    yield from [("centred", 1.0)] * (looks.align is Align.CENTER and not usual.centred)
    yield from [("right", 1.0)] * (looks.align is Align.END)
    yield from [("inset", 1.0)] * line.inset
    yield from [("boxed", 1.0)] * looks.boxed
    yield from [("page_break", 1.0)] * looks.page_break
