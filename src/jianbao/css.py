"""Style sheets as tokens: what they select, which addresses they name, and what is wrong with them.

All of it is found in one pass over the tokens of CSS Syntax 3, so that comments, strings, escapes
and addresses are told apart as a browser does, and a long sheet takes no more than its length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeAlias

import tinycss2
from tinycss2.serializer import serialize_string_value

from jianbao.diagnostics import Text

Token: TypeAlias = Any
"""A token or a block of tinycss2, which has no types."""

DEEPEST: Final = 48
"""Brackets within brackets; the layout engine follows them one call within another."""
_LARGEST: Final = 1_000_000.0
"""More than any length, angle or count in a book, in whichever unit: 1,000,000 px are 264 m."""
_SMALLEST: Final = 1e-6
_MOST_RULES: Final = 5_000
"""Blocks in a sheet; the themes together have 800."""
_EXPANDED: Final = 1_000_000
"""Characters that a custom property may grow to where its references are filled in."""
_ROUNDS: Final = 64
"""So long a chain of properties, each defined after those that refer to it, is followed."""
_ADDRESSED: Final = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
_NUMBERS: Final = frozenset({"number", "percentage", "dimension"})
_BLOCKS: Final = {
    "{} block": "content",
    "[] block": "content",
    "() block": "content",
    "function": "arguments",
}
_KEPT: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that a sheet names, escapes undone, and where it stands (from 1)."""

    text: str
    line: int
    column: int
    imported: bool = False
    """Whether a whole sheet is to be fetched from it (``@import``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a sheet, and where (from 1)."""

    text: Text
    line: int
    column: int


@lru_cache(maxsize=_KEPT)
def preludes(css: str) -> tuple[str, ...]:
    """Return what stands before each block in braces, at any depth: selectors, and at-rules.

    Strings are empty and comments left out.
    """
    return tuple(_preludes(tinycss2.parse_component_value_list(css, skip_comments=True)))


def addresses(css: str) -> Iterator[Address]:
    """Yield the addresses that ``css`` names, in the order in which they stand."""
    for token, imported in _addressed(tinycss2.parse_component_value_list(css)):
        yield Address(
            text=token.value,
            line=token.source_line,
            column=token.source_column,
            imported=imported,
        )


def readdressed(css: str, change: Callable[[str], str | None]) -> str:
    """Return ``css`` with each address exchanged for what ``change`` makes of it, if it does."""
    tokens = tinycss2.parse_component_value_list(css)
    changed = False
    for token, _ in _addressed(tokens):
        new = change(token.value)
        if new is None:
            continue
        changed = True
        quoted = f'"{serialize_string_value(new)}"'
        token.representation = f"url({quoted})" if token.type == "url" else quoted
    return str(tinycss2.serialize(tokens)) if changed else css


def confined(css: str) -> str:
    """Return ``css`` without ways out of the document: no ``@import``, no address but fragments.

    Where there are none it is returned as it is.
    """
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    if not any(_leads_out(token) or _imports(token) for token, _ in walk(tokens)):
        return css
    waiting = [tokens]
    while waiting:
        inside = waiting.pop()
        inside[:] = _confined(inside)
        waiting += [
            getattr(token, _BLOCKS[token.type]) for token in inside if token.type in _BLOCKS
        ]
    return str(tinycss2.serialize(tokens))


def without_comments(css: str) -> str:
    """Return ``css`` without its comments; one that is not closed ends with the sheet."""
    if "/*" not in css:
        return css
    return str(tinycss2.serialize(_uncommented(tinycss2.parse_component_value_list(css))))


def faults(css: str, *, drawing: bool = False) -> Iterator[Fault]:
    """Yield what makes ``css`` unfit to be laid out.

    A comment that is not closed, blocks within blocks deeper than `DEEPEST`, too many of them, and
    properties that grow without measure where they stand for one another. Numbers beyond all
    measure are none in a ``drawing``: programs write matrices with any.
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
    yield from _growing(tokens)


def walk(tokens: Iterable[Token], depth: int = 0) -> Iterator[tuple[Token, int]]:
    """Yield each of ``tokens`` and of those within them, in order, with its depth."""
    waiting = [(iter(tokens), depth)]
    while waiting:
        inside, depth = waiting[-1]
        token = next(inside, None)
        if token is None:
            waiting.pop()
            continue
        yield token, depth
        if token.type in _BLOCKS:
            waiting.append((iter(getattr(token, _BLOCKS[token.type])), depth + 1))


def _preludes(tokens: Iterable[Token]) -> Iterator[str]:
    parts: list[str] = []
    waiting = [iter(tokens)]
    while waiting:
        token = next(waiting[-1], None)
        if token is None:
            waiting.pop()
            parts.clear()
        elif token.type == "{} block":
            yield "".join(parts)
            parts.clear()
            waiting.append(iter(token.content))
        elif token.type == "literal" and token.value == ";":
            parts.clear()
        else:
            parts.append(_plain(token))


def _plain(token: Token) -> str:
    for part, _ in walk([token]):
        if part.type in {"string", "url"}:
            part.representation = '""'
    return str(token.serialize())


def _addressed(tokens: Iterable[Token]) -> Iterator[tuple[Token, bool]]:
    """Yield the tokens that hold an address: url(), strings in functions that take one, @import."""
    waiting: list[tuple[Iterator[Token], bool]] = [(iter(tokens), False)]
    imports = False
    while waiting:
        inside, takes = waiting[-1]
        token = next(inside, None)
        if token is None:
            waiting.pop()
        elif token.type == "url" or (token.type == "string" and (takes or imports)):
            yield token, imports
        elif token.type == "at-keyword":
            imports = _imports(token)
            if token.lower_value == "namespace":
                _pass_over(inside)
        elif token.type == "literal" and token.value == ";":
            imports = False
        elif token.type in _BLOCKS:
            own = token.type == "function" and token.lower_name in _ADDRESSED
            is_kind = token.type == "function" and token.lower_name in {"type", "format"}
            waiting.append(
                (iter(getattr(token, _BLOCKS[token.type])), own or (takes and not is_kind))
            )
            imports = imports and token.type != "{} block"


def _pass_over(tokens: Iterator[Token]) -> None:
    """Take ``tokens`` up to the end of a statement: the name of a namespace is no address."""
    for token in tokens:
        if token.type == "literal" and token.value == ";":
            return


def _confined(tokens: Iterable[Token]) -> Iterator[Token]:
    imports = False
    for token in tokens:
        imports = imports or _imports(token)
        if imports:
            ends = token.type == "{} block" or (token.type == "literal" and token.value == ";")
            imports = not ends
        elif _leads_out(token):
            yield tinycss2.ast.IdentToken(token.source_line, token.source_column, "none")
        else:
            yield token


def _imports(token: Token) -> bool:
    return bool(token.type == "at-keyword" and token.lower_value == "import")


def _leads_out(token: Token) -> bool:
    if token.type == "url":
        return not token.value.startswith("#")
    if token.type != "function" or token.lower_name not in _ADDRESSED:
        return False
    return not all(found.value.startswith("#") for found, _ in _addressed([token]))


def _uncommented(tokens: Iterable[Token]) -> list[Token]:
    kept = [token for token in tokens if token.type != "comment"]
    for token, _ in walk(kept):
        if token.type in _BLOCKS:
            content = getattr(token, _BLOCKS[token.type])
            content[:] = [part for part in content if part.type != "comment"]
    return kept


def _is_sane(value: float) -> bool:
    size = abs(value)
    return size == 0 or _SMALLEST <= size <= _LARGEST  # neither holds of what is no number


def _is_open(comment: Token, css: str) -> bool:
    return css.endswith(comment.value) and not css.endswith("*/")


def _growing(tokens: Iterable[Token]) -> Iterator[Fault]:
    """Yield the first custom property that grows beyond `_EXPANDED` characters."""
    properties = list(_properties(tokens))
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


def _properties(
    tokens: Iterable[Token],
) -> Iterator[tuple[str, Token, int, list[str]]]:
    """Yield each custom property: its name, its place, its own length, the names it refers to."""
    for token, _ in walk(tokens):
        content = getattr(token, _BLOCKS.get(token.type, ""), None)
        if token.type != "{} block" or content is None:
            continue
        for item in tinycss2.parse_blocks_contents(content):
            if item.type != "declaration" or not item.name.startswith("--"):
                continue
            inner = [part for part, _ in walk(item.value)]
            named = [
                part.value for part in inner if part.type == "ident" and part.value[:2] == "--"
            ]
            length = sum(len(getattr(part, "representation", "")) + 1 for part in inner)
            yield item.name, item, length, named


def _fault(token: Token, zh: str, en: str) -> Fault:
    return Fault(text=Text(zh, en), line=token.source_line, column=token.source_column)
