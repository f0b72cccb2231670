"""The sandbox that templates run in: no way to the system, and no text that grows without measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import PurePath
from typing import Any, Final

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jianbao.edition.templates.watching import WatchedContext

_LONGEST: Final = 16_000_000
"""Characters, or items, that one step of a template may make of less; a whole book has a tenth."""
_LARGEST: Final = 4 * _LONGEST
"""Characters that a template may write."""
_BASE: Final = 1_000_000
_POWER: Final = 64
_WIDE: Final = re.compile(r"\d{5}|%[^%a-zA-Z]*\*|\{[^{}]*:[^{}]*\{")
"""A width in a format that no line has, or one that is handed to it."""


def _bounded(parts: Iterable[str]) -> str:
    """Return ``parts`` as one text; raises SecurityError where it is too long."""
    written, size = [], 0
    for part in parts:
        size += len(part)
        if size > _LARGEST:
            raise SecurityError("this writes too much")
        written.append(part)
    return "".join(written)


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, closed also to the files that a path opens.

    About the fields of our own values, which are most of what it is asked about, it need not think.
    """

    context_class = WatchedContext
    concat = staticmethod(_bounded)
    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as Jinja has it
        super().__init__(**options)
        self.asked: set[str] = set()
        """The variables that templates have asked for."""
        del self.globals["lipsum"]
        for name in self.filters.keys() & _GROWTH.keys():
            self.filters[name] = _measured(self.filters[name], _GROWTH[name])

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja has it
        """Return what ``obj.attribute`` means in a template."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """Call what a template calls; a method of a text that makes it too long is refused."""
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str) and (growth := _GROWTH.get(obj.__name__)):
            _measure(growth, owner, *args, **named)
        return super().call(context, obj, *args, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """Return what an operator makes of numbers; texts and powers of any size are refused."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers and (growth := _OPERATORS.get(operator)):
            _measure(growth, left, right)
        if operator == "**" and not (numbers and abs(left) <= _BASE and abs(right) <= _POWER):
            raise SecurityError("this power is too large")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ANN401 - as Jinja has it
        """Return a method that fills a text in, as the sandbox does; none with fields a mile wide."""
        filling = super().wrap_str_format(value)
        if filling is not None:
            _measure(_filled, value.__self__)
        return filling

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may see ``value``, the attribute ``attr`` of ``obj``."""
        return not isinstance(obj, PurePath) and super().is_safe_attribute(obj, attr, value)


def _measured(function: Callable[..., Any], growth: Callable[..., int]) -> Callable[..., Any]:
    """Return ``function``, a filter, refusing what grows too long; Jinja's marks stay on it."""
    leading = hasattr(function, "jinja_pass_arg")

    @wraps(function)
    def filtered(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        _measure(growth, *args[leading:], **named)
        return function(*args, **named)

    return filtered


def _measure(growth: Callable[..., int], *args: Any, **named: Any) -> None:  # noqa: ANN401 - as Jinja has it
    try:
        size = growth(*args, **named)
    except (TypeError, ValueError):
        return  # called in a way that is none: the call says so itself
    if size > _LONGEST:
        raise SecurityError("this makes too much of a text")


def _length(value: Any) -> int:  # noqa: ANN401 - any value of a template
    return len(value) if isinstance(value, str | list | tuple) else 0


def _padded(_text: object, width: int = 0, *_: object) -> int:
    return width


def _indented(text: object, width: int | str = 4, *_: object, **__: object) -> int:
    each = len(width) if isinstance(width, str) else width
    return (1 + str(text).count("\n")) * each


def _wrapped(text: object, width: int = 79, *rest: Any, wrapstring: str = "", **_: object) -> int:  # noqa: ANN401 - any value of a template
    written = str(text)
    lines = written.count("\n") + len(written) // max(width, 1)
    return lines * len((rest[1] if rest[1:] else wrapstring) or "")


def _replaced(text: object, old: str, new: str, *_: object) -> int:
    return str(text).count(str(old)) * len(str(new))


def _expanded(text: str, tabsize: int = 8) -> int:
    return text.count("\t") * tabsize


def _batched(_items: object, count: int, *_: object, **__: object) -> int:
    return count


def _filled(text: object, *_: object, **__: object) -> int:
    return 2 * _LONGEST if _WIDE.search(str(text)) else 0


def _repeated(left: Any, right: Any) -> int:  # noqa: ANN401 - any value of a template
    times, text = (left, right) if isinstance(left, int) else (right, left)
    return int(times) * max(1, len(text))


def _added(left: Any, right: Any) -> int:  # noqa: ANN401 - any value of a template
    return _length(left) + _length(right)


def _remainder(left: Any, _right: Any) -> int:  # noqa: ANN401 - any value of a template
    return _filled(left) if isinstance(left, str) else 0


def _joined(text: Any, other: Any = "", *_: object) -> int:  # noqa: ANN401 - any value of a template
    # The method is one of what stands between the items, the filter has the items first.
    between, items = (
        (text, other) if isinstance(text, str) and not isinstance(other, str) else (other, text)
    )
    return sum(_length(item) + len(between) for item in items) if _length(items) else 0


_OPERATORS: Final[Mapping[str, Callable[..., int]]] = {
    "*": _repeated,
    "+": _added,
    "%": _remainder,
}
_GROWTH: Final[Mapping[str, Callable[..., int]]] = {
    "batch": _batched,
    "center": _padded,
    "expandtabs": _expanded,
    "format": _filled,
    "indent": _indented,
    "join": _joined,
    "ljust": _padded,
    "replace": _replaced,
    "rjust": _padded,
    "slice": _batched,
    "wordwrap": _wrapped,
    "zfill": _padded,
}
"""What the filter or the method of a text of that name makes of its arguments, at most."""
