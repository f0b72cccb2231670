"""What a product is: one line of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from jianbao.config.record import Key
from jianbao.diagnostics import Diagnostic, Text

Options = TypeVar("Options")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Generic[Options]):
    """Something that a book is made into; its modules are loaded when it is asked for."""

    name: str
    """As in book.yaml, after ``--only``, and in `Commission.made`."""
    aliases: tuple[str, ...] = ()
    label: Text
    """What people call it."""
    about: Text
    """What it is for: in the manual and in the JSON Schema."""
    ending: Text
    """What follows the book's name in that of its file, in a Chinese book and in others."""
    media_type: str
    keys: tuple[Key, ...] = ()
    """What book.yaml can say of it, besides the name of its file."""
    options: Callable[..., Options]
    """The dataclass that these keys fill, or what fills it; without arguments its defaults."""
    fault: Callable[[Options], Diagnostic | None] | None = None
    """What tells how its options contradict each other, if they can."""
    needs: tuple[str, ...] = ()
    """Products that are made before it, where they are asked for too."""
    by_default: bool = False
    """Whether it is made of a book that does not say what to make of it."""
    make: str
    """``module:function``, from a `Commission` to ``Result[Artifact]``."""
    check: str = ""
    """``module:function``, from a `Commission` to what can be said before anything is made."""
