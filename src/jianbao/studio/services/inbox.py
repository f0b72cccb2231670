"""Contributions through the browser: sent in, read beside what they become, taken into the book.

Each lies in a folder of its own, ``.jianbao/inbox/0001``: the file as it came, and what a person has
decided of it. What comes of that is worked out anew whenever it is asked for, by another process.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from jianbao import files
from jianbao.atomic_files import staging
from jianbao.diagnostics import Span, Text
from jianbao.history import versions
from jianbao.intake import plan, report
from jianbao.intake.emit import is_chinese
from jianbao.issues.contents import book_text
from jianbao.studio.services import codes, manuscripts, pictures, sent
from jianbao.studio.services.decisions import decisions_at
from jianbao.studio.services.exchange import Asked, MalformedError, Reply
from jianbao.studio.services.limited import TookTooMuchError, call, warm
from jianbao.studio.services.manuscripts import OUTSIDE
from jianbao.studio.services.sorting import SortedSource, sort_source, told

FOLDER: Final = ".jianbao/inbox"
WHAT: Final = "import"


def read(book: Path, asked: Asked) -> Reply:
    """Return all contributions that wait, or that were taken in, each with its state."""
    del asked
    warm(sort_source.__module__)  # who looks into it is about to send something in
    return Reply(
        result={
            "items": [_listed(book, item) for item in sent.items(files.own(book.parent, FOLDER))]
        }
    )


def show(book: Path, asked: Asked) -> Reply:
    """Return one contribution: its own text, what it becomes, what was changed, what is asked."""
    return _shown(book, _item(book, asked))


def receive(book: Path, name: str, file: Path) -> Reply:
    """Take a ``file`` called ``name`` in, which goes, and return what it becomes."""
    return _shown(book, sent.receive(files.own(book.parent, FOLDER), name, file))


def paste(book: Path, asked: Asked) -> Reply:
    """Take in what was pasted: ``html`` with its ``text``, or ``text`` alone, under a ``name``."""
    html, text = asked.text("html", ""), asked.text("text", "")
    if not (html.strip() or text.strip()):
        raise MalformedError("text")
    name = asked.text("name", "") or next(iter(text.split()), "") or "粘贴"
    data = (f'<meta charset="utf-8">{html}' if html.strip() else text).encode()
    suffix = ".html" if html.strip() else ".txt"
    with staging() as fresh:
        (fresh / "pasted").write_bytes(data)
        return receive(book, f"{name[:30]}{suffix}", fresh / "pasted")


def decide(book: Path, asked: Asked) -> Reply:
    """Do ``op`` to a contribution: answer, decline, version, take, illustrate, drop.

    ``answer`` gives the question ``id`` a ``choice`` (from 0) or a ``title``; ``decline`` takes the
    change ``id`` back, or with ``undo`` makes it again; ``version`` says of the article ``id`` that the book has
    otherwise: keep, replace or add. ``take`` puts all of it into the book, ``illustrate`` a photo with its ``caption``
    below the article ``n``; ``drop`` throws it away.
    """
    item, op = _item(book, asked), asked.text("op")
    if op == "drop":
        shutil.rmtree(item)
        return read(book, asked)
    if op == "take":
        return _taken(book, item)
    if op == "illustrate":
        return _illustrated(book, item, asked)
    decided = decisions_at(item)
    match op:
        case "answer" if "title" in asked.fields:
            decided = decided.titled(asked.text("id"), asked.text("title"))
        case "answer":
            decided = decided.chosen(asked.text("id"), asked.number("choice"))
        case "decline":
            undo = asked.fields.get("undo") is True
            decided = decided.declining(asked.text("id"), undo=undo)
        case "version":
            decided = decided.versioned(asked.text("id"), asked.text("choice"))
        case _:
            raise MalformedError("op")
    decided.save(item)
    return _shown(book, item)


def _taken(book: Path, item: Path) -> Reply:
    """Put a contribution into the book, all of it or nothing."""
    found = _sorted(book, item)
    if found.done is None or any(each.is_error for each in found.diagnostics):
        return Reply(status=422, result=_told(book, item, found), diagnostics=found.diagnostics)
    if not found.done.is_empty:
        versions.take(book.parent, OUTSIDE)
        chinese = is_chinese(book_text(book))
        told = report.markdown(found.done, _in(chinese=chinese))
        plan.write(found.done, told, item.relative_to(book.parent).as_posix())
        versions.take(book.parent, WHAT)
    paths = [bound.path for bound in found.done.manuscripts]
    decisions_at(item).taken_as(paths).save(item)
    return Reply(result={"id": item.name, "paths": paths}, diagnostics=found.diagnostics)


def _illustrated(book: Path, item: Path, asked: Asked) -> Reply:
    """Put a photo below the text of an article."""
    number, photo = asked.number("n"), sent.source(item)
    opened = manuscripts.read(book, Asked(place={"n": str(number)}))
    path = str(opened.result.get("path", ""))
    if not opened.ok or not path.endswith((".md", ".markdown")):
        return opened if not opened.ok else Reply(status=422, diagnostics=(codes.UNEDITABLE.of(),))
    kept = pictures.receive(number, book, photo.name, photo)
    if not kept.ok:
        return kept
    caption = re.sub(r"[\\\[\]]", r"\\\g<0>", " ".join(asked.text("caption", "").split()))
    text = f"{str(opened.result['text']).rstrip()}\n\n![{caption}]({kept.result['path']})\n"
    fields = {"path": path, "digest": opened.result["digest"], "text": text}
    written = manuscripts.write(book, Asked(place={"n": str(number)}, fields=fields))
    if not written.ok:
        return written
    decisions_at(item).taken_as([path]).save(item)
    return Reply(result={"id": item.name, "paths": [path]})


def _in(*, chinese: bool) -> Callable[[Text], str]:
    return lambda text: text.zh if chinese else text.en


def _shown(book: Path, item: Path) -> Reply:
    found = _sorted(book, item)
    return Reply(result=_told(book, item, found), diagnostics=found.diagnostics)


def _told(book: Path, item: Path, found: SortedSource) -> Mapping[str, object]:
    decided = decisions_at(item)
    return {**_listed(book, item), **told(found, decided), "taken": decided.taken}


def _sorted(book: Path, item: Path) -> SortedSource:
    """Return what a contribution becomes, worked out by a process with limits."""
    source = sent.source(item)
    decided = decisions_at(item)
    try:
        return call(sort_source, book, source, decided.answers())
    except TookTooMuchError:
        return SortedSource(diagnostics=(codes.TOO_MUCH.at(Span(file=source.name)),))


def _listed(book: Path, item: Path) -> Mapping[str, object]:
    del book
    return {**sent.told(item), "taken": decisions_at(item).taken}


def _item(book: Path, asked: Asked) -> Path:
    return sent.item(files.own(book.parent, FOLDER), asked.text("item"))
