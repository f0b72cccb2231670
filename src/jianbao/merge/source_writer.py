"""Single paragraphs of a manuscript changed in its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from jianbao.merge import heads, rows, writing
from jianbao.merge.looks import Marks
from jianbao.merge.model import ChangeKind, MergeChange, Sign
from jianbao.merge.sources import Block, Sources
from jianbao.merge.writing import UnwritableError
from jianbao.products.word.reviewed import CELL, ENDS, ROW

SourcePiece = tuple[int, int, str]
"""From where to where in a manuscript, and what is to stand there instead."""


@dataclass(slots=True)
class SourceWriter:
    """What one change puts into the manuscripts, as far as it has come."""

    sources: Sources
    _fresh: dict[str, list[SourcePiece]] = field(default_factory=dict)
    _quoted: set[tuple[str, SourcePiece]] = field(default_factory=set)
    """The quotation marks that have been put around values of front matter."""

    def _write(self, file: str, start: int, end: int, text: str) -> None:
        self._fresh.setdefault(file, []).append((start, end, text))

    def _block(self, number: int) -> Block:
        block = self.sources.block(number)
        if block is None:
            raise UnwritableError
        return block

    def _replace(
        self, old: int, first: int, last: int, signs: Sequence[Sign], marks: dict[str, str]
    ) -> None:
        """Let ``signs`` stand in a paragraph where the tokens ``first`` to ``last`` do."""
        now = self.sources.now
        file, *_ = self.sources.region(old)
        if not file:
            raise UnwritableError
        start = now.starts[old]
        places = self.sources.places(old)
        gone = places[first - start : last - start]
        if None in gone:
            raise UnwritableError
        if self._across(old, first, last, signs, marks):
            return
        at, bold, around = (
            self._place(old, first, last, signs) if signs else (0, False, writing.NONE)
        )
        self._delete(file, [place for place in gone if place is not None], is_filled=bool(signs))
        if signs:
            is_cell = now.text[now.starts[old + 1] - 1] in {CELL, ROW}
            if self._in_head(old, file, at, signs):
                return
            text = writing.inline(signs, file, marks, bold=bold, marks=around, is_cell=is_cell)
            block = self.sources.block(old)
            if block is not None and at == block.start + len(block.prefix + block.mark):
                text = text if writing.is_web(file) or block.is_head else writing.begun(text)
            self._write(file, at, at, text)

    def _in_head(self, old: int, file: str, at: int, signs: Sequence[Sign]) -> bool:
        """Put ``signs`` into a value of front matter, quoted as YAML asks; tell whether it is one."""
        sources, put = self.sources, "".join(sign.text for sign in signs)
        known = sources.head_values(file) if not sources.line_of(old)[1] else []
        if not any(one.start <= at <= one.end for one in known):
            return False
        if any(sign.bold or sign.marks or sign.text in ENDS for sign in signs) or "\n" in put:
            raise UnwritableError
        text, around = heads.quoted(put, at, sources.texts[file], known)
        pieces = [one for one in around if (file, one) not in self._quoted]
        self._quoted.update((file, one) for one in pieces)
        for piece in (*pieces[:-1], (at, at, text), *pieces[-1:]):
            self._write(file, *piece)
        return True

    def _delete(self, file: str, places: list[tuple[int, int]], *, is_filled: bool = False) -> None:
        """Take tokens out, and the breaks of lines between them.

        Markup stays, but for that around nothing; ``is_filled`` says that something comes instead.
        """
        text = self.sources.texts[file]
        runs: list[list[int]] = []
        for start, end in places:
            if runs and not text[runs[-1][1] : start].strip():
                runs[-1][1] = end
            else:
                runs.append([start, end])
        for number, (start, end) in enumerate(runs):
            bare = number == 0 and is_filled
            self._write(file, *((start, end) if bare else _with_markup(text, start, end)), "")

    def _across(
        self, old: int, first: int, last: int, signs: Sequence[Sign], marks: dict[str, str]
    ) -> bool:
        """Write anew what stands between two tokens that stay, where emphasis begins or ends there.

        Return whether that was so: nothing else than asterisks may stand between.
        """
        now, places = self.sources.now, self.sources.places(old)
        block = self.sources.block(old)
        start = now.starts[old]
        if block is None or block.is_head or writing.is_web(block.file) or not (first - start > 0):
            return False
        left, right = places[first - 1 - start], places[last - start]
        end = now.starts[old + 1] - 1
        if left is None or (right is None and last != end):
            return False
        until = right[0] if right is not None else block.end
        between = self.sources.texts[block.file][left[1] : until]
        for place in reversed([one for one in places[first - start : last - start] if one]):
            between = between[: place[0] - left[1]] + between[place[1] - left[1] :]
        around = {*now.marks[first - 1 : first], *now.marks[last : last + 1]}
        if set(between) != {"*"} or any(around) or any(sign.marks for sign in signs):
            return False
        bold = bool(now.bold[first - 1])
        made = ""
        for is_bold, run in groupby(signs, key=lambda sign: sign.bold):
            made += "**" * (is_bold != bold) + writing.inline(
                list(run), block.file, marks, bold=is_bold
            )
            bold = is_bold
        made += "**" * (bold != (right is not None and bool(now.bold[last])))
        self._write(block.file, left[1], until, made)
        return True

    def _place(
        self, old: int, first: int, last: int, signs: Sequence[Sign]
    ) -> tuple[int, bool, Marks]:
        """Return where in the source new tokens go, whether it is bold there, and its marks."""
        now, places = self.sources.now, self.sources.places(old)
        start, end = now.starts[old], now.starts[old + 1] - 1
        wanted = next(((sign.bold, sign.marks) for sign in signs if sign.text.strip()), None)
        choices: list[tuple[int, bool, Marks]] = []
        if last > first and (here := places[first - start]) is not None:
            choices.append((here[0], bool(now.bold[first]), now.marks[first]))
        if first > start and (before := places[first - 1 - start]) is not None:
            choices.append((before[1], bool(now.bold[first - 1]), now.marks[first - 1]))
        if last < end and (after := places[last - start]) is not None:
            choices.append((after[0], bool(now.bold[last]), now.marks[last]))
        elif (block := self.sources.block(old)) is not None and last == end and not block.is_head:
            behind = self._behind(block)
            if behind is not None:
                choices.append((behind, False, writing.NONE))
        if not choices:
            cell = rows.empty_cell(self.sources, old)
            if cell is None:
                raise UnwritableError
            return cell, False, writing.NONE
        if wanted is None:
            return choices[0]
        alike = [choice for choice in choices if choice[1:] == wanted]
        within = [choice for choice in choices if choice[2] <= wanted[1]]
        return [*alike, *(one for one in within if one[1] == wanted[0]), *within, *choices][0]

    def _behind(self, block: Block) -> int | None:
        """Return the end of a block's last line, where nothing but emphasis is closed."""
        text = self.sources.texts[block.file][block.start : block.end]
        return block.start + len(text.rstrip()) if text.rstrip().endswith("**") else None

    def _remove(self, old: int) -> None:
        """Take a paragraph out, with its lines unless others stand in them."""
        now = self.sources.now
        block = self._block(old)
        if block.is_head or len(self.sources.group(old)) > 1 or writing.is_web(block.file):
            self._replace(old, now.starts[old], now.starts[old + 1] - 1, (), {})
            return
        text = self.sources.texts[block.file]
        start, end = block.start, min(block.end + 1, len(text))
        above = not text[:start].strip("\n") or text[:start].endswith("\n\n")
        while above and end < len(text) and text[end] == "\n":
            end += 1
        while above and end == len(text) and text.endswith("\n\n", 0, start):
            start -= 1
        self._write(block.file, start, end, "")

    def _level(self, old: int, sign: Sign) -> None:
        """Make a heading of a paragraph, or the other way round."""
        block = self._block(old)
        if block.is_head or writing.is_web(block.file):
            raise UnwritableError
        mark = writing.mark_of(sign.style, "", listed="")
        start = block.start + len(block.prefix)
        if mark == block.mark:
            return
        self._write(block.file, start, start + len(block.mark), mark)
        text = self.sources.texts[block.file]
        for found in re.finditer(r"\n[ \t]*", text[start : block.end] if mark else ""):
            self._write(block.file, start + found.start(), start + found.end(), "")

    def _weight(self, change: MergeChange) -> None:
        """Make a stretch bold, or no longer so."""
        now = self.sources.now
        old = now.paragraph_at(change.start)
        block = self._block(old)
        start = now.starts[old]
        known = self.sources.places(old)[change.start - start : change.end - start]
        if None in known or not known or block.is_head:
            raise UnwritableError
        first, last = known[0], known[-1]
        assert first is not None and last is not None  # noqa: S101, PT018 - as asked above
        kind = ChangeKind.BOLD if change.kind is ChangeKind.PLAIN else change.kind
        said = now.text[change.start : change.end]
        opening, closing = writing.marks_around(kind, block.file, said)
        if change.kind is ChangeKind.PLAIN:
            text = self.sources.texts[block.file]
            inside = (
                text[first[0] - len(opening) : first[0]],
                text[last[1] : last[1] + len(closing)],
            )
            if inside == (opening, closing):
                self._write(block.file, first[0] - len(opening), first[0], "")
                self._write(block.file, last[1], last[1] + len(closing), "")
                return
            opening, closing = closing, opening
        self._write(block.file, first[0], first[0], opening)
        self._write(block.file, last[1], last[1], closing)


def _with_markup(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with the marks around it that would have nothing left between them."""
    while True:
        for before, after in _AROUND:
            found = after.match(text, end)
            if text.endswith(before, 0, start) and found:
                start, end = start - len(before), found.end()
                break
        else:
            return start, end


_AROUND: Final = tuple(
    (before, re.compile(after))
    for before, after in (
        ("**", r"\*\*"),
        ("[", r"\](?:\{[^{}\n]*\}|\([^()\n]*\))"),
        ("<strong>", "</strong>"),
    )
)
"""What opens and closes emphasis, marked text and links."""
