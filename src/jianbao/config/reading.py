"""One run of the loader: what it reads from, and what it has found so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jianbao.config import file_codes

if TYPE_CHECKING:
    from pathlib import Path

    from jianbao.config.folder import BookFolder
    from jianbao.config.nodes import Scalar
    from jianbao.config.source import SourceText
    from jianbao.diagnostics import Diagnostic, Span

# What XML 1.0 cannot hold, and so neither medium; YAML lets it in through escapes like "\0".
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the book a value belongs: its English path, and the key as the user wrote it."""

    path: str = ""
    label: str = ""

    def child(self, name: str, label: str = "") -> Place:
        """Return the place called ``name`` below this one; without a label it keeps this one's."""
        return Place(f"{self.path}.{name}" if self.path else name, label or self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadingRun:
    """The mutable record of one run; it never leaves `loader.load_config`."""

    source: SourceText
    folder: BookFolder
    diagnostics: list[Diagnostic] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    listed: dict[Path, Span] = field(default_factory=dict)
    """The real path of each manuscript met so far, with the place that lists it."""

    def report(self, fault: Diagnostic, span: Span) -> None:
        """Record ``fault`` at ``span``."""
        self.diagnostics.append(self.source.placed(fault, span))

    def holds_control_character(self, node: Scalar) -> bool:
        """Return whether the text of ``node`` cannot be printed, which is reported then."""
        found = UNPRINTABLE.search(node.text)
        if found:
            self.report(file_codes.CONTROL_CHARACTER.of(number=ord(found[0])), node.span)
        return found is not None

    def mark(self, place: Place, span: Span) -> None:
        """Record where ``place`` stands."""
        self.spans[place.path] = span

    def forget_spans(self, kept: int) -> None:
        """Keep the first ``kept`` places only: what was marked since is left out of the book."""
        while len(self.spans) > kept:
            self.spans.popitem()
