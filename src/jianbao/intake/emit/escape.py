"""Text made safe for a manuscript: what Markdown would take for markup is escaped."""

from __future__ import annotations

import html
import re

_ANYWHERE = re.compile(r"[\\`*\[\]<~{}|$^]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w]+;)")
_AT_START = re.compile(r"(?:[#>+:=-]|\d{1,9}(?=[.)](?:[ \t]|$)))")
_AT_END = re.compile(r"#+$")


def escaped(text: str) -> str:
    """Return ``text`` so that Markdown reads it as just these characters, inside a line."""
    return _ANYWHERE.sub(lambda match: "\\" + match[0], text)


def line(text: str) -> str:
    """Return the Markdown ``text`` so that it can begin a line without being taken for a block."""
    start = _AT_START.match(text)
    if start is None:
        return text
    if start[0].isdigit():
        return f"{start[0]}\\{text[start.end() :]}"
    return "\\" + text


def no_caption(text: str) -> str:
    """Return the Markdown ``text`` so that above a table it does not lose its 表：."""
    return re.sub(r"^(表|Table)(?=\s*[：:]|:)", r"<span>\1</span>", text)


def heading(text: str) -> str:
    """Return the Markdown ``text`` so that number signs at its end stay."""
    return _AT_END.sub(lambda match: match[0].replace("#", "\\#"), text)


def in_html(text: str) -> str:
    """Return ``text`` for a piece of HTML."""
    return html.escape(text, quote=False)
