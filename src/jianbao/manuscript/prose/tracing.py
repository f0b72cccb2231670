"""Follow text back to where it is written: in one line of markup, character by character."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from jianbao.manuscript.prose.model import NOWHERE

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


@dataclass(slots=True)
class Tracer:
    """Reads ``markup`` from left to right; ``places`` are its characters' offsets in the file."""

    markup: str
    places: list[int]
    at: int = 0
    text: list[str] = field(default_factory=list)
    found: list[int] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Note ``text``, and go on behind it; what stands before it is markup."""
        if "&" not in text and self.markup.startswith(text, self.at):
            self._copy(text)
            return
        for character in text:
            start, end = self._next(character)
            self.text.append(character)
            self.found.append(self._place(start) if end else NOWHERE)
            self.at = end or self.at

    def _copy(self, text: str) -> None:
        """Note ``text``, which stands there as it is, as most does."""
        end = self.at + len(text)
        self.text += text
        self.found += self.places[self.at : end]
        self.at = end

    def put(self, character: str) -> None:
        """Note a character that stands for what comes next."""
        self.text.append(character)
        self.found.append(self._place(self.at))

    def skip(self, pattern: re.Pattern[str]) -> bool:
        """Go on behind ``pattern`` if it comes next; return whether it did."""
        match = pattern.match(self.markup, self.at)
        if match:
            self.at = match.end()
        return match is not None

    def skip_to(self, pattern: re.Pattern[str]) -> None:
        """Go on behind the next ``pattern``; nowhere, if there is none."""
        match = pattern.search(self.markup, self.at)
        if match:
            self.at = match.end()

    def _next(self, character: str) -> tuple[int, int]:
        """Return where ``character`` is next written, from and to; (0, 0) where it is not."""
        at = self.at
        while at < len(self.markup):
            here = self.markup[at]
            if here == "\\" and self.markup.startswith(character, at + 1) and character != "\\":
                return at + 1, at + 2
            if here == character and here != "&":
                return at, at + 1
            if here == "&":
                match = _ENTITY.match(self.markup, at)
                if match and html.unescape(match[0]).startswith(character):
                    return at, match.end()
                if character == "&" and not match:
                    return at, at + 1
            at += 1
        return 0, 0

    def _place(self, index: int) -> int:
        return self.places[index] if index < len(self.places) else NOWHERE
