"""What a change does to paragraphs: which stay, which go, which are joined, split and put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jianbao.merge.model import Sign
from jianbao.merge.told import Told
from jianbao.products.word.reviewed import CELL, END, ROW

_ENDS: Final = frozenset({END, CELL, ROW})


@dataclass(frozen=True, slots=True)
class New:
    """A paragraph as it is to be: tokens that stay, by their places, among those put in."""

    items: tuple[int | Sign, ...]
    end: int | Sign | None
    """What ends it."""

    @property
    def signs(self) -> tuple[Sign, ...]:
        """What is put in."""
        return tuple(item for item in self.items if isinstance(item, Sign))

    @property
    def kept(self) -> tuple[int, ...]:
        """The places of what stays."""
        return tuple(item for item in self.items if isinstance(item, int))

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not self.kept and not "".join(sign.text for sign in self.signs).strip()


@dataclass(frozen=True, slots=True)
class Replacing:
    """The paragraphs ``olds`` become ``news``; where one side is empty they go, or come."""

    olds: tuple[int, ...]
    news: tuple[New, ...]
    at: int
    """The paragraph before which ``news`` come where there are no ``olds``."""


def replacing(now: Told, start: int, end: int, put: Sequence[Sign]) -> Replacing:
    """Return what the change from ``start`` to ``end`` does, without paragraphs that stay whole."""
    first, last = now.paragraph_at(start), now.paragraph_at(end)
    items: list[int | Sign] = [
        *range(now.starts[first], start),
        *put,
        *range(end, now.starts[last + 1]),
    ]
    olds, news = list(range(first, last + 1)), _news(now, items)
    while olds and news and _is_whole(now, olds[-1], news[-1]):
        del olds[-1], news[-1]
    while olds and news and _is_whole(now, olds[0], news[0]):
        del olds[0], news[0]
        first += 1
    return Replacing(olds=tuple(olds), news=tuple(news), at=first)


def _news(now: Told, items: Sequence[int | Sign]) -> list[New]:
    news, current = list[New](), list[int | Sign]()
    for item in items:
        sign = item.text if isinstance(item, Sign) else now.text[item]
        if sign in _ENDS:
            news.append(New(tuple(current), item))
            current = []
        else:
            current.append(item)
    news.append(New(tuple(current), None))
    return [new for new in news if not new.is_blank]


def _is_whole(now: Told, old: int, new: New) -> bool:
    """Whether ``new`` is the paragraph ``old`` as it is."""
    return new.items == tuple(range(now.starts[old], now.starts[old + 1] - 1))


def is_join(now: Told, new: New) -> bool:
    """Whether ``new`` keeps something of more than one paragraph."""
    return len({now.paragraph_at(place) for place in (*new.kept[:1], *new.kept[-1:])}) > 1


def paired(replaced: Replacing) -> list[tuple[int | None, New | None]]:
    """Return which old paragraph becomes which new one, in order; None stands for none.

    What keeps something of a paragraph takes its place; the others go by their order.
    """
    olds, news = list(replaced.olds), list(replaced.news)
    head = [(olds.pop(0), news.pop(0))] if news and olds and news[0].kept else []
    tail = [(olds.pop(), news.pop())] if news and olds and news[-1].kept else []
    count = max(len(olds), len(news))
    between = zip(
        [*olds, *[None] * (count - len(olds))], [*news, *[None] * (count - len(news))], strict=True
    )
    return [*head, *between, *tail]
