"""A manuscript while it is read: its text, its lines, and what there is to say about it."""

from __future__ import annotations

from pathlib import Path

from jianbao.diagnostics import Code, Diagnostic, Span, Text


class Manuscript:
    r"""One input file inside the manuscript stage; it collects diagnostics and places them.

    ``file`` is relative to the book folder with forward slashes, ``path`` absolute. The text
    has ``\n`` line ends and no character that XML forbids.
    """

    def __init__(self, *, file: str, path: Path, text: str) -> None:
        self.file = file
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.diagnostics: list[Diagnostic] = []

    def compose(self, text: str) -> None:
        """Go on with ``text``, which says the same in other characters, line by line."""
        self.text = text
        self.lines = text.split("\n")

    def source(self, line: int) -> str:
        """Return the value of ``data-source`` for a block that starts on ``line``."""
        return f"{self.file}:{line}"

    def span(self, line: int, needle: str = "") -> Span:
        """Return the place of ``needle`` on ``line``, or the line alone where it is not there."""
        column = self.lines[line - 1].find(needle) + 1 if needle and self._has(line) else 0
        end = column + len(needle) if column else 0
        return Span(file=self.file, line=line, column=column, end_column=end)

    def excerpt(self, line: int) -> str:
        """Return ``line`` as it stands, empty where the file has no such line."""
        return self.lines[line - 1] if self._has(line) else ""

    def say(
        self, code: Code, line: int, *, needle: str = "", hint: Text | None = None, **places: object
    ) -> None:
        """Note what ``code`` stands for, with ``places`` in its sentences; see `Code.at`."""
        self.place(code.of(hint=hint, **places), line, needle)

    def place(self, told: Diagnostic, line: int, needle: str) -> None:
        """Note ``told``, which has no place yet, at ``needle`` on ``line``."""
        self.add(told.placed(self.span(line, needle), self.excerpt(line)))

    def add(self, diagnostic: Diagnostic) -> None:
        """Take a finished diagnostic, e.g. one about a picture's own file."""
        self.diagnostics.append(diagnostic)

    def said(self, code: Code, line: int) -> bool:
        """Whether ``code`` has already been reported for ``line``."""
        return any(
            item.code == code.code and item.span is not None and item.span.line == line
            for item in self.diagnostics
        )

    def _has(self, line: int) -> bool:
        return 0 < line <= len(self.lines)
