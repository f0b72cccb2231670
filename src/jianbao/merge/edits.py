"""What each hand did to what went out, token by token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jianbao.merge.looks import differences, marks_of, relooked, styled, unusual
from jianbao.merge.matching import matches
from jianbao.merge.model import ChangeKind, Comment, HandEdit, Sign
from jianbao.merge.review import Review
from jianbao.merge.tokens import Token, tokens_of
from jianbao.merge.told import Told
from jianbao.products.word.pictures import digest_of
from jianbao.products.word.reviewed import (
    CELL,
    END,
    ENDS,
    FORMULA,
    NOTE,
    PICTURE,
    PLAIN,
    ROW,
    By,
    Look,
)

_LOST = "formulas"
"""What looks otherwise where a program has lost all formulas of a file."""
_CHANCE = 2
"""How many tokens of the other weight are held for others that are the same by chance."""


def edits(review: Review, base: Told, number: int) -> tuple[list[HandEdit], list[Comment]]:
    """Return what was done to ``base`` in ``review``, the file of that ``number``, in order."""
    tokens, ends = tokens_of(review)
    rest = [token for token in tokens if token.came is None]
    pairs = [
        (i, j, n)
        for i, j, n in matches(base.text, "".join(token.text for token in rest))
        if n > _CHANCE or any(rest[j + k].bold == bool(base.bold[i + k]) for k in range(n))
    ]
    made = _Edits(review, base, number)
    made.walk(tokens, pairs)
    comments = [
        Comment(place=made.places[at], by=by, text=text, review=number)
        for key, by, text in review.comments
        if (at := ends.get(key)) is not None
    ]
    lost = [
        Comment(place=-1, by=by, text=text, review=number)
        for key, by, text in review.comments
        if key not in ends
    ]
    return [*made.grouped(), *made.looks, *_of_whole(review, base, number)], [*comments, *lost]


def _of_whole(review: Review, base: Told, number: int) -> Iterator[HandEdit]:
    """Yield what was done to pages and styles."""
    if base.whole is None:
        return
    sides = [set(map(_kind, look)) for look in (base.whole, review.whole)]
    known = (sides[0] & sides[1]) | {""}
    before, after = (
        frozenset(one for one in look if _kind(one) in known) for look in (base.whole, review.whole)
    )
    what = tuple(name for name in differences(before, after) if name not in review.unsure)
    if what:
        yield HandEdit(
            start=-1, end=-1, by=review.untracked, review=number, kind=ChangeKind.LOOK, what=what
        )


def _kind(one: str) -> str:
    """Return of what a property is, one style for instance; empty for the pages."""
    return one.partition("=")[0].rpartition(":")[0]


class _Edits:
    """What was done, token by token of what went out."""

    def __init__(self, review: Review, base: Told, number: int) -> None:
        self._base, self._number = base, number
        self._nobody, self._pictures = review.untracked, review.pictures
        self._unsure = review.unsure
        self._has_formulas = any(FORMULA in one.text for one in review.paragraphs)
        self._gone: dict[int, By] = {}
        self._came: dict[int, list[tuple[Sign, By]]] = {}
        self.looks: list[HandEdit] = []
        self.places: list[int] = []
        """For each token of the file, and its end, the token of what went out that it is at."""
        self._new: set[str] = set()
        """The keys of the notes whose calls were put in."""
        self._rows: set[int] = set()
        """What was put into cells."""

    def walk(self, tokens: list[Token], pairs: list[tuple[int, int, int]]) -> None:
        """Compare ``tokens`` with what went out; ``pairs`` are those that did not come."""
        partner = {j + k: i + k for i, j, n in pairs for k in range(n)}
        at = rest = 0
        coming = list[tuple[Token, By]]()
        looks: list[tuple[int, Token]] = []
        for token in tokens:
            self.places.append(at)
            same = None
            if token.came is None:
                same = partner.get(rest)
                rest += 1
            if same is None:
                if token.gone is None:
                    coming.append((token, token.came or self._nobody))
                continue
            self._pass(at, same, coming)
            at = same + 1
            if token.gone is not None:
                self._take(range(same, at), token.gone)
            else:
                looks.append((same, token))
        self.places.append(at)
        self._pass(at, len(self._base.text), coming)
        self._look(looks)
        for place in [place for place in self._gone if self._is_of_call(place)]:
            del self._gone[place]

    def _pass(self, at: int, until: int, coming: list[tuple[Token, By]]) -> None:
        """Take out what is no longer there, and put in what came in its place."""
        self._take(range(at, until), self._nobody)
        is_row = bool(coming) and coming[0][0].in_row and self._base.text[at - 1 : at] == ROW
        for token, by in coming:
            self._put(at if is_row else until, token, by)
        coming.clear()

    def _is_of_call(self, place: int) -> bool:
        """Whether the token is one of a note whose call went, which takes it along."""
        note = self._base.note_at(place)
        calls = self._base.calls
        return note is not None and note < len(calls) and calls[note] in self._gone

    def _put(self, at: int, token: Token, by: By) -> None:
        if token.text == NOTE:
            self._new.add(token.key)
        elif token.key in self._new:
            return
        picture = self._picture(token.look) if token.text == PICTURE else ""
        sign = Sign(
            token.text,
            token.bold,
            token.style,
            picture or token.key,
            token.listed,
            marks_of(token.look or PLAIN),
        )
        if token.in_row:
            self._rows.add(id(sign))
        self._came.setdefault(at, []).append((sign, by))
        beside: Iterable[Look] = self._base.looks[max(at - 1, 0) : at + 1]
        if token.text in ENDS:
            beside = self._base.looks_of(token.style)
        elif picture or not token.text.strip():
            return
        elif token.bold:
            beside = self._base.looks_of_bold
        names = unusual(token.look or PLAIN, beside)
        strange = tuple(name for name in names if not _is_hinted(token.text, name))
        if strange and not (self.looks and self._goes_with(self.looks[-1], at, strange, by)):
            self.looks.append(
                HandEdit(start=at, end=at, by=by, review=self._number, kind=ChangeKind.LOOK,
                         what=strange, look=token.look or PLAIN)
            )  # fmt: skip

    def _picture(self, look: Look | None) -> str:
        """Return the digest of the picture of that look, if manuscripts can show it."""
        said = next((one for one in look or () if one.startswith("picture=")), "")
        digest = digest_of(said.removeprefix("picture="))
        return digest if digest in self._pictures else ""

    @staticmethod
    def _goes_with(last: HandEdit, at: int, what: tuple[str, ...], by: By) -> bool:
        return (last.start, last.end, last.what, last.by.who) == (at, at, what, by.who)

    def _take(self, places: range, by: By) -> None:
        for place in places:
            if self._base.text[place] == FORMULA and by is self._nobody and not self._has_formulas:
                self.looks.append(
                    HandEdit(start=place, end=place + 1, by=by, review=self._number,
                             kind=ChangeKind.LOOK, what=(_LOST,), look=frozenset({f"{_LOST}=lost"}))
                )  # fmt: skip
            else:
                self._gone[place] = by

    def grouped(self) -> Iterator[HandEdit]:
        """Yield the edits: what one hand did side by side is one, but for whole rows."""
        current: HandEdit | None = None
        for edit in self._single():
            if current is not None and self._goes_on(current, edit):
                current = replace(current, end=edit.end, put=(*current.put, *edit.put))
                continue
            if current is not None:
                yield current
            current = edit
        if current is not None:
            yield current

    def _goes_on(self, current: HandEdit, edit: HandEdit) -> bool:
        if current.end != edit.start or current.by.who != edit.by.who:
            return False
        ends_row = current.put[-1:] and current.put[-1].text == ROW
        took_row = current.end > current.start and self._base.text[current.end - 1] == ROW
        return not (ends_row or took_row) and self._in_row(current) == self._in_row(edit)

    def _in_row(self, edit: HandEdit) -> bool:
        if edit.put:
            return id(edit.put[-1]) in self._rows
        paragraph = self._base.paragraphs[self._base.paragraph_at(edit.end - 1)]
        return paragraph.text[-1] in {CELL, ROW}

    def _single(self) -> Iterator[HandEdit]:
        """Yield what was done token by token."""
        for place in sorted({*self._gone, *self._came}):
            for sign, by in self._came.get(place, ()):
                yield HandEdit(start=place, end=place, put=(sign,), by=by, review=self._number)
            gone = self._gone.get(place)
            if gone is not None:
                yield HandEdit(start=place, end=place + 1, by=gone, review=self._number)

    def _look(self, looks: list[tuple[int, Token]]) -> None:
        """Note which tokens look otherwise than when they went out."""
        runs: dict[tuple[ChangeKind, tuple[str, ...]], HandEdit] = {}
        for place, token in looks:
            for edit in self._relooked(place, token):
                key = (edit.kind, edit.what)
                run = runs.get(key)
                if run and run.end == place and run.by.who == edit.by.who and not edit.put:
                    runs[key] = replace(run, end=place + 1)
                    continue
                if run:
                    self.looks.append(run)
                runs[key] = edit
        self.looks += runs.values()

    def _relooked(self, place: int, token: Token) -> Iterator[HandEdit]:
        by, base = token.relooked or self._nobody, self._base
        plain = HandEdit(start=place, end=place + 1, by=by, review=self._number)
        style, what = "", tuple[str, ...]()
        if token.text == END:
            before = base.paragraphs[base.paragraph_at(place)]
            style = token.style if token.style not in {"", before.style} else ""
            if style and (style.startswith("heading") or before.style.startswith("heading")):
                sign = Sign(token.text, style=style, listed=token.listed)
                yield replace(plain, put=(sign,), kind=ChangeKind.STYLE)
                return
            if token.look is not None and token.listed != before.listed:
                what = ("list",)
        elif _is_seen(token.text) and token.bold != bool(base.bold[place]):
            yield replace(plain, kind=ChangeKind.BOLD if token.bold else ChangeKind.PLAIN)
        picture = self._picture(token.look) if token.text == PICTURE else ""
        if token.look is not None:
            marks, names = relooked(base.looks[place], token.look)
            if token.text in ENDS or token.text.strip(" \t\n"):
                yield from (replace(plain, kind=mark) for mark in ChangeKind if mark in marks)
                what += tuple(name for name in names if not _is_hinted(token.text, name))
        if picture and "picture" in what:
            yield replace(plain, put=(Sign(PICTURE, key=picture),), kind=ChangeKind.PICTURE)
            what = tuple(name for name in what if name not in {"picture", "width", "height"})
        what += ("style",) * bool(style)
        what = tuple(name for name in what if name not in self._unsure)
        if what:
            look = (token.look or PLAIN) | (styled(token) if token.text == END else PLAIN)
            yield replace(plain, kind=ChangeKind.LOOK, what=what, look=look)


def _is_hinted(sign: str, name: str) -> bool:
    """Whether programs choose the face of a sign by themselves: it is Chinese and Western."""
    return sign in "“”‘’—…·" and name in {"font", "latin", "sz"}


def _is_seen(sign: str) -> bool:
    """Whether it can be seen of a token that it is bold."""
    return bool(sign.strip()) and sign not in {CELL, ROW, NOTE}
