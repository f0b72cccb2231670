"""What the package says about the book (EPUB 3.3, section 5.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao import __version__
from jianbao.config.language import usual_tag
from jianbao.diagnostics import Text
from jianbao.edition.labels import issue_of, labels_for
from jianbao.products.epub.model import Meta
from jianbao.products.epub.wording import in_language, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jianbao.book import Book

_ROLES = tuple(
    (re.compile(words), role)
    for words, role in (
        ("封面|cover", "cov"),
        ("美编|美术|装帧|设计|design", "bkd"),
        ("插图|插画|绘图|绘画|漫画|illustrat", "ill"),
        ("摄影|拍摄|供图|photo", "pht"),
        ("排版|录入|compos", "cmt"),
        ("印制|印刷|承印|print", "prt"),
        ("翻译|译者|translat", "trl"),
        ("撰稿|撰文|执笔|供稿|writ", "aut"),
        ("校(?!长|园|办|区|医|车)|proof", "pfr"),
        ("主编|总编|编委|editor-in-chief|chief editor", "pbd"),
        ("编|edit", "edt"),
        ("审|review", "rev"),
    )
)
"""Which MARC relator the duty of an imprint names, the first that fits; any other is ctb."""


def describe(book: Book, languages: Iterable[str] = ()) -> tuple[Meta, ...]:
    """Return the bibliographic metadata of ``book``; what it does not say is left out.

    ``languages`` are those of its parts. Names are not inverted nor transcribed: how a Chinese
    name sorts by sound only its bearer knows.
    """
    found = (*_titles(book), *_people(book), *_series(book), *_facts(book, languages))
    return tuple(meta for meta in found if meta.value or meta.element == "meta")


def printed_source(book: Book) -> tuple[Meta, ...]:
    """Return which printed edition the marks of pages belong to.

    EPUB Accessibility 1.1, 3.2, has ``dc:source`` refined as the source of pagination; the
    property ``pageBreakSource``, which takes its place, says the same for newer readers.
    """
    name = " ".join(filter(None, (label(book.title), _issue(book), *_dated(book))))
    source = in_language(Text(f"{name} 印刷本", f"{name}, printed edition"), book.language)
    return (
        Meta(element="dc:source", value=source, attributes=(("id", "print"),)),
        property_of("source-of", "pagination", refines="#print"),
        property_of("pageBreakSource", source),
    )


def property_of(name: str, value: str, *, refines: str = "", scheme: str = "") -> Meta:
    """Return the ``meta`` element that gives ``value`` to the property ``name``."""
    attributes = (("refines", refines), ("property", name), ("scheme", scheme))
    return Meta(
        element="meta", value=value, attributes=tuple(pair for pair in attributes if pair[1])
    )


def _titles(book: Book) -> Iterator[Meta]:
    titles = (
        ("main", label(book.title)),
        ("subtitle", plain(book.subtitle)),
        ("edition", _issue(book)),
    )
    for kind, title in titles:
        if title:
            yield Meta(element="dc:title", value=title, attributes=(("id", f"title-{kind}"),))
            yield property_of("title-type", kind, refines=f"#title-{kind}")


def _issue(book: Book) -> str:
    labels = labels_for(book.language)
    issue = issue_of(book)
    total = "" if book.total_issue is None else labels.total_issue.format(book.total_issue)
    if issue and total:
        return in_language(Text(f"{issue}（{total}）", f"{issue} ({total})"), book.language)
    return issue or total


def _people(book: Book) -> Iterator[Meta]:
    """Yield authors and editors. Shelves know no other creator than an author: an issuer is both."""
    authors = [("aut", name) for name in book.authors] or [("aut isb", book.issuer)]
    editors = [(_role(duty), name) for duty, name in book.imprint.editors]
    for element, people in (("creator", authors), ("contributor", editors)):
        named = [(roles, plain(name)) for roles, name in people if plain(name)]
        for number, (roles, name) in enumerate(named, 1):
            key = f"{element}-{number}"
            yield Meta(element=f"dc:{element}", value=name, attributes=(("id", key),))
            for role in roles.split():
                yield property_of("role", role, refines=f"#{key}", scheme="marc:relators")


def _role(duty: str) -> str:
    return next((role for words, role in _ROLES if words.search(duty.lower())), "ctb")


def _series(book: Book) -> Iterator[Meta]:
    """Yield the periodical that a numbered issue belongs to."""
    if book.issue is None or book.supplement:  # supplements are counted for themselves
        return
    name = plain(book.masthead.name) or label(book.title)
    yield Meta(
        element="meta",
        value=name,
        attributes=(("property", "belongs-to-collection"), ("id", "series")),
    )
    yield property_of("collection-type", "series", refines="#series")
    yield property_of("group-position", str(book.issue), refines="#series")
    # calibre, and what is made with it, reads the series here only.
    for key, value in (("series", name), ("series_index", str(book.issue))):
        yield Meta(element="meta", attributes=(("name", f"calibre:{key}"), ("content", value)))


def _dated(book: Book) -> tuple[str, ...]:
    return (book.date.isoformat(),) if book.date else ()


def _facts(book: Book, languages: Iterable[str]) -> Iterator[Meta]:
    others = [tag for tag in map(usual_tag, languages) if _says_more(tag, book)]
    for tag in dict.fromkeys((book.language, *others)):
        yield Meta(element="dc:language", value=tag)
    yield Meta(element="dc:publisher", value=plain(book.issuer))
    yield Meta(element="dc:date", value=book.date.isoformat() if book.date else "")
    yield Meta(element="dc:description", value=plain(book.description))
    for subject in book.subjects:
        yield Meta(element="dc:subject", value=plain(subject))
    yield Meta(element="dc:rights", value=plain(book.rights))
    yield Meta(
        element="meta", attributes=(("name", "generator"), ("content", f"jianbao {__version__}"))
    )


def _says_more(tag: str, book: Book) -> bool:
    """Whether ``tag`` names another language, or another script of it, than the book's own."""
    known, found = book.language.lower(), tag.lower()
    return found not in {"und", "zxx"} and not known.startswith(found)
