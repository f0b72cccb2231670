"""What there is to say of a page that was read: each thing left out, and what may be missing."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.diagnostics import Code, Diagnostic, Span
from jianbao.intake.model import Certainty, Change
from jianbao.intake.webpage import codes
from jianbao.intake.webpage.facts import squeezed
from jianbao.intake.webpage.walk import LooseText, PageContents


def changes(
    found: PageContents, ornaments: tuple[Change, ...], *, certain: bool
) -> tuple[Change, ...]:
    """Return a change for each stretch that is not in the article's blocks.

    ``certain`` is whether the page itself says where the article begins and ends.
    """
    sure = Certainty.CERTAIN if certain else Certainty.LIKELY
    return (
        *ornaments,
        *(_change(codes.HIDDEN, stretch, Certainty.CERTAIN) for stretch in found.hidden),
        *(_change(codes.OUTSIDE, stretch, sure) for stretch in found.outside),
    )


def left_out(found: PageContents, source: str, *, whole: bool) -> tuple[Diagnostic, ...]:
    """Return what the user should look at; ``whole``: no part of the page stood out as article."""
    return tuple(_left_out(found, source, whole=whole))


def _left_out(found: PageContents, source: str, *, whole: bool) -> Iterator[Diagnostic]:
    if whole:
        yield codes.WHOLE_PAGE.at(Span(file=source))
    if found.media:
        yield codes.NO_MEDIA.at(found.media[0], count=len(found.media))


def _change(code: Code, stretch: LooseText, certainty: Certainty) -> Change:
    before = squeezed(" ".join(stretch.pieces))
    return Change.of(code, certainty, stretch.span, before=before, after="")
