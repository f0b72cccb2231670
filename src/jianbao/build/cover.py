"""The one-piece cover, for which the pages of the book are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from jianbao import edition, outputs
from jianbao.build.model import Prepared
from jianbao.config.options import OutputChoice
from jianbao.diagnostics import Diagnostic, Result


def cover_for(prepared: Prepared, pages: int) -> Prepared:
    """Return the book with a cover for ``pages`` pages, whatever its book.yaml says of them."""
    named = {choice.name: choice for choice in prepared.config.outputs}
    choice = named.get("cover", OutputChoice(name="cover"))
    told = replace(choice, cover=replace(choice.cover, pages=pages))
    choices = tuple((named | {"cover": told}).values())
    return replace(prepared, config=replace(prepared.config, outputs=choices))


def make_cover(
    prepared: Prepared, choice: OutputChoice, counted: int, modified: datetime
) -> Result[outputs.Artifact]:
    """Make the cover; ``counted`` are the pages of the PDF, if it has been made (else 0)."""
    pages = choice.cover.pages or counted
    said: tuple[Diagnostic, ...] = ()
    if not pages:
        pages, said = _count(prepared, modified)
    if not pages:
        return Result(value=None, diagnostics=said)
    composed = edition.compose_wrap(
        prepared.book,
        prepared.theme,
        prepared.typefaces,
        replace(choice.cover, pages=pages),
        prepared.config.span,
    )
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=(*said, *composed.diagnostics))
    made = outputs.produce(composed.value, choice, modified=modified)
    return replace(made, diagnostics=(*said, *composed.diagnostics, *made.diagnostics))


def _count(prepared: Prepared, modified: datetime) -> tuple[int, tuple[Diagnostic, ...]]:
    """Return how many pages the book has, and what errors stand in the way of knowing it."""
    composed = edition.compose(
        prepared.book, prepared.theme, edition.Medium.PRINT, prepared.typefaces
    )
    if composed.value is None or composed.failed:
        return 0, composed.diagnostics
    made = outputs.produce(composed.value, OutputChoice(name="pdf"), modified=modified)
    errors = tuple(item for item in made.diagnostics if item.is_error)
    return made.value.page_count if made.value else 0, errors
