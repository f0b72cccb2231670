"""The restricted HTML of a chapter: its elements, their attributes, and what stands in for others."""

from __future__ import annotations

from jianbao.manuscript.addresses import LINK_SCHEMES

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
VOID = frozenset({"br", "hr", "img", "wbr"})

BLOCKS = frozenset(
    {
        *HEADINGS, "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
        "div", "aside", "section",
    }
)  # fmt: skip
INLINE = frozenset(
    {
        "code", "img", "ruby", "rb", "rt", "rp", "strong", "em", "b", "i", "u", "s", "sub", "sup",
        "mark", "small", "br", "span", "a", "abbr", "del", "ins", "wbr", "q", "cite",
    }
)  # fmt: skip
TAGS = BLOCKS | INLINE

RENAMED = {
    "address": "div", "article": "section", "big": "span", "center": "div", "details": "div",
    "dfn": "em", "font": "span", "footer": "div", "header": "div", "hgroup": "div", "kbd": "code",
    "main": "div", "nav": "div", "samp": "code", "strike": "s", "summary": "p", "tfoot": "tbody",
    "time": "span", "tt": "code", "var": "i",
}  # fmt: skip
"""HTML elements that say the same as one of ours, or nothing more than a division."""

IGNORED = frozenset({"html", "body", "colgroup", "col", "meta", "link", "base", "o:p"})
"""Elements without text or meaning of their own, taken away without a word."""

CONTENT_DROPPED = frozenset(
    {
        "script", "style", "template", "iframe", "object", "svg", "math", "audio", "video",
        "canvas", "noscript", "textarea", "select", "head", "title",
    }
)  # fmt: skip
"""Elements whose content is no text of the chapter, or not one that a sanitiser keeps."""

ANY_TAG = frozenset({"class", "id", "lang"})
ATTRIBUTES = {
    "a": frozenset({"href"}),
    "abbr": frozenset({"title"}),
    "img": frozenset({"src", "alt", "title", "width"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
}
"""What a writer may set, beside `ANY_TAG`."""

PLACED = BLOCKS | {"a", "img"}
"""Elements that carry ``data-source`` while a chapter is read; in the end only blocks do."""

PRESENTATIONAL = frozenset(
    {
        "align", "bgcolor", "border", "cellpadding", "cellspacing", "color", "dir", "face",
        "height", "nowrap", "size", "style", "valign", "width", "xmlns",
    }
)  # fmt: skip
"""Attributes for looks: the theme decides on these, so their loss is only a notice."""

SCHEMES = LINK_SCHEMES
