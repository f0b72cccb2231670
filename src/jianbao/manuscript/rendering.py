"""What a manuscript says taken by itself: its text put right, before it becomes part of a book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from jianbao.config.accents import composed
from jianbao.diagnostics import BookError
from jianbao.manuscript import codes, frontmatter, html, markdown
from jianbao.manuscript.hanging_notes import read_front
from jianbao.manuscript.lines import join_lines, keep_written_lines
from jianbao.manuscript.markdown import Markup
from jianbao.manuscript.marks import set_marks
from jianbao.manuscript.model import RenderedNote, Rendering
from jianbao.manuscript.sanitise import TooDeepError, tree
from jianbao.manuscript.source import Manuscript
from jianbao.manuscript.tidy import tidy

Reader = Callable[[Manuscript, str], Markup]


def render(file: str, text: str) -> Rendering:
    """Return the manuscript ``file`` rendered; raises BookError where it is no text of any kind known."""
    manuscript = Manuscript(file=file, path=Path(file), text=text)
    front, rest = frontmatter.split(_composed(manuscript))
    reader = _reader(manuscript)
    if reader is markdown.render:
        front, rest = read_front(front, rest)
    markup = reader(manuscript, rest)
    try:
        body = _body(markup.html, manuscript)
        notes = tuple(
            RenderedNote(number=number, body=_body(note.html, manuscript), line=note.line)
            for number, note in markup.notes.items()
        )
    except TooDeepError as problem:
        manuscript.say(codes.TOO_DEEP, problem.line)
        raise BookError(*manuscript.diagnostics) from None
    return Rendering(
        front=front,
        body=body,
        notes=notes,
        title=markup.title,
        diagnostics=tuple(manuscript.diagnostics),
    )


def _composed(manuscript: Manuscript) -> Manuscript:
    """Return ``manuscript`` with its accents on their letters, said once; the same if they are."""
    text = composed(manuscript.text)
    if text == manuscript.text:
        return manuscript
    line = next(
        number
        for number, (old, new) in enumerate(zip(manuscript.lines, text.split("\n"), strict=True), 1)
        if old != new
    )
    manuscript.say(codes.ACCENTS_JOINED, line)
    manuscript.compose(text)
    return manuscript


def _body(markup: str, manuscript: Manuscript) -> str:
    root = tree(markup)
    root.set("data-source", manuscript.source(1))
    keep_written_lines(root)
    join_lines(root)
    set_marks(root)
    tidy(root, manuscript)
    return etree.tostring(root, encoding="unicode")


def _read_html(manuscript: Manuscript, text: str) -> Markup:
    body, line, title = html.body(text)
    refusals = html.Refusals()
    markup = html.rewrite(body, manuscript, line, refusals)
    refusals.report(manuscript)
    return Markup(html=markup, title=title)


_READERS: Mapping[str, Reader] = {
    ".md": markdown.render,
    ".markdown": markdown.render,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
}


def _reader(manuscript: Manuscript) -> Reader:
    suffix = manuscript.path.suffix.lower()
    if suffix not in _READERS:
        manuscript.say(codes.NO_MANUSCRIPT, 0)
        raise BookError(*manuscript.diagnostics)
    return _READERS[suffix]
