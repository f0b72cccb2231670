"""Where a word stands in the finished issues, for the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jianbao.diagnostics import Result
from jianbao.memo import Memory
from jianbao.shelf.gathering import gather
from jianbao.shelf.model import Issue, ShelvedArticle
from jianbao.shelf.text import fold

_AROUND: Final = 18
"""Characters shown beside a hit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that holds the words, and where it does first."""

    issue: str
    date: str
    file: str
    title: str
    page: str
    """Of the printed issue; empty where the EPUB does not tell."""
    excerpt: str
    """The words with what stands beside them; empty where only the title has them."""
    times: int


def search(words: str, shelf: Path) -> Result[tuple[Hit, ...]]:
    """Return the articles on ``shelf`` that hold ``words`` as they stand, whatever case and width.

    Where none does, those that hold each of them. Those whose titles do come first, then the newest.
    """
    memory = Memory(shelf)
    found = gather(shelf, None, memory.of("shelf"))
    memory.keep()
    issues = [item.shelved.issue for item in reversed(found.value or ())]
    wanted = fold(" ".join(words.split()))
    hits = _all_hits((wanted,), issues) or _all_hits(tuple(wanted.split()), issues)
    return Result(value=hits, diagnostics=found.diagnostics)


def _all_hits(wanted: tuple[str, ...], issues: Iterable[Issue]) -> tuple[Hit, ...]:
    """Return the articles that hold all of ``wanted``."""
    articles = ((issue, article) for issue in issues for article in issue.articles)
    found = (tuple(_hits(words, *article) for words in wanted) for article in articles)
    hits = [of_words[0] for of_words in found if of_words and all(of_words)]
    return tuple(sorted(filter(None, hits), key=lambda hit: wanted[0] not in fold(hit.title)))


def _hits(wanted: str, issue: Issue, article: ShelvedArticle) -> Hit | None:
    text = fold(article.text)
    times = text.count(wanted) + fold(article.title).count(wanted)
    if not times:
        return None
    place = text.find(wanted)
    start = max(0, place - _AROUND)
    excerpt = article.text[start : place + len(wanted) + _AROUND] if place >= 0 else ""
    return Hit(
        issue=issue.heading,
        date=issue.day,
        file=issue.path,
        title=article.title,
        page=article.page_at(max(0, place)),
        excerpt=excerpt.replace("\n", " "),
        times=times,
    )
