"""Plain text and Markdown, as pasted into an editor or exported: one paragraph for each line."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.diagnostics import BookError, Result, Span
from jianbao.intake import codes
from jianbao.intake import encoding as encodings
from jianbao.intake.model import Certainty, Change, Draft
from jianbao.intake.plain import frontmatter, lines
from jianbao.intake.plain.frontmatter import Stated


def read(data: bytes, source: str, *, encoding: str = "", markdown: bool = False) -> Result[Draft]:
    """Return the draft in ``data``, which the user knows as ``source``.

    Each line becomes a paragraph with its place, a blank one a paragraph without runs; what
    belongs together is for the mender to say. Of Markdown only front matter and the marks of
    headings and of strong text are taken as such: the rest stays as it is written, and so nothing
    is lost.
    ``encoding`` is that of the file where the user has named it.
    """
    try:
        decoded = encodings.decode(data, source, encoding, mends=True)
        text = lines.readable(decoded.text, source)
    except BookError as problem:
        return Result(value=None, diagnostics=problem.diagnostics)
    stated = frontmatter.split(text.text, source) if markdown else Stated(text=text.text)
    draft = Draft(
        source=source,
        title=stated.title,
        author=stated.author,
        date=stated.date,
        publisher=stated.publisher,
        blocks=lines.paragraphs(stated.text, source, markdown=markdown),
        changes=text.changes + stated.changes + tuple(_damaged(decoded, source)),
        raw=decoded.text,
    )
    return Result(value=draft, diagnostics=text.diagnostics)


def _damaged(decoded: encodings.Decoded, source: str) -> Iterator[Change]:
    """Yield what there is to say of each line that is damaged."""
    lines = decoded.text.split("\n")
    for number in decoded.damaged:
        line, span = lines[number - 1].strip(), Span(file=source, line=number)
        yield Change.of(codes.DAMAGED_LINE, Certainty.UNCLEAR, span, before=line, after=line)
