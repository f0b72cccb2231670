"""How WeasyPrint is adapted: only a release that is known, function by function, for a while."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Final, TypeAlias

import weasyprint

KNOWN_VERSION: Final = "70."

Owner: TypeAlias = Any
Signatures: TypeAlias = tuple[tuple[Owner, str, str], ...]
"""Functions relied on: the module or class that owns each, its name, its signature."""


def strange(relied_on: Signatures) -> str:
    """Return what about the installed WeasyPrint is not as expected, or nothing."""
    if not weasyprint.__version__.startswith(KNOWN_VERSION):
        return f"version {weasyprint.__version__}"
    for owner, name, expected in relied_on:
        found = getattr(owner, name, None)
        if found is None or _signature(inspect.unwrap(found)) != expected:
            return f"{owner.__name__}.{name}"
    return ""


@functools.cache
def _signature(function: Callable[..., Any]) -> str:
    return str(inspect.signature(function))


def replace(stack: ExitStack, owner: Owner, name: str, function: Callable[..., Any]) -> None:
    """Put ``function``, which takes WeasyPrint's own one first, in its place until ``stack`` ends."""
    stock = getattr(owner, name)
    stack.callback(setattr, owner, name, stock)
    setattr(owner, name, functools.update_wrapper(functools.partial(function, stock), stock))


def exchange(
    stack: ExitStack,
    owner: Owner,
    name: str,
    make: Callable[[Callable[..., Any]], Callable[..., Any]],
) -> None:
    """Put what ``make`` makes of WeasyPrint's own function in its place until ``stack`` ends.

    Unlike `replace`, for what is called so often that a call between counts, and for methods.
    """
    stock = getattr(owner, name)
    stack.callback(setattr, owner, name, stock)
    setattr(owner, name, functools.wraps(stock)(make(stock)))
