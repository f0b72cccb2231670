"""Pictures at the width that the writer gave them, in every medium, and read out only once."""

from __future__ import annotations

from lxml import etree

from jianbao.manuscript.rows import BESIDE, ROW

_XHTML = "{http://www.w3.org/1999/xhtml}"


def set_widths(tree: etree._Element) -> None:
    """Turn ``data-width="60"`` on a picture or its figure into a width in per cent of the line.

    In a row, or beside text, the figure has that width, and its picture all of it.
    """
    for element in tree.iter("{*}figure", "{*}img"):
        width = element.get("data-width")
        if width is None:
            continue
        del element.attrib["data-width"]
        row = element.getparent()
        is_beside = BESIDE in (element.get("class") or "").split()
        if is_beside or (row is not None and row.get("class") == ROW):
            element.set("style", f"width: {width}%")
            continue
        for picture in element.iter("img", f"{_XHTML}img"):
            picture.set("style", f"width: {width}%; max-width: 100%")


def hide_repeated_captions(tree: etree._Element) -> None:
    """Hide from the ear a caption that only repeats what its picture says.

    The eye sees it as ever. Leaving the picture without a description instead would hide from
    the ear that there is one.
    """
    for figure in tree.iter("figure", f"{_XHTML}figure"):
        pictures = list(figure.iter("img", f"{_XHTML}img"))
        caption = next(figure.iter("figcaption", f"{_XHTML}figcaption"), None)
        if (
            len(pictures) != 1
            or caption is None
            or next(caption.iter("a", f"{_XHTML}a"), None) is not None
        ):
            continue
        text = "".join(map(str, caption.itertext()))
        if "".join(text.split()) == "".join(pictures[0].get("alt", "").split()):
            caption.set("aria-hidden", "true")
