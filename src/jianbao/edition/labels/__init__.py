"""The fixed words that a book prints, in its own language."""

from __future__ import annotations

from datetime import date

from jianbao.book import Book, Metadata
from jianbao.diagnostics import Text
from jianbao.edition.labels.english import ENGLISH
from jianbao.edition.labels.model import Labels
from jianbao.edition.labels.simplified import SIMPLIFIED
from jianbao.edition.labels.traditional import TRADITIONAL

__all__ = [
    "Labels",
    "article_date",
    "date_line",
    "in_language",
    "issue_of",
    "labels_for",
    "spelt",
]


def labels_for(language: str) -> Labels:
    """Return the words for a BCP 47 ``language``; Simplified Chinese unless it says otherwise."""
    if not language.startswith("zh"):
        return ENGLISH
    if any(mark in language for mark in ("Hant", "TW", "HK", "MO")):
        return TRADITIONAL
    return SIMPLIFIED


def in_language(text: Text, language: str) -> str:
    """Return what a book in ``language`` says: Chinese where it is Chinese, English else."""
    return text.zh if language.startswith("zh") else text.en


def issue_of(book: Metadata) -> str:
    """Return the number of the issue (期号) as its language prints it; empty where it has none."""
    if book.issue is None:
        return ""
    return book.supplement + labels_for(book.language).issue.format(book.issue)


def date_line(book: Book) -> str:
    """Return the date of the book as its language prints it, and whether it is a corrected edition."""
    day = "" if book.date is None else spelt(book.date, book.language)
    if book.revision.is_empty:
        return day
    corrected = labels_for(book.language).corrected_edition
    if not book.language.startswith("zh"):
        return ", ".join(filter(None, (day, corrected)))
    return f"{day}（{corrected}）" if day else corrected


def article_date(written: str, language: str) -> str:
    """Return an article's date: a date of the ISO kind spelt out, any other text as it stands."""
    try:
        return spelt(date.fromisoformat(written), language)
    except ValueError:
        return written


def spelt(day: date, language: str) -> str:
    """Return ``day`` without leading zeros (GB/T 15835-2011 4.1.4)."""
    if language.startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {day:%B %Y}"
