"""An article as a manuscript: Markdown below its front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

import yaml

from jianbao.intake.article import Article, ArticleParagraph, Figure, ParagraphRole, Part
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
        if isinstance(part, ArticleParagraph) and part.role is ParagraphRole.SIGNATURE:
            signature.append(escape.line(markdown(part.runs, notes.label)))
            continue
        if signature:
            yield None, _fenced("落款", signature)
            signature = []
        if isinstance(part, ArticleParagraph) and part.role is ParagraphRole.ATTACHMENT:
            title = f"::: 附件 {markdown(part.runs, notes.label)}"
            yield None, f":::\n\n{title}" if attached else title
            attached = True
        elif isinstance(part, ArticleParagraph):
            if (
                part.role not in _RUNNING
                or not index
                or _role(article.parts[index - 1]) != part.role
            ):
                yield None, _text_block(article.parts[index:], part, notes)
        elif isinstance(part, Figure):
            yield index, _figure(part, pictures[index])
        else:
            yield None, tables.rendered(part, notes.label)
    if signature:
        yield None, _fenced("落款", signature)
    if attached:
        yield None, ":::"


def _text_block(parts: Sequence[Part], part: ArticleParagraph, notes: _Notes) -> str:
    """Return the block that begins with ``part``, the first of ``parts``."""
    if part.role in _RUNNING:
        return _run_of(part.role, parts, notes)
    above_table = isinstance(_at(parts, 1), Table)
    text = _paragraph(part, notes)
    return escape.no_caption(text) if above_table and part.role is not _TITLE else text


_TITLE: Final = ParagraphRole.TABLE_TITLE
_RUNNING: Final = frozenset({ParagraphRole.ITEM, ParagraphRole.QUOTATION, ParagraphRole.BOX})
"""Of these, those that follow one another are one block."""


def _role(part: Part) -> ParagraphRole | None:
    return part.role if isinstance(part, ArticleParagraph) else None


def _run_of(role: ParagraphRole, parts: Sequence[Part], notes: _Notes) -> str:
    """Return those of ``parts``, from the first on, that are of ``role``, as one block."""
    alike = takewhile(lambda part: _role(part) is role, parts)
    paragraphs = [part for part in alike if isinstance(part, ArticleParagraph)]
    texts = [escape.line(markdown(part.runs, notes.label)) for part in paragraphs]
    if role is ParagraphRole.QUOTATION:
        return "\n>\n".join(f"> {text}" for text in texts)
    if role is ParagraphRole.BOX:
        return _fenced("着重框", ["\n\n".join(texts)])
    made, is_bulleted = "", paragraphs[0].mark == "-"
    for part, text in zip(paragraphs, texts, strict=True):
        is_other = not part.level and (part.mark == "-") != is_bulleted
        is_bulleted = is_bulleted if part.level else part.mark == "-"
        made += ("\n\n" if is_other else "\n") if made else ""
        made += f"{'    ' * part.level}{part.mark} {text}"
    return made


def _figure(figure: Figure, address: str) -> str:
    """Return a picture; one in a row has its part of the width, less the space between."""
    width = (
        f"{{width={figure.picture.share * 100 - _BETWEEN:.0f}%}}" if figure.picture.share else ""
    )
    return f"![{escape.escaped(figure.caption)}](<{address}>){width}"


def _at(parts: Sequence[Part], index: int) -> Part | None:
    return parts[index] if index < len(parts) else None


def _paragraph(piece: ArticleParagraph, notes: _Notes) -> str:
    said = [run for run in piece.runs if run.formula or run.note is not None or run.text.strip()]
    if piece.role is ParagraphRole.TEXT and said and all(run.formula for run in said):
        return "\n\n".join(f"$${run.text}$$" for run in said)
    text = markdown(piece.runs, notes.label)
    if piece.role is ParagraphRole.TABLE_TITLE:
        return f"表：{text}"
    if piece.role is ParagraphRole.HEADING:
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
