"""How the text, paragraphs, pictures and pages of a Word file look, so that two files can be compared.

What a style says is no look of its own: only what deviates from the style of the paragraph is.
Programs write the same in several ways (a length in characters or in twips, a switch with or
without a value, ``none`` for nothing), which all come out alike here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from jianbao.products.word.described import (
    HIGH,
    WIDE,
    Properties,
    ground_of,
    is_none,
    number,
    of_paragraph,
    of_run,
    page_of,
    said_at_edge,
    value_of,
)
from jianbao.products.word.reviewed import PLAIN, Look
from jianbao.products.word.xml import DRAWING, PLACED, RELATION, WORD

_W: Final = f"{{{WORD}}}"
_VALUE: Final = f"{_W}val"
_RELATION: Final = f"{{{RELATION}}}id"
Shown = Callable[[str], str]
"""Gives, for a relation of a part, the address of a link or what is seen of a picture."""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str
    paragraph: Properties
    run: Properties


@dataclass(slots=True, kw_only=True)
class WordLooks:
    """Reads looks; ``lists`` gives the forms of each list by its level, ``shown`` what parts point to."""

    styles: Mapping[str, _Style] = field(default_factory=dict)
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    bold: frozenset[str] = frozenset()
    """The styles of text that are bold."""
    shown: Mapping[str, Shown] = field(default_factory=dict)
    """By the name of the root of the part: ``document``, ``footnotes``."""
    em: float = 210.0
    """Twips of the text of the document."""
    _runs: dict[tuple[str, str, str], Look] = field(default_factory=dict)

    def name(self, style: str) -> str:
        """Return the name of the style of that id."""
        return self.styles[style].name if style in self.styles else style

    def run(self, looks: etree._Element | None, paragraph_style: str) -> Look:
        """Return how a run of these properties looks in a paragraph of that style."""
        if looks is None or not len(looks):
            return PLAIN
        named = value_of(looks, "rStyle")
        own = of_run(looks)
        key = (paragraph_style, named, repr(own))
        if key not in self._runs:
            usual = self._merged(paragraph_style).run
            self._runs[key] = _deviating({**self._merged(named).run, **own}, usual)
        return self._runs[key]

    def paragraph(self, properties: etree._Element | None) -> Look:
        """Return how a paragraph stands; its list is not in it (`listed`)."""
        if properties is None:
            return PLAIN
        usual = self._merged(value_of(properties, "pStyle")).paragraph
        own = of_paragraph(properties, self.em)
        made = set(_deviating(own, usual))
        form, level = self.listed(properties)
        if form:
            made = {one for one in made if one.partition("=")[0] not in {"left", "first"}}
            made.add(f"level={level}")
        return frozenset(made)

    def listed(self, properties: etree._Element | None) -> tuple[str, str]:
        """Return the form of the list that a paragraph is in, empty for none, and its level."""
        numbers = None if properties is None else properties.find(f"{_W}numPr")
        number = value_of(numbers, "numId").lstrip("0")
        if not number:
            return "", ""
        level = value_of(numbers, "ilvl") or "0"
        forms = self.lists.get(number, ())
        form = forms[int(level)] if level.isdigit() and int(level) < len(forms) else "decimal"
        return ("", "") if form == "none" else (form, level)

    def link(self, link: etree._Element) -> Look:
        """Return where a ``w:hyperlink`` leads."""
        key, anchor = link.get(_RELATION, ""), link.get(f"{_W}anchor", "")
        target = self._shown(link, key) if key else ""
        return frozenset({f"link={target}{'#' * bool(anchor)}{anchor}"})

    def drawing(self, drawing: etree._Element) -> Look:
        """Return what a picture or a shape shows: its picture, size in mm, words."""
        made = set[str]()
        for extent in drawing.iter(f"{{{PLACED}}}extent"):
            made |= {f"{side}={int(extent.get(key, '0')) / 36000:.1f}"
                     for side, key in (("width", "cx"), ("height", "cy"))}  # fmt: skip
        for said in drawing.iter(f"{{{PLACED}}}docPr"):
            made.add(f"alt={said.get('descr', '')}")
        for blip in drawing.iter(f"{{{DRAWING}}}blip"):
            made.add(f"picture={self._shown(drawing, blip.get(f'{{{RELATION}}}embed', ''))}")
        for cut in drawing.iter(f"{{{DRAWING}}}srcRect"):
            if any(value not in {"", "0"} for value in cut.attrib.values()):
                made.add(f"crop={sorted(cut.attrib.values())}")
        words = "".join(item.text or "" for item in drawing.iter(f"{_W}t"))
        return frozenset(made | ({f"words={words}"} if words else set()))

    def cell(self, cell: etree._Element) -> Look:
        """Return how a cell stands in its table: what it spans, its ground."""
        properties = cell.find(f"{_W}tcPr")
        if properties is None:
            return PLAIN
        said = {
            "columns": value_of(properties, "gridSpan").replace("1", "") and value_of(properties, "gridSpan"),
            "rows": "" if (merged := properties.find(f"{_W}vMerge")) is None
            else merged.get(_VALUE, "continue"),
            "cell-ground": ground_of(properties),
        }  # fmt: skip
        wide = properties.find(f"{_W}tcW")
        if wide is not None and wide.get(f"{_W}type") == "dxa":
            said["cell-width"] = f"{number(wide.get(f'{_W}w', '')) * 25.4 / 1440:.0f}"
        return frozenset(f"{name}={value}" for name, value in said.items() if value)

    def whole(
        self,
        body: etree._Element,
        edges: Iterable[etree._Element],
        properties: etree._Element | None,
    ) -> Look:
        """Return how pages and styles are, and the ``properties`` of the document.

        Of pages it is their paper, and what ``edges`` say above and below the text.
        """
        sections = list(body.iter(f"{_W}sectPr"))
        said = {said_at_edge(edge) for edge in edges} - {""}
        used = {item.get(_VALUE, "") for item in body.iter(f"{_W}pStyle")}
        made = {f"edges={'; '.join(sorted(said))}"}
        made |= {f"page={'; '.join(sorted({page_of(one, WIDE) for one in sections}))}"}
        made |= {f"margins={'; '.join(sorted({page_of(one, HIGH) for one in sections}))}"}
        for one in properties if properties is not None else ():
            name, said_of_it = etree.QName(one).localname, " ".join((one.text or "").split())
            if name in _PROPERTIES and said_of_it:
                made.add(f"property:{name}={said_of_it}")
        for style in sorted(used & self.styles.keys()):
            merged = self._merged(style)
            for name, value in (*merged.paragraph.items(), *merged.run.items()):
                made.add(f"style:{merged.name.casefold()}:{name}={value}")
        return frozenset(made)

    def _shown(self, element: etree._Element, relation: str) -> str:
        root = element.getroottree().getroot()
        shown = self.shown.get(etree.QName(root).localname)
        return shown(relation) if shown else ""

    def _merged(self, style: str) -> _Style:
        """Return a style with all that it inherits."""
        chain, known = list[_Style](), set[str]()
        at = style
        while at in self.styles and at not in known:
            known.add(at)
            chain.append(self.styles[at])
            at = self.styles[at].parent
        chain.append(self.styles.get("", _NONE))
        paragraph, run = Properties(), Properties()
        for one in reversed(chain):
            paragraph |= one.paragraph
            run |= one.run
        return _Style(chain[0].name, "", paragraph, run)


_PROPERTIES: Final = frozenset({"title", "subject", "creator", "keywords", "description"})
_NONE: Final = _Style("", "", {}, {})


def looks_of(
    styles: etree._Element, numbering: etree._Element | None, shown: Mapping[str, Shown]
) -> WordLooks:
    """Return what reads looks in a file of these parts."""
    size = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}sz")
    em = 10.0 * float((size.get(_VALUE) if size is not None else None) or 21)
    known = {"": _Style("", "", {}, of_run(styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")))}
    for style in styles.iter(f"{_W}style"):
        known[style.get(f"{_W}styleId", "")] = _Style(
            value_of(style, "name"),
            value_of(style, "basedOn"),
            of_paragraph(style.find(f"{_W}pPr"), em),
            of_run(style.find(f"{_W}rPr")),
        )
    bold = frozenset(
        style.get(f"{_W}styleId", "")
        for style in styles.iter(f"{_W}style")
        if style.get(f"{_W}type") == "character" and style.find(f"{_W}rPr/{_W}b") is not None
    )
    return WordLooks(styles=known, lists=_lists(numbering), bold=bold, shown=shown, em=em)


def _lists(numbering: etree._Element | None) -> dict[str, Sequence[str]]:
    if numbering is None:
        return {}
    forms = {
        item.get(f"{_W}abstractNumId", ""): [
            value_of(level, "numFmt") for level in item.iter(f"{_W}lvl")
        ]
        for item in numbering.iter(f"{_W}abstractNum")
    }
    return {
        item.get(f"{_W}numId", ""): forms.get(value_of(item, "abstractNumId"), [])
        for item in numbering.iter(f"{_W}num")
    }


def _deviating(own: Properties, usual: Properties) -> Look:
    return frozenset(
        f"{name}={value}"
        for name, value in own.items()
        if value != usual.get(name, "") and not (is_none(value) and is_none(usual.get(name, "")))
    )
