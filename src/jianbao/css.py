"""Style sheets as tokens: what they select, and which addresses they name.

All of it is found in one pass over the tokens of CSS Syntax 3, so that comments, strings, escapes
and addresses are told apart as a browser does, and a long sheet takes no more than its length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeAlias

import tinycss2
from tinycss2.serializer import serialize_string_value

Token: TypeAlias = Any
"""A token or a block of tinycss2, which has no types."""

_ADDRESSED: Final = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
BLOCKS: Final[Mapping[str, str]] = {
    "{} block": "content",
    "[] block": "content",
    "() block": "content",
    "function": "arguments",
}
"""Tokens that hold others, and the attribute that has them."""
_CONDITIONS: Final = frozenset({"media", "supports", "container", "layer"})
_KEPT: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Url:
    """An address that a sheet names, escapes undone, and where it stands (from 1)."""

    text: str
    line: int
    column: int
    imported: bool = False
    """Whether a whole sheet is to be fetched from it (``@import``)."""


@lru_cache(maxsize=_KEPT)
def preludes(css: str) -> tuple[str, ...]:
    """Return what stands before each block in braces, at any depth: selectors, and at-rules.

    Strings are empty and comments left out.
    """
    return tuple(_preludes(tinycss2.parse_component_value_list(css, skip_comments=True)))


def addresses(css: str) -> Iterator[Url]:
    """Yield the addresses that ``css`` names, in the order in which they stand."""
    for token, imported in _addressed(tinycss2.parse_component_value_list(css)):
        yield Url(
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
        waiting += [getattr(token, BLOCKS[token.type]) for token in inside if token.type in BLOCKS]
    return str(tinycss2.serialize(tokens))


def without_comments(css: str) -> str:
    """Return ``css`` without its comments; one that is not closed ends with the sheet."""
    if "/*" not in css:
        return css
    return str(tinycss2.serialize(_uncommented(tinycss2.parse_component_value_list(css))))


def without_conditions(css: str) -> tuple[str, str]:
    """Return the rules of ``css`` that hold always, and those that hold under a condition."""
    always: list[Token] = []
    sometimes: list[Token] = []
    for rule in tinycss2.parse_stylesheet(css):
        is_conditional = rule.type == "at-rule" and rule.lower_at_keyword in _CONDITIONS
        (sometimes if is_conditional else always).append(rule)
    first, second = (str(tinycss2.serialize(rules)) for rules in (always, sometimes))
    return (first, second) if sometimes else (css, "")


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
        if token.type in BLOCKS:
            waiting.append((iter(getattr(token, BLOCKS[token.type])), depth + 1))


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
        elif token.type in BLOCKS:
            own = token.type == "function" and token.lower_name in _ADDRESSED
            is_kind = token.type == "function" and token.lower_name in {"type", "format"}
            waiting.append(
                (iter(getattr(token, BLOCKS[token.type])), own or (takes and not is_kind))
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
        if token.type in BLOCKS:
            content = getattr(token, BLOCKS[token.type])
            content[:] = [part for part in content if part.type != "comment"]
    return kept
