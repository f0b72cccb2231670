"""What a manuscript says of itself, as the fields of a form, and back without touching other lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from jianbao.config.bare import Bare, bare
from jianbao.config.editing import Step, changed, said
from jianbao.config.listing import UneditableError
from jianbao.config.writing import under
from jianbao.diagnostics import Text
from jianbao.manuscript.frontmatter import KEYS

_HEAD: Final = re.compile(r"\A---[ \t]*\n(?P<block>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_HEADING: Final = re.compile(r"^#[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_LABELS: Final = {
    "kicker": Text("引题", "Kicker"),
    "title": Text("标题", "Title"),
    "subtitle": Text("副标题", "Subtitle"),
    "authors": Text("作者", "Authors"),
    "source": Text("供稿", "Contributed by"),
    "editor": Text("责任编辑", "Editor"),
    "date": Text("日期", "Date"),
    "summary": Text("摘要", "Summary"),
}
_SEVERAL: Final = frozenset({"authors"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of the form: ``several`` says that it is a list, one a line."""

    name: str
    label: Text
    value: str
    several: bool = False


def fields_of(text: str) -> tuple[FormField, ...]:
    """Return the fields of a manuscript, whose lines end in a line feed."""
    head = _HEAD.match(text)
    known = _said(head["block"]) if head else {}
    heading = _heading(text, head)
    found = []
    for name, label in _LABELS.items():
        value = said(known, (_step(name),))
        shown = "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")
        if name == "title" and not shown and heading:
            shown = heading["title"]
        found.append(FormField(name=name, label=label, value=shown, several=name in _SEVERAL))
    return tuple(found)


def with_fields(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` with other values in some of its fields; an empty one is taken away.

    Raises UneditableError where the lines at its top are no front matter that can be changed.
    """
    for name, value in values.items():
        if name not in _LABELS:
            raise UneditableError(name)
        before = next(field.value for field in fields_of(text) if field.name == name)
        if value.strip() != before.strip():
            text = _with_field(text, name, value.strip())
    return text


def _with_field(text: str, name: str, value: str) -> str:
    head = _HEAD.match(text)
    step = _step(name)
    heading = _heading(text, head)
    in_head = head is not None and said(_said(head["block"]), (step,)) is not None
    if name == "title" and heading and not in_head and value and "\n" not in value:
        return text[: heading.start("title")] + value + text[heading.end("title") :]
    content = _content(name, value)
    if head is None:
        lines = under(step.written, content, 0) if content else []
        return "\n".join(["---", *lines, "---", "", text.lstrip("\n")]) if lines else text
    block = head["block"]
    if not block.strip():
        fresh = "".join(f"{line}\n" for line in under(step.written, content, 0)) if content else ""
    else:
        fresh = changed(block, (step,), content)
    if fresh and not fresh.endswith("\n"):
        fresh += "\n"
    return text[: head.start("block")] + fresh + text[head.end("block") :]


def _content(name: str, value: str) -> Bare:
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    if not lines:
        return None
    if name in _SEVERAL and len(lines) > 1:
        return list(lines)
    return "\n".join(lines) if name in {"title", "subtitle", "summary"} else " ".join(lines)


def _said(block: str) -> Bare:
    """Return what front matter says; nothing where it cannot be read."""
    try:
        return bare(block)
    except yaml.YAMLError:
        return {}


def _heading(text: str, head: re.Match[str] | None) -> re.Match[str] | None:
    """Return the heading at the top of the text, which is its title where nothing else says one."""
    start = head.end() if head else 0
    found = _HEADING.search(text, start)
    return found if found and not text[start : found.start()].strip() else None


def _step(name: str) -> Step:
    names = [key for key, field in KEYS.items() if field == name]
    written = next(key for key in names if not key.isascii())
    order = tuple(_LABELS)
    before = order[: order.index(name)]
    after = tuple(key for each in before for key, field in KEYS.items() if field == each)
    return Step(names=frozenset(names), written=written, after=after or ("",))
