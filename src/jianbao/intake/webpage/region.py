"""Which part of a page is its article.

readability-lxml decides by the density of text and of links. Only its choice of elements is
taken: the text comes from the page's own tree. Where sentences stand outside the choice, as they
do when an editor has put each paragraph into boxes of its own, it is widened to hold them: a menu
too many is seen at once, a paragraph too few is not.
"""

from __future__ import annotations

import copy
import logging
import re

from lxml.html import HtmlElement, document_fromstring
from readability import Document
from readability.readability import Unparseable

from jianbao.intake.webpage.facts import Facts, day, meta, squeezed
from jianbao.intake.webpage.styles import UNREAD

_OFFICE = re.compile(
    r"Microsoft Word|Word\.Document|office:word|WPS|LibreOffice|OpenOffice", re.IGNORECASE
)
_PLACE = "data-jianbao-place"
_NEARLY_ALL = 0.9
_SHORTEST = 3
"""Letters of a headline, at the least: shorter ones are those of columns."""
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-—–]+\s+")
_HEADINGS = ("h1", "h2", "h3")


def article(tree: HtmlElement) -> tuple[HtmlElement, ...]:
    """Return the outermost elements that hold the article, in their order; none if unsure.

    What an office program has written is an article and nothing else.
    """
    if _is_of_office(tree):
        return tuple(tree.iter("body"))
    elements = list(tree.iter("*"))
    marked = copy.deepcopy(tree)
    for place, element in enumerate(marked.iter("*")):
        element.set(_PLACE, str(place))
    logging.getLogger("readability.readability").addHandler(logging.NullHandler())
    try:
        chosen = document_fromstring(Document(marked).summary())
    except (Unparseable, ValueError):
        return ()
    places = sorted({int(found) for e in chosen.iter("*") if (found := e.get(_PLACE))})
    kept = {elements[place] for place in places if elements[place].tag not in {"html", "body"}}
    return _widened(
        tuple(
            elements[place]
            for place in places
            if elements[place] in kept
            and not any(ancestor in kept for ancestor in elements[place].iterancestors())
        ),
        tree,
    )


def _widened(regions: tuple[HtmlElement, ...], tree: HtmlElement) -> tuple[HtmlElement, ...]:
    """Return ``regions``, or the smallest element around them with nearly all sentences."""
    lineages: list[tuple[int, list[HtmlElement]]] = []
    for text in tree.xpath("//text()[translate(., '。，；', '') != .]"):
        parent = text.getparent()
        holder = parent.getparent() if text.is_tail else parent
        lineage = [holder, *holder.iterancestors()]
        if not any(element.tag in UNREAD or element.tag == "a" for element in lineage):
            lineages.append((len(text), lineage))

    def held(elements: tuple[HtmlElement, ...]) -> int:
        chosen = set(elements)
        return sum(weight for weight, lineage in lineages if not chosen.isdisjoint(lineage))

    enough = _NEARLY_ALL * sum(weight for weight, _ in lineages)
    while regions and held(regions) < enough and regions[0].tag != "body":
        regions = tuple(regions[0].iterancestors())[:1]
    return regions


def facts(tree: HtmlElement, regions: tuple[HtmlElement, ...]) -> Facts:
    """Return what the page says of its article, in the ways of the trade.

    ArticleTitle, PubDate and ContentSource are those of government sites (政府网站发展指引). A file
    of an office program, which may hold several articles, says nothing for all of it.
    """
    if _is_of_office(tree):
        return Facts()
    title, heading = _title(tree, regions)
    return Facts(
        title=title,
        date=day(meta(tree, "PubDate", "publishdate", "article:published_time")),
        publisher=meta(tree, "ContentSource", "SiteName", "og:site_name"),
        taken=() if heading is None or _within(heading, regions) else (heading,),
    )


def _title(tree: HtmlElement, regions: tuple[HtmlElement, ...]) -> tuple[str, HtmlElement | None]:
    """Return the title and the heading that shows it: what head and body of the page agree on.

    In the ``<title>`` the names of site and column stand after the headline.
    """
    page = squeezed("".join(title.text or "" for title in tree.iter("title")))
    stated = meta(tree, "ArticleTitle", "og:title")
    for heading in tree.iter(*_HEADINGS):
        text = squeezed(str(heading.text_content()))
        if len(text) > _SHORTEST and text in (stated or page):
            return text, heading
    inside = squeezed(" ".join(str(region.text_content()) for region in regions))
    headline = next((part for part in _SITE.split(page) if part in inside), "")
    return stated or (headline if len(headline) > _SHORTEST else ""), None


def _is_of_office(tree: HtmlElement) -> bool:
    made_by = meta(tree, "Generator"), meta(tree, "ProgId"), tree.get("xmlns:w", "")
    return any(map(_OFFICE.search, made_by))


def _within(element: HtmlElement, regions: tuple[HtmlElement, ...]) -> bool:
    return any(ancestor in regions for ancestor in (element, *element.iterancestors()))
