"""Names in order, each within its place on the list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable

from jianbao.book import Participant
from jianbao.meeting.order.pinyin import syllables
from jianbao.meeting.order.strokes import rank

Order = str | tuple[tuple[str, str], ...]
Weight = tuple[int, str, int, int]
"""Of a character; those without a place in the order come last, by their code."""

_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SIGNS = re.compile(r"[\s·•・‧.\ufe00-\ufe0f\U000e0100-\U000e01ef-]")
_KNOWN, _FOREIGN, _UNKNOWN = range(3)


def arranged(people: tuple[Participant, ...], order: Order) -> tuple[Participant, ...]:
    """Return ``people`` in ``order``: ``given``, ``pinyin`` or ``strokes``, or some of the groups.

    Groups keep their places on the list, and so do the units of a group in which some unit has
    several people; names are put in order inside them. Namesakes stay as given.
    """
    places: dict[Hashable, int] = {}
    home = _homes(people)
    for person in people:
        places.setdefault(home(person), len(places))
    return tuple(sorted(people, key=lambda p: (places[home(p)], weight_of(p, order))))


def weight_of(person: Participant, order: Order) -> tuple[Weight, ...]:
    """Return the weight of ``person`` in ``order``; none where the list stays as given."""
    own = order if isinstance(order, str) else dict(order).get(person.group, "given")
    if own == "given":
        return ()
    return by_pinyin(person.name) if own == "pinyin" else by_strokes(person.name)


def by_strokes(name: str) -> tuple[Weight, ...]:
    """Return the weight of ``name``: surname first, character by character.

    A name that ends sooner comes first, so 王一 before 王一民 (单名在前). Source of the order:
    `jianbao.meeting.order.strokes`.
    """
    return tuple(map(_stroke_weight, _SIGNS.sub("", name)))


def by_pinyin(name: str) -> tuple[Weight, ...]:
    """Return the weight of ``name``: letters, then tone, then strokes, of each character in turn.

    GB/T 13418-1992 文字条目通用排序规则: 逐字比较.
    """
    bare = _SIGNS.sub("", name)
    return tuple(
        (_KNOWN, reading[:-1], int(reading[-1]), rank(character) or 0)
        if _HAN.match(character) and reading[-1].isdigit()
        else _stroke_weight(character)
        for character, reading in zip(bare, syllables(bare), strict=True)
    )


def unknown_characters(people: tuple[Participant, ...], order: Order) -> tuple[str, ...]:
    """Return the Chinese characters whose place in ``order`` is not known."""
    weights = (weight for person in people for weight in weight_of(person, order))
    return tuple(dict.fromkeys(chr(weight[3]) for weight in weights if weight[0] == _UNKNOWN))


def _stroke_weight(character: str) -> Weight:
    if not _HAN.match(character):
        return (_FOREIGN, character.casefold(), 0, ord(character))
    place = rank(character)
    if place is None:
        return (_UNKNOWN, "", 0, ord(character))
    return (_KNOWN, "", place, ord(character))


def _homes(people: tuple[Participant, ...]) -> Callable[[Participant], Hashable]:
    """Return what says inside which group, or unit of it, a person is put in order."""
    sizes = Counter((person.group, person.unit) for person in people)
    by_unit = {group for (group, unit), size in sizes.items() if unit and size > 1}

    def home(person: Participant) -> Hashable:
        return person.group, person.unit if person.group in by_unit else ""

    return home
