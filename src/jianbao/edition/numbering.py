"""Figures and tables numbered through the book or each article, and what refers to them or to pages.

Done to the book before any medium sees it, so that 图1 is 图1 on paper, phones and in Word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from jianbao.book import Book, Chapter
from jianbao.edition.contents import flat
from jianbao.edition.labels import Labels, labels_for
from jianbao.edition.model import ContentsEntry
from jianbao.themes import Theme

_OWN: Final = re.compile(r"\s*(?:附?[图圖表]|Figure|Table)\s*(\d{1,4})(?!\d)")
"""A number that the writer has given: it stays, and those that follow go on from it."""
_REFERENCE: Final = re.compile(
    r"\s*(?:(?:参|參|详|詳)?[见見]|如|[Ss]ee\s)?\s*(?:[图圖表]|[Ff]igure|[Tt]able)\s*"
)
"""The words of a link that wait for a number."""
_PAGE: Final = re.compile(
    r"\s*(?P<verb>(?:(?:参|參|详|詳)?[见見]|如|[Ss]ee\s)?)\s*(?P<before>第|[Pp]age)\s*(?P<after>[页頁]?)\s*"
)
"""Those that wait for the number of a page: 见第页."""
_ASKS: Final = re.compile(r"(?:第\s{0,9}[页頁]|[Pp]age)\s{0,9}</a>")


def numbered(book: Book, theme: Theme) -> Book:
    """Return ``book`` with the captions of its figures and tables numbered, if the theme says so.

    What is to be listed gets an id, where it has none.
    """
    mode = theme.option("numbered-figures")
    texts = (*filter(None, (book.foreword,)), *book.chapters)
    asks = any(_ASKS.search(text.html) for text in texts)
    if mode == "none" and not theme.option("figure-lists") and not asks:
        return book
    labels = labels_for(book.language)
    counts: dict[str, int] = {}
    marks: dict[str, str] = {}
    trees: dict[str, etree._Element] = {}
    for text in texts:
        if mode == "article":
            counts = {}
        trees[text.id] = etree.fromstring(f"<div>{text.html}</div>", _PARSER)
        if mode != "none":
            marks |= _number(trees[text.id], counts, labels)
        for number, (element, _) in enumerate(list(_captioned(trees[text.id])), 1):
            if not element.get("id"):
                element.set("id", f"{text.id}-{element.tag}-{number}")
    titles = _titles(texts, trees) if asks else {}
    for tree in trees.values():
        _refer(tree, {target: mark.rpartition(" ")[2] for target, mark in marks.items()})
        _refer_to_pages(
            tree, titles | {each: mark.replace(" ", "") for each, mark in marks.items()}
        )

    def written(chapter: Chapter) -> Chapter:
        return replace(chapter, html=_inside(trees[chapter.id]))

    return replace(
        book,
        foreword=written(book.foreword) if book.foreword else None,
        parts=tuple(
            replace(part, chapters=tuple(map(written, part.chapters))) for part in book.parts
        ),
    )


def _number(
    tree: etree._Element, counts: dict[str, int], labels: Labels
) -> Iterator[tuple[str, str]]:
    """Yield the ids of what is captioned in ``tree``, with the words and numbers its captions get."""
    for element, caption in _captioned(tree):
        word = labels.figure if element.tag == "figure" else labels.table
        own = _OWN.match("".join(map(str, caption.itertext())))
        number = int(own[1]) if own else counts.get(word, 0) + 1
        counts[word] = max(number, counts.get(word, 0))
        if own is None:
            caption.text = f"{word}{number}\u3000{(caption.text or '').lstrip()}"
        for inner in (element, *element.iter("figcaption", "caption", "img")):
            if inner.get("id"):
                yield inner.get("id", ""), f"{word} {number}"


def figure_lists_of(
    book: Book, theme: Theme, address: Callable[[str], str]
) -> tuple[tuple[str, tuple[ContentsEntry, ...]], ...]:
    """Return the lists of figures and of tables with their headings, where the theme wants them."""
    if not theme.option("figure-lists"):
        return ()
    labels = labels_for(book.language)
    found: dict[str, list[ContentsEntry]] = {"figure": [], "table": []}
    for text in (*filter(None, (book.foreword,)), *book.chapters):
        for element, caption in _captioned(etree.fromstring(f"<div>{text.html}</div>", _PARSER)):
            label = " ".join("".join(map(str, caption.itertext())).split())
            entry = ContentsEntry(label=label, href=address(element.get("id", "")))
            found[str(element.tag)].append(entry)
    headings = {"figure": labels.figures, "table": labels.tables}
    return tuple((headings[kind], tuple(entries)) for kind, entries in found.items() if entries)


def _captioned(tree: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield the figures and tables of ``tree`` that have a caption, with it."""
    for element in tree.iter("figure", "table"):
        caption = element.find("figcaption" if element.tag == "figure" else "caption")
        if caption is not None and "".join(map(str, caption.itertext())).strip():
            yield element, caption


def _refer(tree: etree._Element, marks: dict[str, str]) -> None:
    """Let the links of ``tree`` to something numbered end with its number."""
    for link in tree.iter("a"):
        number = marks.get((link.get("href") or "").removeprefix("#"))
        if number and not len(link) and _REFERENCE.fullmatch(link.text or ""):
            space = " " if (link.text or "").strip().isascii() else ""
            link.text = f"{(link.text or '').strip()}{space}{number}"


def _titles(texts: tuple[Chapter, ...], trees: dict[str, etree._Element]) -> dict[str, str]:
    """Return by each id the article in which it is, as 《title》."""
    found: dict[str, str] = {}
    for text in texts:
        inside = (element.get("id") for element in trees[text.id].iter(etree.Element))
        found |= dict.fromkeys((text.id, *filter(None, inside)), f"《{flat(text.title)}》")
    return found


def _refer_to_pages(tree: etree._Element, names: dict[str, str]) -> None:
    """Let the links of ``tree`` to a page have a place for its number.

    ``data-name`` is what a medium without pages says in place of it.
    """
    for link in tree.iter("a"):
        target = (link.get("href") or "").removeprefix("#")
        said = None if len(link) else _PAGE.fullmatch(link.text or "")
        if target not in names or said is None:
            continue
        space = " " if said["before"].isascii() else ""
        link.text = f"{said['verb']}{said['before']}{space}"
        place = etree.SubElement(link, "span", {"class": "page-of", "data-to": f"#{target}"})
        place.set("data-name", f"{said['verb']}{names[target]}")
        place.tail = said["after"]


def name_targets(tree: etree._Element) -> None:
    """Let the links of ``tree`` to pages say what is there, for a medium without pages."""
    for place in [span for span in tree.iter("{*}span") if span.get("class") == "page-of"]:
        link = place.getparent()
        if link is not None:
            link.text = place.get("data-name")
            link.remove(place)


def _inside(tree: etree._Element) -> str:
    inner = (etree.tostring(child, encoding="unicode") for child in tree)
    return (tree.text or "") + "".join(inner)


_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
