"""Colour operators of a content stream (ISO 32000-1, 8.6.8) in the colours of another edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    Dictionary,
    Object,
    Operator,
    Page,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from jianbao.products.pdf.colour import spaces

if TYPE_CHECKING:
    from jianbao.products.pdf.colour.targets import Colour, Target

_FILL = {1: Operator("g"), 3: Operator("rg"), 4: Operator("k")}
_STROKE = {1: Operator("G"), 3: Operator("RG"), 4: Operator("K")}
_SET = {str(operator) for operator in (*_FILL.values(), *_STROKE.values())}
_SPACE = {"cs", "CS"}
_SET_IN_SPACE = {"sc", "scn", "SC", "SCN"}

Instruction = tuple[Sequence[Object], Operator]


def recoloured(content: Page | Stream, resources: Dictionary, target: Target) -> tuple[bytes, bool]:
    """Return the operators of ``content`` in the colours of ``target``, and whether any changed."""
    reading = _Reading(resources, target)
    changed = False
    made: list[Instruction | ContentStreamInlineImage] = []
    for instruction in parse_content_stream(content):
        if isinstance(instruction, ContentStreamInlineImage):
            made.append(instruction)
            continue
        operands = list(instruction.operands)
        fresh = reading.follow(operands, str(instruction.operator))
        changed = changed or fresh is not None
        made.append(fresh or (operands, instruction.operator))
    return (unparse_content_stream(made) if changed else b""), changed


@dataclass(frozen=True, slots=True)
class _Spaces:
    """How numbers are read at this place; None where they are left as they are."""

    fill: spaces.Reader | None = tuple
    stroke: spaces.Reader | None = tuple


class _Reading:
    """Follows the operators, with the graphics state as far as it says what numbers mean."""

    def __init__(self, resources: Dictionary, target: Target) -> None:
        self._resources = resources
        self._target = target
        self._now = _Spaces()
        self._stack: list[_Spaces] = []

    def follow(self, operands: Sequence[Object], name: str) -> Instruction | None:
        """Return what takes the place of the instruction, if anything does."""
        if name == "q":
            self._stack.append(self._now)
        elif name == "Q":
            self._now = self._stack.pop() if self._stack else _Spaces()
        elif name in _SET:
            self._read_by(tuple, is_stroke=name.isupper())
            colour = spaces.numbers(operands)
            fresh = self._written(colour, is_stroke=name.isupper())
            return None if colour == spaces.numbers(fresh[0]) else fresh
        elif name in _SPACE and operands:
            return self._enter(operands[0], is_stroke=name.isupper())
        elif name in _SET_IN_SPACE:
            read = self._now.stroke if name.isupper() else self._now.fill
            if read:
                colour = read(spaces.numbers(operands))
                return self._written(colour, is_stroke=name.isupper())
        return None

    def _enter(self, name: Object, *, is_stroke: bool) -> Instruction | None:
        space = spaces.named(name, self._resources)
        read = spaces.reader(space)
        self._read_by(read, is_stroke=is_stroke)
        return self._written(spaces.initial(space), is_stroke=is_stroke) if read else None

    def _read_by(self, read: spaces.Reader | None, *, is_stroke: bool) -> None:
        if is_stroke:
            self._now = replace(self._now, stroke=read)
        else:
            self._now = replace(self._now, fill=read)

    def _written(self, colour: Colour, *, is_stroke: bool) -> Instruction:
        fresh = self._target.colour(colour)
        operator = (_STROKE if is_stroke else _FILL)[len(fresh)]
        operands = Array([int(value) if value == int(value) else value for value in fresh])
        return list(operands), operator
