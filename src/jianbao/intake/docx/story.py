"""What is shared while a document is read, and the state of one flow of text in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from jianbao.diagnostics import Span
from jianbao.intake.docx.changes import Log
from jianbao.intake.docx.fields import Fields
from jianbao.intake.docx.numbering import Numbering
from jianbao.intake.docx.package import DocxPackage, Relation
from jianbao.intake.docx.pictures import DocxPictures
from jianbao.intake.docx.styles import DocxStyles


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The place where the text refers to a note; ``mark`` is the note's own mark, if it has one."""

    index: int
    line: int
    mark: str = ""


@dataclass(slots=True, kw_only=True)
class SharedStory:
    """What all stories of a document share.

    ``calls`` are by kind of note and identifier; ``comments`` are the places of the comments by
    their identifiers.
    """

    package: DocxPackage
    styles: DocxStyles
    numbering: Numbering
    gallery: DocxPictures
    log: Log
    calls: dict[tuple[str, str], Call] = field(default_factory=dict)
    comments: dict[str, int] = field(default_factory=dict)

    def call(self, kind: str, identifier: str, line: int) -> int:
        """Return the index of the note that is called at ``line``."""
        call = Call(index=len(self.calls), line=line)
        return self.calls.setdefault((kind, identifier), call).index


@dataclass(slots=True, kw_only=True)
class Story:
    """A flow of text while it is read.

    ``line`` is the number of the paragraph that is being read, from 1. ``section_kinds`` are
    those of the section that follows upon each w:sectPr, ``turned`` the tables on pages on their
    side. ``page_break`` says that the next
    paragraph begins a page. ``fixed_line`` keeps the place of a note where the text calls it.
    """

    document: SharedStory
    part: str
    relations: dict[str, Relation]
    fields: Fields
    line: int = 0
    fixed_line: bool = False
    section_kinds: dict[etree._Element, str] = field(default_factory=dict)
    turned: frozenset[etree._Element] = frozenset()
    page_break: bool = False

    @classmethod
    def of(cls, document: SharedStory, part: str, root: etree._Element | None) -> Story:
        """Begin to read the story in ``part``."""
        relations = document.package.relations(part)
        return cls(document=document, part=part, relations=relations, fields=Fields(root))

    @property
    def span(self) -> Span:
        """The place of the paragraph that is being read."""
        return Span(file=self.document.package.source, line=self.line)

    def next_paragraph(self, count: int = 1) -> None:
        """Begin a paragraph, or pass over several; those of a note keep the place of its call."""
        self.fields.next_paragraph()
        if not self.fixed_line:
            self.line += count
