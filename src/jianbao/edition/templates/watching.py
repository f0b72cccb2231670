"""Which variables a template asks for: what it makes hangs on these, and on no others.

Jinja asks at once for every variable that a template names outside its macros, needed or not.
"""

from __future__ import annotations

from typing import Any

from jinja2.runtime import Context


class WatchedContext(Context):
    """The variables of a template, whose names are added to ``asked`` of its environment."""

    def resolve_or_missing(self, key: str) -> Any:  # noqa: ANN401 - as Jinja has it
        """Look up a variable, as all that reads one does in the end."""
        self.environment.asked.add(key)  # type: ignore[attr-defined]  # that of our own sandbox
        return super().resolve_or_missing(key)


class Watched:
    """A value of which a template may see the attributes alone; those it asks for are noted.

    They are named after the variable: ``book.title``.
    """

    __slots__ = ("_asked", "_name", "_value")

    def __init__(self, name: str, value: object, asked: set[str]) -> None:
        self._name = name
        self._value = value
        self._asked = asked

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the value has
        """Return the attribute of the value."""
        self._asked.add(f"{self._name}.{name}")
        return getattr(self._value, name)
