"""Footnotes that a title or the words below a picture call: places where Markdown reads only text.

A title in front matter is read once more as the heading that it stands for, so that its calls
become those of a heading; the calls in a picture's words are kept with their places in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Final

from lxml import etree
from markdown_it import MarkdownIt, helpers
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from jianbao.manuscript.elements import pop, put_behind
from jianbao.manuscript.model import FrontMatter

_NAMED: Final = r"\[\^([^\]\s]+)\]"
_CALL: Final = re.compile(_NAMED)
_DEFINED: Final = re.compile(rf"^ {{0,3}}{_NAMED}:", re.MULTILINE)
_CALL_OR_MARKUP: Final = re.compile(rf"(?P<call>{_NAMED})|[!-/:-@\[-`{{-~]")
_FIELDS: Final = ("title", "subtitle", "kicker", "summary")
_NOTES: Final = "data-notes"


def hanging_notes_plugin(md: MarkdownIt) -> None:
    """Let ``md`` see calls of notes in the words of links and pictures."""
    md.core.ruler.before("footnote_tail", "hanging_notes", _keep_calls)
    md.helpers = SimpleNamespace(  # type: ignore[assignment]  # a module, for all that links ask of it
        parseLinkLabel=_label_end,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )


def read_front(front: FrontMatter, rest: str) -> tuple[FrontMatter, str]:
    """Return ``front`` without calls of notes, and ``rest`` with a heading in the title's line.

    The heading says the same as the title, and the calls of the front matter stand at its end.
    What calls a note that is not there is text.
    """
    fields: dict[str, str] = {name: getattr(front, name) for name in _FIELDS}
    found = [call for text in fields.values() for call in _CALL.finditer(text)]
    if not found or not front.title:
        return front, rest
    notes = set(_DEFINED.findall(rest))
    bare: dict[str, Any] = {name: _without(text, notes) for name, text in fields.items()}
    lines = rest.split("\n")
    title = " ".join(_plain(bare["title"]).split("\n"))
    calls = "".join(call[0] for call in found if call[1] in notes)
    lines[dict(front.lines)["title"] - 1] = f"# {title}{calls}"
    return replace(front, **bare), "\n".join(lines)


def _without(text: str, notes: set[str]) -> str:
    return _CALL.sub(lambda call: "" if call[1] in notes else call[0], text)


def _plain(text: str) -> str:
    """Return ``text`` as Markdown that says it, with what calls a note as it stands."""
    return _CALL_OR_MARKUP.sub(lambda found: found["call"] or f"\\{found[0]}", text)


def caption(figure: etree._Element, image: etree._Element, text: str) -> None:
    """Give ``figure`` the caption ``text``, with the calls of notes that ``image`` has kept."""
    words = etree.SubElement(figure, "figcaption")
    last, words.text = 0, ""
    for offset, note in _kept(image):
        at = min(offset, len(text))
        _write(words, text[last:at])
        etree.SubElement(words, "span", {"data-note": note})
        last = at
    _write(words, text[last:])


def set_beside(image: etree._Element) -> None:
    """Put the calls of notes of an ``image`` in a line of text behind it."""
    last = image
    for _, note in _kept(image):
        call = etree.Element("span", {"data-note": note})
        put_behind(last, call)
        last = call


def _kept(image: etree._Element) -> Iterator[tuple[int, str]]:
    for kept in pop(image, _NOTES).split():
        offset, _, note = kept.partition(":")
        yield int(offset), note


def _write(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = text
    else:
        element.text = text


def _keep_calls(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "image":
                _keep_calls_of(child, state)


def _keep_calls_of(image: Token, state: StateCore) -> None:
    title = str(image.attrGet("title") or "")
    kept: list[str] = []
    bare, last = "", 0
    for call in _CALL.finditer(title):
        note = _called(call[1], state.env)
        if note is not None:
            bare, last = bare + title[last : call.start()], call.end()
            kept.append(f"{len(bare)}:{note}")
    if kept:
        image.attrSet("title", bare + title[last:])
    words = ""
    for child in image.children or ():
        if child.type == "footnote_ref":
            kept.append(f"{len(title or words)}:{child.meta['id']}")
        words += "\n" if child.type == "softbreak" else child.content
    if kept:
        image.attrSet(_NOTES, " ".join(kept))


def _called(label: str, env: Any) -> int | None:  # noqa: ANN401 - markdown-it's own
    """Return the number of the note ``label``, which is called now if never before."""
    notes = env.get("footnotes", {})
    number: int | None = notes.get("refs", {}).get(f":{label}")
    if number is not None and number < 0:
        number = len(notes.setdefault("list", {}))
        notes["list"][number] = {"label": label, "count": 0}
        notes["refs"][f":{label}"] = number
    return number


def _label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:  # noqa: FBT001, FBT002 - markdown-it's signature
    """Return where the words in brackets end that begin at ``start``, or -1; a call of a note is no link."""
    begun, level = state.pos, 1
    state.pos = start + 1
    while state.pos < state.posMax and level:
        at, sign = state.pos, state.src[state.pos]
        if sign == "]":
            level -= 1
            if not level:
                break
        state.md.inline.skipToken(state)
        if sign == "[" and state.pos == at + 1:
            level += 1
        elif sign == "[" and disable_nested and not _CALL.fullmatch(state.src[at : state.pos]):
            level = -1
            break
    end, state.pos = state.pos, begun
    return -1 if level else end
