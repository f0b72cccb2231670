"""What a picture says to those who do not see it (WCAG 2.2, 1.1.1 Non-text Content)."""

from __future__ import annotations

import re

from lxml import etree

from jianbao.diagnostics import Text
from jianbao.manuscript import picture_codes
from jianbao.manuscript.elements import has_class, plain_text
from jianbao.manuscript.source import Manuscript

DECORATIVE = ("装饰", "decorative")
"""Classes of a picture that says nothing."""
_NO_DESCRIPTION = re.compile(
    r"\s*(?:(?:图片|图像|照片|截图|picture|image|img|photo|screenshot)[\s_-]*\d*"
    r"|[^\n]*\.(?:png|jpe?g|gif|bmp|webp|svg|tiff?|emf|wmf))\s*",
    re.IGNORECASE,
)
"""What programs write where nobody has described anything: 图片 1, image001.png."""


def describe(
    image: etree._Element,
    figure: etree._Element | None,
    written: str | None,
    manuscript: Manuscript,
    line: int,
) -> None:
    """Give ``image`` its text alternative, or say that it has none (I015).

    ``written`` is the ``alt`` of the manuscript, ``figure`` what is around the picture. A caption
    describes the only picture of its figure. A decorative picture has the role ``presentation``.
    """
    caption = _caption(figure)
    # In HTML an empty alt says that a picture decorates; in Markdown it says nothing.
    is_empty = written == "" and manuscript.path.suffix.lower() not in {".md", ".markdown"}
    if _take_mark(image, figure) or (is_empty and not caption):
        image.set("alt", "")
        image.set("role", "presentation")
        return
    if written and not _NO_DESCRIPTION.fullmatch(written):
        return
    image.set("alt", caption)
    if not caption:
        manuscript.say(picture_codes.NO_DESCRIPTION, line, needle=written or "")


_MISSING = Text(
    "图片没有文字说明，看不见图的读者不知道它说什么",
    "the picture has no description for those who cannot see it",
)
_HINT = Text(
    "写成 ![说明](图.jpg)；只作装饰的，写成 ![](图.jpg){.装饰}",
    "write ![description](picture.jpg), or ![](picture.jpg){.decorative} if it only decorates",
)


def _take_mark(image: etree._Element, figure: etree._Element | None) -> bool:
    """Return whether ``image`` is marked as decorative; the mark is taken off."""
    marked = False
    for element in (image, figure):
        if element is None or not any(has_class(element, name) for name in DECORATIVE):
            continue
        marked = True
        classes = [name for name in element.get("class", "").split() if name not in DECORATIVE]
        if classes:
            element.set("class", " ".join(classes))
        else:
            del element.attrib["class"]
    return marked


def _caption(figure: etree._Element | None) -> str:
    """Return the caption of ``figure`` on one line, where it stands under a single picture."""
    if figure is None or len(list(figure.iter("img"))) != 1:
        return ""
    caption = next(figure.iter("figcaption"), None)
    text = "" if caption is None else " ".join(plain_text(caption).split())
    return "" if _NO_DESCRIPTION.fullmatch(text) else text
