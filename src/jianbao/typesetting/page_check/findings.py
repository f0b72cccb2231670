"""What the check of the pages has found, before the number of its page is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jianbao.diagnostics import Code, Diagnostic, Span
from jianbao.typesetting import codes


class Kind(StrEnum):
    """What is wrong."""

    OFF_PAPER = "off paper"
    OUTSIDE = "outside"
    OVERPRINTED = "overprinted"
    LONE_HEADING = "lone heading"
    LONE_HEAD = "lone head"
    LONE_SIGNATURE = "lone signature"
    LONE_IMPRINT = "lone imprint"
    HALF_EMPTY = "half empty"

    def __reduce_ex__(self, protocol: object) -> tuple[type[Kind], tuple[str]]:
        """Pickle by value; early releases of Python 3.11 do it through ``getattr``."""
        del protocol
        return Kind, (self.value,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong on a page: ``source`` is ``file:line`` of the block, ``what`` its text."""

    kind: Kind
    source: str
    what: str


_CODES: Final[dict[Kind, Code]] = {
    Kind.OFF_PAPER: codes.OFF_PAPER,
    Kind.OUTSIDE: codes.OUTSIDE_TYPE_AREA,
    Kind.OVERPRINTED: codes.OVERPRINTED,
    Kind.LONE_HEADING: codes.LONE_HEADING,
    Kind.LONE_HEAD: codes.LONE_HEAD,
    Kind.LONE_SIGNATURE: codes.LONE_SIGNATURE,
    Kind.LONE_IMPRINT: codes.LONE_IMPRINT,
    Kind.HALF_EMPTY: codes.HALF_EMPTY,
}


def told(finding: Finding, page: int) -> Diagnostic:
    """Return ``finding`` on ``page`` (from 1) as a diagnostic."""
    file, _, line = finding.source.rpartition(":")
    span = Span(file=file, line=int(line)) if file and line.isdecimal() else None
    return _CODES[finding.kind].at(span, page=page, what=finding.what)
