"""From the elements of a container, e.g. the body or a cell, to paragraphs, tables, pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from jianbao.diagnostics import Code, Span
from jianbao.intake.docx import change_codes, changes, paragraphs, tables
from jianbao.intake.docx.graphics import TextBox
from jianbao.intake.docx.grids import in_rows
from jianbao.intake.docx.inline import Atom, InlineReader, InlineText, PageBreak
from jianbao.intake.docx.names import RELATION, w
from jianbao.intake.docx.story import Story
from jianbao.intake.docx.text import ALTERNATE, branch, plain
from jianbao.intake.model import Block, Paragraph, SourcePicture

_DROPPED = {w("del"): change_codes.DELETED, w("moveFrom"): change_codes.MOVED}
_ELSEWHERE = {w("altChunk"), w("subDoc")}
"""What stands for text in another file."""
_CONTENTS = "Table of Contents"
_FLOWING = {"continuous", "nextColumn"}
"""Kinds of section that begin no page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """What runs on in the next paragraph."""

    atoms: tuple[Atom, ...]
    frame: paragraphs.Frame
    span: Span


def read(story: Story, container: etree._Element, *, boxed: bool = False) -> list[Block]:
    """Return what ``container`` holds; ``boxed`` says that it is a text box."""
    flow = _Flow(story, boxed=boxed)
    flow.walk(container)
    flow.finish()
    return flow.blocks


class _Flow:
    """One container while it is read."""

    def __init__(self, story: Story, *, boxed: bool) -> None:
        self.blocks: list[Block] = []
        self._story = story
        self._boxed = boxed
        self._carried: _Carried | None = None

    def walk(self, container: etree._Element) -> None:
        """Read the children of ``container``."""
        for child in container:
            self._take(child)

    def finish(self) -> None:
        """Write out what had no next paragraph to run on in."""
        if self._carried:
            carried, self._carried = self._carried, None
            self._write(carried.frame, list(carried.atoms), carried.span)

    def _take(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == w("p"):
            self._paragraph(element)
            self._end_section(element)
        elif tag == w("tbl"):
            self.finish()
            self.blocks += tables.read(
                self._story, element, lambda cell: read(self._story, cell, boxed=self._boxed)
            )
        elif tag in _DROPPED:
            self._drop(_DROPPED[tag], element)
        elif tag == w("sdt"):
            self._control(element)
        elif tag in _ELSEWHERE:
            relation = self._story.relations.get(element.get(f"{{{RELATION}}}id", ""))
            name = relation.target if relation else "?"
            self._story.document.log.add(
                changes.about(change_codes.EMBEDDED, name), self._story.line
            )
        elif tag == ALTERNATE:
            chosen = branch(element)
            if chosen is not None:
                self.walk(chosen)
        elif not tag.endswith("Pr"):
            self.walk(element)

    def _control(self, element: etree._Element) -> None:
        """Read a content control, unless it shows a prompt or a generated table of contents."""
        properties = element.find(w("sdtPr"))
        content = element.find(w("sdtContent"))
        if content is None:
            return
        if properties is not None and properties.find(w("showingPlcHdr")) is not None:
            self._drop(change_codes.PLACEHOLDER, content)
        elif properties is not None and _gallery(properties) == _CONTENTS:
            self._drop(change_codes.TOC, content)
        else:
            self.walk(content)

    def _drop(self, rule: Code, element: etree._Element) -> None:
        self._story.next_paragraph(sum(1 for _ in element.iter(w("p"))))
        self._story.document.log.add(
            changes.about(rule, changes.author(element)), self._story.line, before=plain(element)
        )

    def _paragraph(self, element: etree._Element) -> None:
        self._story.next_paragraph()
        frame = paragraphs.frame(element, self._story)
        name = self._story.document.styles.name(frame.style).lower()
        if name.startswith("toc ") and name[4:].isdecimal():
            self._story.document.log.add(change_codes.TOC, self._story.line, before=plain(element))
            return
        inline = InlineReader(self._story, frame.style)
        inline.walk(element)
        atoms, span = inline.atoms, self._story.span
        if self._carried:
            atoms, frame, span = self._with_carried(self._carried, atoms, frame)
            self._carried = None
        if frame.joins_next or frame.direct.get("frame") == "cap":
            self._carried = _Carried(atoms=tuple(atoms), frame=frame, span=span)
        else:
            self._write(frame, atoms, span)

    def _with_carried(
        self, carried: _Carried, atoms: list[Atom], frame: paragraphs.Frame
    ) -> tuple[list[Atom], paragraphs.Frame, Span]:
        """Put what runs on before ``atoms``; the paragraph keeps the looks of its own mark."""
        log = self._story.document.log
        if carried.frame.direct.get("frame") == "cap":
            log.add(change_codes.DROP_CAP, carried.span.line)
        if carried.frame.numbering and not frame.numbering:
            frame = replace(frame, numbering=carried.frame.numbering)
        if any(map(_is_said, carried.atoms)):
            for atom in atoms[: _first_said(atoms)]:
                if isinstance(atom, TextBox) and (text := plain(atom.content)):
                    log.add(change_codes.BOX_MOVED, self._story.line, before=text)
                    log.add(change_codes.BOX_MOVED, self._story.line, after=text)
        return [*carried.atoms, *atoms], frame, carried.span if carried.atoms else self._story.span

    def _write(self, frame: paragraphs.Frame, atoms: list[Atom], span: Span) -> None:
        """Write a paragraph. What is placed before its first word goes before it, else after it."""
        first = _first_said(atoms)
        self._set_apart(atoms[:first])
        pages = _pages(atoms)
        stands_alone = len(pages) == 1 and not any(
            isinstance(atom, TextBox | SourcePicture) for atom in atoms
        )
        for place, words in enumerate(pages):
            self._story.page_break = self._story.page_break or place > 0
            if any(map(_is_said, words)) or frame.numbering or stands_alone:
                self._write_page(frame, words, span)
                frame = replace(frame, numbering="")
        self._set_apart(atoms[first:])

    def _write_page(self, frame: paragraphs.Frame, words: list[InlineText], span: Span) -> None:
        """Write the words of a paragraph that stand on one page; an empty one begins no page."""
        looks = paragraphs.looks(frame, words, self._story, boxed=self._boxed)
        if any(map(_is_said, words)) or frame.numbering:
            looks = replace(looks, page_break=looks.page_break or self._story.page_break)
            self._story.page_break = False
        self.blocks.append(Paragraph(runs=paragraphs.joined(words), looks=looks, span=span))

    def _set_apart(self, atoms: list[Atom]) -> None:
        """Write the pictures and boxes among ``atoms``."""
        for atom in in_rows(atoms):
            if isinstance(atom, TextBox):
                self.blocks += read(self._story, atom.content, boxed=True)
            elif isinstance(atom, SourcePicture):
                self.blocks.append(atom)

    def _end_section(self, element: etree._Element) -> None:
        """Note whether the section that follows upon a paragraph begins a page."""
        section = element.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None and self._story.section_kinds.get(section) not in _FLOWING:
            self._story.page_break = True


def _pages(atoms: list[Atom]) -> list[list[InlineText]]:
    """Return the words among ``atoms`` as page breaks divide them."""
    pages: list[list[InlineText]] = [[]]
    for atom in atoms:
        if isinstance(atom, PageBreak):
            pages.append([])
        elif isinstance(atom, InlineText):
            pages[-1].append(atom)
    return pages


def _first_said(atoms: list[Atom]) -> int:
    return next((place for place, atom in enumerate(atoms) if _is_said(atom)), len(atoms))


def _is_said(atom: Atom) -> bool:
    """Whether ``atom`` is a note or text that is not only spaces."""
    return isinstance(atom, InlineText) and (
        bool(atom.run.text.strip()) or atom.run.note is not None
    )


def _gallery(properties: etree._Element) -> str:
    gallery = properties.find(f"{w('docPartObj')}/{w('docPartGallery')}")
    return "" if gallery is None else gallery.get(w("val"), "")
