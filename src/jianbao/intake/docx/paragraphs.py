"""How a paragraph looks, and its runs joined where they look alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from lxml import etree

from jianbao.intake.docx import fonts
from jianbao.intake.docx.inline import InlineText
from jianbao.intake.docx.names import number, w
from jianbao.intake.docx.properties import Properties, paragraph_properties, run_properties
from jianbao.intake.docx.story import Story
from jianbao.intake.docx.styles import DocxRunLooks
from jianbao.intake.model import Align, Looks, Run

_ALIGNS = {"center": Align.CENTER, "right": Align.END, "end": Align.END}
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_seen = attrgetter("bold", "italic", "raised", "lowered", "link", "emphasis_dots")
_TWIPS = 20
"""In a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A paragraph apart from its text: what it says itself, its style, its mark, its number."""

    direct: Properties
    mark: Properties
    style: str
    numbering: str = ""
    listed: str = ""
    indent: Properties
    """That of its automatic numbering."""

    @property
    def joins_next(self) -> bool:
        """Whether its mark is deleted or hidden, so that it runs on in the next paragraph."""
        return bool(self.mark.get("deleted") or self.mark.get("vanish"))

    @property
    def is_counted(self) -> bool:
        """Whether automatic numbering counts it: a hidden mark must be that of a run-in heading."""
        return not self.joins_next or bool(self.mark.get("specVanish"))


def frame(element: etree._Element, story: Story) -> Frame:
    """Read the properties of a w:p and count it in its list."""
    properties = element.find(w("pPr"))
    direct = paragraph_properties(properties)
    mark = run_properties(None if properties is None else properties.find(w("rPr")))
    made = Frame(direct=direct, mark=mark, style=story.document.styles.style_of(direct), indent={})
    return _numbered(made, story) if made.is_counted else made


def _numbered(made: Frame, story: Story) -> Frame:
    numbering = story.document.numbering
    resolved = {**story.document.styles.paragraph(made.style), **made.direct}
    num = resolved.get("numId", "0")
    if "ilvl" in resolved and ("ilvl" in made.direct or "numId" not in made.direct):
        index = number(resolved["ilvl"])
    elif "numId" in made.direct:
        index = 0
    else:
        index = numbering.index(num, made.style, resolved.get("numStyle", ""))
    level = numbering.level(num, index)
    if level is None:
        return made
    shown = numbering.advance(num, index)
    return replace(made, numbering=shown, listed=f"{num}/{index}", indent=level.indent)


def looks(made: Frame, words: Sequence[InlineText], story: Story, *, boxed: bool) -> Looks:
    """Return how a paragraph with these words looks."""
    styles = story.document.styles
    of_style = styles.paragraph(made.style)
    resolved = {**of_style, **made.direct}
    own_numbering = "numId" in made.direct
    # A list chosen for the paragraph itself indents over its style, that of a style below it.
    layers = (of_style, made.indent) if own_numbering else (made.indent, of_style)
    ind = {**layers[0], **layers[1], **made.direct}
    plain = styles.run(made.style, {key: made.mark[key] for key in made.mark if key != "vanish"})
    size = _most(words, lambda item: item.size) or plain.size
    return Looks(
        style=styles.name(made.style),
        level=styles.level(made.style, resolved),
        align=_ALIGNS.get(resolved.get("jc", ""), Align.START),
        size=size,
        face=_face(words) if words else fonts.role(plain.east),
        bold=bool(_most(words, lambda item: item.bold)),
        indent=_first_line(ind, size),
        numbering=made.numbering,
        listed=made.listed,
        boxed=boxed or resolved.get("frame") == "box",
        page_break=bool(resolved.get("pageBreakBefore")),
    )


def joined(words: Iterable[InlineText]) -> tuple[Run, ...]:
    """Return the runs, those that look alike as one."""
    runs: list[Run] = []
    for run in (item.run for item in words):
        if runs and _is_plain(run) and _is_plain(runs[-1]) and _seen(run) == _seen(runs[-1]):
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        elif run.text or not _is_plain(run):
            runs.append(run)
    return tuple(runs)


def _is_plain(run: Run) -> bool:
    return run.note is None and not run.ruby and not run.formula


def _most(words: Sequence[InlineText], of: Callable[[DocxRunLooks], float]) -> float:
    """Return the value that most characters have."""
    counts: Counter[float] = Counter()
    for item in words:
        counts[of(item.looks)] += len(item.run.text.replace(" ", ""))
    return counts.most_common(1)[0][0] if counts else 0


def _face(words: Sequence[InlineText]) -> str:
    """Return the role of the face of most characters; Latin ones count where nothing else does."""
    counts: Counter[str] = Counter()
    latin: Counter[str] = Counter()
    for item in words:
        text = item.run.text
        count = len(_EAST_ASIAN.findall(text))
        counts[fonts.role(item.looks.east)] += count
        latin[fonts.role(item.looks.latin)] += len(text) - count
    chosen = counts if counts.total() else latin
    return chosen.most_common(1)[0][0] if chosen else ""


def _first_line(ind: Properties, size: float) -> float:
    """Return where the first line begins, in em; a length in characters goes before one in twips."""

    def em(*names: str) -> float:
        characters = next(
            (number(ind[f"{name}Chars"]) for name in names if f"{name}Chars" in ind), 0
        )
        if characters:
            return characters / 100
        twips = next((number(ind[name]) for name in names if name in ind), 0)
        return twips / _TWIPS / size

    hanging = em("hanging")
    return round(em("left", "start") + (-hanging if hanging else em("firstLine")), 2)
