"""What a product is: one line of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from jianbao.config.record import Key
from jianbao.diagnostics import Diagnostic, Text

Options = TypeVar("Options")


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Generic[Options]):
    """Files made from a finished product, each somewhat different: a section of book.yaml."""

    name: str
    """Of the section, and of the files in what is made."""
    aliases: tuple[str, ...] = ()
    label: Text
    """What people call them."""
    about: Text
    """What they are for: in the manual and in the JSON Schema."""
    keys: tuple[Key, ...]
    """What book.yaml can say of them."""
    options: Callable[..., Options]
    """The dataclass that these keys fill; without arguments its defaults."""
    plan: str
    """``module:function``, from a `BatchOrder` to ``Result[BatchPlan]``; without an error the
    value is None where none are asked for."""


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
    on_shelf: str = ""
    """What the readers of a shelf are told it is; empty where it is nothing for them."""
    on_screens: bool = False
    """Whether it is read on phones and screens, where it gets about."""
    reflows: bool = False
    """Whether the reader's own program sets it: nothing is said of it that only print needs."""
    archived: tuple[tuple[str, object], ...] | None = None
    """Its options in an archive, against what book.yaml says; None where it is not archived."""
    by_default: bool = False
    """Whether it is made of a book that does not say what to make of it."""
    make: str
    """``module:function``, from a `Commission` to ``Result[Artifact]``."""
    check: str = ""
    """``module:function``, from a `Commission` to what can be said before anything is made."""
    batch: Batch[Any] | None = None
    """What is made from it where book.yaml or the user asks for that."""
