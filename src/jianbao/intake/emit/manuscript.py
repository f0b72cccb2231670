"""An article as a manuscript: Markdown below its front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

import yaml

from jianbao.intake.article import Article, ArticleParagraph, Figure, ParagraphRole, Part
from jianbao.intake.emit import escape, tables
from jianbao.intake.emit.inline import markdown
from jianbao.intake.model import Table

_KEYS = {
    "kicker": "引题", "title": "标题", "subtitle": "副标题", "author": "作者", "source": "供稿",
    "date": "日期", "summary": "摘要",
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
        "summary": article.summary,
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
            goes_on = index and _goes_on(article.parts[index - 1], part)
            if not goes_on and not _is_turned_title(article.parts[index:]):
                yield None, _text_block(article.parts[index:], part, notes)
        elif isinstance(part, Figure):
            yield index, _figure(part, pictures[index])
        else:
            yield None, _table(article.parts[:index], part, notes)
    if signature:
        yield None, _fenced("落款", signature)
    if attached:
        yield None, ":::"


def _text_block(parts: Sequence[Part], part: ArticleParagraph, notes: _Notes) -> str:
    """Return the block that begins with ``part``, the first of ``parts``."""
    if part.role in _RUNNING:
        return _run_of(parts, notes)
    above_table = isinstance(_at(parts, 1), Table)
    text = _paragraph(part, notes)
    return escape.no_caption(text) if above_table and part.role is not _TITLE else text


_TITLE: Final = ParagraphRole.TABLE_TITLE
_RUNNING: Final = {
    ParagraphRole.ITEM: "item",
    ParagraphRole.QUOTATION: "quotation",
    ParagraphRole.BOX: "box",
    ParagraphRole.BOX_TITLE: "box",
    ParagraphRole.EDITOR_NOTE: "editor note",
    ParagraphRole.TERM: "terms",
    ParagraphRole.DEFINITION: "terms",
}
"""Of these, those that follow one another and make one thing are one block."""


def _goes_on(before: Part, part: Part) -> bool:
    """Whether ``part`` belongs to the block of the one ``before``."""
    if not (isinstance(before, ArticleParagraph) and isinstance(part, ArticleParagraph)):
        return False
    block = _RUNNING.get(part.role)
    begins = part.role is ParagraphRole.BOX_TITLE
    return block is not None and not begins and _RUNNING.get(before.role) == block


def _run_of(parts: Sequence[Part], notes: _Notes) -> str:
    """Return the block that begins with the first of ``parts`` and goes on with some of the others."""
    others = takewhile(lambda pair: _goes_on(*pair), pairwise(parts))
    run = [parts[0], *(part for _, part in others)]
    paragraphs = [part for part in run if isinstance(part, ArticleParagraph)]
    texts = [escape.line(markdown(part.runs, notes.label)) for part in paragraphs]
    match _RUNNING[paragraphs[0].role]:
        case "quotation":
            return "\n>\n".join(f"> {text}" for text in texts)
        case "box" if paragraphs[0].role is ParagraphRole.BOX_TITLE:
            return _fenced(f"着重框 {texts[0]}", ["\n\n".join(texts[1:])])
        case "box":
            return _fenced("着重框", ["\n\n".join(texts)])
        case "editor note":
            return _fenced("按语", ["\n\n".join(texts)])
        case "terms":
            return "\n\n".join(_terms(paragraphs, texts))
    return _items(paragraphs, texts)


def _terms(paragraphs: Sequence[ArticleParagraph], texts: Sequence[str]) -> Iterator[str]:
    """Yield each term, and what it means under it."""
    for part, text in zip(paragraphs, texts, strict=True):
        yield f": {text}" if part.role is ParagraphRole.DEFINITION else text


def _items(paragraphs: Sequence[ArticleParagraph], texts: Sequence[str]) -> str:
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


def _is_turned_title(parts: Sequence[Part]) -> bool:
    """Whether the first of ``parts`` is the title of a table on its side, and so written with it."""
    first, table = parts[0], _at(parts, 1)
    is_title = isinstance(first, ArticleParagraph) and first.role is _TITLE
    return is_title and isinstance(table, Table) and table.turned


def _table(above: Sequence[Part], table: Table, notes: _Notes) -> str:
    """Return ``table``, below the parts ``above``; one on its side has its title with it."""
    made = tables.rendered(table, notes.label)
    if not table.turned:
        return made
    title = above[-1] if above and _is_turned_title([above[-1], table]) else None
    parts = [_paragraph(title, notes)] if isinstance(title, ArticleParagraph) else []
    return _fenced("横表", ["\n\n".join([*parts, made])])


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
