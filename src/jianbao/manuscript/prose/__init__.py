"""What manuscripts say, with the place of every character: for those who read them closely."""

from __future__ import annotations

from jianbao.manuscript.frontmatter import split
from jianbao.manuscript.html import body
from jianbao.manuscript.prose.frontmatter import passages_of_front_matter
from jianbao.manuscript.prose.markdown import passages_of_markdown
from jianbao.manuscript.prose.markup import passages_of_markup
from jianbao.manuscript.prose.model import ATOM, NOWHERE, Passage, PassageKind, Prose
from jianbao.manuscript.source import Manuscript

__all__ = ["ATOM", "NOWHERE", "Passage", "PassageKind", "Prose", "prose_of"]


def prose_of(manuscript: Manuscript) -> Prose:
    """Return what ``manuscript`` says, its front matter first.

    What is wrong with its markup is reported on it, as when it is read for the book.
    """
    if manuscript.path.suffix.lower() in {".html", ".htm", ".xhtml"}:
        inside, line, _ = body(manuscript.text)
        start = _line_start(manuscript.text, line)
        start = manuscript.text.index(inside, start)
        found = tuple(passages_of_markup(manuscript.text, start, start + len(inside), 0))
    else:
        _, text = split(manuscript)
        found = (
            *passages_of_front_matter(manuscript),
            *passages_of_markdown(manuscript, text),
        )
    return Prose(file=manuscript.file, source=manuscript.text, passages=found)


def _line_start(text: str, line: int) -> int:
    """Return where ``line``, counted from 1, begins."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start
