"""The index finds every string of two characters or more, where it is and nowhere else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.shelf.index import BODY, count_for, extended, number, shard_of, shards_of
from jianbao.shelf.model import Issue, ShelvedArticle
from jianbao.shelf.text import fold

LETTERS = "督查组的一二三Ａａ1𠮷！\n "
TEXTS = st.text(LETTERS, max_size=60)
ARTICLES = st.tuples(st.text(LETTERS.replace("\n", ""), max_size=12), TEXTS)
CORPORA = st.lists(st.lists(ARTICLES, min_size=1, max_size=3), min_size=1, max_size=4)
Place = tuple[int, int, int]


def issue_of(articles: list[tuple[str, str]]) -> Issue:
    shelved = tuple(
        ShelvedArticle(name=str(place), title=title, text=text)
        for place, (title, text) in enumerate(articles)
    )
    return Issue(path="", identifier="", series="", title="", date="", articles=shelved)


class Reader:
    """Reads numbers as search.js does, by the description of the index alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def next(self) -> int:
        code = ord(self.text[self.at])
        self.at += 1
        if code == ord("!"):
            high, low = self.next(), self.next()
            return 91 + (0xD7FF - 0xA1) * (1 + high) + low
        if code < 0x7F:
            return code - 0x23 - (code > 0x5C)
        return code - 0xA1 + 91


def read(line: str) -> set[Place]:
    reader = Reader(line)
    found = set()
    while reader.at < len(line):
        issue = reader.next()
        end = reader.next() + reader.at
        while reader.at < end:
            article, several = divmod(reader.next(), 2)
            place = 0
            for _ in range(reader.next() if several else 1):
                place += reader.next()
                found.add((issue, article, place))
    return found


def find(shards: tuple[str, ...], words: str) -> set[Place]:
    """Return where ``words`` stand: where all of their pairs do, each at its distance."""
    found: set[Place] | None = None
    for offset in range(len(words) - 1):
        pair = words[offset : offset + 2]
        shard = shards[shard_of(pair, len(shards))]
        lines = [line[2:] for line in shard.split("\n") if line.startswith(pair)]
        places = {(i, a, p - offset) for line in lines for i, a, p in read(line)}
        found = places if found is None else found & places
    return found or set()


def grep(corpus: list[list[tuple[str, str]]], words: str) -> set[Place]:
    return {
        (i, a, base + place)
        for i, articles in enumerate(corpus)
        for a, texts in enumerate(articles)
        for base, text in zip((0, BODY), texts, strict=True)
        for place in range(len(text))
        if fold(text).startswith(words, place)
    }


@settings(max_examples=150)
@given(CORPORA, st.data())
def test_what_is_found_is_what_is_there(
    corpus: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    issues = [issue_of(articles) for articles in corpus]
    count = data.draw(st.sampled_from((1, 4, 32)))
    border = data.draw(st.integers(0, len(issues)))
    earlier, later = shards_of(issues[:border], 0, count), shards_of(issues[border:], border, count)
    shards = tuple(extended(extended("", a), b) for a, b in zip(earlier, later, strict=True))
    text = fold(data.draw(st.sampled_from(corpus))[0][1].replace("\n", ""))
    words = fold(data.draw(st.text(LETTERS.replace("\n", ""), min_size=2, max_size=6)))
    for wanted in (words, text[3:5], text[2:6], text[:3]):
        if len(wanted) > 1:
            assert find(shards, wanted) == grep(corpus, wanted)


@given(st.integers(0, 1 << 31))
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    written = number(value)
    reader = Reader(written)
    assert reader.next() == value
    assert reader.at == len(written)
    assert not set(written) & set('\n"\\')


def test_a_large_shelf_has_many_files_and_a_small_one_a_single() -> None:
    assert count_for([issue_of([("甲乙", "丙丁" * 400)])]) == 1
    assert count_for([issue_of([("甲乙", "丙丁" * 400_000)])]) == 128
