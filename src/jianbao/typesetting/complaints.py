"""What WeasyPrint logs, as diagnostics: P001 a style, P002 a warning, P003 a failure."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from jianbao.diagnostics import Diagnostic, Span
from jianbao.typesetting import codes

_AT = re.compile(r" at (\d+):(\d+)")


class Complaints(logging.Handler):
    """Turns WeasyPrint's log records into diagnostics of the style sheet being read."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.file = ""
        self.diagnostics: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep ``record`` as a diagnostic."""
        message = record.getMessage()
        place = _AT.search(message)
        if self.file and place:
            self.diagnostics.append(_style_complaint(message, self.file, place))
        else:
            self.diagnostics.append(_layout_complaint(message, record.levelno))


def unanchored(name: str) -> Diagnostic:
    """Return what WeasyPrint says of a link to an anchor that is nowhere in the book."""
    return _layout_complaint(f"No anchor #{name} for internal URI reference", logging.ERROR)


def anchored_twice(name: str) -> Diagnostic:
    """Return what WeasyPrint says of an anchor that is in two places."""
    return _layout_complaint(f"Anchor defined twice: {name!r}", logging.WARNING)


def _style_complaint(message: str, file: str, place: re.Match[str]) -> Diagnostic:
    return codes.STYLE_IGNORED.at(
        Span(file=file, line=int(place[1]), column=int(place[2])), what=message
    )


def _layout_complaint(message: str, level: int) -> Diagnostic:
    if level >= logging.ERROR:
        return codes.ENGINE_FAILED.of(what=message)
    return codes.ENGINE_SAYS.of(what=message)


@contextmanager
def complaints() -> Iterator[Complaints]:
    """Collect what WeasyPrint and its font subsetter log, and keep it from the terminal."""
    handler = Complaints()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger, logger.handlers, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [handler], False
    try:
        yield handler
    finally:
        for logger, handlers, propagate in before:
            logger.handlers, logger.propagate = handlers, propagate
