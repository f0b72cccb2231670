"""The configuration file as text, and the places in it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from jianbao import files
from jianbao.config import faults, file_codes
from jianbao.diagnostics import BookError, Diagnostic, Span

if TYPE_CHECKING:
    from pathlib import Path


SIZE_LIMIT = 1024 * 1024
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class SourceText:
    """The decoded text of the file called ``name``."""

    name: str
    text: str

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(end.end() for end in LINE_END.finditer(self.text)))

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return tuple(LINE_END.split(self.text))

    @cached_property
    def _last(self) -> int:
        return len(self.text.rstrip())

    def line(self, number: int) -> str:
        """Return line ``number`` (from 1) without its end; empty where there is none."""
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""

    def start_of(self, number: int) -> int:
        """Return the index of the first character of line ``number`` (from 1)."""
        return self._line_starts[number - 1]

    def span(self, start: int, end: int) -> Span:
        """Return the place from character ``start`` to before ``end``, cut off at the line's end.

        What lies behind the last visible character (YAML notices an open bracket only there) is
        moved back to it.
        """
        start = min(start, self._last)
        number = bisect_right(self._line_starts, start)
        line_start = self._line_starts[number - 1]
        width = len(self._lines[number - 1].rstrip())
        column = min(start - line_start, width)
        end_column = max(min(end - line_start, width), column + 1)
        return Span(file=self.name, line=number, column=column + 1, end_column=end_column + 1)

    def placed(self, fault: Diagnostic, span: Span) -> Diagnostic:
        """Return ``fault`` said of ``span``, with the line as it stands."""
        return fault.placed(span, self.line(span.line))


def read_source(path: Path, name: str = "", inside: Path | None = None) -> SourceText:
    """Read the file at ``path``: at most 1 MiB of UTF-8, with or without a byte order mark.

    ``name`` is what messages call it, the file's own name unless given; ``inside`` is the
    folder that a link may not lead out of. Raises BookError where there is no such text.
    """
    data = _read_bytes(path, inside).removeprefix(codecs.BOM_UTF8)
    name = name or path.name
    try:
        source = SourceText(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        source = SourceText(name, before + data[error.start :].decode("utf-8", "replace"))
        place = source.span(len(before), len(before) + 1)
        raise BookError(source.placed(faults.not_utf8(data), place)) from error
    if not source.text.strip():
        raise _failure(path, file_codes.EMPTY.of())
    return source


def _read_bytes(path: Path, inside: Path | None) -> bytes:
    try:
        if path.is_dir():
            raise _failure(path, file_codes.IS_FOLDER.of(name=path.name))
        if not path.exists():
            raise _failure(path, faults.not_found(path))
        return files.read(path, SIZE_LIMIT, inside)
    except files.TooLargeError as error:
        raise _failure(path, file_codes.TOO_LARGE.of()) from error
    except (OSError, ValueError) as error:
        fault = file_codes.UNREADABLE.of(name=path.name, reason=files.reason(error))
        raise _failure(path, fault) from error


def _failure(path: Path, fault: Diagnostic) -> BookError:
    return BookError(SourceText(path.name, "").placed(fault, Span(file=path.name)))
