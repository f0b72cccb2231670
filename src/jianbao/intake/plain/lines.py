r"""The lines of a text, as paragraphs.

Word's export puts a vertical tab for a soft return and a form feed for a new page; both keep
their meaning, as does Unicode's line separator.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jianbao.diagnostics import BookError, Diagnostic, Span
from jianbao.intake import codes
from jianbao.intake.model import Certainty, Change, Looks, Paragraph, Run
from jianbao.manuscript.encoding import XML_FORBIDDEN

_LINE_END = re.compile(r"\r\n?|\n|\u2029")
_SOFT_RETURN = re.compile("[\v\u2028]")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_BLANK = " \t\u3000\u00a0\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A text without control characters, and what there is to say about those that it had."""

    text: str
    changes: tuple[Change, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def readable(text: str, source: str) -> Readable:
    """Take control characters out of ``text``. Raises `BookError` (N304) where it has a NUL."""
    if "\0" in text:
        span = Span(file=source, line=_line(text, text.index("\0")))
        raise BookError(codes.NO_TEXT_FILE.at(span))
    kept = text.replace("\v", "\u2028")
    forbidden = Counter(c for c in XML_FORBIDDEN.findall(kept) if c != "\f")
    return Readable(
        text=re.sub(XML_FORBIDDEN, lambda match: "\f" if match[0] == "\f" else "", kept),
        changes=tuple(_left_out(text, source, name, n) for name, n in forbidden.items()),
    )


def paragraphs(text: str, source: str, *, markdown: bool) -> tuple[Paragraph, ...]:
    """Return the lines of ``text``; the last line end ends a line and begins none."""
    found = _LINE_END.split(text)
    if len(found) > 1 and not found[-1]:
        found.pop()
    return tuple(_paragraphs(found, source, markdown=markdown))


def _paragraphs(lines: list[str], source: str, *, markdown: bool) -> Iterator[Paragraph]:
    new_page = False
    for number, line in enumerate(lines, start=1):
        span = Span(file=source, line=number)
        for index, part in enumerate(line.split("\f")):
            new_page = new_page or index > 0
            if index > 0 and not part.strip(_BLANK):
                continue
            yield _paragraph(part, span, markdown=markdown, new_page=new_page)
            new_page = new_page and not part.strip(_BLANK)


def _paragraph(line: str, span: Span, *, markdown: bool, new_page: bool) -> Paragraph:
    if not line.strip(_BLANK):
        return Paragraph(runs=(), looks=Looks(page_break=new_page), span=span)
    line = _SOFT_RETURN.sub("\n", line)
    heading = _HEADING.fullmatch(line) if markdown else None
    looks = Looks(level=len(heading[1]) if heading else 0, page_break=new_page)
    content = heading[2] if heading else line
    runs = tuple(_strong(content)) if markdown else (Run(text=content),)
    return Paragraph(runs=runs, looks=looks, span=span)


def _strong(line: str) -> Iterator[Run]:
    for index, part in enumerate(_STRONG.split(line)):
        if part:
            yield Run(text=part, bold=index % 2 == 1)


def _left_out(text: str, source: str, character: str, count: int) -> Change:
    name = f"U+{ord(character):04X}"
    return Change.of(
        codes.CONTROL_CHARACTERS,
        Certainty.CERTAIN,
        Span(file=source, line=_line(text, text.index(character))),
        before=character * count,
        after="",
        name=name,
        count=count,
    )


def _line(text: str, offset: int) -> int:
    return len(_LINE_END.findall(text, 0, offset)) + 1
