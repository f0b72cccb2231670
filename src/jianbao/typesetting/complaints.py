"""What WeasyPrint logs, as diagnostics: P001 a style, P002 a warning, P003 a failure."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import unescape

from jianbao.diagnostics import Diagnostic, Span
from jianbao.failures import place_now, span_of
from jianbao.typesetting import codes
from jianbao.typesetting.job import BASE_URL, JobStyle

_BEGINNING, _END = 200, 80
_AT = re.compile(r" at (\d+):(\d+)")
_NAMED = re.compile(rf"(?:{re.escape(BASE_URL)}|No anchor (?=#))([^\s'\"]+)")
_TARGET = re.compile(r"undefined anchor .*#([^'\")]+)")
_HELD = re.compile(r"'(data:[^']{1,120})")
_MARK = ' data-source="'
_SOURCE = re.compile(rf'{_MARK}([^"]*)"')


class Complaints(logging.Handler):
    """Turns WeasyPrint's log records into diagnostics of the style sheet being read."""

    def __init__(self, html: str = "", styles: Iterable[JobStyle] = ()) -> None:
        super().__init__(logging.WARNING)
        self.file = ""
        self._html = html
        self._styles = styles
        self.diagnostics: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep ``record`` as a diagnostic."""
        message = record.getMessage()
        place = _AT.search(message)
        shown = _shortened(message.replace(BASE_URL, ""))
        if self.file and place:
            self.diagnostics.append(_style_complaint(shown, self.file, place))
        else:
            span = Span(file=self.file) if self.file else self._place_of(message)
            self.diagnostics.append(_layout_complaint(shown, record.levelno, span))

    def _place_of(self, message: str) -> Span | None:
        """Return where what ``message`` names stands, picture, link or target, else what is laid out."""
        target = _TARGET.search(message)
        for style in self._styles if target else ():
            if target and (at := style.css.find(f"#{target[1]}")) >= 0:
                return Span(file=style.file, line=1 + style.css.count("\n", 0, at))
        held = _HELD.search(message)
        for style in self._styles if held else ():
            if held and (at := style.css.find(held[1])) >= 0:
                return Span(file=style.file, line=1 + style.css.count("\n", 0, at))
        named = _NAMED.search(message)
        at = self._html.find(f'"{named[1]}"') if named else -1
        source = _SOURCE.match(self._html, self._html.rfind(_MARK, 0, at)) if at >= 0 else None
        return span_of(unescape(source[1])) if source else place_now()


def _shortened(message: str) -> str:
    """Return ``message``, of a long one its ends: it may quote a picture whole."""
    if len(message) <= _BEGINNING + _END:
        return message
    return f"{message[:_BEGINNING]}…{message[-_END:]}"


def unanchored(name: str, span: Span | None) -> Diagnostic:
    """Return what WeasyPrint says of a link to an anchor that is nowhere in the book."""
    return _layout_complaint(f"No anchor #{name} for internal URI reference", logging.ERROR, span)


def anchored_twice(name: str, span: Span | None) -> Diagnostic:
    """Return what WeasyPrint says of an anchor that is in two places."""
    return _layout_complaint(f"Anchor defined twice: {name!r}", logging.WARNING, span)


def _style_complaint(message: str, file: str, place: re.Match[str]) -> Diagnostic:
    return codes.STYLE_IGNORED.at(
        Span(file=file, line=int(place[1]), column=int(place[2])), what=message
    )


def _layout_complaint(message: str, level: int, span: Span | None) -> Diagnostic:
    code = codes.ENGINE_FAILED if level >= logging.ERROR else codes.ENGINE_SAYS
    return code.at(span, what=message)


@contextmanager
def complaints(html: str = "", styles: Iterable[JobStyle] = ()) -> Iterator[Complaints]:
    """Collect what WeasyPrint and its font subsetter log, and keep it from the terminal.

    What is laid out, ``html`` with ``styles``, tells where that stands which they name.
    """
    handler = Complaints(html, styles)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger, logger.handlers, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [handler], False
    try:
        yield handler
    finally:
        for logger, handlers, propagate in before:
            logger.handlers, logger.propagate = handlers, propagate
