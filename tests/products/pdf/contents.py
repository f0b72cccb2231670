"""What the content streams of a PDF draw, with the marks around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

_PAINTING = frozenset(
    ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "Tj", "TJ", "'", '"']
)
_CHARACTERS = re.compile(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked-content sequence."""

    tag: str
    mcid: int | None
    said: str | None
    """Its ActualText."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An operator that paints; ``codes`` are the characters it shows, in ``font``."""

    page: int
    stream: tuple[int, int]
    operator: str
    operands: tuple[Object, ...]
    marks: tuple[Mark, ...]
    codes: tuple[int, ...] = ()
    font: Object | None = None


@dataclass(slots=True)
class Contents:
    """All that the pages draw."""

    drawn: list[Drawn] = field(default_factory=list)
    marked: list[tuple[int, tuple[int, int], Mark]] = field(default_factory=list)
    """Each sequence with its page and its stream, in the order of drawing."""
    operators: set[str] = field(default_factory=set)
    colours: list[tuple[str, tuple[Object, ...]]] = field(default_factory=list)
    deepest: int = 0
    """Of the nested graphics states."""
    nested: list[str] = field(default_factory=list)
    """Artifacts inside content, and content inside artifacts."""


def read(pdf: pikepdf.Pdf) -> Contents:
    """Read the pages of ``pdf`` with the forms that they draw."""
    contents = Contents()
    for number, page in enumerate(pdf.pages):
        _read(contents, page.obj, page.obj.Contents.objgen, page.resources, number, ())
    return contents


def _read(
    contents: Contents,
    owner: Object,
    stream: tuple[int, int],
    resources: Object,
    page: int,
    around: tuple[Mark, ...],
) -> None:
    marks = list(around)
    font: Object | None = None
    depth = 0
    for instruction in pikepdf.parse_content_stream(owner):
        operands, operator = list(instruction.operands), str(instruction.operator)
        contents.operators.add(operator)
        if operator in ("q", "Q"):
            depth += 1 if operator == "q" else -1
            contents.deepest = max(contents.deepest, depth)
        elif operator in ("BDC", "BMC"):
            mark = _mark(operands)
            _check_nesting(contents, marks, mark)
            marks.append(mark)
            contents.marked.append((page, stream, mark))
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            font = resources.Font[str(operands[0])]
        elif operator in {"rg", "RG", "g", "G", "k", "K", "cs", "CS"}:
            contents.colours.append((operator, tuple(operands)))
        form = resources.XObject[str(operands[0])] if operator == "Do" else None
        if form is not None and form.Subtype == Name.Form:
            _read(contents, form, form.objgen, form.Resources, page, tuple(marks))
        elif operator in _PAINTING:
            contents.drawn.append(
                Drawn(
                    page=page,
                    stream=stream,
                    operator=operator,
                    operands=tuple(operands),
                    marks=tuple(marks),
                    codes=tuple(_codes(operands)) if operator in ("Tj", "TJ") else (),
                    font=font,
                )
            )
    assert depth == 0
    assert tuple(marks) == around


def _mark(operands: list[Object]) -> Mark:
    said = operands[1] if len(operands) > 1 else Dictionary()
    return Mark(
        tag=str(operands[0]),
        mcid=int(said.MCID) if "/MCID" in said else None,
        said=str(said.ActualText) if "/ActualText" in said else None,
    )


def _check_nesting(contents: Contents, marks: list[Mark], mark: Mark) -> None:
    is_content = mark.mcid is not None
    if mark.tag == "/Artifact" and any(outer.mcid is not None for outer in marks):
        contents.nested.append("an artifact in content")
    if is_content and any(outer.tag == "/Artifact" for outer in marks):
        contents.nested.append("content in an artifact")
    if is_content and any(outer.mcid is not None for outer in marks):
        contents.nested.append("content in content")


def _codes(operands: list[Object]) -> Iterator[int]:
    shown = operands[0]
    for part in shown if isinstance(shown, Array) else [shown]:
        if isinstance(part, String):
            data = bytes(part)
            for at in range(0, len(data), 2):
                yield int.from_bytes(data[at : at + 2], "big")


def unicode_of(font: Object) -> dict[int, str]:
    """Return what the codes of ``font`` mean (/ToUnicode, only the kind that WeasyPrint writes)."""
    table = font.get("/ToUnicode")
    if not isinstance(table, Stream):
        return {}
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in _CHARACTERS.findall(table.read_bytes().decode("ascii"))
    }


def texts(contents: Contents) -> dict[tuple[int, tuple[int, int], int], str]:
    """Return what each numbered piece of content says, by its page, stream and number."""
    found: dict[tuple[int, tuple[int, int], int], str] = {}
    tables: dict[tuple[int, int], dict[int, str]] = {}
    said: set[int] = set()
    for page, stream, mark in contents.marked:
        if mark.mcid is not None:
            found[page, stream, mark.mcid] = mark.said or ""
    for drawn in contents.drawn:
        numbered = [mark for mark in drawn.marks if mark.mcid is not None]
        if not numbered or not drawn.codes or drawn.font is None or numbered[0].said is not None:
            continue
        key = (drawn.page, drawn.stream, numbered[0].mcid or 0)
        spoken = next((mark for mark in drawn.marks if mark.said is not None), None)
        if spoken is None:
            table = tables.setdefault(drawn.font.objgen, unicode_of(drawn.font))
            found[key] = found.get(key, "") + "".join(table[code] for code in drawn.codes)
        elif id(spoken) not in said:  # one ActualText may stand for several operators
            said.add(id(spoken))
            found[key] = found.get(key, "") + (spoken.said or "")
    return found
