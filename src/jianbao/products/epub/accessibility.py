"""What the package may truthfully say about who can read it, computed from its content.

Vocabulary: schema.org Accessibility Properties for Discoverability, as EPUB Accessibility 1.1,
section 2.2, asks for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao.diagnostics import Diagnostic, Text
from jianbao.products.epub import codes
from jianbao.products.epub.metadata import property_of
from jianbao.products.epub.model import Meta
from jianbao.products.epub.wording import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jianbao.products.epub.model import Item
    from jianbao.products.epub.survey import FileFacts

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PAGED = ("pageBreakMarkers", "pageNavigation")
_STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The string that EPUB Accessibility 1.1, section 2.3.2, prescribes."""
# Sizes that a reader cannot change: those that do not hang on the reader's own.
_FIXED_SIZE = re.compile(
    r"(?:font(?:-size)?|line-height)\s*:[^;}]*\d(?:px|pt|pc|mm|cm|in|q)\b", re.IGNORECASE
)
_PRESENTATION = frozenset({"presentation", "none"})
_MOVING_TAGS = frozenset({"animate", "audio", "iframe", "object", "script", "video"})


def describe(
    surveys: Sequence[FileFacts], items: Iterable[Item], language: str, *, paged: bool
) -> tuple[Meta, ...]:
    """Return the accessibility metadata for documents so surveyed and the files beside them.

    ``paged`` tells that they know the pages of the printed book.
    """
    pictures = sum(survey.pictures for survey in surveys)
    undescribed = sum(survey.undescribed for survey in surveys)
    tags = frozenset[str]().union(*(survey.tags for survey in surveys))
    items = tuple(items)
    moving = bool(tags & _MOVING_TAGS) or any(_may_move(item) for item in items)
    has_roles = any(survey.roles - _PRESENTATION for survey in surveys)
    features = (
        *(("ARIA",) if has_roles else ()),
        *_features(tags, pictures, undescribed),
        *(_PAGED if paged else ()),
        *(() if any(_fixes_sizes(item) for item in items) else ("displayTransformability",)),
    )
    facts = (
        *_modes(pictures=pictures, undescribed=undescribed),
        *(("accessibilityFeature", name) for name in sorted(features, key=str.casefold)),
        ("accessibilityHazard", "unknown" if moving else "none"),
        ("accessibilitySummary", in_language(_summary(pictures, undescribed), language)),
    )
    return tuple(property_of(f"schema:{name}", value) for name, value in facts)


def _modes(*, pictures: int, undescribed: int) -> Iterator[tuple[str, str]]:
    yield "accessMode", "textual"
    if pictures:
        yield "accessMode", "visual"
        yield "accessModeSufficient", "textual,visual"
    if not undescribed:
        yield "accessModeSufficient", "textual"


def _features(tags: frozenset[str], pictures: int, undescribed: int) -> Iterator[str]:
    found = (
        ("alternativeText", pictures and not undescribed),
        ("MathML", "math" in tags),
        ("readingOrder", True),
        ("rubyAnnotations", "ruby" in tags),
        ("structuralNavigation", tags & _HEADINGS),
        ("tableOfContents", True),
    )
    return (name for name, holds in found if holds)


def _summary(pictures: int, undescribed: int) -> Text:
    if undescribed:
        seen = Text("有的图片没有文字说明", "some pictures have no text alternative")
    elif pictures:
        seen = Text("图片都有文字说明", "every picture has a text alternative")
    else:
        seen = Text("没有必须看图才能懂的内容", "nothing has to be seen to be understood")
    return Text(
        f"正文是可重新排列的文字，按阅读顺序编排，可从目录逐级跳转；{seen.zh}。",
        f"Reflowable text in reading order, with a table of contents by level; {seen.en}.",
    )


def certify(
    reviewer: str, surveys: Iterable[FileFacts]
) -> tuple[tuple[Meta, ...], tuple[Diagnostic, ...]]:
    """Return the claim that ``reviewer`` vouches for, and what speaks against it (E021).

    No claim is made where nobody reviewed the book, or where it is plainly untrue.
    """
    if not reviewer:
        return (), ()
    undescribed = sum(survey.undescribed for survey in surveys)
    if undescribed:
        return (), (_untrue(undescribed),)
    claim = Meta(
        element="meta",
        value=_STANDARD,
        attributes=(("property", "dcterms:conformsTo"), ("id", "conformance")),
    )
    return (claim, property_of("a11y:certifiedBy", reviewer, refines="#conformance")), ()


def _untrue(undescribed: int) -> Diagnostic:
    return codes.CLAIM_UNTRUE.of(undescribed=undescribed)


def _fixes_sizes(item: Item) -> bool:
    return item.media_type == "text/css" and bool(_FIXED_SIZE.search(item.data.decode()))


def _may_move(item: Item) -> bool:
    """Whether a picture is animated, and so might flash."""
    match item.media_type:
        case "image/gif":
            return True
        case "image/png":
            return b"acTL" in item.data.partition(b"IDAT")[0]
        case "image/webp":
            return b"ANIM" in item.data[:64]
        case "image/svg+xml":
            return any(sign in item.data for sign in (b"<animate", b"<set", b"@keyframes"))
    return False
