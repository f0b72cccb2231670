"""HTML from a writer's hand: its own markup, read tag by tag, with a report of what goes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.common.normalize_url import normalizeLink

from jianbao.diagnostics import Code, Text
from jianbao.manuscript import codes
from jianbao.manuscript.addresses import refuses_image, refuses_link
from jianbao.manuscript.source import Manuscript
from jianbao.manuscript.unclosed import tell
from jianbao.manuscript.vocabulary import (
    ANY_TAG,
    ATTRIBUTES,
    CONTENT_DROPPED,
    IGNORED,
    PLACED,
    PRESENTATIONAL,
    RENAMED,
    TAGS,
    VOID,
)

_MARKUP = re.compile(
    r"""<!--.*?-->
      | <(?P<declaration>[!?][^<>]*)>
      | <(?P<close>/?)(?P<name>[a-zA-Z][^\s<>/"']*)(?P<rest>(?:[^<>"']++|"[^"]*"|'[^']*')*)>""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?""", re.DOTALL
)
_BODY_OPEN = re.compile(r"<body(?:\s[^>]*)?>", re.IGNORECASE)
_BODY_CLOSE = re.compile(r"</body\s*>", re.IGNORECASE)
_TITLE = re.compile(r"<title(?:\s[^>]*)?>([^<]*)</title", re.IGNORECASE)
_SILENT_DECLARATION = re.compile(r"!doctype|\?xml|!$", re.IGNORECASE)


@dataclass(slots=True)
class _Refusal:
    line: int
    needle: str
    count: int = 1


class Refusals:
    """What of a manuscript's own HTML does not go into the book, told once per sort."""

    def __init__(self) -> None:
        self._tags: dict[str, _Refusal] = {}
        self._content: dict[str, _Refusal] = {}
        self._attributes: dict[str, _Refusal] = {}

    def tag(self, name: str, line: int) -> None:
        """Note a tag that was taken away from around its text."""
        _count(self._tags, name, line, f"<{name}")

    def content(self, name: str, line: int) -> None:
        """Note an element that was left out with all it holds."""
        _count(self._content, name, line, f"<{name}")

    def attribute(self, name: str, line: int) -> None:
        """Note an attribute that was taken away."""
        _count(self._attributes, name, line, name)

    def report(self, manuscript: Manuscript) -> None:
        """Say it all."""
        for name, found in self._tags.items():
            _say(manuscript, codes.TAG_REFUSED, name, found)
        for name, found in self._content.items():
            _say(manuscript, codes.CONTENT_REFUSED, name, found)
        for name, found in self._attributes.items():
            code = codes.STYLING_REFUSED if name in PRESENTATIONAL else codes.ATTRIBUTE_REFUSED
            _say(manuscript, code, name, found)


def body(text: str) -> tuple[str, int, str]:
    """Return an HTML file's body, the line on which it starts, and the text of ``<title>``."""
    opening = _BODY_OPEN.search(text)
    start = opening.end() if opening else 0
    closings = list(_BODY_CLOSE.finditer(text, start))
    end = closings[-1].start() if closings else len(text)
    title = _TITLE.search(text, 0, start or len(text))
    return (
        text[start:end],
        text.count("\n", 0, start) + 1,
        html.unescape(title[1]).strip() if title else "",
    )


def rewrite(markup: str, manuscript: Manuscript, line: int, refusals: Refusals) -> str:
    """Return ``markup`` with allowed tags and attributes only, each block with its line.

    ``line`` is that on which ``markup`` begins. A ``<`` that starts no tag becomes text, so
    that no later parser takes words for markup and swallows them.
    """
    # A comment without an end is text; told apart here, no search for an end runs in vain.
    end = markup.rfind("-->") + 1
    begins = markup.find("<!--", end)
    if begins >= 0:
        tell(manuscript, line + markup.count("\n", 0, begins), "<!--")
        markup = markup[:begins] + markup[begins:].replace("<!--", "&lt;!--")
    return "".join(_Rewriter(markup, manuscript, line, refusals).pieces())


class _Rewriter:
    """One run over a piece of markup."""

    def __init__(self, markup: str, manuscript: Manuscript, line: int, refusals: Refusals) -> None:
        self._markup = markup
        self._manuscript = manuscript
        self._line = line
        self._refusals = refusals
        self._unclosed: set[str] = set()

    def pieces(self) -> Iterator[str]:
        position = 0
        while match := _MARKUP.search(self._markup, position):
            yield self._text(position, match.start())
            position = self._skipped_to(match)
            if position == match.end():
                yield self._tag(match)
            self._line += self._markup.count("\n", match.start(), position)
        yield self._text(position, len(self._markup))

    def _text(self, start: int, end: int) -> str:
        text = self._markup[start:end]
        for opening in ("<?", "<![CDATA["):
            if (begins := text.find(opening)) >= 0:
                tell(self._manuscript, self._line + text.count("\n", 0, begins), opening)
        self._line += text.count("\n")
        return text.replace("<", "&lt;")

    def _skipped_to(self, match: re.Match[str]) -> int:
        """Return where to go on: behind the tag, or behind an element that is left out."""
        name = (match["name"] or "").lower()
        if name not in CONTENT_DROPPED or match["close"] or match["rest"].endswith("/"):
            return match.end()
        closing = None
        if name not in self._unclosed:
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self._markup, match.end())
        if closing is None:
            self._unclosed.add(name)
            return match.end()
        if name not in {"head", "title"}:
            self._refusals.content(name, self._line)
        return closing.end()

    def _tag(self, match: re.Match[str]) -> str:
        declaration, name = match["declaration"], (match["name"] or "").lower()
        if declaration is not None and not _SILENT_DECLARATION.match(declaration):
            self._refusals.content(declaration.split(maxsplit=1)[0][:20], self._line)
        name = RENAMED.get(name, name)
        if name not in TAGS:
            if name and name not in IGNORED and not match["close"]:
                self._refusals.tag(name, self._line)
            return ""
        if match["close"]:
            return "" if name in VOID else f"</{name}>"
        attributes = "".join(self._attributes(name, match["rest"]))
        empty = match["rest"].endswith("/") and name not in VOID
        return f"<{name}{attributes}>" + (f"</{name}>" if empty else "")

    def _attributes(self, tag: str, rest: str) -> Iterator[str]:
        if tag in PLACED:
            yield f' data-source="{html.escape(self._manuscript.source(self._line))}"'
        for match in _ATTRIBUTE.finditer(rest):
            name = match[1].lower()
            value = html.unescape(match[2] or match[3] or match[4] or "")
            value = normalizeLink(value) if name == "href" else value
            if self._keeps(tag, name, value):
                yield f' {name}="{html.escape(value)}"'

    def _keeps(self, tag: str, name: str, value: str) -> bool:
        if name not in ANY_TAG and name not in ATTRIBUTES.get(tag, ()):
            self._refusals.attribute(name, self._line)
            return False
        if name == "href":
            return not refuses_link(value, self._manuscript, self._line)
        if name == "src":
            return not refuses_image(value, self._manuscript, self._line)
        return True


def _count(found: dict[str, _Refusal], name: str, line: int, needle: str) -> None:
    if name in found:
        found[name].count += 1
    else:
        found[name] = _Refusal(line, needle)


def _say(manuscript: Manuscript, code: Code, name: str, found: _Refusal) -> None:
    times = Text("", "")
    if found.count > 1:
        times = Text(f"（共 {found.count} 处，这是第一处）", f" ({found.count} times, here first)")
    manuscript.say(code, found.line, needle=found.needle, name=name, times=times)
