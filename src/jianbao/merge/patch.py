"""Changes made in the sources: each to be all there, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from jianbao.merge import rows, writing
from jianbao.merge.model import ChangeKind, MergeChange, Sign, Version
from jianbao.merge.picture_writer import PictureWriter
from jianbao.merge.source_writer import SourcePiece
from jianbao.merge.sources import Block
from jianbao.merge.splitting import New, is_join, paired, replacing
from jianbao.merge.writing import UnwritableError
from jianbao.products.word.reviewed import CELL, END, PICTURE, ROW

_T = TypeVar("_T")
_ENDS: Final = frozenset({END, CELL, ROW})
_PICTURE: Final = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")


@dataclass(slots=True)
class Patch(PictureWriter):
    """What is to be put into the manuscripts."""

    edits: dict[str, list[SourcePiece]] = field(default_factory=dict)

    def expect(self, changes: Iterable[tuple[MergeChange, Version]]) -> None:
        """Know which paragraphs go, so that they keep their markup where they come again."""
        now = self.sources.now
        for change, version in changes:
            self._coming.update(version.text.split(END))
            for number in range(now.paragraph_at(change.start), now.paragraph_at(change.end) + 1):
                if change.start <= now.starts[number] and now.starts[number + 1] - 1 <= change.end:
                    self._moved.setdefault(now.paragraphs[number].text[:-1], number)

    def make(self, change: MergeChange, version: Version) -> bool:
        """Put a change in; tell whether that can be done."""
        self._fresh, self._fresh_pictures = {}, {}
        try:
            is_picture = change.before == version.text == PICTURE
            if change.kind is ChangeKind.PICTURE or is_picture:
                self._exchange(change, version)
            elif change.kind is ChangeKind.TEXT:
                self._text(change, version)
            elif change.kind is ChangeKind.STYLE:
                self._level(self.sources.now.paragraph_at(change.start), version.put[0])
            else:
                self._weight(change)
        except UnwritableError:
            return False
        self.pictures |= self._fresh_pictures
        for file, pieces in self._fresh.items():
            known = self.edits.setdefault(file, [])
            is_of_book = file == self.sources.book  # one value may be printed in several places
            known += [one for one in pieces if not (is_of_book and one in known)]
        return True

    def remark(self, place: int, text: str) -> bool:
        """Put a remark behind the token before ``place``; tell whether that can be done."""
        now = self.sources.now
        number = now.paragraph_at(max(place - 1, 0))
        block = self.sources.block(number)
        if block is None or block.file == self.sources.book:
            return False
        known = self.sources.places(number)[: place - now.starts[number]]
        at = next((found[1] for found in reversed(known) if found is not None), block.end)
        source = self.sources.texts[block.file]
        for picture in _PICTURE.finditer(source, block.start, block.end):
            if picture.start() < at < picture.end():
                at = picture.end()  # neither its caption nor its address can hold a remark
        if block.is_head:
            at, text = self._below_head(block.file), f"{text}\n\n"
        self.edits.setdefault(block.file, []).append((at, at, text))
        return True

    def _below_head(self, file: str) -> int:
        lines = self.sources.body_line(file)
        return self.sources.offset(file, lines) if lines else len(self.sources.texts[file])

    def _text(self, change: MergeChange, version: Version) -> None:
        now = self.sources.now
        before, put = now.text[change.start : change.end], version.put
        told = before + version.text
        if CELL in told or ROW in told:
            if self._cells(change, put):
                return
            for piece in rows.pieces(self.sources, change, put):
                self._write(*piece)
            return
        marks = self._new_notes(version, change) | self._new_pictures(change, version)
        self._take_notes(change, put)
        replaced = replacing(now, change.start, change.end, put)
        if len(replaced.news) == 1 and is_join(now, replaced.news[0]):
            self._join(replaced.news[0], marks)
        elif (
            len(replaced.olds) == 1
            and len(replaced.news) > 1
            and replaced.news[-1].kept
            and (replaced.news[0].kept)
        ):
            self._split(replaced.olds[0], replaced.news, marks)
        else:
            self._pairs(paired(replaced), replaced.at, marks)

    def _cells(self, change: MergeChange, put: Sequence[Sign]) -> bool:
        """Change several cells, where they stay as many; tell whether they do."""
        now = self.sources.now
        olds = _parted(range(change.start, change.end), lambda place: now.text[place])
        news = _parted(put, lambda sign: sign.text)
        if [end for _, end in olds] != [end for _, end in news]:
            return False
        at = change.start
        for (places, end), (signs, _) in zip(olds, news, strict=True):
            if places or signs:
                self._replace(now.paragraph_at(at), at, at + len(places), signs, {})
            at += len(places) + len(end)
        return True

    def _pairs(
        self, pairs: list[tuple[int | None, New | None]], at: int, marks: dict[str, str]
    ) -> None:
        coming: list[New] = []
        for old, new in pairs:
            if old is None and new is not None:
                coming.append(new)
                continue
            if coming:
                self._insert(coming, at, marks)
                coming = []
            if old is not None:
                at = old + 1
                if new is None:
                    self._remove(old)
                else:
                    self._inline(old, new, marks)
        if coming:
            self._insert(coming, at, marks)

    def _inline(self, old: int, new: New, marks: dict[str, str]) -> None:
        """Change what is in a paragraph."""
        now = self.sources.now
        start, end = now.starts[old], now.starts[old + 1] - 1
        first, last = _edges(new, start, end)
        if isinstance(new.end, Sign) and _differ(new.end.style, now.paragraphs[old].style):
            self._level(old, new.end)
        self._replace(old, first, last, new.signs, marks)

    def _join(self, new: New, marks: dict[str, str]) -> None:
        """Make one paragraph of the beginning of one and the end of another."""
        now = self.sources.now
        first, last = now.paragraph_at(new.kept[0]), now.paragraph_at(new.kept[-1])
        one, other = self._block(first), self._block(last)
        if one.file != other.file or one.is_head or other.is_head or one.end >= other.start:
            raise UnwritableError
        if writing.is_web(one.file):
            raise UnwritableError
        kept = [place for place in new.kept if place < now.starts[first + 1]]
        rest = [place for place in new.kept if place >= now.starts[last]]
        self._replace(first, kept[-1] + 1, now.starts[first + 1] - 1, new.signs, marks)
        self._replace(last, now.starts[last], rest[0], (), {})
        self._write(one.file, one.end, other.start + len(other.prefix + other.mark), "")

    def _split(self, old: int, news: Sequence[New], marks: dict[str, str]) -> None:
        """Make several paragraphs of one, with others between them."""
        now, block = self.sources.now, self._block(old)
        if block.is_head or writing.is_web(block.file) or now.text[now.starts[old + 1] - 1] != END:
            raise UnwritableError
        first, last = news[0].kept[-1] + 1, news[-1].kept[0]
        places = self.sources.places(old)
        start = now.starts[old]
        left, right = places[first - 1 - start], places[last - start]
        if left is None or right is None:
            raise UnwritableError
        self._delete(block.file, [p for p in places[first - start : last - start] if p is not None])
        is_open = bool(now.bold[first - 1] and now.bold[last])
        at = right[0] if now.bold[first - 1] and not now.bold[last] else left[1]
        close = "**" if is_open else ""
        texts = [writing.inline(new.signs, block.file, marks, bold=False) for new in news]
        own = now.paragraphs[old].style
        made = texts[0] + close
        for number, new in enumerate(news[1:], 1):
            is_last = number == len(news) - 1
            style = own if is_last or not isinstance(new.end, Sign) else new.end.style
            listed = now.paragraphs[old].listed
            mark = writing.mark_of(style, block.mark, listed=listed)
            content = (close if is_last else "") + texts[number]
            made += f"{_gap(block, mark)}{block.prefix}{mark}{content}"
        text = self.sources.texts[block.file]
        if not text[left[1] : right[0]].strip() and first == last:
            self._write(block.file, left[1], right[0], made)
        else:
            self._write(block.file, at, at, made)

    def _insert(self, news: Sequence[New], at: int, marks: dict[str, str]) -> None:
        """Put paragraphs before the paragraph ``at``, or behind the one before it."""
        number, is_behind = self._neighbour(news, at)
        block = self._block(number)
        if writing.is_web(block.file):
            raise UnwritableError
        made, mark = "", block.mark
        for new in news:
            sign = new.end if isinstance(new.end, Sign) else Sign(END, style="body text")
            own = writing.mark_of(sign.style, mark, listed=sign.listed)
            mark = own or mark
            same = sign.style == self.sources.now.paragraphs[number].style
            prefix = block.prefix if same or not block.prefix.strip() else ""
            text = prefix + own + self._content(new, block.file, marks)
            gap = _gap(block, own)
            made += f"{gap}{text}" if is_behind else f"{text}{gap}"
        place = block.end if is_behind else block.start
        self._write(block.file, place, place, made)

    def _content(self, new: New, file: str, marks: dict[str, str]) -> str:
        """Return what is in a new paragraph; one that was moved keeps its markup."""
        told = "".join(sign.text for sign in new.signs)
        moved = self._moved.get(told)
        if moved is not None and len(told.strip()) > 1:
            block = self.sources.block(moved)
            if block is not None and not block.is_head and block.file == file:
                text = self.sources.texts[file]
                return text[block.start + len(block.prefix + block.mark) : block.end]
        return writing.begun(writing.inline(new.signs, file, marks, bold=False))

    def _neighbour(self, news: Sequence[New], at: int) -> tuple[int, bool]:
        """Return beside which paragraph new ones go, and whether behind it."""
        now = self.sources.now
        choices = []
        for number, is_behind in ((at, False), (at - 1, True)):
            if not 0 <= number < len(now.paragraphs):
                continue
            block = self.sources.block(number)
            if block is None or block.is_head or now.paragraphs[number].style in _APART:
                continue
            if not is_behind and now.text[now.starts[number + 1] - 1] != END:
                continue
            choices.append((number, is_behind))
        styles = [new.end.style if isinstance(new.end, Sign) else "" for new in news]
        alike = [c for c in choices if now.paragraphs[c[0]].style == styles[0]]
        forms = {new.end.listed for new in news if isinstance(new.end, Sign)} - {""}
        if forms:
            listed = [c for c in choices if now.paragraphs[c[0]].listed]
            alike = [c for c in listed if now.paragraphs[c[0]].listed in forms] or listed or alike
        if not choices:
            raise UnwritableError
        return (alike or choices)[0]


_APART: Final = frozenset({"图片", "图注", "表题"})
"""Styles of paragraphs that belong to a picture or a table."""


def _parted(items: Iterable[_T], told: Callable[[_T], str]) -> list[tuple[list[_T], str]]:
    """Return ``items`` parted where something ends, with what ends there."""
    parts: list[tuple[list[_T], str]] = []
    current = list[_T]()
    for item in items:
        if told(item) in _ENDS:
            parts.append((current, told(item)))
            current = []
        else:
            current.append(item)
    return [*parts, (current, "")]


def _edges(new: New, start: int, end: int) -> tuple[int, int]:
    """Return from where to where the tokens of a paragraph are not kept."""
    first = start
    for item in new.items:
        if item != first:
            break
        first += 1
    last = end
    for item in reversed(new.items):
        if item != last - 1 or last <= first:
            break
        last -= 1
    return first, last


def _differ(style: str, other: str) -> bool:
    return style != other and (style.startswith("heading") or other.startswith("heading"))


def _gap(block: Block, mark: str) -> str:
    """Return what stands between paragraphs: items of a list that is set tight have one break."""
    return "\n" if mark and block.mark and not mark.startswith("#") else "\n\n"
