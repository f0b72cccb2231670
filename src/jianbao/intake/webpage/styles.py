"""How text on a page looks, from tags and their own ``style`` attributes.

Style sheets are not read: WeChat and its editors (135, 秀米, Word) write every look into the
elements, which is what survives saving.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from jianbao.intake.model import Align

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary",
    "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin and end a paragraph."""
UNREAD = frozenset({
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "desc", "metadata",
    "object", "embed", "applet", "canvas", "video", "audio", "iframe", "rp",
})  # fmt: skip
"""Elements whose text nobody reads on the page."""

_DECLARATION = re.compile(
    r"""([\w-]+)\s*:\s*((?:\([^()]*\)|"[^"]*"|'[^']*'|[^;"'()])*)""", re.DOTALL
)
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|rem|em|%)?", re.IGNORECASE)
_PX = 0.75
"""Points in a CSS pixel."""
DEFAULT_SIZE = 12.0
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
"""The sizes of ``<font>``, in points (HTML Standard, 15.3.4 Phrasing content)."""
_ALIGNS = {
    "center": Align.CENTER,
    "-webkit-center": Align.CENTER,
    "right": Align.END,
    "end": Align.END,
    "left": Align.START,
    "start": Align.START,
    "justify": Align.START,
}
# The faces of screens (微软雅黑, 苹方) say nothing: a page's whole text is in them.
_FACES = (
    ("xiaobiaosong", re.compile(r"小标宋|xiaobiaosong", re.IGNORECASE)),
    ("fangsong", re.compile(r"仿宋|fangsong", re.IGNORECASE)),
    ("kai", re.compile(r"楷|kaiti", re.IGNORECASE)),
    ("hei", re.compile(r"黑体|simhei|stheiti|heiti", re.IGNORECASE)),
    ("song", re.compile(r"宋|simsun|songti|stsong", re.IGNORECASE)),
)
_BOLD_FROM = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class InheritedStyle:
    """What an element hands down to its text; ``size`` in points, 0 where unknown.

    ``gone`` is an element that takes its content away for good; ``invisible`` text may be made
    visible again further in.
    """

    align: Align = Align.START
    size: float = 0.0
    face: str = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    dots: bool = False
    link: str = ""
    indent: tuple[float, str] = (0.0, "em")
    """In em, or in points where the size of the text that it stands before decides."""
    as_written: bool = False
    """Line ends count: ``white-space: pre``."""
    gone: bool = False
    invisible: bool = False

    @property
    def hidden(self) -> bool:
        """Whether the text is not to be seen."""
        return self.gone or self.invisible


def inherit(style: InheritedStyle, element: HtmlElement, tag: str) -> InheritedStyle:
    """Return the style of ``element``, named ``tag``, inside one of ``style``."""
    found = _of_tag(style, element, tag)
    if declarations := declared(element):
        found = _of_declarations(found, declarations)
    return replace(found, gone=found.gone or "hidden" in element.attrib)


def declared(element: HtmlElement) -> dict[str, str]:
    """Return the declarations of the element's own ``style``."""
    return {
        name.lower(): value.replace("!important", "").strip()
        for name, value in _DECLARATION.findall(element.get("style") or "")
    }


def is_block(element: HtmlElement, tag: str) -> bool:
    """Whether the element's text stands apart from the text around it."""
    display = declared(element).get("display", "")
    if tag in BLOCKS:
        return tag in {"li", "tr", "td", "th", "table"} or not display.startswith("inline")
    return display in {"block", "flex", "grid", "table", "list-item", "-webkit-box"}


def is_row(element: HtmlElement) -> bool:
    """Whether the element sets pictures side by side, and holds nothing else."""
    own = declared(element)
    if own.get("display") not in {"flex", "inline-flex"} or "column" in own.get(
        "flex-direction", ""
    ):
        return False
    return not str(element.text_content()).strip() and len(list(element.iter("img", "image"))) > 1


def _of_tag(style: InheritedStyle, element: HtmlElement, tag: str) -> InheritedStyle:
    if tag in {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}:
        style = replace(style, bold=True)
    elif tag in {"i", "em"}:
        style = replace(style, italic=True)
    elif tag == "sup":
        style = replace(style, raised=True)
    elif tag == "sub":
        style = replace(style, lowered=True)
    elif tag == "a" and element.get("href"):
        style = replace(style, link=_address(element.get("href") or ""))
    elif tag == "font":
        size = _FONT_SIZES.get((element.get("size") or "").strip(), style.size)
        style = replace(style, size=size, face=face(element.get("face") or "") or style.face)
    elif tag in {"pre", "textarea", "xmp"}:
        style = replace(style, as_written=True)
    align = "center" if tag in {"center", "caption"} else (element.get("align") or "").lower()
    return replace(style, align=_ALIGNS[align]) if align in _ALIGNS and tag != "table" else style


def _of_declarations(style: InheritedStyle, declarations: dict[str, str]) -> InheritedStyle:
    get = declarations.get
    size = _size(get("font-size", ""), style.size)
    visibility = get("visibility", "")
    return replace(
        style,
        align=_ALIGNS.get(get("text-align", ""), style.align),
        size=size,
        face=face(get("font-family", "")) or style.face,
        bold=_is_bold(get("font-weight", ""), style.bold),
        italic=style.italic if "font-style" not in declarations else get("font-style") == "italic",
        raised=style.raised or get("vertical-align") in {"super", "text-top"},
        lowered=style.lowered or get("vertical-align") == "sub",
        dots=style.dots or bool(re.search(r"dot|circle", get("text-emphasis", ""))),
        indent=_indent(get("text-indent", ""), style.indent),
        as_written=style.as_written
        if "white-space" not in declarations
        else get("white-space", "").startswith(("pre", "break-spaces")),
        gone=style.gone or get("display") == "none" or get("mso-hide") == "all",
        invisible=style.invisible if not visibility else visibility in {"hidden", "collapse"},
    )


def face(family: str) -> str:
    """Return the role of the first family that has one."""
    for name in family.split(","):
        for role, pattern in _FACES:
            if pattern.search(name):
                return role
    return ""


def _size(written: str, around: float) -> float:
    match = _LENGTH.fullmatch(written)
    if not match:
        return around
    number, unit = float(match[1]), (match[2] or "px").lower()
    if number <= 0:  # editors set it on a container, to swallow the gaps of inline blocks
        return around
    factors = {"px": _PX, "pt": 1.0, "em": around, "%": around / 100, "rem": 16 * _PX}
    return round(number * factors[unit], 2)


def _indent(written: str, around: tuple[float, str]) -> tuple[float, str]:
    match = _LENGTH.fullmatch(written)
    if not match or match[2] == "%":
        return around
    number, unit = float(match[1]), (match[2] or "px").lower()
    if unit in {"em", "rem"}:
        return number, "em"
    return number * (_PX if unit == "px" else 1.0), "pt"


def _is_bold(weight: str, around: bool) -> bool:  # noqa: FBT001 (what is inherited)
    if weight in {"bold", "bolder"}:
        return True
    if weight.isdecimal():
        return int(weight) >= _BOLD_FROM
    return False if weight in {"normal", "lighter"} else around


def _address(href: str) -> str:
    href = href.strip()
    return href if href.lower().startswith(("http://", "https://", "mailto:")) else ""
