"""From blocks of markup to paragraphs and tables, one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Final

from lxml import etree

from jianbao.manuscript.vocabulary import INLINE
from jianbao.products.word import lists, tables, written
from jianbao.products.word.classes import ASIDES, FOREWORD, HEADINGS, SKIPPED, STYLES, heading_style
from jianbao.products.word.inline import InlineWriter
from jianbao.products.word.pieces import Pieces
from jianbao.products.word.properties import Indent, ParagraphLooks, RunLooks
from jianbao.products.word.reading import SOURCE
from jianbao.products.word.sections import Section, section_properties
from jianbao.products.word.xml import w
from jianbao.typesetting.pagination import KEY

_AFTER: Final = 2.0
"""The white behind a signature, in em."""
_INLINE: Final = INLINE - {"img"} | {"img", "svg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What holds around a block."""

    style: str = ""
    align: str = ""
    left: float = 0.0
    """White that lists and quotations add, in em of the text."""
    looks: ParagraphLooks = field(default_factory=ParagraphLooks)
    run: RunLooks = field(default_factory=RunLooks)
    measure: float = 0.0
    """Width in points."""
    is_cell: bool = False
    is_foreword: bool = False
    depth: int = 0
    """How many lists are around."""

    def with_(self, **changes: Any) -> Context:  # noqa: ANN401 - any field
        """Return the context with ``changes``."""
        return replace(self, **changes)


class WordFlow:
    """The body of the file, or a cell of it, while it is written."""

    def __init__(self, pieces: Pieces) -> None:
        self.elements: list[etree._Element] = []
        self.pieces = pieces
        self.section = Section()
        self._break = ""
        self._following: Section | None = None
        self._waiting: list[str] = []
        self._above = 0

    def begin_page(self, side: str = "page") -> None:
        """Let what comes next begin a page, or a right-hand page where ``side`` is ``recto``."""
        if not self.elements or _ends_section(self.elements[-1]):
            return  # the section that has just begun does so
        if side == "recto":
            self.end_section(replace(self.section, start="oddPage", first=0))
        else:
            self._break = side

    def end_section(self, following: Section) -> None:
        """End the section, if it has begun, and begin ``following``."""
        if self.elements:
            last = self.elements[-1]
            if last.tag != w("p").tag or _ends_section(last):
                last = w("p", ParagraphLooks(line=20).element(1.0))
                self.elements.append(last)
            properties = last.find(w("pPr").tag)
            if properties is None:
                properties = w("pPr")
                last.insert(0, properties)
            properties.append(section_properties(self.section, self.pieces))
        self.section, self._break = following, ""

    def turn(self) -> None:
        """Let what comes next stand on a page on its side, where it does not already."""
        self._following = None
        if not self.section.is_turned:
            self.end_section(replace(self.section, start="nextPage", is_turned=True, first=0))

    def mark(self, *keys: str | None) -> None:
        """Let the next paragraph bear the names of ``keys``."""
        self._waiting += [key for key in keys if key]

    def space(self, above: int) -> None:
        """Keep ``above`` twips between what has been written and the next paragraph."""
        self._above = above

    def add(self, runs: Sequence[etree._Element], looks: ParagraphLooks) -> etree._Element:
        """Write a paragraph."""
        self.turn_back()
        if self._break:
            looks = replace(looks, page_break=True)
        if self._above:
            own = looks.before
            if own is None:
                own = self.pieces.befores.get(looks.style, 0)
            looks = replace(looks, before=own + self._above)
        marks = self.pieces.bookmark(*self._waiting)
        self._break, self._waiting, self._above = "", [], 0
        made = w("p", looks.element(self.pieces.measures.em), *marks, *runs)
        if self.pieces.source:
            made.set(SOURCE, self.pieces.source)
        self.elements.append(made)
        return made

    def add_table(self, table: etree._Element) -> None:
        """Write a table; it cannot begin a page by itself."""
        self.turn_back()
        if self._break or self._waiting:
            self.add((), ParagraphLooks(line=20))
        self.elements.append(table)

    def turn_back(self) -> bool:
        """End the pages on their side, now that something upright follows; tell whether there are any."""
        following, self._following = self._following, None
        if following is not None:
            self.end_section(following)
        return following is not None

    def walk(self, container: etree._Element, context: Context) -> None:
        """Write the children of ``container``; a stretch of text among them is a paragraph."""
        inline = self._inline(context)
        inline.say(container.text)
        for child in container.iterchildren(etree.Element):
            if child.tag in _INLINE:
                inline.child(child)
            else:
                self._write_inline(inline, context)
                inline = self._inline(context)
                self.block(child, context)
            inline.say(child.tail)
        self._write_inline(inline, context)

    def _inline(self, context: Context) -> InlineWriter:
        return InlineWriter(self.pieces, context.run)

    def _write_inline(self, inline: InlineWriter, context: Context) -> None:
        runs = inline.finish()
        if runs:
            looks = self.looks(context)
            if inline.has_picture:
                looks = replace(looks, is_least=True)
            self.add(runs, looks)

    def looks(self, context: Context) -> ParagraphLooks:
        """Return how a paragraph stands in ``context``."""
        looks = replace(context.looks, style=context.style)
        if context.align:
            looks = replace(looks, align=context.align, indent=Indent())
        elif context.left and looks.indent is None:
            looks = replace(looks, indent=Indent(left=context.left))
        return looks

    def block(self, element: etree._Element, context: Context) -> None:
        """Write ``element``."""
        with self.pieces.reading(element):
            self._block(element, context)

    def _block(self, element: etree._Element, context: Context) -> None:
        classes = (element.get("class") or "").split()
        if SKIPPED.intersection(classes):
            return
        if context.is_cell is False:
            self.mark(element.get("id"), element.get(KEY))
        context = self._styled(element, classes, context)
        writer = self._WRITERS.get(str(element.tag))
        if "page-break" in classes:
            self.begin_page()
        elif "landscape" in classes:
            self._landscape(element, context)
        elif self.furnish(element, classes, context):
            return
        elif writer is not None:
            writer(self, element, context)
        else:
            self._apart(element, classes, context)

    def furnish(self, element: etree._Element, classes: Sequence[str], context: Context) -> bool:
        """Write ``element`` if it is one that a theme puts around the text, and tell whether."""
        del self, element, classes, context
        return False

    def _styled(self, element: etree._Element, classes: Sequence[str], context: Context) -> Context:
        if "foreword" in classes:
            context = context.with_(is_foreword=True)
        if element.tag in HEADINGS and not context.is_cell:
            context = context.with_(style=heading_style(element))
        for name in classes:
            if name in STYLES:
                own = FOREWORD.get(name) if context.is_foreword else None
                context = context.with_(style=own or STYLES[name])
        if "centre" in classes or "align-center" in classes:
            context = context.with_(align="center")
        if "to-right" in classes or "align-right" in classes:
            context = context.with_(align="right")
        return context

    def _apart(self, element: etree._Element, classes: Sequence[str], context: Context) -> None:
        """Write a division; one with rules around it has them around its paragraphs."""
        start = len(self.elements)
        if "signature" in classes:
            looks = replace(context.looks, align="right", indent=Indent(right=_AFTER))
            context = context.with_(looks=looks, align="")
        self.walk(element, context)
        kind = next((name for name in classes if name in ASIDES), "")
        if kind:
            written.surround(self.elements[start:], ASIDES[kind], self.pieces.setting.accent)
        if "signature" in classes and len(self.elements) > start:
            self._keep_up(start)
            written.set_space(self.elements[start], before=self.pieces.measures.lines_of(1))

    def _keep_up(self, start: int) -> None:
        """Let what stands before ``start`` stay on its page: a signature is never alone."""
        for made in self.elements[max(start - 1, 0) : -1]:
            properties = made.find(w("pPr").tag) if made.tag == w("p").tag else None
            if properties is not None and properties.find(w("keepNext").tag) is None:
                properties.insert(1, w("keepNext"))

    def _paragraph(self, element: etree._Element, context: Context) -> None:
        if element.get("class") == "title" and context.style in {"Box", "EditorNote"}:
            context = context.with_(style="BoxTitle")
        self.walk(element, context)

    def _quote(self, element: etree._Element, context: Context) -> None:
        self.walk(element, context.with_(style="Quote" if not context.is_cell else context.style))

    def _code(self, element: etree._Element, context: Context) -> None:
        inline = InlineWriter(self.pieces, context.run, keeps_white=True)
        content = "".join(map(str, element.itertext())).strip("\n")
        inline.say(content)
        self.add(inline.finish(), replace(self.looks(context), style="Code"))

    def _rule(self, element: etree._Element, context: Context) -> None:
        del element
        self.add((), replace(self.looks(context), rules=(("bottom", 4, "auto"),), line=120))

    def _list(self, element: etree._Element, context: Context) -> None:
        lists.write(self, element, context)

    def _term(self, element: etree._Element, context: Context) -> None:
        self.walk(element, context.with_(style="Term"))

    def _definition(self, element: etree._Element, context: Context) -> None:
        self.walk(element, context.with_(style="Definition", left=context.left + 2))

    def _table(self, element: etree._Element, context: Context) -> None:
        caption = element.find("caption")
        if caption is not None:
            with self.pieces.reading(caption):
                self.walk(caption, context.with_(style="TableCaption", align=""))
        self.add_table(tables.table(element, self.pieces, context, WordFlow))
        if not context.is_cell:
            self.space(self.pieces.measures.lines_of(0.5))

    def _figure(self, element: etree._Element, context: Context) -> None:
        for child in element.iterchildren(etree.Element):
            if child.tag == "figcaption":
                self.walk(child, context.with_(style="FigureCaption", align=""))
            else:
                inline = InlineWriter(self.pieces)
                inline.child(child)
                caption = element.find("figcaption") is not None
                looks = ParagraphLooks(style="Picture", keep_next=caption)
                self.add(inline.finish(), looks)

    def _landscape(self, element: etree._Element, context: Context) -> None:
        upright = replace(self.section, is_turned=False)
        self.turn()
        self.walk(element, context.with_(measure=self.pieces.measures.height))
        self._following = replace(upright, start="nextPage", first=0)

    _WRITERS: ClassVar[dict[str, Callable[[WordFlow, etree._Element, Context], None]]] = {
        "p": _paragraph,
        "blockquote": _quote,
        "pre": _code,
        "hr": _rule,
        "ol": _list,
        "ul": _list,
        "dt": _term,
        "dd": _definition,
        "table": _table,
        "figure": _figure,
    }


def _ends_section(element: etree._Element) -> bool:
    return element.find(f"{w('pPr').tag}/{w('sectPr').tag}") is not None
