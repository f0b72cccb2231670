"""An article as a manuscript: Markdown below its front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from jianbao.intake.article import Article, Figure, Part, Piece, Role
from jianbao.intake.emit import escape, tables
from jianbao.intake.emit.inline import markdown
from jianbao.intake.model import Table

_KEYS = {
    "kicker": "引题", "title": "标题", "subtitle": "副标题", "author": "作者", "source": "供稿",
    "date": "日期",
}  # fmt: skip


_BETWEEN = 2
"""Percent of the width that a picture in a row leaves to the space beside it."""


@dataclass(slots=True)
class _Notes:
    """The labels of notes, in the order of their calls."""

    labels: dict[int, str]

    def label(self, note: int) -> str:
        return self.labels.setdefault(note, str(len(self.labels) + 1))


def written(article: Article, pictures: Mapping[int, str], *, chinese: bool) -> str:
    """Return the manuscript of ``article``.

    ``pictures`` gives the address of each picture by the index of its part; ``chinese`` says in
    which language the keys of the front matter are.
    """
    notes = _Notes({})
    blocks = list(_blocks(article, pictures, notes))
    blocks += list(_definitions(article, notes))
    front = _front(article, chinese=chinese)
    return "\n\n".join([*front, *blocks]) + "\n"


def _front(article: Article, *, chinese: bool) -> Iterator[str]:
    authors: str | list[str] = list(article.authors)
    if len(article.authors) == 1:
        authors = article.authors[0]
    values = {
        "kicker": article.kicker, "title": article.title, "subtitle": article.subtitle,
        "author": authors, "source": article.source, "date": article.date,
    }  # fmt: skip
    lines = [_line(_KEYS[key] if chinese else key, value) for key, value in values.items() if value]
    if lines:
        yield "\n".join(["---", *lines, "---"])


def _line(key: str, value: str | list[str]) -> str:
    """Return a line of front matter, with quotes where YAML needs them."""
    dumped = yaml.safe_dump({key: value}, allow_unicode=True, width=10**6, default_flow_style=None)
    return dumped.strip().removeprefix("{").removesuffix("}")


def _blocks(article: Article, pictures: Mapping[int, str], notes: _Notes) -> Iterator[str]:
    """Yield the blocks; pictures side by side are one paragraph."""
    row = list[str]()
    for block, is_beside in _pieces(article, pictures, notes):
        if row and not is_beside:
            yield " ".join(row)
            row = []
        row.append(block)
    if row:
        yield " ".join(row)


def _pieces(
    article: Article, pictures: Mapping[int, str], notes: _Notes
) -> Iterator[tuple[str, bool]]:
    """Yield each block, and whether it stands beside the one before."""
    beside = [isinstance(part, Figure) and part.picture.beside for part in article.parts]
    for index, block in _indexed(article, pictures, notes):
        yield block, index is not None and beside[index]


def _indexed(
    article: Article, pictures: Mapping[int, str], notes: _Notes
) -> Iterator[tuple[int | None, str]]:
    """Yield each block, with the index of its part where it is a figure."""
    signature = list[str]()
    attached = False
    for index, part in enumerate(article.parts):
        if isinstance(part, Piece) and part.role is Role.SIGNATURE:
            signature.append(escape.line(markdown(part.runs, notes.label)))
            continue
        if signature:
            yield None, _fenced("落款", signature)
            signature = []
        if isinstance(part, Piece) and part.role is Role.ATTACHMENT:
            title = f"::: 附件 {markdown(part.runs, notes.label)}"
            yield None, f":::\n\n{title}" if attached else title
            attached = True
        elif isinstance(part, Piece):
            above_table = isinstance(_at(article.parts, index + 1), Table)
            text = _paragraph(part, notes)
            yield None, escape.no_caption(text) if above_table else text
        elif isinstance(part, Figure):
            yield index, _figure(part, pictures[index])
        else:
            yield None, tables.rendered(part, notes.label)
    if signature:
        yield None, _fenced("落款", signature)
    if attached:
        yield None, ":::"


def _figure(figure: Figure, address: str) -> str:
    """Return a picture; one in a row has its part of the width, less the space between."""
    width = (
        f"{{width={figure.picture.share * 100 - _BETWEEN:.0f}%}}" if figure.picture.share else ""
    )
    return f"![{escape.escaped(figure.caption)}](<{address}>){width}"


def _at(parts: Sequence[Part], index: int) -> Part | None:
    return parts[index] if index < len(parts) else None


def _paragraph(piece: Piece, notes: _Notes) -> str:
    text = markdown(piece.runs, notes.label)
    if piece.role is Role.HEADING:
        return f"{'#' * (piece.level + 1)} {escape.heading(text)}"
    return escape.line(text)


def _fenced(name: str, lines: Sequence[str]) -> str:
    return "\n".join([f"::: {name}", *lines, ":::"])


def _definitions(article: Article, notes: _Notes) -> Iterator[str]:
    done = 0
    while done < len(notes.labels):  # a note may call another
        number, label = list(notes.labels.items())[done]
        done += 1
        pieces = article.notes[number] if number < len(article.notes) else ()
        texts = [escape.line(markdown(piece.runs, notes.label)) for piece in pieces]
        first, *others = texts or [""]
        yield "\n\n".join([f"[^{label}]: {first}", *(f"    {text}" for text in others)])
