"""The body of a book's file: articles, and what a theme puts before, between and after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from lxml import etree

from jianbao.manuscript.elements import has_class
from jianbao.products.word import contents, letterhead, rows
from jianbao.products.word.flow import Context, WordFlow
from jianbao.products.word.inline import InlineWriter
from jianbao.products.word.measures import twips
from jianbao.products.word.properties import Indent, ParagraphLooks
from jianbao.products.word.sections import Section
from jianbao.products.word.written import at_foot, set_space
from jianbao.products.word.xml import w

_SIZE: Final = re.compile(r"font-size: ([\d.]+)pt")
_NARROWING: Final = re.compile(r"scaleX\(([\d.]+)\)")
_FRONT: Final = Section(start="oddPage", is_headless=True, form="lowerRoman", first=1)
_TEXT: Final = Section(start="oddPage", first=1)


class DocumentBody(WordFlow):
    """The body of the file while it is written."""

    def write(self, tree: etree._Element) -> list[etree._Element]:
        """Return the body of ``tree``, the whole book."""
        body = tree.find("body")
        assert body is not None  # noqa: S101 - every theme's book has one
        if any(has_class(item, "cover") for item in body.iter(etree.Element)):
            self.section = Section(is_plain=True)
        self.walk(body, Context(measure=self.pieces.measures.width))
        return self.elements

    def furnish(self, element: etree._Element, classes: Sequence[str], context: Context) -> bool:
        """Write ``element`` by its class, and tell whether it has one."""
        name = next((name for name in classes if name in self._PARTS), "")
        if name:
            self._PARTS[name](self, element, context)
        return bool(name)

    def _cover(self, element: etree._Element, context: Context) -> None:
        self.walk(element, context)
        self.end_section(_FRONT)

    def _contents(self, element: etree._Element, context: Context) -> None:
        contents.write(self, element, context)
        if self.pieces.setting.is_reader:
            self.end_section(_TEXT)

    def _display(self, element: etree._Element, context: Context) -> None:
        """Write a name set large: its size and how far it is condensed are found already."""
        style = element.get("style", "")
        size = float(found[1]) if (found := _SIZE.search(style)) else 0.0
        narrow = float(found[1]) if (found := _NARROWING.search(style)) else 1.0
        run = context.run.with_(
            size=round(size * 2), narrowing=round(narrow * 100) if narrow < 1 else 0
        )
        spread = 0.06 if context.style == "Masthead" else 0.0
        inline = InlineWriter(self.pieces, run.with_(spacing=twips(size * spread)))
        inline.take(element)
        looks = replace(self.looks(context), line=twips(size * (1.2 if spread else 1.4)))
        self.add(inline.finish(), looks)

    def _masthead(self, element: etree._Element, context: Context) -> None:
        """Write name and number of a briefing; together they are no lower than 4.4 lines."""
        m, start = self.pieces.measures, len(self.elements)
        self.walk(element, context)
        high = 0
        for paragraph in self.elements[start:]:
            line = paragraph.find(f"{w('pPr').tag}/{w('spacing').tag}")
            own = None if line is None else line.get(w("x", line=1).keys()[0])
            high += int(own) + m.lines_of(0.4) if own else m.lines_of(1.25)
        self.space(max(m.lines_of(4.4) - high, 0))

    def _part(self, element: etree._Element, context: Context) -> None:
        if self.pieces.setting.is_reader:
            self.begin_page("recto")
        self.walk(element, context)
        if self.pieces.setting.is_reader:
            self.begin_page("recto")

    def _chapter(self, element: etree._Element, context: Context) -> None:
        if has_class(element, "enclosed"):
            self.begin_page()
        elif not has_class(element, "foreword") and self.pieces.chapter_start != "auto":
            self.begin_page(self.pieces.chapter_start)
        if has_class(element, "lying"):
            self.turn()
        self.walk(element, context)

    def _meeting(self, element: etree._Element, context: Context) -> None:
        self.begin_page()
        self.walk(element, context)

    def _attachment(self, element: etree._Element, context: Context) -> None:
        self.begin_page()
        start = len(self.elements)
        self.walk(element, context)
        for made in self.elements[start : start + 1]:
            properties = made.find(w("pPr").tag)
            if properties is not None:
                properties.append(Indent().element(1.0))

    def _head(self, element: etree._Element, context: Context) -> None:
        """Write the head of an article; with the white around it, it is as high as whole lines."""
        m, start = self.pieces.measures, len(self.elements)
        if has_class(element, "unshown"):
            return
        self.walk(element, context)
        made = self.elements[start:]
        if not made:
            return
        article = element.getparent()
        is_foreword = article is not None and has_class(article, "foreword")
        above, below = (0.5, 0.0) if is_foreword else self.pieces.around_title
        if article is not None and has_class(article, "enclosed"):
            above = 0.0
        lines = 0
        for paragraph in made:
            style = paragraph.find(f"{w('pPr').tag}/{w('pStyle').tag}")
            name = "" if style is None else style.get(w("x", val=1).keys()[0], "")
            breaks = sum(1 for _ in paragraph.iter(w("br").tag))
            high = self.pieces.setting.title_line if name == "ArticleTitle" else m.pitch
            lines += (1 + breaks) * high + (m.pitch if name == "EnclosedLabel" else 0)
        white = m.lines_of(above) + m.lines_of(below)
        white += -(lines + white) % m.pitch
        first = round(white * above / ((above + below) or 1))
        set_space(made[0], before=first)
        for paragraph in made[1:]:
            set_space(paragraph, before=0)
        for paragraph in made[:-1]:
            if not _is(paragraph, "EnclosedLabel"):
                set_space(paragraph, after=0)
        set_space(made[-1], after=white - first)

    def _imprint(self, element: etree._Element, context: Context) -> None:
        letterhead.write_imprint(self, element, context)

    def _foot(self, element: etree._Element, context: Context) -> None:
        start = len(self.elements)
        self.walk(element, context)
        made, self.elements[start:] = self.elements[start:], []
        if made:
            self.elements.append(at_foot([made], self.pieces.measures))
            self.add((), ParagraphLooks(line=1))  # what the table hangs on

    _PARTS: ClassVar[dict[str, Callable[[DocumentBody, etree._Element, Context], None]]] = {
        "cover": _cover,
        "cover-foot": _foot,
        "contents": _contents,
        "display": _display,
        "part": _part,
        "chapter": _chapter,
        "meeting-part": _meeting,
        "attachment": _attachment,
        "chapter-head": _head,
        "imprint": _imprint,
        "masthead-body": _masthead,
        "masthead-top": rows.spread,
        "masthead-foot": rows.spread,
        "pictures": rows.pictures,
        "seating": rows.seating,
        "marks": letterhead.write_marks,
        "authorities": letterhead.write_authorities,
        "number-line": letterhead.write_number,
        "attachment-list": letterhead.write_attachments,
        "signing": letterhead.write_signing,
    }


def _is(paragraph: etree._Element, style: str) -> bool:
    found = paragraph.find(f"{w('pPr').tag}/{w('pStyle').tag}")
    return found is not None and style in found.attrib.values()
