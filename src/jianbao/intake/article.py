"""What comes out of a draft: articles, each with what it says of itself and its text by roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jianbao.diagnostics import Span
from jianbao.intake.model import Change, Run, SourcePicture, Table


class ParagraphRole(StrEnum):
    """What a piece of an article's text is."""

    TEXT = "text"
    HEADING = "heading"
    SIGNATURE = "signature"
    """落款: a name or a date on a line of its own."""
    ATTACHMENT = "attachment"
    """The title of an attachment; what follows it belongs to it."""
    TABLE_TITLE = "table title"
    ITEM = "item"
    """An item of a list, of which ``mark`` is its mark and ``level`` how many are around it."""
    QUOTATION = "quotation"
    BOX = "box"
    """What has a frame around it."""
    BOX_TITLE = "box title"
    EDITOR_NOTE = "editor note"
    """按语 to the article it stands in."""
    TERM = "term"
    DEFINITION = "definition"
    """What the term above means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleParagraph:
    """A paragraph of an article; ``level`` is that of a heading, from 1."""

    role: ParagraphRole
    runs: tuple[Run, ...]
    level: int = 0
    mark: str = ""
    span: Span

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with the line that explains it."""

    picture: SourcePicture
    caption: str = ""


Part = ArticleParagraph | Figure | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article. Without a title it was not found, and someone has to give it one.

    ``notes`` are the draft's own, to which the runs refer by index; ``span`` is where it begins.
    """

    title: str = ""
    kicker: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    date: str = ""
    summary: str = ""
    parts: tuple[Part, ...] = ()
    notes: tuple[tuple[ArticleParagraph, ...], ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """All the articles of one draft, in order, and everything that was done to get at them."""

    source: str
    articles: tuple[Article, ...]
    changes: tuple[Change, ...]
