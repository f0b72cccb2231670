"""Plain text and Markdown, as pasted into an editor or exported: one paragraph for each line."""

from __future__ import annotations

from jianbao.diagnostics import BookError, Result
from jianbao.intake import encoding as encodings
from jianbao.intake.model import Draft
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
        decoded = encodings.decode(data, source, encoding)
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
        changes=text.changes + stated.changes,
        raw=decoded.text,
    )
    return Result(value=draft, diagnostics=text.diagnostics)
