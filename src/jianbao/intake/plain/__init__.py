"""Plain text and Markdown, as pasted into an editor or exported: one paragraph for each line."""

from __future__ import annotations

from jianbao.diagnostics import BookError, Result
from jianbao.intake import encoding as encodings
from jianbao.intake.model import Draft
from jianbao.intake.plain import lines


def read(data: bytes, source: str, *, encoding: str = "", markdown: bool = False) -> Result[Draft]:
    """Return the draft in ``data``, which the user knows as ``source``.

    Each line becomes a paragraph with its place, a blank one a paragraph without runs; what
    belongs together is for the mender to say. Of Markdown only the marks of headings and of
    strong text are taken as such: the rest stays as it is written, and so nothing is lost.
    ``encoding`` is that of the file where the user has named it.
    """
    try:
        decoded = encodings.decode(data, source, encoding)
        text = lines.readable(decoded.text, source)
    except BookError as problem:
        return Result(value=None, diagnostics=problem.diagnostics)
    draft = Draft(
        source=source,
        blocks=lines.paragraphs(text.text, source, markdown=markdown),
        changes=text.changes,
        raw=decoded.text,
    )
    return Result(value=draft, diagnostics=text.diagnostics)
