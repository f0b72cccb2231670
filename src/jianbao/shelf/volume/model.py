"""A volume: which issue stands where, and who and what is found on which page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pypinyin import Style, lazy_pinyin

from jianbao.shelf.gathering import FinishedIssue
from jianbao.shelf.model import Issue, PlacedIssue, ShelvedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundIssue:
    """An issue in the printed volume, or in one of the e-book, where it has no pages."""

    finished: FinishedIssue
    first: int = 0
    """The volume's page on which its own first page stands."""
    labels: tuple[str, ...] = ()
    """What its own pages are called."""

    @property
    def shelved(self) -> PlacedIssue:
        """The issue in its place."""
        return self.finished.shelved

    @property
    def issue(self) -> Issue:
        """The issue."""
        return self.shelved.issue

    def page_of(self, article: ShelvedArticle) -> int:
        """Return the volume's page on which ``article`` begins."""
        own = article.pages[0][1] if article.pages else ""
        return self.first + (self.labels.index(own) if own in self.labels else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine:
    """An article in the contents, or an issue in an index, where it has none."""

    issue: BoundIssue
    article: ShelvedArticle | None

    @property
    def page(self) -> int:
        """Where it begins."""
        return self.issue.page_of(self.article) if self.article else self.issue.first

    @property
    def by(self) -> str:
        """Who wrote it."""
        return " ".join(self.article.authors) or self.article.unit if self.article else ""

    @property
    def place(self) -> str:
        """Where it stands in the e-book: the document, from the package's folder."""
        article = self.article or self.issue.issue.articles[0]
        return f"{self.issue.shelved.slug}/text/{article.name}.xhtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """A name in an index with what stands under it, and the letter under which it stands."""

    name: str
    letter: str
    lines: tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """What is bound together: issues of one series, the oldest first."""

    series: str
    year: str
    title: str
    issues: tuple[BoundIssue, ...]

    @property
    def span(self) -> str:
        """The issues from the first to the last: 第1期至第12期."""
        names = [bound.issue.edition for bound in self.issues]
        return names[0] if len(names) == 1 else f"{names[0]}至{names[-1]}"

    @property
    def issuer(self) -> str:
        """Who sent them out."""
        return self.issues[-1].issue.issuer

    @property
    def parts(self) -> tuple[tuple[str, tuple[ContentsLine, ...]], ...]:
        """The articles of each 栏目, in the order in which these first came up."""
        found: defaultdict[str, list[ContentsLine]] = defaultdict(list)
        for line in self._lines():
            if line.article and line.article.part:
                found[line.article.part].append(line)
        return tuple((part, tuple(lines)) for part, lines in found.items())

    @property
    def indexes(self) -> tuple[tuple[str, tuple[tuple[str, tuple[IndexEntry, ...]], ...]], ...]:
        """The indexes of authors, units and topics, each by letters; none that is empty."""
        lines = list(self._lines())
        topics = [
            (subject, ContentsLine(issue=bound, article=None))
            for bound in self.issues
            for subject in bound.issue.subjects
            if bound.issue.articles
        ]
        named = {
            "作者索引": [(n, line) for line in lines if line.article for n in line.article.authors],
            "单位索引": [(line.article.unit, line) for line in lines if line.article],
            "主题索引": topics,
        }
        made = ((name, tuple(_entries(found))) for name, found in named.items())
        return tuple((name, _by_letter(entries)) for name, entries in made if entries)

    def _lines(self) -> Iterator[ContentsLine]:
        for bound in self.issues:
            for article in bound.issue.articles:
                yield ContentsLine(issue=bound, article=article)


def _entries(found: Iterable[tuple[str, ContentsLine]]) -> Iterator[IndexEntry]:
    """Yield the names in the order of pinyin, each page of the volume once."""
    by_name: defaultdict[str, dict[tuple[int, str], ContentsLine]] = defaultdict(dict)
    for name, line in found:
        if name:
            by_name[name].setdefault((line.page, "" if line.page else line.place), line)
    spelt = {name: lazy_pinyin(name, style=Style.TONE3) for name in by_name}
    for name in sorted(by_name, key=lambda name: ([s.lower() for s in spelt[name]], name)):
        first = spelt[name][0][:1].upper()
        letter = first if first.isascii() and first.isalpha() else "#"
        yield IndexEntry(name=name, letter=letter, lines=tuple(by_name[name].values()))


def _by_letter(
    entries: Sequence[IndexEntry],
) -> tuple[tuple[str, tuple[IndexEntry, ...]], ...]:
    grouped = groupby(sorted(entries, key=lambda entry: entry.letter), lambda entry: entry.letter)
    return tuple((letter, tuple(listed)) for letter, listed in grouped)
