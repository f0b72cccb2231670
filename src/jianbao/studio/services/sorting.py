"""What a contribution becomes: its own text beside the articles, with changes and questions."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from jianbao.diagnostics import Diagnostic, Text
from jianbao.intake import plan, report, sources
from jianbao.intake.model import Certainty, Change, Draft, Paragraph, Table
from jianbao.intake.plan import Import
from jianbao.intake.splitting import ASKED, CHOICES, Answers, codes
from jianbao.studio.services.decisions import Decisions, id_of

_TITLES: Final = codes.UNTITLED.code
_TABLE, _PICTURE = Text("〔表格〕", "[table]"), Text("〔图片〕", "[picture]")
_SHOWN: Final = 640
"""Pixels of a photo that is shown before it is taken in."""
_LONGEST: Final = 20_000
"""Paragraphs of a source that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedSource:
    """What came of a contribution; ``lines`` is its own text, with the numbers of its paragraphs."""

    done: Import | None = None
    lines: tuple[tuple[str, int, Text], ...] = ()
    thumbnail: str = ""
    """The first photo, small, as a data URL."""
    diagnostics: tuple[Diagnostic, ...] = ()


def sort_source(book: Path, source: Path, answers: Answers) -> SortedSource:
    """Read the contribution at ``source`` for the book.yaml ``book``; nothing is written."""
    found = sources.read(source)
    if found.value is None:
        return SortedSource(diagnostics=found.diagnostics)
    prepared = plan.prepare(found.value.drafts, book, answers, photos=found.value.photos)
    lines = tuple(line for draft in found.value.drafts for line in _lines(draft))
    return SortedSource(
        done=prepared.value,
        lines=lines[:_LONGEST],
        thumbnail=_thumbnail(found.value.photos[0][1]) if found.value.photos and not lines else "",
        diagnostics=(*found.diagnostics, *prepared.diagnostics),
    )


def told(found: SortedSource, decided: Decisions) -> Mapping[str, object]:
    """Return what came of a contribution for the browser."""
    done = found.done
    changes = report.in_order(done.changes) if done else []
    questions = [_question(each, decided) for each in changes if _is_question(each)]
    bound = done.manuscripts if done else ()
    failed = done is None or any(each.is_error for each in found.diagnostics)
    open_ = any(not each["answered"] for each in questions)
    versions = [one for source in (done.sources if done else ()) for one in source.changed]
    versions += [one for source in (done.sources if done else ()) for one in source.replaced]
    is_photo = bool(done and done.photos and not done.changes and not bound and not versions)
    state = "failed" if failed else "photo" if is_photo else "asks" if open_ else "ready"
    return {
        "state": state,
        "source": [{"file": file, "line": line, "text": text} for file, line, text in found.lines],
        "articles": [
            {
                "title": each.article.title,
                "path": each.path,
                "line": each.article.span.line,
                "text": each.text,
                "pictures": [path for path, _ in each.pictures],
            }
            for each in bound
        ],
        "there": [path for source in (done.sources if done else ()) for path in source.there],
        "photos": [path for path, _ in done.photos] if done else [],
        "thumbnail": found.thumbnail,
        "questions": questions,
        "changes": [_change(each, decided) for each in changes if not _is_question(each)],
        "declined": list(decided.declined),
        "decided": {"choices": decided.choices, "titles": decided.titles},
        "versions": [
            {
                "id": id_of("version", one.bound.article.span),
                "title": one.bound.article.title,
                "path": one.path,
                "old": one.old,
                "new": one.bound.text,
                "choice": decided.versions.get(id_of("version", one.bound.article.span), "keep"),
            }
            for one in versions
        ],
    }


def _thumbnail(data: bytes) -> str:
    """Return a photo as small as it is shown; nothing where it cannot be drawn."""
    stream = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.thumbnail((_SHOWN, _SHOWN))
            ImageOps.exif_transpose(image).convert("RGB").save(stream, "JPEG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ""
    return f"data:image/jpeg;base64,{b64encode(stream.getvalue()).decode('ascii')}"


def _lines(draft: Draft) -> Iterator[tuple[str, int, Text]]:
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            text = f"{block.looks.numbering}{block.text}"
            shown = Text(text, text)
        else:
            shown = _TABLE if isinstance(block, Table) else _PICTURE
        yield draft.source, block.span.line, shown


def _is_question(change: Change) -> bool:
    is_asked = change.rule in CHOICES or change.rule == _TITLES
    return change.certainty is Certainty.UNCLEAR and is_asked


def _question(change: Change, decided: Decisions) -> dict[str, object]:
    name = id_of(change.rule, change.span)
    choices = [each.text for each in CHOICES.get(change.rule, ())]
    answer: object = decided.choices.get(name, decided.titles.get(name))
    return {
        **_change(change, decided),
        "choices": choices,
        "answer": answer,
        "answered": answer is not None,
    }


def _change(change: Change, decided: Decisions) -> dict[str, object]:
    name = id_of(change.rule, change.span)
    return {
        "id": name,
        "rule": change.rule,
        "certainty": change.certainty.value,
        "about": change.about,
        "place": report.place(change.span),
        "line": change.span.line,
        "file": change.span.file,
        "before": change.before,
        "after": change.after,
        "asks": change.rule in ASKED,
        "declined": name in decided.declined,
    }
