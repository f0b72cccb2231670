"""What may stand where: a shape reads a node, and describes itself as JSON Schema."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from jianbao.config import faults
from jianbao.config.nodes import Node, Refused, Scalar, describe
from jianbao.diagnostics import Diagnostic

if TYPE_CHECKING:
    from jianbao.config.reading import LoadingRun, Place
    from jianbao.diagnostics import Text

T = TypeVar("T")
Schema = dict[str, object]


class Shape(ABC, Generic[T]):
    """The common face of all shapes; ``T`` is what a node becomes."""

    @property
    @abstractmethod
    def expected(self) -> Text:
        """What to write here, as a noun."""

    @abstractmethod
    def read(self, node: Node, place: Place, reading: LoadingRun) -> T | None:
        """Return the value of ``node``; None once everything wrong with it is reported."""

    @abstractmethod
    def schema(self) -> Schema:
        """Return the JSON Schema of what `read` takes without complaint."""

    @property
    def takes_null(self) -> bool:
        """Whether a key without a value says something, instead of counting as not written."""
        return False

    @property
    def key_names(self) -> tuple[str, ...]:
        """All names of the keys below this one."""
        return ()

    def mismatch(self, node: Node, place: Place, reading: LoadingRun) -> None:
        """Report that ``node`` is of another kind, unless it has been refused already."""
        if not isinstance(node, Refused):
            fault = faults.wrong_type(place, self.expected, describe(node))
            reading.report(fault, node.span)

    def text_of(self, node: Node, place: Place, reading: LoadingRun) -> str | None:
        """Return the text of a scalar; None once its lack is reported."""
        if not isinstance(node, Scalar) or node.is_null:
            self.mismatch(node, place, reading)
            return None
        return None if reading.holds_control_character(node) else node.text.strip()


class ScalarShape(Shape[T]):
    """A shape of single values: what is left to say is how their text is understood."""

    @abstractmethod
    def parse(self, text: str, place: Place) -> T | Diagnostic:
        """Return the value of ``text``, which is stripped and holds no control characters."""

    def read(self, node: Node, place: Place, reading: LoadingRun) -> T | None:
        """Return the value of a node that is a scalar and says something."""
        text = self.text_of(node, place, reading)
        if text is None:
            return None
        value = self.parse(text, place)
        if isinstance(value, Diagnostic):
            reading.report(value, node.span)
            return None
        return value
