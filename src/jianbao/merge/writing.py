"""What a reviewer put in, as the manuscript has to write it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from jianbao.intake.emit import escape
from jianbao.merge.looks import Marks
from jianbao.merge.model import ChangeKind, Sign
from jianbao.products.word.reviewed import FORMULA, NOTE, PICTURE, READ, READING

NONE: Final[Marks] = frozenset()
_SHOWN: Final = frozenset({NOTE, PICTURE})
"""What is no text that could be bold."""
_UNWRITABLE: Final = frozenset({PICTURE, FORMULA, READING, READ})
_HEADING: Final = re.compile(r"heading ([1-5])")
_BULLET: Final = "bullet"
_NUMBER: Final = re.compile(r"\d+")
_WEB: Final = (".html", ".htm")


class UnwritableError(Exception):
    """What was put in is nothing that a manuscript can take over."""


def is_web(file: str) -> bool:
    """Whether a manuscript is HTML."""
    return file.lower().endswith(_WEB)


def inline(  # noqa: PLR0913 - what holds around
    signs: Sequence[Sign],
    file: str,
    notes: dict[str, str],
    *,
    bold: bool,
    marks: Marks = NONE,
    is_cell: bool = False,
) -> str:
    """Return ``signs`` within a paragraph of ``file`` whose text around is ``bold``, or has ``marks``.

    ``notes`` gives the mark of each note that they call, and the markup of each picture. Raises `UnwritableError`.
    """
    if any(sign.text in _UNWRITABLE and sign.key not in notes for sign in signs):
        raise UnwritableError
    made = []
    for (is_other, own), run in groupby(
        signs, key=lambda sign: (_is_other(sign, bold=bold), _marks(sign, marks))
    ):
        text = "".join(_written(sign, file, notes, is_cell=is_cell) for sign in run)
        for mark in ChangeKind:
            text = marked(text, mark, file) if mark in own else text
        made.append(_turned(text, file, bold=bold) if is_other and text.strip() else text)
    return "".join(made)


def _is_other(sign: Sign, *, bold: bool) -> bool:
    return sign.bold != bold and bool(sign.text.strip()) and sign.text not in _SHOWN


def _marks(sign: Sign, around: Marks) -> Marks:
    """Return the marks that ``sign`` has and what stands around it has not."""
    if not sign.text.strip() or sign.text in _SHOWN:
        return NONE
    if around - sign.marks:
        raise UnwritableError
    return sign.marks - around


def marked(text: str, mark: ChangeKind, file: str) -> str:
    """Return ``text`` of ``file`` with a mark."""
    opening, closing = marks_around(mark, file, text)
    return f"{opening}{text}{closing}"


def marks_around(mark: ChangeKind, file: str, text: str) -> tuple[str, str]:
    """Return what stands on either side of ``text`` that has a mark."""
    if is_web(file):
        return _TAGS[mark]
    if mark is ChangeKind.RAISED and _SHORT.fullmatch(text):
        return "^", "^"
    return _SIGNS.get(mark, _TAGS[mark])


_SHORT: Final = re.compile(r"[0-9]{1,8}")
"""What may stand between carets for certain."""
_SIGNS: Final = {
    ChangeKind.BOLD: ("**", "**"),
    ChangeKind.STRUCK: ("~~", "~~"),
    ChangeKind.DOTTED: ("[", "]{.着重}"),
}
_TAGS: Final = {
    ChangeKind.BOLD: ("<strong>", "</strong>"),
    ChangeKind.RAISED: ("<sup>", "</sup>"),
    ChangeKind.LOWERED: ("<sub>", "</sub>"),
    ChangeKind.STRUCK: ("<del>", "</del>"),
    ChangeKind.DOTTED: ('<span class="着重">', "</span>"),
}


def _turned(text: str, file: str, *, bold: bool) -> str:
    """Return ``text`` in the other weight."""
    opening, closing = _TAGS[ChangeKind.BOLD] if is_web(file) else _SIGNS[ChangeKind.BOLD]
    return f"{closing}{text}{opening}" if bold and is_web(file) else f"{opening}{text}{closing}"


def _written(sign: Sign, file: str, notes: dict[str, str], *, is_cell: bool) -> str:
    if sign.text == NOTE:
        if sign.key not in notes:
            raise UnwritableError
        return f"[^{notes[sign.key]}]"
    if sign.text == PICTURE:
        return notes[sign.key]
    if is_web(file):
        return "<br/>" if sign.text == "\n" else html.escape(sign.text, quote=False)
    if sign.text == "\n":
        return "<br>" if is_cell else "\\\n"
    if sign.text == "\t":
        return " "
    return escape.escaped(sign.text)


def mark_of(signs_style: str, beside: str, *, listed: str) -> str:
    """Return what stands before a paragraph of a style, in a list of the form ``listed``.

    ``beside`` is the mark of its neighbour, which a list of the same kind goes on from.
    """
    heading = _HEADING.fullmatch(signs_style)
    if heading:
        return "#" * (int(heading[1]) + 1) + " "
    if not listed:
        return ""
    counts = listed != _BULLET
    if beside and not beside.startswith("#") and counts == beside[0].isdigit():
        return _NUMBER.sub(lambda found: str(int(found[0]) + 1), beside, count=1)
    return "1. " if counts else "- "


def begun(text: str) -> str:
    """Return the Markdown ``text`` so that it can begin a paragraph."""
    return escape.no_caption(escape.line(text))
