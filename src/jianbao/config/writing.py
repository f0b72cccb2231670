"""Values as a person would write them in YAML: no quotation marks but where they are needed."""

from __future__ import annotations

import yaml

from jianbao.config.bare import Bare, bare


def flow(value: Bare) -> str:
    """Return ``value`` on one line, fit to stand between brackets too."""
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if value is None:
        return "null"
    return value if _is(f"- [{value}]", [[value]]) else quoted(value)


def inline(value: Bare) -> str:
    """Return ``value`` on one line of its own."""
    if not isinstance(value, str):
        return "" if value is None else flow(value)
    return value if _is(f"- {value}", [value]) else quoted(value)


def quoted(text: str) -> str:
    """Return ``text`` between quotation marks, whatever is in it."""
    dumped = yaml.safe_dump(text, allow_unicode=True, width=10**6, default_style='"')
    return dumped.removesuffix("\n")


def block(value: Bare, column: int) -> list[str]:
    """Return the lines of a list or mapping that begins at ``column``; what is empty has none."""
    pad = " " * column
    lines = list[str]()
    if isinstance(value, dict):
        for key, content in value.items():
            lines += under(pad + inline(key), content, column)
    elif isinstance(value, list):
        for item in value:
            inner = block(item, column + 2) if isinstance(item, dict) and item else []
            lines += (
                [f"{pad}- {inner[0].lstrip()}", *inner[1:]] if inner else [f"{pad}- {inline(item)}"]
            )
    return lines


def under(key: str, value: Bare, column: int) -> list[str]:
    """Return the lines of ``key``, written already, with its value below or beside it."""
    if isinstance(value, list | dict) and value:
        return [f"{key}:", *block(value, column + 2)]
    if isinstance(value, str) and "\n" in value.strip("\n"):
        lines = [" " * (column + 2) + line if line else "" for line in value.split("\n")]
        if _is("\n".join(["k: |-", *lines]), {"k": value}):
            return [f"{key}: |-", *lines]
    shown = inline(value)
    return [f"{key}: {shown}" if shown else f"{key}:"]


def _is(text: str, said: Bare) -> bool:
    if "\n" in text and not text.startswith("k: |-"):
        return False
    try:
        return bare(text) == said
    except yaml.YAMLError:
        return False
