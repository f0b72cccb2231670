"""What nobody foresaw, told with the place in the book that was being worked on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Final, TypeVar

from jianbao.budget import MEMORY, SECONDS, OverBudgetError
from jianbao.diagnostics import BookError, Diagnostic, Result, Span, Text
from jianbao.failure_codes import DEBUG, TOO_MUCH, UNFORESEEN

__all__ = ["DEBUG", "place_of", "placed", "resource_of", "told"]

T = TypeVar("T")

_RESOURCES: Final = {
    "time": (Text("时间", "time"), SECONDS),
    "memory": (Text("内存", "memory"), MEMORY),
}
_PLACE: Final = re.compile(r"(.+):(\d+)\Z", re.DOTALL)
_LONGEST: Final = 200


def told(failure: BaseException, span: Span | None = None) -> Diagnostic:
    """Return what is said of ``failure``; ``span`` is its place where it does not show its own."""
    place = place_of(failure) or span
    if isinstance(failure, OverBudgetError | MemoryError):
        key = failure.resource if isinstance(failure, OverBudgetError) else "memory"
        resource, variable = _RESOURCES[key]
        return TOO_MUCH.at(place, resource=resource, variable=variable)
    reason = " ".join(f"{type(failure).__name__}: {failure}".split())
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
        if isinstance(failure, (OSError, *passing)) or os.environ.get(DEBUG):
            raise
        return Result(value=None, diagnostics=(told(failure, span),))


def place_of(failure: BaseException) -> Span | None:
    """Return the innermost place of the book that the calls which failed were working on.

    Their variables tell it: a place, a manuscript, a box or an element of one. Of another
    process only what it noted itself is known.
    """
    seen = set[int]()
    while failure is not None and id(failure) not in seen:
        seen.add(id(failure))
        for frame in reversed(list(_frames(failure))):
            for value in frame.f_locals.values():
                if place := _place(value):
                    return place
        cause = failure.__cause__ or failure.__context__
        if cause is None:
            break
        failure = cause
    return None


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
    if module.startswith(("weasyprint.", "cssselect2.", "xml.etree", "lxml.")):
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
    match = _PLACE.fullmatch(source) if isinstance(source, str) else None
    return Span(file=match[1], line=int(match[2])) if match else None
