"""Issues as the shelf knows them."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.book import is_secret


def first_day(said: str) -> str:
    """Return ``said``, a day, or the first of the month or year that it is."""
    return (said + "-01-01"[max(0, len(said) - 4) :])[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedArticle:
    """An article of an issue: what is listed and searched of it."""

    name: str
    """Of its document, without the ending: ``chapter-01``."""
    title: str
    initials: str = ""
    """Of the title in pinyin, as they are typed on a phone: ddz for 督导组."""
    part: str = ""
    """栏目."""
    authors: tuple[str, ...] = ()
    unit: str = ""
    """供稿."""
    summary: str = ""
    text: str
    """All it says but the title, a paragraph a line."""
    pages: tuple[tuple[int, str], ...] = ()
    """Where in ``text`` each page of the printed issue begins, and its number; first the page on
    which the article begins."""

    def page_at(self, place: int) -> str:
        """Return on which printed page the character at ``place`` of the text stands; or nothing."""
        return next((page for start, page in reversed(self.pages) if start <= place), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A finished issue."""

    path: str
    """Of its EPUB, from the shelf's folder, with forward slashes."""
    identifier: str
    series: str
    """刊名; the title of a book that is none of a series."""
    edition: str = ""
    """第12期; empty for a book that stands alone."""
    number: int | None = None
    title: str
    issuer: str = ""
    classification: str = ""
    """密级, as it is printed."""
    date: str
    """Of publication, as ISO 8601 has it; empty where it is no date."""
    description: str = ""
    subjects: tuple[str, ...] = ()
    language: str = "zh-Hans"
    articles: tuple[ShelvedArticle, ...]

    @property
    def is_classified(self) -> bool:
        """Whether it is kept from readers at large; internal papers (内部资料) are not."""
        return is_secret(self.classification)

    @property
    def heading(self) -> str:
        """What the issue is called where it is one of many."""
        return f"{self.title} {self.edition}".strip()

    @property
    def day(self) -> str:
        """The date as it is read: 2021年12月2日, or what of it is known."""
        units = zip(self.date.split("-"), "年月日", strict=False)
        return "".join(f"{int(part)}{unit}" for part, unit in units if part.isdecimal())

    @property
    def summary(self) -> str:
        """What it is about."""
        titles = "；".join(article.title for article in self.articles)
        return self.description or titles or self.heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file of an issue that readers may take along."""

    label: str
    name: str
    media_type: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedIssue:
    """An issue with its place on the site."""

    issue: Issue
    slug: str
    """The name of its folder."""
    downloads: tuple[Download, ...]

    @property
    def folder(self) -> str:
        """Its folder's address from the site's root."""
        return f"issues/{self.slug}"

    @property
    def year(self) -> str:
        """The year it came out; empty where that is not known."""
        return self.issue.date[:4]
