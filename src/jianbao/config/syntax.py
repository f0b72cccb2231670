"""What a syntax error of YAML means for someone who does not know YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from yaml.reader import ReaderError

from jianbao.config import file_codes
from jianbao.config import syntax_codes as codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jianbao.config.source import SourceText
    from jianbao.diagnostics import Diagnostic, Span

FULL_WIDTH_COLON = re.compile(r"^\s*(?:- +)?(?P<key>[^\s:：]+)(?P<at>：)")
NO_SPACE = re.compile(r"^\s*(?:- +)?(?P<key>[^\s:：'\"#]+)(?P<at>:)(?=[^\s/])")
TAB = re.compile(r"^ *(?P<at>\t)")
SECOND_COLON = re.compile(r": .*: ")

Place = tuple[int, int]


_TWO_COLONS = "mapping values are not allowed here"
_SLIPS = (
    (TAB, codes.TABULATOR),
    (FULL_WIDTH_COLON, codes.FULL_WIDTH_COLON),
    (NO_SPACE, codes.SPACE_AFTER_COLON),
)
# In order: the first whose sign occurs in the parser's words is it.
CAUSES = (
    ("found unexpected end of stream", codes.UNPAIRED_QUOTE),
    ("scanning a double-quoted scalar", codes.BACKSLASH),
    ("while parsing a flow", codes.UNPAIRED_BRACKET),
    ("cannot start any token", codes.BAD_BEGINNING),
    ("while scanning an alias", codes.BEGINS_WITH_STAR),
    ("while scanning an anchor", codes.BEGINS_WITH_AMPERSAND),
    ("could not find expected ':'", codes.MISSING_COLON),
    ("expected <block end>", codes.INDENTATION),
    ("are not allowed here", codes.INDENTATION),
)


def explain(error: Exception, source: SourceText) -> tuple[Diagnostic, Span]:
    """Return what ``error`` (from reading ``source`` as YAML) means and where its cause stands."""
    if isinstance(error, ReaderError):
        place = source.span(error.position, error.position + 1)
        return file_codes.CONTROL_CHARACTER.of(number=ord(source.text[error.position])), place
    if not isinstance(error, yaml.MarkedYAMLError):
        return codes.SYNTAX.of(problem="invalid escape or number"), source.span(0, 1)
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    in_lines = _cause_in_lines(source, [source.span(mark.index, 0).line for mark in marks])
    if in_lines:
        return in_lines
    words = f"{error.context or ''} {error.problem or ''}"
    # Where something is left open, the place that opened it helps more than the file's end.
    opened = "end of stream" in words or "expected ':'" in words or "parsing a flow" in words
    mark = marks[-1 if opened else 0]
    place = source.span(mark.index, mark.index + 1)
    if _TWO_COLONS in words and SECOND_COLON.search(source.line(place.line)):
        return codes.TWO_COLONS.of(), place
    cause = next((cause for sign, cause in CAUSES if sign in words), codes.SYNTAX)
    return cause.of(problem=error.problem or ""), place


def _cause_in_lines(source: SourceText, numbers: list[int]) -> tuple[Diagnostic, Span] | None:
    """Look for the usual slips in the lines named by the parser, and in the one before them."""
    for number in _with_line_before(source, numbers):
        line = source.line(number)
        for pattern, cause in _SLIPS:
            found = pattern.match(line)
            if found:
                start = source.start_of(number) + found.start("at")
                return cause.of(), source.span(start, start + 1)
    return None


def _with_line_before(source: SourceText, numbers: list[int]) -> Iterator[int]:
    yield from numbers
    before = min(numbers) - 1
    while before > 0 and not source.line(before).strip():
        before -= 1
    yield before
