"""The ids of a chapter: unique in the whole book because each begins with the chapter's."""

from __future__ import annotations

import re
from hashlib import blake2s

from lxml import etree

from jianbao.manuscript import codes
from jianbao.manuscript.elements import line_of
from jianbao.manuscript.source import Manuscript
from jianbao.numerals import NUMERALS

_NO_NAME = re.compile(r"[^\w.-]+")
_NO_SLUG = re.compile(r"[^\w\s-]")
_COUNTED = re.compile(
    rf"^\s*(?:第?[{NUMERALS}十百\d]+[、．.章节条]|[（(][{NUMERALS}十百\d]+[）)]|\d{{1,2}}(?:\.\d{{1,2}})*\.?(?=\s))\s*"
)
"""What a heading is numbered with; it changes when another one is put before it."""


class Anchors:
    """Hands out ids, and remembers what the writer called them."""

    def __init__(self, chapter: str, targets: dict[str, str] | None = None) -> None:
        self.chapter = chapter
        self.targets = targets or {}
        """The writer's own ids, to those of the book."""
        self._used: set[str] = set()
        self._counts: dict[str, int] = {}
        self._headings: dict[str, int] = {}
        """How often each heading has come again."""

    def claim(self, root: etree._Element, manuscript: Manuscript) -> None:
        """Rename every id that the writer gave under ``root``; a second use of one is dropped."""
        for element in root.iter():
            written = element.get("id")
            if written is None:
                continue
            name = f"{self.chapter}-{_NO_NAME.sub('-', written)}"
            if not written.strip() or name in self._used:
                del element.attrib["id"]
                if written.strip():
                    self._report(written, line_of(element), manuscript)
                continue
            self._used.add(name)
            self.targets[written] = name
            element.set("id", name)

    def title(self, written: str) -> None:
        """Let ``written``, the id of the title's heading, mean the chapter itself."""
        self.targets[written] = self.chapter

    def entitle(self, text: str, identifier: str) -> None:
        """Let a link name what is called ``identifier`` by ``text``, its heading.

        It may be written as it is, as Typora has it, or as GitHub makes an address of it: small
        letters, lines for spaces, no punctuation, and a number behind what was there before. An
        id that the writer gave goes before.
        """
        words = " ".join(text.split())
        slug = _NO_SLUG.sub("", words.lower()).replace(" ", "-")
        for name in dict.fromkeys((words, "".join(words.split()), slug)):
            if not name:
                continue
            count = self._headings[name] = self._headings.get(name, -1) + 1
            self.targets.setdefault(f"{name}-{count}" if count else name, identifier)

    def heading(self, text: str) -> str:
        """Return the id of the heading ``text``: the same wherever it stands in the chapter.

        Links to it that were copied lead to it when headings before it have come or gone. It is
        ASCII, which messengers leave whole; of equal headings the later ones are numbered.
        """
        words = "".join(_COUNTED.sub("", text).split()) or text
        name = first = f"{self.chapter}-s{blake2s(words.encode(), digest_size=3).hexdigest()}"
        while name in self._used:
            self._counts[first] = self._counts.get(first, 1) + 1
            name = f"{first}-{self._counts[first]}"
        self._used.add(name)
        return name

    def make(self, letter: str) -> str:
        """Return the next free id of a sort: ``n`` for notes, ``a`` for attachments."""
        while True:
            self._counts[letter] = self._counts.get(letter, 0) + 1
            name = f"{self.chapter}-{letter}{self._counts[letter]}"
            if not {name, f"{name}-ref"} & self._used:
                self._used |= {name, f"{name}-ref"}
                return name

    def _report(self, written: str, line: int, manuscript: Manuscript) -> None:
        manuscript.say(codes.ID_TWICE, line, needle=written, written=written)
