"""Fields, ECMA-376 part 1, 17.16: which text is code and which is shown, and what links where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from jianbao.intake.docx.names import is_on, number, value, w
from jianbao.intake.numerals import numeral

_MARK = w("fldChar")
_NAME = re.compile(r"(?<!\s)\s*+(\w+)")
_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))', re.IGNORECASE)
_SILENT = {"XE", "TC", "TA", "RD", "SET", "ASK", "ADVANCE", "BOOKMARK", "PRINT", "PRIVATE"}
"""Fields that show nothing."""

_EQ_FORMAT = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)')
_EQ_RING = re.compile(r"\\o\s*\\ac\s*\(\s*([○◯□△◇])\s*[,;，]\s*(.*?)\s*\)", re.IGNORECASE)
_EQ_RUBY = re.compile(
    r"\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\((.*?)\)\s*[,;，]\s*(.*)\)", re.IGNORECASE
)
_EQ_FRACTION = re.compile(r"\\f\s*\(([^,;()]*)[,;]([^()]*)\)", re.IGNORECASE)
_EQ_SWITCH = re.compile(r"\\[a-z]+(?:\s*-?\d+)?", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field that is being read; ``form`` is what a field of a form shows."""

    code: str = ""
    shown: bool = False
    form: str = ""

    @property
    def name(self) -> str:
        """What kind it is, in capitals."""
        match = _NAME.match(self.code)
        return match[1].upper() if match else ""

    @property
    def is_silent(self) -> bool:
        """Whether it never shows anything."""
        return not self.code.strip() or self.name in _SILENT

    def drawn(self) -> tuple[str, str]:
        """Return the text, and the reading above it, that a field without a stored result shows."""
        if self.form:
            return self.form, ""
        return equation(self.code) if self.name == "EQ" else ("", "")


class Fields:
    """The fields that are open at a place of a story, outermost first."""

    def __init__(self, root: etree._Element | None) -> None:
        """Fields of a story whose begins and ends do not match are taken for plain text."""
        self._open: list[Field] = []
        marks = [] if root is None else [item.get(w("fldCharType")) for item in root.iter(_MARK)]
        self._sound = marks.count("begin") == marks.count("end")

    @property
    def in_code(self) -> bool:
        """Whether text here belongs to the code of a field."""
        return self._sound and any(not field.shown for field in self._open)

    @property
    def link(self) -> str:
        """The address that text here leads to, or “”."""
        found = (link(field.code) for field in reversed(self._open))
        return next((address for address in found if address), "")

    def next_paragraph(self) -> None:
        """Let no code reach beyond its paragraph: a field cut in two would hide all that follows."""
        for field in self._open:
            field.shown = True

    def instruct(self, text: str) -> None:
        """Take ``text`` as code of the innermost field."""
        if self._open:
            self._open[-1].code += text

    def mark(self, element: etree._Element) -> Field | None:
        """Take a w:fldChar; return the field that it ends where that had no result stored."""
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._open.append(Field(form=_form(element)))
        elif kind == "separate" and self._open:
            self._open[-1].shown = True
        elif kind == "end" and self._open:
            ended = self._open.pop()
            return None if ended.shown else ended
        return None


def link(code: str) -> str:
    """Return the address in the code of a HYPERLINK field, else “”; a place inside is none."""
    match = _LINK.match(code)
    return (match[1] or match[2] or "") if match else ""


def equation(code: str) -> tuple[str, str]:
    r"""Return what an EQ field draws, and the reading above it.

    Word writes so what its dialogs 带圈字符, 拼音指南 and 合并字符 make: ``\o\ac(○,1)`` is ①.
    """
    body = _EQ_FORMAT.sub("", _NAME.sub("", code, count=1))
    ring = _EQ_RING.search(body)
    if ring:
        digits = ring[1] in "○◯" and ring[2].isdecimal()
        return (numeral(int(ring[2]), "decimalEnclosedCircle") if digits else ring[2]), ""
    ruby = _EQ_RUBY.search(body)
    if ruby:
        return ruby[2].strip(), ruby[1].strip()
    body = _EQ_SWITCH.sub("", _EQ_FRACTION.sub(r"\1/\2", body))
    return re.sub(r"[(),;\s]", "", body), ""


def _form(element: etree._Element) -> str:
    """Return what a drop-down list or check box of a form shows."""
    choices = element.find(f".//{w('ddList')}")
    if choices is not None:
        entries = [item.get(w("val"), "") for item in choices.iter(w("listEntry"))]
        chosen = number(value(choices, "result") or value(choices, "default"))
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    box = element.find(f".//{w('checkBox')}")
    if box is None:
        return ""
    state = box.find(w("checked"))
    if state is None:
        state = box.find(w("default"))
    return "☑" if state is not None and is_on(state.get(w("val"))) else "☐"
