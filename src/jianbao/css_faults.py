"""What makes a style sheet unfit to be laid out: what is malformed, and what asks for work without measure.

Each fault has its place. All is told from the tokens, before anything is laid out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import tinycss2

from jianbao.css import Token, walk
from jianbao.diagnostics import Text

DEEPEST: Final = 48
"""Brackets within brackets; the layout engine follows them one call within another."""
_LARGEST: Final = 1_000_000.0
"""More than any length, angle or count in a book, in whichever unit: 1,000,000 px are 264 m."""
_SMALLEST: Final = 1e-6
_MOST_RULES: Final = 5_000
"""Blocks in a sheet; the themes together have 800."""
_MOST_FACES: Final = 100
"""``@font-face`` in a sheet, each of which is a font that is read."""
_LONGEST: Final = 2_000
"""Tokens in a declaration or before a block; the longest of the themes has 150."""
_LONGEST_SELECTOR: Final = 200
"""Tokens of one selector, which is followed one call within another."""
_LONGEST_CHAIN: Final = 50
"""Custom properties that refer to one another, followed in the same way."""
_EXPANDED: Final = 1_000_000
"""Characters that a custom property may grow to where its references are filled in."""
_ROUNDS: Final = 64
"""So long a chain of properties, each defined after those that refer to it, is followed."""
_MOST_TRACKS: Final = 1_000
"""Rows or columns of a grid."""
_MOST_COLUMNS: Final = 100
"""Columns; also the spaces of a tabulator, lines kept together, sizes from line to line."""
_POINTS: Final[Mapping[str, float]] = {
    "pt": 1,
    "px": 0.75,
    "mm": 2.83,
    "cm": 28.3,
    "in": 72,
    "pc": 12,
    "q": 0.71,
}
_VISIBLE: Final = 1.0
"""pt: what is smaller is print that nobody sees; 0 hides white, and is meant."""
_FINEST: Final = 0.05
"""From the first stop of a gradient that repeats to its last, in whichever unit."""
_NUMBERS: Final = frozenset({"number", "percentage", "dimension"})
_BETWEEN: Final = frozenset({"whitespace", "comment"})
_COUNTED: Final[Mapping[str, int]] = {
    **dict.fromkeys(
        ("columns", "column-count", "tab-size", "orphans", "widows", "line-height"), _MOST_COLUMNS
    ),
    **dict.fromkeys(
        (
            *("grid", "grid-area", "grid-template", "grid-template-columns"),
            *("grid-template-rows", "grid-template-areas"),
            *(f"grid-{kind}{end}" for kind in ("row", "column") for end in ("", "-start", "-end")),
        ),
        _MOST_TRACKS,
    ),
}
"""Properties whose numbers are so many rows, columns or the like, and how many there may be."""

_Property: TypeAlias = tuple[str, Token, int, list[str]]
"""A custom property: its name, its place, its own length, the names that it refers to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFault:
    """What is wrong with a sheet, and where (from 1)."""

    text: Text
    line: int
    column: int


def faults(css: str, *, drawing: bool = False) -> Iterator[SheetFault]:
    """Yield what makes ``css`` unfit to be laid out.

    A comment that is not closed; blocks within blocks deeper than `DEEPEST`, too many of them,
    selectors and declarations that are too long, counts without measure, and properties that grow
    where they stand for one another. In a ``drawing`` numbers, counts and lists have no measure:
    programs write matrices and lists of any kind.
    """
    tokens = tinycss2.parse_component_value_list(css)
    rules = 0
    for token, depth in walk(tokens):
        rules += token.type == "{} block"
        if rules > _MOST_RULES:
            yield _fault(token, f"规则超过 {_MOST_RULES} 条", f"more than {_MOST_RULES} rules")
            return
        if depth > DEEPEST:
            yield _fault(token, f"括号套了 {DEEPEST} 层以上", f"nested {DEEPEST} deep and more")
            return
        if not drawing and token.type in _NUMBERS and not _is_sane(token.value):
            written = token.representation[:20]
            yield _fault(token, f"数“{written}”大小不合情理", f"the number {written} is absurd")
        if token.type == "comment" and not drawing and _is_open(token, css):
            yield _fault(token, "注释没有结束（缺 */）", "a comment is not closed (no */)")
    yield from _unmeasured(tokens, drawing=drawing)
    properties = list(_properties(tokens))
    yield from _growing(properties)
    yield from _chained(properties)


def _unmeasured(tokens: Iterable[Token], *, drawing: bool) -> Iterator[SheetFault]:
    """Yield the statements that are too long, or ask for too much."""
    faces = 0
    for statement, is_prelude in _statements(tokens):
        if is_prelude:
            yield from _long_selectors(statement)
        if drawing:
            continue
        length = sum(token.type not in _BETWEEN for token, _ in walk(statement))
        if length > _LONGEST:
            yield _fault(
                statement[0],
                f"这一条太长（{length} 项，最多 {_LONGEST}）",
                f"too long: {length} items, {_LONGEST} at most",
            )
        first = statement[0]
        if first.type == "at-keyword" and first.lower_value == "font-face":
            faces += 1
            if faces == _MOST_FACES + 1:
                yield _fault(
                    first,
                    f"@font-face 超过 {_MOST_FACES} 个",
                    f"more than {_MOST_FACES} @font-face",
                )
        if not is_prelude:
            yield from _many(statement)
        if first.type == "at-keyword" and first.lower_value == "import":
            held = [part for part, _ in walk(statement) if part.type in {"url", "string"}]
            if held and held[0].value.strip().lower().startswith("data:"):
                yield _fault(first, "@import 的样式请直接写出来", "write the imported sheet itself")


def _statements(tokens: Iterable[Token]) -> Iterator[tuple[list[Token], bool]]:
    """Yield what stands before each block, and True, and each declaration or the like, and False."""
    waiting = [tokens]
    while waiting:
        statement: list[Token] = []
        for token in waiting.pop():
            is_block = token.type == "{} block"
            if is_block or (token.type == "literal" and token.value == ";"):
                if statement:
                    yield statement, is_block
                statement = []
                if is_block:
                    waiting.append(token.content)
            elif statement or token.type not in _BETWEEN:
                statement.append(token)
        if statement:
            yield statement, False


def _long_selectors(prelude: Iterable[Token]) -> Iterator[SheetFault]:
    length = 0
    for token, depth in walk(prelude):
        if depth == 0 and token.type == "literal" and token.value == ",":
            length = 0
        length += 1
        if length > _LONGEST_SELECTOR:
            yield _fault(token, "选择器太长", "the selector is too long")
            return


def _many(declaration: Sequence[Token]) -> Iterator[SheetFault]:
    """Yield the counts in a declaration that make more than any page can hold."""
    name = declaration[0].lower_value if declaration[0].type == "ident" else ""
    most = _COUNTED.get(name)
    tracks = 0
    for token, _ in walk(declaration):
        count = 0
        if token.type == "function" and token.lower_name == "repeat":
            parts = [part for part in token.arguments if part.type not in _BETWEEN]
            times = getattr(parts[0], "int_value", None) if parts else None
            tracks += (times or 0) * max(0, len(parts) - 2)  # less the number and its comma
            count = tracks
        elif token.type == "function" and token.lower_name.startswith("repeating-"):
            if 0 < _period(token) < _FINEST:
                yield _fault(token, "渐变重复得太密", "the gradient repeats too often")
        elif most and token.type == "number":
            count = abs(token.int_value or 0)
        elif name == "font-size" and token.type == "dimension" and _is_unseen(token):
            yield _fault(token, "字号小得看不见", "type too small to be seen")
        if count > (most or _MOST_TRACKS):
            yield _fault(token, f"数目太大（{count}）", f"too many: {count}")


def _period(gradient: Token) -> float:
    """Return from where to where the stops of a gradient lie, where they are of one unit; else 0."""
    stops = [token for token in gradient.arguments if token.type in {"dimension", "percentage"}]
    stops = [token for token in stops if getattr(token, "unit", "") not in {"deg", "turn", "rad"}]
    if len({getattr(token, "unit", "%") for token in stops}) != 1:
        return 0.0
    ends = [float(token.value) for token in stops]
    return max(ends) - min(ends) if len(ends) > 1 else abs(ends[0])


def _is_unseen(size: Token) -> bool:
    return bool(0 < size.value * _POINTS.get(size.lower_unit, math.inf) < _VISIBLE)


def _is_sane(value: float) -> bool:
    size = abs(value)
    return size == 0 or _SMALLEST <= size <= _LARGEST  # neither holds of what is no number


def _is_open(comment: Token, css: str) -> bool:
    return css.endswith(f"/*{comment.value}")


def _growing(properties: Sequence[_Property]) -> Iterator[SheetFault]:
    """Yield the first custom property that grows beyond `_EXPANDED` characters."""
    sizes: dict[str, int] = {}
    for _ in range(_ROUNDS):
        before = dict(sizes)
        for name, place, own, named in properties:
            # Which value a name has is settled by the cascade; the largest counts.
            size = own + sum(sizes.get(other, 0) for other in named)
            sizes[name] = max(size, sizes.get(name, 0))
            if size > _EXPANDED:
                yield _fault(place, f"{name} 展开后太长", f"{name} grows too long when filled in")
                return
        if sizes == before:
            return


def _chained(properties: Sequence[_Property]) -> Iterator[SheetFault]:
    """Yield the first custom property from which a chain of more than `_LONGEST_CHAIN` leads on."""
    named: dict[str, list[str]] = {}
    for name, _, _, others in properties:
        named.setdefault(name, []).extend(others)
    places = {name: place for name, place, _, _ in reversed(properties)}
    depths: dict[str, int] = {}
    for start in named:
        open_, waiting = set[str](), [(start, False)]
        while waiting:
            name, is_done = waiting.pop()
            if name in depths or (name in open_ and not is_done):
                continue  # what refers to itself has no value, which the layout engine knows
            if not is_done:
                open_.add(name)
                waiting += [(name, True), *((other, False) for other in named.get(name, ()))]
                continue
            depths[name] = 1 + max(
                (depths.get(other, 0) for other in named.get(name, ())), default=0
            )
            if depths[name] > _LONGEST_CHAIN:
                yield _fault(
                    places[name],
                    f"{name} 引用的变量一个接一个，超过 {_LONGEST_CHAIN} 个",
                    f"{name} refers to more than {_LONGEST_CHAIN} properties, one after another",
                )
                return


def _properties(tokens: Iterable[Token]) -> Iterator[_Property]:
    """Yield each custom property."""
    for token, _ in walk(tokens):
        if token.type != "{} block":
            continue
        for item in tinycss2.parse_blocks_contents(token.content):
            if item.type != "declaration" or not item.name.startswith("--"):
                continue
            inner = [part for part, _ in walk(item.value)]
            named = [
                part.value for part in inner if part.type == "ident" and part.value[:2] == "--"
            ]
            length = sum(len(getattr(part, "representation", "")) + 1 for part in inner)
            yield item.name, item, length, named


def _fault(token: Token, zh: str, en: str) -> SheetFault:
    return SheetFault(text=Text(zh, en), line=token.source_line, column=token.source_column)
