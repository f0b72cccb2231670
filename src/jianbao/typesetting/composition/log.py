"""What the composer has to say about the lines it set."""

from __future__ import annotations

from dataclasses import dataclass, field

from jianbao.diagnostics import Diagnostic, Span
from jianbao.typesetting import codes
from jianbao.typesetting.composition.foreign import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that could not be set well: ``over`` in pixels, ``stretch`` in em per gap."""

    element: Element
    text: str
    over: float
    stretch: float
    ragged: bool


@dataclass(slots=True)
class ComposerLog:
    """Collects faults of the lines that reached a page."""

    notices: list[Diagnostic] = field(default_factory=list)
    faults: dict[int, BadLine] = field(default_factory=dict)
    """By identity, so that a line drawn in several pieces counts once."""
    failures: list[tuple[Element, str]] = field(default_factory=list)
    roots: list[Element] = field(default_factory=list)
    """The documents' element trees, to find the ancestors of an element."""

    def failed(self, element: Element, error: Exception) -> None:
        """Note that composing a paragraph failed; it is set plainly."""
        self.failures.append((element, f"{type(error).__name__}: {error}"))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was noticed up to now, in the order of the pages."""
        parents = _parents(self.roots)
        told = (_diagnostic(fault, parents) for fault in self.faults.values())
        failed = (_failure(reason, _span(at, parents)) for at, reason in self.failures)
        return tuple(dict.fromkeys((*self.notices, *failed, *told)))


def _parents(roots: list[Element]) -> dict[Element, Element]:
    return {child: parent for root in roots for parent in root.iter() for child in parent}


def _failure(reason: str, span: Span | None) -> Diagnostic:
    return codes.SET_PLAINLY.at(span, reason=reason)


def _diagnostic(fault: BadLine, parents: dict[Element, Element]) -> Diagnostic:
    line = fault.text if len(fault.text) <= 48 else fault.text[:47] + "…"  # noqa: PLR2004
    span = _span(fault.element, parents)
    if fault.over:
        return codes.TOO_LONG_LINE.at(span, points=fault.over * 0.75, text=line)
    if fault.ragged:
        return codes.SHORT_LINE.at(span, text=line)
    return codes.LOOSE_LINE.at(span, stretch=fault.stretch, text=line)


def _span(element: Element, parents: dict[Element, Element]) -> Span | None:
    while element is not None:
        file, _, line = (element.get("data-source") or "").rpartition(":")
        if file and line.isdecimal():
            return Span(file=file, line=int(line))
        element = parents.get(element)
    return None
