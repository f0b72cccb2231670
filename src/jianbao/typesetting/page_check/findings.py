"""What the check of the pages has found, before the number of its page is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jianbao.diagnostics import Code, Diagnostic, Span
from jianbao.typesetting import codes


class FaultOnPage(StrEnum):
    """What is wrong."""

    OFF_PAPER = "off paper"
    OUTSIDE = "outside"
    OVERPRINTED = "overprinted"
    LONE_HEADING = "lone heading"
    LONE_HEAD = "lone head"
    LONE_SIGNATURE = "lone signature"
    LONE_IMPRINT = "lone imprint"
    HALF_EMPTY = "half empty"
    NEARLY_EMPTY = "nearly empty"
    CLIPPED = "clipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFinding:
    """Something wrong on a page: ``source`` is ``file:line`` of the block, ``what`` its text."""

    kind: FaultOnPage
    source: str
    what: str
    lines: int = 0
    """How many there are on a page that is nearly empty."""


CODES: Final[dict[FaultOnPage, Code]] = {
    FaultOnPage.OFF_PAPER: codes.OFF_PAPER,
    FaultOnPage.OUTSIDE: codes.OUTSIDE_TYPE_AREA,
    FaultOnPage.OVERPRINTED: codes.OVERPRINTED,
    FaultOnPage.LONE_HEADING: codes.LONE_HEADING,
    FaultOnPage.LONE_HEAD: codes.LONE_HEAD,
    FaultOnPage.LONE_SIGNATURE: codes.LONE_SIGNATURE,
    FaultOnPage.LONE_IMPRINT: codes.LONE_IMPRINT,
    FaultOnPage.HALF_EMPTY: codes.HALF_EMPTY,
    FaultOnPage.NEARLY_EMPTY: codes.NEARLY_EMPTY,
    FaultOnPage.CLIPPED: codes.CLIPPED,
}


def all_told(findings: Sequence[Sequence[PageFinding]]) -> Iterator[Diagnostic]:
    """Yield what was found on each page of a book."""
    for number, found in enumerate(findings, 1):
        for finding in found:
            yield _told(finding, number)


def _told(finding: PageFinding, page: int) -> Diagnostic:
    file, _, line = finding.source.rpartition(":")
    span = Span(file=file, line=int(line)) if file and line.isdecimal() else None
    return CODES[finding.kind].at(span, page=page, what=finding.what, lines=finding.lines)
