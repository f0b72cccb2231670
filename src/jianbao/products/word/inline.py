"""Text with its marks: from inline elements to runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from jianbao.edition.notes import circled
from jianbao.fonts import Role
from jianbao.manuscript.elements import has_class
from jianbao.manuscript.formulas import FORMULA
from jianbao.products.word import formulas, pictures
from jianbao.products.word.pieces import Pieces
from jianbao.products.word.properties import RunLooks
from jianbao.products.word.xml import element as any_element
from jianbao.products.word.xml import text, w

_WHITE: Final = re.compile("[ \t\r\n\f]+")
_AMBIGUOUS: Final = "“”‘’—…·"
_PIECES: Final = re.compile(f"[{_AMBIGUOUS}]+|[^{_AMBIGUOUS}]+")
_WESTERN: Final = re.compile(r"[A-Za-zÀ-ɏ0-9,.;:!?)\]]$")
_WESTERN_START: Final = re.compile(r"[A-Za-zÀ-ɏ0-9(\[]")
_APART: Final = "\u3000\u3000"
"""What stands between an author and the date."""
_LINE: Final = "\u2028"

_MARKS: Final[dict[str, dict[str, object]]] = {
    "strong": {"style": "Strong", "bold": True},
    "b": {"style": "Strong", "bold": True},
    "em": {"style": "Emphasis"},
    "i": {"style": "Emphasis"},
    "cite": {"style": "Emphasis"},
    "u": {"underline": "single"},
    "ins": {"underline": "single"},
    "s": {"strike": True},
    "del": {"strike": True},
    "mark": {"underline": "thick"},
    "sub": {"raised": "subscript"},
    "sup": {"raised": "superscript"},
    "code": {"code": True},
}
_CLASSES: Final[dict[str, dict[str, object]]] = {
    "dots": {"dots": True, "style": ""},
    "proper": {"underline": "single"},
    "book": {"underline": "wave"},
    "run-in-1": {"style": "RunIn1", "role": None},
    "run-in-2": {"style": "RunIn2", "role": None},
    "fact-label": {"role": Role.HEI},
}


class InlineWriter:
    """Writes the inside of one paragraph; white space is one space, and none at its edges."""

    def __init__(
        self, pieces: Pieces, looks: RunLooks | None = None, *, keeps_white: bool = False
    ) -> None:
        """Begin a paragraph of these ``looks``; ``keeps_white`` says that its lines are kept."""
        self.runs: list[etree._Element] = []
        self.has_picture = False
        self._pieces = pieces
        self._looks = looks or RunLooks()
        self._keeps_white = keeps_white
        self._before = " "

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written that can be seen."""
        return not self.runs

    def take(self, element: etree._Element) -> None:
        """Write what is in ``element``."""
        self.say(element.text, self._looks)
        for child in element.iterchildren(etree.Element):
            self.child(child, self._looks)
            self.say(child.tail, self._looks)

    def child(self, element: etree._Element, looks: RunLooks | None = None) -> None:
        """Write ``element`` itself."""
        looks = looks or self._looks
        tag = str(element.tag)
        name = element.get("id")
        before = element.getprevious()
        if before is not None and has_class(before, "author") and has_class(element, "date"):
            self.say(_APART, looks)
        if name and tag != "a":
            self.runs += self._pieces.bookmark(name)
        if tag == "br":
            self._break(looks)
        elif tag == "img":
            self._picture(element)
        elif tag == "a":
            self._link(element, looks)
        elif tag == "ruby":
            self._ruby(element, looks)
        elif tag == "code" and has_class(element, FORMULA):
            self._formula(element, looks)
        elif tag not in {"rt", "rp", "wbr", "svg"}:
            self._inside(element, _with_marks(element, looks))

    def _inside(self, element: etree._Element, looks: RunLooks) -> None:
        self.say(element.text, looks)
        for child in element.iterchildren(etree.Element):
            self.child(child, looks)
            self.say(child.tail, looks)

    def say(self, content: str | None, looks: RunLooks | None = None) -> None:
        """Write ``content``."""
        content = content or ""
        if not self._keeps_white:
            content = _WHITE.sub(" ", content)
            if self._before[-1:] == " ":
                content = content.removeprefix(" ")
        if not content:
            return
        for number, line in enumerate(re.split(f"[{_LINE}\n]", content)):
            if number:
                self._break(looks or self._looks)
            if line:
                self._line(line, looks or self._looks)

    def _line(self, line: str, looks: RunLooks) -> None:
        around = self._before + line + " "
        at = len(self._before)
        for piece in _PIECES.findall(line):
            wide = piece[0] in _AMBIGUOUS and not (
                _WESTERN.search(around[:at]) and _WESTERN_START.match(around[at + len(piece) :])
            )
            self._run(piece, looks, is_wide=wide)
            at += len(piece)
        self._before = line

    def _run(self, content: str, looks: RunLooks, *, is_wide: bool) -> None:
        said = looks.element(self._pieces.faces, is_wide=is_wide)
        self.runs.append(w("r", said, text("t", content)))

    def _break(self, looks: RunLooks) -> None:
        self._trim()
        self.runs.append(w("r", looks.element(self._pieces.faces), w("br")))
        self._before = " "

    def finish(self) -> list[etree._Element]:
        """Return the runs, without white space at the end."""
        self._trim()
        return self.runs

    def _trim(self) -> None:
        if self._keeps_white or not self.runs or self._before[-1:] != " ":
            return
        last = self.runs[-1].find(w("t").tag)
        if last is not None and last.text:
            last.text = last.text.rstrip(" ")
            if not last.text:
                self.runs.pop()

    def tab(self) -> None:
        """Go to the next tab."""
        self._trim()
        self.runs.append(w("r", w("tab")))
        self._before = " "

    def _link(self, link: etree._Element, looks: RunLooks) -> None:
        address = link.get("href", "")
        note = self._pieces.notes.get(address.removeprefix("#"))
        if has_class(link, "noteref") and note is not None:
            self._note(link, looks)
            return
        start = len(self.runs)
        if link.get("id"):
            self.runs += self._pieces.bookmark(link.get("id", ""))
        self._inside(link, looks)
        runs, self.runs[start:] = self.runs[start:], []
        self.runs += self._pieces.linked(address, runs)

    def _note(self, link: etree._Element, looks: RunLooks) -> None:
        """Write the call of a note; a second call of the same one repeats its mark."""
        identifier = link.get("href", "").removeprefix("#")
        number = self._pieces.note_number(identifier)
        self._trim()
        style = RunLooks(style="FootnoteReference").element(self._pieces.faces)
        if link.get("id") and number is not None:
            call = w("r", style, w("footnoteReference", id=number))
            if link.text != str(number):  # its article counts anew
                own = self._pieces.own_marks[identifier] = circled(link.text or "")
                call[-1].set(w("x", customMarkFollows=1).keys()[0], "1")
                call.append(text("t", own))
            self.runs += self._pieces.around(identifier, [call])
        else:
            again = w("r", style, text("t", circled(link.text or "")))
            self.runs += self._pieces.linked(f"#{identifier}", [again])
        self._before = "注"
        del looks

    def _picture(self, image: etree._Element) -> None:
        drawing = pictures.inline(image, self._pieces)
        if drawing is not None:
            self.has_picture = True
            self.runs.append(w("r", drawing))
            self._before = "图"

    def _formula(self, element: etree._Element, looks: RunLooks) -> None:
        made = formulas.written(element.text or "")
        if made is None:
            self._inside(element, looks.with_(code=True))
            return
        self.has_picture = True
        self.runs.append(made)
        self._before = "式"

    def _ruby(self, ruby: etree._Element, looks: RunLooks) -> None:
        for base, reading in _pairs(ruby):
            if not reading:
                self.say(base, looks)
            elif base:
                self.runs.append(self._with_reading(base, reading, looks))
                self._before = base

    def _with_reading(self, base: str, reading: str, looks: RunLooks) -> etree._Element:
        size = looks.size or self._pieces.measures.half_points
        properties = w(
            "rubyPr",
            w("rubyAlign", val="center"),
            w("hps", val=size // 2),
            w("hpsRaise", val=size - 2),
            w("hpsBaseText", val=size),
            w("lid", val="zh-CN"),
        )
        faces = self._pieces.faces
        small = RunLooks(role=Role.HEI, size=size // 2).element(faces)
        over = w("rt", w("r", small, text("t", reading)))
        under = w("rubyBase", w("r", looks.element(faces), text("t", base)))
        return w("r", looks.element(faces), any_element("w:ruby", properties, over, under))


def _with_marks(element: etree._Element, looks: RunLooks) -> RunLooks:
    tag = str(element.tag)
    marks = dict(_MARKS.get(tag, {}))
    if tag in {"strong", "b"} and looks.style.startswith("RunIn"):
        marks.pop("style")
    for name in (element.get("class") or "").split():
        marks |= _CLASSES.get(name, {})
    return looks.with_(**marks)


def _pairs(ruby: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the characters and the reading of each pair."""
    bases, readings = list(ruby.iter("rb")), list(ruby.iter("rt"))
    if len(bases) == len(readings):
        yield from zip(map(_text, bases), map(_text, readings), strict=True)
        return
    base = (ruby.text or "").strip()
    for child in ruby:
        if child.tag == "rt":
            yield base, _text(child)
            base = ""
        elif child.tag != "rp":
            base += _text(child)
        base += (child.tail or "").strip()
    if base:
        yield base, ""


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()
