"""A manuscript read back as the book will read it, to compare it with its source."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from jianbao.manuscript import frontmatter, markdown
from jianbao.manuscript.lines import join_lines, keep_signature_lines
from jianbao.manuscript.marks import set_marks
from jianbao.manuscript.sanitise import tree
from jianbao.manuscript.source import Manuscript
from jianbao.manuscript.tidy import tidy

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "figcaption", "caption", "br", "li")


def read_back(text: str) -> str:
    """Return what the manuscript ``text`` says besides authors, source and date, in order."""
    manuscript = Manuscript(file="", path=Path(), text=text)
    front, body = frontmatter.split(manuscript)
    markup = markdown.render(manuscript, body)
    pieces = [front.kicker, front.title, front.subtitle, _text(markup.html, manuscript)]
    pieces += [_text(note.html, manuscript) for note in markup.notes.values()]
    return "\n".join(filter(None, pieces))


def plain_text(paragraph: str) -> str:
    """Return the characters of a paragraph in Markdown."""
    manuscript = Manuscript(file="", path=Path(), text=paragraph)
    return _text(markdown.render(manuscript, paragraph).html, manuscript).strip()


def _lay_out(ruby: etree._Element) -> None:
    """Put the reading behind what it stands above, as sources have it."""
    etree.strip_elements(ruby, "rp", with_tail=False)
    reading = "".join("".join(map(str, rt.itertext())) for rt in ruby.iter("rt"))
    etree.strip_elements(ruby, "rt", with_tail=False)
    base, tail = "".join(map(str, ruby.itertext())), ruby.tail
    ruby.clear()
    ruby.text, ruby.tail = base + reading, tail


def _text(markup: str, manuscript: Manuscript) -> str:
    root = tree(markup)
    root.set("data-source", manuscript.source(1))
    keep_signature_lines(root)
    join_lines(root)
    set_marks(root)
    tidy(root, manuscript)
    for ruby in root.iter("ruby"):
        _lay_out(ruby)
    for block in root.iter(*_BLOCKS):
        block.tail = "\n" + (block.tail or "").lstrip("\n")
    for image in root.iter("img"):
        image.text = image.get("alt")
    return "".join(str(text) for text in root.itertext())
