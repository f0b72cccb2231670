"""What runs on from one page to the next, kept when some pages are laid out again.

WeasyPrint lays those pages out again that print page numbers, and forgets what runs on to them
from a page that it leaves as it is: the rest of a long footnote, or of a broken float, is lost.
What runs on from a page that it lays out again to one that it leaves is there already, and comes
once more on the next that it does not leave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from typing import Any, Final, TypeAlias

from weasyprint import layout
from weasyprint.layout import page

from jianbao.typesetting.adaptation import Signatures, replace, strange

Box: TypeAlias = Any
Context: TypeAlias = Any
PageMaker: TypeAlias = Any
"""WeasyPrint's own carry no types."""

_RELIED_ON: Final[Signatures] = (
    (layout, "make_all_pages", "(context, root_box, html, pages)"),
    (page, "remake_page", "(index, context, root_box, html)"),
)


@contextmanager
def remainders_kept() -> Iterator[None]:
    """Keep what runs on in all that is laid out meanwhile; on an unknown WeasyPrint, nothing."""
    with ExitStack() as stack:
        if not strange(_RELIED_ON):
            replace(stack, page, "remake_page", _remake_page)
            replace(stack, layout, "make_all_pages", _make_all_pages)
        yield


def runs_on(made: Box) -> bool:
    """Return whether something goes on behind the page ``made``."""
    return bool(getattr(made, "runs_on", False))


def remake_before(entries: Sequence[PageMaker], pages: Iterable[Box]) -> None:
    """Mark the pages, too, between which something runs on and one of which is laid out again.

    ``entries`` are those of the page maker that ``pages`` were made from.
    """
    known = [*zip(entries, pages, strict=False)]
    joined = [(one[4], next_[4]) for (one, made), (next_, _) in pairwise(known) if runs_on(made)]
    for before, after in reversed(joined):
        before["content_changed"] |= after["content_changed"] or after["pages_wanted"]
    for before, after in joined:
        after["content_changed"] |= before["content_changed"] or before["pages_wanted"]


def _remake_page(
    stock: Callable[..., tuple[Box, object]], index: int, context: Context, *args: object
) -> tuple[Box, object]:
    made, resume_at = stock(index, context, *args)
    made.runs_on = bool(context.reported_footnotes or context.broken_out_of_flow)
    if context.reported_footnotes:  # they may not have, before
        context.page_maker[index + 1][4]["content_changed"] = True
    return made, resume_at


def _make_all_pages(
    stock: Callable[..., Iterator[Box]],
    context: Context,
    root: Box,
    html: object,
    pages: Sequence[Box],
) -> Iterator[Box]:
    entries = context.page_maker
    remake_before(entries, pages)
    made = [*stock(context, root, html, pages)]
    last = len(made) - 1
    if len(made) < len(pages) and made[last] is pages[last]:  # the rest of a note is behind it
        made += pages[len(made) :]
        context.page_maker = entries
    yield from made
