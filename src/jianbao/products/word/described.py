"""Properties of runs, paragraphs and pages of any Word file, each as one value that can be compared.

Programs write the same in several ways: a length in characters or in twips, a switch with or
without a value, ``none`` for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from lxml import etree

from jianbao.products.word.xml import WORD

_W: Final = f"{{{WORD}}}"
_VALUE: Final = f"{_W}val"
Properties = dict[str, str]
_SILENT: Final = frozenset({
    "rStyle", "lang", "noProof", "kern", "szCs", "b", "bCs", "iCs", "webHidden", "rtl", "cs",
    "snapToGrid", "specVanish", "ins", "del", "moveFrom", "moveTo", "rPrChange", "oMath",
    "fitText", "eastAsianLayout",
})  # fmt: skip
_SWITCHES: Final = frozenset({
    "i", "strike", "dstrike", "caps", "smallCaps", "vanish", "outline", "shadow", "emboss",
    "imprint",
})  # fmt: skip
_NOTHING: Final = frozenset({"", "0", "auto", "none", "nil", "baseline", "clear", "100"})


def of_run(looks: etree._Element | None) -> Properties:
    """Return what ``w:rPr`` says."""
    made = Properties()
    for child in _children(looks):
        name = child.tag.removeprefix(_W)
        value = child.get(_VALUE, "")
        if name == "rFonts":
            for kind, key in (("font", "eastAsia"), ("latin", "ascii")):
                if child.get(f"{_W}{key}"):
                    made[kind] = child.get(f"{_W}{key}", "")
        elif name in _SWITCHES:
            made[name] = "0" if value in {"0", "false", "off"} else "1"
        elif name == "shd":
            made["ground"] = child.get(f"{_W}fill", "").upper()
        elif name not in _SILENT:
            made[name] = value.upper() if name == "color" else value
    return made


def of_paragraph(properties: etree._Element | None, em: float) -> Properties:
    """Return what ``w:pPr`` says; ``em`` is that of the text in twips."""
    made = Properties()
    for child in _children(properties):
        read = _PARAGRAPH.get(child.tag.removeprefix(_W))
        if read is not None:
            made |= read(child, em)
    ground = "" if properties is None else ground_of(properties)
    return made | ({"paragraph-ground": ground} if ground else {})


def _space(element: etree._Element, em: float) -> Properties:
    del em
    keys = ("before", "after", "line")
    return {key: value for key in keys if (value := element.get(f"{_W}{key}", ""))}


def _alignment(element: etree._Element, em: float) -> Properties:
    del em
    value = element.get(_VALUE, "")
    return {"jc": {"start": "left", "end": "right"}.get(value, value)}


def _rules(element: etree._Element, em: float) -> Properties:
    del em
    sides = (side for side in element if side.get(_VALUE, "") not in _NOTHING)
    return {"rules": " ".join(sorted(side.tag.removeprefix(_W) for side in sides))}


def _break(element: etree._Element, em: float) -> Properties:
    del em
    return {"break": "0" if element.get(_VALUE) in {"0", "false", "off"} else "1"}


def _tabs(element: etree._Element, em: float) -> Properties:
    del em
    stops = [(tab.get(_VALUE, ""), number(tab.get(f"{_W}pos", ""))) for tab in element]
    own = sorted((place, kind) for kind, place in stops if kind not in {"clear", "num"})
    return {"tabs": " ".join(f"{kind}:{place:.0f}" for place, kind in own)}


def _indent(element: etree._Element, em: float) -> Properties:
    """Return an indent in em; in characters it goes before one in twips, unless it is none."""
    made = Properties()
    for name, keys in _INDENTS.items():
        for key, sign in keys:
            chars, twips = element.get(f"{_W}{key}Chars", ""), element.get(f"{_W}{key}", "")
            if not (chars or twips):
                continue
            length = number(chars) / 100 or number(twips) / em
            if length or name not in made:
                made[name] = f"{sign * length:.2f}"
    return made


_PARAGRAPH: Final[dict[str, Callable[[etree._Element, float], Properties]]] = {
    "ind": _indent,
    "spacing": _space,
    "jc": _alignment,
    "pBdr": _rules,
    "pageBreakBefore": _break,
    "tabs": _tabs,
    "framePr": lambda *_: {"frame": "1"},
}
_INDENTS: Final = {
    "left": (("left", 1), ("start", 1)),
    "right": (("right", 1), ("end", 1)),
    "first": (("firstLine", 1), ("hanging", -1)),
}


WIDE: Final = (("pgSz", "w"), ("pgSz", "h"), ("pgMar", "left"), ("pgMar", "right"))
HIGH: Final = (("pgMar", "top"), ("pgMar", "bottom"))


def page_of(section: etree._Element, lengths: Iterable[tuple[str, str]]) -> str:
    """Return some lengths of a section's page in mm, and its columns."""
    columns = section.find(f"{_W}cols")
    count = "1" if columns is None else columns.get(f"{_W}num", "1")
    said = [_length(section.find(f"{_W}{name}"), key) for name, key in lengths]
    return " ".join([*(f"{length:.0f}" for length in said), count])


def said_at_edge(edge: etree._Element) -> str:
    """Return what a head or foot says, with the names of its fields for what they show."""
    made, depth = "", 0
    for item in edge.iter(f"{_W}t", f"{_W}fldChar", f"{_W}instrText"):
        if item.tag == f"{_W}t":
            made += "" if depth else item.text or ""
        elif item.tag == f"{_W}instrText":
            made += (
                f"{{{(item.text or '').split()[0].upper()}}}" if (item.text or "").strip() else ""
            )
        else:
            depth += {"begin": 1, "end": -1}.get(item.get(f"{_W}fldCharType", ""), 0)
    return "".join(made.split())


def _length(element: etree._Element | None, key: str) -> float:
    return 0.0 if element is None else number(element.get(f"{_W}{key}", "")) * 25.4 / 1440


def number(written: str) -> float:
    """Return a number as it is written; 0 for anything else."""
    try:
        return float(written)
    except ValueError:
        return 0.0


def ground_of(properties: etree._Element) -> str:
    """Return the colour behind a paragraph or a cell; empty for none."""
    shade = properties.find(f"{_W}shd")
    fill = "" if shade is None else shade.get(f"{_W}fill", "").upper()
    return "" if fill in {"AUTO", "FFFFFF"} else fill


def _children(element: etree._Element | None) -> Iterator[etree._Element]:
    if element is not None:
        yield from (child for child in element if isinstance(child.tag, str)
                    and child.tag.startswith(_W))  # fmt: skip


def value_of(element: etree._Element | None, name: str) -> str:
    """Return the value of the child ``name``; empty where there is none."""
    child = None if element is None else element.find(f"{_W}{name}")
    return "" if child is None else child.get(_VALUE, "")


def is_none(value: str) -> bool:
    """Whether a property of that value is as good as none."""
    return value.lower() in _NOTHING or value in {"0.00", "-0.00"}
