"""Which part of a page is its article.

readability-lxml decides by the density of text and of links. Only its choice of elements is
taken: the text comes from the page's own tree.
"""

from __future__ import annotations

import copy
import logging

from lxml.html import HtmlElement, document_fromstring
from readability import Document
from readability.readability import Unparseable

from jianbao.intake.webpage.facts import Facts, day, meta, squeezed

_PLACE = "data-jianbao-place"
_HEADINGS = ("h1", "h2", "h3")


def article(tree: HtmlElement) -> tuple[HtmlElement, ...]:
    """Return the outermost elements that hold the article, in their order; none if unsure."""
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
    return tuple(
        elements[place]
        for place in places
        if elements[place] in kept and not any(a in kept for a in elements[place].iterancestors())
    )


def facts(tree: HtmlElement, regions: tuple[HtmlElement, ...]) -> Facts:
    """Return what the page says of its article outside ``regions``, in the ways of the trade.

    ArticleTitle, PubDate and ContentSource are those of government sites (GB/T 政府网站发展指引).
    """
    page = squeezed("".join(title.text or "" for title in tree.iter("title")))
    inside = squeezed("".join(str(region.text_content()) for region in regions))
    title = meta(tree, "ArticleTitle", "og:title") or page
    heading = None
    for element in tree.iter(*_HEADINGS):
        text = squeezed(str(element.text_content()))
        if len(text) > 1 and text in title and not _within(element, regions) and text not in inside:
            heading, title = element, text
            break
    known = heading is not None or (bool(regions) and title not in inside and title != page)
    return Facts(
        title=title if known else "",
        date=day(meta(tree, "PubDate", "publishdate", "article:published_time")),
        publisher=meta(tree, "ContentSource", "SiteName", "og:site_name"),
        taken=() if heading is None else (heading,),
    )


def _within(element: HtmlElement, regions: tuple[HtmlElement, ...]) -> bool:
    return any(ancestor in regions for ancestor in (element, *element.iterancestors()))
