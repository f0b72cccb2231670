"""What nobody foresaw, told with the place in the book that was being worked on."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Final, TypeVar

from jianbao.budget import MEMORY, SECONDS, OverBudgetError
from jianbao.diagnostics import BookError, Diagnostic, Result, Span, Text
from jianbao.failure_codes import DEBUG, TOO_MUCH, UNFORESEEN

__all__ = [
    "DEBUG",
    "is_refused",
    "is_told",
    "place_now",
    "place_of",
    "placed",
    "resource_of",
    "seen_by",
    "span_of",
    "told",
]

T = TypeVar("T")

_RESOURCES: Final = {
    "time": (Text("时间", "time"), SECONDS),
    "memory": (Text("内存", "memory"), MEMORY),
}
_PLACE: Final = re.compile(r"(.+):(\d+)\Z", re.DOTALL)
_LONGEST: Final = 200
_TREES: Final = ("weasyprint.", "cssselect2.", "xml.etree", "lxml.")


def told(failure: BaseException, span: Span | None = None, by: str = "") -> Diagnostic:
    """Return what is said of ``failure``; ``span`` is its place where it does not show its own.

    ``by`` names what failed, where that is one of many: the code of a rule.
    """
    place = place_of(failure) or span
    if isinstance(failure, OverBudgetError | MemoryError):
        key = failure.resource if isinstance(failure, OverBudgetError) else "memory"
        resource, variable = _RESOURCES[key]
        return TOO_MUCH.at(place, resource=resource, variable=variable)
    reason = " ".join(f"{by} {type(failure).__name__}: {failure}".split())
    return UNFORESEEN.at(place, reason=reason[:_LONGEST])


def resource_of(failure: MemoryError | OverBudgetError) -> Text:
    """Return what too much was taken of, for a message with words of its own."""
    key = failure.resource if isinstance(failure, OverBudgetError) else "memory"
    resource, variable = _RESOURCES[key]
    return Text(
        f"用的{resource.zh}太多（可以设 {variable} 放宽）",
        f"too much {resource.en} (set {variable} to allow for more)",
    )


def placed(
    work: Callable[[], Result[T]],
    span: Span | None = None,
    passing: tuple[type[Exception], ...] = (),
) -> Result[T]:
    """Return what ``work`` does, or its failure as an error with its place, else ``span``.

    What the system refuses (OSError) and ``passing`` are raised as they are, and everything where
    `DEBUG` is set.
    """
    try:
        return work()
    except BookError as problem:
        return Result(value=None, diagnostics=problem.diagnostics)
    except (Exception, OverBudgetError) as failure:
        if not is_told(failure) or isinstance(failure, passing):
            raise
        return Result(value=None, diagnostics=(told(failure, span),))


def is_told(failure: BaseException) -> bool:
    """Whether ``failure`` is to be told with its place, and the rest of the work to go on.

    What the system or `files` refuses is not, nor anything where `DEBUG` is set. Libraries raise
    OSError for broken pictures too, but with no number of the system.
    """
    return not (is_refused(failure) or os.environ.get(DEBUG))


def is_refused(failure: BaseException) -> bool:
    """Whether the system, or `files`, did not let a file be read or written."""
    if not isinstance(failure, OSError):
        return False
    kind = type(failure)
    return failure.errno is not None or not (kind is OSError or kind.__module__ == "PIL")


def seen_by(failure: BaseException, kind: type[T]) -> Iterator[T]:
    """Yield what the calls that failed were working on of that ``kind``, the innermost first."""
    for value in _values(failure):
        if isinstance(value, kind):
            yield value


def place_of(failure: BaseException) -> Span | None:
    """Return the innermost place of the book that the calls which failed were working on.

    Their variables tell it: a place, a manuscript, a box or an element of one. Of another
    process only what it noted itself is known.
    """
    return next((place for value in _values(failure) if (place := _place(value))), None)


def place_now() -> Span | None:
    """Return the place of the innermost box or element that the calls which led here work on."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - as `inspect` has it, which is slow
    while frame is not None:
        for value in frame.f_locals.values():
            if (type(value).__module__ or "").startswith(_TREES) and (place := _place(value)):
                return place
        frame = frame.f_back
    return None


def _values(failure: BaseException) -> Iterator[object]:
    """Yield the variables of the calls that failed, the innermost first, then those of the cause."""
    seen = set[int]()
    at: BaseException | None = failure
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        for frame in reversed(list(_frames(at))):
            yield from frame.f_locals.values()
        at = at.__cause__ or at.__context__


def _frames(failure: BaseException) -> Iterator[FrameType]:
    step = failure.__traceback__
    while step is not None:
        yield step.tb_frame
        step = step.tb_next


def _place(value: object) -> Span | None:
    """Return the place that ``value`` is, or has."""
    if isinstance(value, Span):
        return value
    module = type(value).__module__ or ""
    if module.startswith("jianbao."):
        span = getattr(value, "span", None)
        if isinstance(span, Span):
            return span
        file = getattr(value, "shown", None) or getattr(value, "file", None)
        return Span(file=file) if isinstance(file, str) and file else None
    if module.startswith(_TREES):
        return _of_element(getattr(value, "element", None)) or _of_element(value)
    return None


def _of_element(element: object) -> Span | None:
    element = getattr(element, "etree_element", element)
    get = getattr(element, "get", None)
    if get is None:
        return None
    try:
        source = get("data-source")
    except (TypeError, KeyError, ValueError, AttributeError):
        return None
    return span_of(source) if isinstance(source, str) else None


def span_of(source: str) -> Span | None:
    """Return the place that blocks keep as ``file:line``."""
    match = _PLACE.fullmatch(source)
    return Span(file=match[1], line=int(match[2])) if match else None
