"""A checked index of pairs of characters: what it finds is there, and it finds all.

For each pair of characters that stand side by side, in which articles, and where in them. A longer
word is where its pairs stand in a row, so that no text need be read to be sure. An article's title
stands at its place 0, its text at place `BODY`.

An issue's *postings* of a pair are numbers, written as characters (`number`): the article, twice,
and one more where several places follow with their count before them; then the places, each as the
distance from the last. What is written of a pair is, for each issue that has it, the issue, how
long its postings are, and these. The script ``search.js`` reads this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from operator import add, sub
from typing import Final

from jianbao.shelf.model import Issue, ShelvedArticle
from jianbao.shelf.text import fold

BODY: Final = 256
"""Where a text begins; longer titles are cut there."""
_FIRST: Final = 0x23
"""The first character that needs no escape in a script."""
_ESCAPED: Final = 0x5C
"""The only later one that does."""
_ONE_BYTE: Final = 0x7F - _FIRST - 1
_BEYOND: Final = 0xA1
_LARGEST: Final = 0xD7FF - _BEYOND
_LONG: Final = "!"
_SHARD: Final = 1 << 13
"""How many pairs of a shelf's texts stand in one file, about."""
_MOST_SHARDS: Final = 1 << 12


@cache
def number(value: int) -> str:
    """Return ``value``, 0 or more, as a character; as ``!`` and two where it is very large."""
    if value < _ONE_BYTE:
        code = _FIRST + value
        return chr(code + (code >= _ESCAPED))
    value -= _ONE_BYTE
    if value < _LARGEST:
        return chr(_BEYOND + value)
    high, low = divmod(value - _LARGEST, _LARGEST)
    return _LONG + number(high) + number(low)


def postings_of(issue: Issue) -> dict[str, str]:
    """Return the postings of each pair in ``issue``, each behind its length."""
    found: dict[str, str] = {}
    for place, article in enumerate(issue.articles):
        single, several = number(place * 2), number(place * 2 + 1)
        for pair, places in _places(article).items():
            if isinstance(places, int):
                said = single + number(places)
            else:
                distances = map(number, map(sub, places, [0, *places]))
                said = several + number(len(places)) + "".join(distances)
            found[pair] = found[pair] + said if pair in found else said
    return {pair: number(len(said)) + said for pair, said in found.items()}


def _places(article: ShelvedArticle) -> dict[str, int | list[int]]:
    """Return where each pair stands: most of them once, for which no list is made."""
    found: dict[str, int | list[int]] = {}
    for start, text in ((0, article.title[: BODY - 1]), (BODY, article.text)):
        folded = fold(text)
        for place, pair in enumerate(map(add, folded, folded[1:]), start):
            known = found.get(pair)
            if known is None:
                found[pair] = place
            elif isinstance(known, int):
                found[pair] = [known, place]
            else:
                known.append(place)
    return {pair: places for pair, places in found.items() if "\n" not in pair}


def shards_of(issues: Iterable[Issue], first: int, count: int) -> tuple[dict[str, str], ...]:
    """Return what is written of each pair in ``issues``, the first of them number ``first``.

    The pairs are parted into ``count`` by `shard_of`.
    """
    found: dict[str, str] = {}
    for place, issue in enumerate(issues, first):
        head = number(place)
        for pair, said in postings_of(issue).items():
            found[pair] = found[pair] + head + said if pair in found else head + said
    shards: tuple[dict[str, str], ...] = tuple({} for _ in range(count))
    for pair, said in found.items():
        shards[shard_of(pair, count)][pair] = said
    return shards


def extended(shard: str, further: Mapping[str, str]) -> str:
    """Return ``shard``, a line for each pair by their order, with what is ``further`` written of some."""
    known = {line[:2]: line[2:] for line in shard.split("\n") if line}
    for pair, said in further.items():
        known[pair] = known.get(pair, "") + said
    return "\n".join(["", *(pair + known[pair] for pair in sorted(known)), ""])


@cache
def shard_of(pair: str, count: int) -> int:
    """Return in which of ``count`` parts the postings of ``pair`` are."""
    first, second = map(ord, pair)
    return (first * 31 + second) % count


def count_for(issues: Iterable[Issue]) -> int:
    """Return in how many parts the index of ``issues`` is written, from how much they say."""
    characters = sum(len(article.text) for issue in issues for article in issue.articles)
    count = 1
    while count < _MOST_SHARDS and count * _SHARD < characters:
        count *= 2
    return count
