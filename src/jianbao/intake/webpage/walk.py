"""One way through the tree of a page, on which each character goes to one place.

It goes into a paragraph of the article, or into what is hidden there, or into what stands
outside the article: nowhere else, so that nothing is lost unsaid.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.html import HtmlElement

from jianbao.diagnostics import Span
from jianbao.intake.model import Block, Looks, Paragraph, SourcePicture, Table
from jianbao.intake.webpage import tables
from jianbao.intake.webpage.lists import Lists
from jianbao.intake.webpage.pictures import Album
from jianbao.intake.webpage.prose import SOFT_RETURN, PageText, paragraphs
from jianbao.intake.webpage.styles import UNREAD, InheritedStyle, inherit, is_block, is_row

_NAMED = frozenset({
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "li", "dt", "dd", "pre",
    "caption",
})  # fmt: skip
"""Blocks whose name says what their paragraphs are."""
_MEDIA = frozenset({
    "video", "audio", "iframe", "mpvoice", "mpvideosnap", "mp-common-videosnap", "qqmusic",
})  # fmt: skip


@dataclass(slots=True, kw_only=True)
class LooseText:
    """Text that hangs together and is not of the article."""

    span: Span
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class PageContents:
    """What the way through a page gathers.

    ``hidden`` is what stands in the article without being seen, ``outside`` what stands before
    the article, between its parts and after it: each with its place, in pieces.
    """

    blocks: list[Block] = field(default_factory=list)
    hidden: list[LooseText] = field(default_factory=list)
    outside: list[LooseText] = field(default_factory=list)
    media: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleElements:
    """Which elements of the page hold the article, and which hold what was taken from them."""

    regions: tuple[HtmlElement, ...]
    taken: tuple[HtmlElement, ...] = ()


class Walk:
    """Gathers the text of a page; ``article`` says what of it is wanted."""

    def __init__(self, source: str, album: Album, article: ArticleElements) -> None:
        self.found = PageContents()
        self._source = source
        self._album = album
        self._article = article
        self._styles: list[InheritedStyle] = []
        self._names: list[str] = []
        self._pieces: list[PageText] = []
        self._pictures: list[SourcePicture] = []
        self._lists = Lists()
        self._inside = 0
        self._line = 0
        self._ruby_from = 0
        self._flat = False
        self._stretch: LooseText | None = None
        self._row: HtmlElement | None = None
        self._has_first = False

    def through(self, root: HtmlElement, style: InheritedStyle | None = None) -> PageContents:
        """Go through ``root`` and return what was found; ``style`` is what it inherits."""
        self._styles = [style or InheritedStyle()]
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walker:
            self._line = max(self._line, node.sourceline or 0)
            if event == "start":
                if self._open(node):
                    walker.skip_subtree()
                else:
                    self._text(node.text)
            elif event == "end":
                self._close(node)
            if event != "start" and node is not root:
                self._text(node.tail)
        self._end()
        return self.found

    def _open(self, node: HtmlElement) -> bool:
        """Enter an element; return whether what it holds has been dealt with."""
        tag = str(node.tag)
        if self._begins_region(node):
            self._end()
            self._inside += 1
            self._stretch = None
        style = inherit(self._styles[-1], node, tag)
        if node in self._article.regions:
            style = replace(style, gone=False, invisible=False)  # WeChat shows it by a script
        self._styles.append(style)
        self._names.append(tag)
        if is_block(node, tag):
            self._end()
        self._lists.open(node, tag)
        if self._row is None and is_row(node):
            self._row, self._has_first = node, False
        if tag in _MEDIA and self._wanted:
            self.found.media.append(self._span)
        if tag in UNREAD or node in self._article.taken:
            return True
        if tag == "rt":
            self._reading(node)
            return True
        if tag == "table" and self._wanted and not self._flat and tables.is_data(node):
            self._table(node, style)
            return True
        self._leaf(node, tag, style)
        return False

    def _leaf(self, node: HtmlElement, tag: str, style: InheritedStyle) -> None:
        if tag == "br":
            self._add(SOFT_RETURN, style)
        elif tag in {"img", "image"} and self._wanted:
            self._picture(node)
        elif tag == "ruby":
            self._ruby_from = len(self._pieces)

    def _picture(self, node: HtmlElement) -> None:
        """Put a picture between lines where it stands, and one in a sentence after it."""
        picture = self._album.picture(node, self._span)
        if picture is None:
            return
        written = [piece.text for piece in self._pieces if piece.text.strip(" \t\r\n\f")]
        is_beside = self._row is not None and self._has_first
        self._has_first = True
        self._pictures.append(replace(picture, beside=True) if is_beside else picture)
        if not written or written[-1] == SOFT_RETURN:
            self._end()

    def _close(self, node: HtmlElement) -> None:
        tag = self._names[-1]
        if is_block(node, tag):
            self._end()
        self._lists.close(tag)
        self._row = None if node is self._row else self._row
        self._styles.pop()
        self._names.pop()
        if self._begins_region(node):
            self._end()
            self._inside -= 1
            self._stretch = None

    def _begins_region(self, node: HtmlElement) -> bool:
        return node in self._article.regions

    @property
    def _span(self) -> Span:
        return Span(file=self._source, line=self._line)

    @property
    def _wanted(self) -> bool:
        return self._inside > 0 and not self._styles[-1].hidden

    def _text(self, text: str | None) -> None:
        if text:
            self._add(text, self._styles[-1])
            self._line += text.count("\n")

    def _add(self, text: str, style: InheritedStyle) -> None:
        if self._inside and not style.hidden:
            self._pieces.append(PageText(text=text, style=style, line=self._line))
            self._stretch = self._stretch if text.isspace() else None
        elif text.strip():
            if self._stretch is None:
                self._stretch = LooseText(span=self._span)
                (self.found.hidden if self._inside else self.found.outside).append(self._stretch)
            self._stretch.pieces.append(text)

    def _end(self) -> None:
        """End the paragraph; pictures inside it follow it."""
        looks = self._block_looks()
        ended = list(paragraphs(self._pieces, self._source, looks))
        if ended and looks.numbering:
            self._lists.use()
        self.found.blocks += ended
        self.found.blocks += self._pictures
        self._pieces, self._pictures = [], []
        self._ruby_from = 0

    def _block_looks(self) -> Looks:
        name = next((name for name in reversed(self._names) if name in _NAMED), "")
        level = int(name[1]) if name[:1] == "h" and name[1:].isdecimal() else 0
        return Looks(style=name, level=level, numbering=self._lists.number)

    def _reading(self, node: HtmlElement) -> None:
        """Set the reading in an ``<rt>`` above what stands before it in its ``<ruby>``."""
        base = "".join(piece.text for piece in self._pieces[self._ruby_from :]).strip()
        if base and self._wanted:
            reading = " ".join(str(node.text_content()).split())
            first = replace(self._pieces[self._ruby_from], text=base, ruby=reading)
            self._pieces[self._ruby_from :] = [first]
        self._ruby_from = len(self._pieces)

    def _table(self, node: HtmlElement, style: InheritedStyle) -> None:
        walks: list[Walk] = []

        def content(cell: HtmlElement, inherited: InheritedStyle) -> tuple[Paragraph, ...]:
            walk = Walk(self._source, self._album, self._article)
            walk._inside, walk._flat = 1, True
            walks.append(walk)
            blocks = walk.through(cell, inherited).blocks
            return tuple(block for block in blocks if isinstance(block, Paragraph))

        span = self._span
        rows = tables.rows(node, style, content)
        if any(cell.paragraphs for row in rows for cell in row):
            self.found.blocks.append(Table(rows=rows, span=span))
        for walk in walks:
            self.found.blocks += [b for b in walk.found.blocks if isinstance(b, SourcePicture)]
            self.found.hidden += walk.found.hidden
            self.found.media += walk.found.media
