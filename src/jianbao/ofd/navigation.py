"""Contents, links and annotations of a PDF as those of OFD."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from jianbao.foreign_pdf import BROKEN
from jianbao.foreign_pdf import text_of as said
from jianbao.ofd.figures import number, rectangle
from jianbao.preflight import geometry
from jianbao.preflight.geometry import Matrix
from jianbao.preflight.model import Box
from jianbao.preflight.state import numbers

_MOST_ENTRIES: Final = 20_000
_DEEPEST: Final = 32
_CORNERS: Final = 4
_SIDES: Final = {"/FitH": ("FitH", "Top"), "/FitBH": ("FitH", "Top"), "/FitV": ("FitV", "Left"), "/FitBV": ("FitV", "Left")}  # fmt: skip
_KINDS: Final = {
    "/Highlight": "Highlight", "/Stamp": "Stamp", "/Watermark": "Watermark",
}  # fmt: skip
_HIDDEN: Final = 0b10_0010
"""Flags of annotations that are not shown (12.5.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTarget:
    """A page of the OFD: its number, and what leads to it from the page of the PDF."""

    number: int
    matrix: Matrix


class Navigation:
    """What leads from place to place in one PDF."""

    def __init__(self, pdf: pikepdf.Pdf, targets: Sequence[PageTarget]) -> None:
        self._targets = {
            page.obj.objgen: target for page, target in zip(pdf.pages, targets, strict=True)
        }
        self._in_order = targets
        self._root = pdf.Root
        self._names: dict[str, Object] = {}
        self._left = _MOST_ENTRIES
        self.left_out: set[str] = set()
        """The kinds of actions that OFD has no place for."""
        with suppress(*BROKEN):
            names = pdf.Root.get("/Names")
            if isinstance(names, Dictionary) and "/Dests" in names:
                self._names = dict(pikepdf.NameTree(names["/Dests"]).items())

    def outlines(self) -> str:
        """Return the contents as OFD's outlines."""
        top = self._root.get("/Outlines")
        with suppress(*BROKEN):
            return "".join(self._entries(top, 0))
        return ""

    def _entries(self, parent: Object | None, depth: int) -> Iterator[str]:
        entry = parent.get("/First") if isinstance(parent, Dictionary) else None
        while isinstance(entry, Dictionary) and depth < _DEEPEST and self._left > 0:
            self._left -= 1
            title = " ".join(_clean(said(entry.get("/Title", ""))).split())
            inner = list(self._entries(entry, depth + 1))
            action = self.action(entry)
            actions = f"<ofd:Actions>{action}</ofd:Actions>" if action else ""
            count = f' Count="{len(inner)}"' if inner else ""
            closed = ' Expanded="false"' if inner and int(entry.get("/Count", 0)) < 0 else ""
            yield (
                f"<ofd:OutlineElem Title={quoteattr(title)}{count}{closed}>{actions}"
                f"{''.join(inner)}</ofd:OutlineElem>"
            )
            entry = entry.get("/Next")

    def action(self, of: Dictionary) -> str:
        """Return what happens on a click, as XML; nothing where it leads nowhere in an OFD."""
        with suppress(*BROKEN):
            done = of.get("/A")
            if "/Dest" in of:
                return self._goto(of["/Dest"])
            if not isinstance(done, Dictionary):
                return ""
            match str(done.get("/S")):
                case "/GoTo":
                    return self._goto(done.get("/D"))
                case "/URI":
                    address = quoteattr(_clean(said(done.get("/URI", ""))))
                    return f'<ofd:Action Event="CLICK"><ofd:URI URI={address}/></ofd:Action>'
                case kind:
                    self.left_out.add(kind.lstrip("/"))
        return ""

    def _goto(self, written: Object | None) -> str:
        for _ in range(_DEEPEST):
            if isinstance(written, Name | pikepdf.String):
                written = self._named(str(written))
            elif isinstance(written, Dictionary):
                written = written.get("/D")
            else:
                break
        if not isinstance(written, Array) or not len(written):
            return ""
        target = self._target(written[0])
        if target is None:
            return ""
        place = _place(written, target)
        return f'<ofd:Action Event="CLICK"><ofd:Goto><ofd:Dest{place}/></ofd:Goto></ofd:Action>'

    def _named(self, name: str) -> Object | None:
        old = self._root.get("/Dests")
        found = old.get(name) if isinstance(old, Dictionary) and name.startswith("/") else None
        return self._names.get(name) if found is None else found

    def _target(self, page: Object) -> PageTarget | None:
        if isinstance(page, Dictionary):
            return self._targets.get(page.objgen)
        with suppress(*BROKEN):
            return self._in_order[int(page)]
        return None


def _place(written: Array, target: PageTarget) -> str:
    """Return the attributes of a destination (12.3.2.2; GB/T 33190, table 54)."""
    kind = str(written[1]) if len(written) > 1 else "/Fit"
    values = [None if value is None else float(value) for value in list(written)[2:]]
    page = f' PageID="{target.number}"'
    if kind == "/XYZ":
        left, top = (*values, None, None)[:2]
        x, y = geometry.moved((left or 0.0, top or 0.0), target.matrix)
        at = "" if left is None else f' Left="{number(x)}"'
        at += "" if top is None else f' Top="{number(y)}"'
        return f' Type="XYZ"{page}{at}'
    if kind in _SIDES and values and values[0] is not None:
        name, side = _SIDES[kind]
        x, y = geometry.moved((values[0], values[0]), target.matrix)
        return f' Type="{name}"{page} {side}="{number(y if side == "Top" else x)}"'
    if kind == "/FitR" and len(values) == _CORNERS and None not in values:
        a, b, c, d = (value or 0.0 for value in values)
        left, top, right, bottom = geometry.moved_box((a, b, c, d), target.matrix)
        sides = zip(("Left", "Top", "Right", "Bottom"), (left, top, right, bottom), strict=True)
        return f' Type="FitR"{page}' + "".join(f' {side}="{number(v)}"' for side, v in sides)
    return f' Type="Fit"{page}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """An annotation: its box on the page in mm, what it does, and how it looks."""

    kind: str
    box: Box
    action: str = ""
    remark: str = ""
    appearance: Stream | None = None
    matrix: Matrix = geometry.IDENTITY
    """From the appearance's own space to the page (12.5.5)."""


def notes_of(page: pikepdf.Page, matrix: Matrix, navigation: Navigation) -> Iterator[Annotation]:
    """Yield the annotations of ``page`` that are seen, or lead somewhere."""
    written = page.obj.get("/Annots")
    for item in written if isinstance(written, Array) else ():
        with suppress(*BROKEN):
            if isinstance(item, Dictionary) and not int(item.get("/F", 0)) & _HIDDEN:
                note = _note(item, matrix, navigation)
                if note is not None:
                    yield note


def _note(item: Dictionary, matrix: Matrix, navigation: Navigation) -> Annotation | None:
    sides = numbers(item.get("/Rect"))
    if len(sides) != _CORNERS:
        return None
    rect = geometry.box_of((sides[:2], sides[2:]))
    kind = str(item.get("/Subtype"))
    if kind == "/Popup":
        return None
    note = Annotation(
        kind="Link" if kind == "/Link" else _KINDS.get(kind, "Path"),
        box=geometry.moved_box(rect, matrix),
        action=navigation.action(item),
        remark=_clean(said(item.get("/Contents", ""))),
    )
    form = _appearance(item)
    if form is None:
        return note if note.action or note.remark else None
    bounds = numbers(form.get("/BBox"))
    if len(bounds) != _CORNERS:
        return note if note.action else None
    own = geometry.moved_box(
        geometry.box_of((bounds[:2], bounds[2:])),
        geometry.IDENTITY if "/Matrix" not in form else _matrix(form),
    )
    width, height = own[2] - own[0], own[3] - own[1]
    if not width or not height:
        return note if note.action else None
    across, down = (rect[2] - rect[0]) / width, (rect[3] - rect[1]) / height
    fit = (across, 0.0, 0.0, down, rect[0] - own[0] * across, rect[1] - own[1] * down)
    return replace(note, appearance=form, matrix=geometry.times(fit, matrix))


def _matrix(form: Stream) -> Matrix:
    a, b, c, d, e, f = numbers(form["/Matrix"])
    return a, b, c, d, e, f


def _appearance(item: Dictionary) -> Stream | None:
    looks = item.get("/AP")
    normal = looks.get("/N") if isinstance(looks, Dictionary) else None
    if isinstance(normal, Dictionary) and not isinstance(normal, Stream):
        normal = normal.get(str(item.get("/AS", "/Off")))
    return normal if isinstance(normal, Stream) else None


def annotation(note: Annotation, at: int, inner: int, drawn: str) -> str:
    """Return ``note``, number ``at``, as XML; ``drawn`` is its look, in mm of the page.

    A look that leads somewhere lies below a path of no colour, number ``inner``, that is clicked.
    """
    left, top, right, bottom = note.box
    width, height = max(right - left, 0.001), max(bottom - top, 0.001)
    size = f"0 0 {number(width)} {number(height)}"
    clicked = ""
    if note.action:
        data = (
            f"M 0 0 L {number(width)} 0 L {number(width)} {number(height)} L 0 {number(height)} C"
        )
        clicked = (
            f'<ofd:PathObject ID="{inner}" Boundary="{size}" Stroke="false">'
            f"<ofd:Actions>{note.action}</ofd:Actions>"
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    remark = f"<ofd:Remark>{escape(note.remark)}</ofd:Remark>" if note.remark else ""
    return (
        f'<ofd:Annot ID="{at}" Type="{note.kind}" Creator="" LastModDate="1980-01-01">{remark}'
        f'<ofd:Appearance Boundary="{rectangle(note.box)}">{drawn}{clicked}</ofd:Appearance></ofd:Annot>'
    )


def _clean(text: str) -> str:
    """Return ``text`` without what cannot stand in XML."""
    return "".join(
        sign
        for sign in text
        if sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff"
    )
