"""Word files that come back from review, through the browser: their changes as cards, taken or not.

All files that wait are compared with the manuscripts together, so that it shows where two reviewers
want different things. They lie in ``.jianbao/reviews`` until they are taken in or thrown away.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jianbao import build, files
from jianbao.diagnostics import BookError, Diagnostic, Span, Text
from jianbao.history import versions
from jianbao.merge import carrying, plan, report
from jianbao.merge.model import MergeChange
from jianbao.merge.plan import Desk, Merge
from jianbao.studio.services import codes, sent
from jianbao.studio.services.exchange import Asked, MalformedError, Reply
from jianbao.studio.services.limited import TookTooMuchError, call
from jianbao.studio.services.manuscripts import OUTSIDE

FOLDER: Final = ".jianbao/reviews"
WHAT: Final = "merge"
_LARGEST: Final = 300 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedReviews:
    """What the files that wait have otherwise than the manuscripts, as cards."""

    changes: tuple[Mapping[str, object], ...] = ()
    comments: tuple[Mapping[str, object], ...] = ()
    untaken: tuple[Mapping[str, object], ...] = ()
    done: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenReviews:
    """What was written; nothing where an error speaks against it."""

    paths: tuple[str, ...] = ()
    count: int = 0
    remarks: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


def read(book: Path, asked: Asked) -> Reply:
    """Return the files that wait, their changes as cards, and the digest of what was compared."""
    del asked
    items = sent.items(files.own(book.parent, FOLDER))
    found = ComparedReviews()
    if items:
        try:
            found = call(compare, book, tuple(map(sent.source, items)))
        except TookTooMuchError:
            found = ComparedReviews(diagnostics=(codes.TOO_MUCH.at(Span(file=FOLDER)),))
    return Reply(
        result={
            "items": [sent.told(item) for item in items],
            "digest": _digest(book, items),
            "changes": found.changes,
            "comments": found.comments,
            "untaken": found.untaken,
            "already": found.done,
        },
        diagnostics=found.diagnostics,
    )


def receive(book: Path, name: str, sent_in: Path) -> Reply:
    """Take a Word file in, and return all that waits."""
    sent.receive(files.own(book.parent, FOLDER), name, sent_in)
    return read(book, Asked())


def decide(book: Path, asked: Asked) -> Reply:
    """``take`` what was chosen of all files, or ``drop`` the one called ``item``.

    ``choices`` gives, by the numbers of changes, which version to take (from 0); a change that is not
    named stays as the manuscript has it. ``comments`` says whether notes become remarks.
    """
    folder, op = files.own(book.parent, FOLDER), asked.text("op")
    if op == "drop":
        shutil.rmtree(sent.item(folder, asked.text("item")))
        return read(book, asked)
    if op != "take":
        raise MalformedError("op")
    items = sent.items(folder)
    if asked.text("digest") != _digest(book, items):
        told = codes.CHANGED_ELSEWHERE.at(Span(file=book.name), path=book.name)
        return Reply(status=409, result=read(book, asked).result, diagnostics=(told,))
    choices = _choices(asked)
    versions.take(book.parent, OUTSIDE)
    with_comments = asked.fields.get("comments") is not False
    try:
        done = call(take, book, tuple(map(sent.source, items)), choices, with_comments)
    except TookTooMuchError:
        return Reply(status=422, diagnostics=(codes.TOO_MUCH.at(Span(file=FOLDER)),))
    if any(item.is_error for item in done.diagnostics):
        return Reply(status=422, diagnostics=done.diagnostics)
    versions.take(book.parent, WHAT)
    for item in items:
        shutil.rmtree(item)
    result = {"paths": done.paths, "count": done.count, "remarks": done.remarks}
    return Reply(result=result, diagnostics=done.diagnostics)


def compare(book: Path, drafts: Sequence[Path]) -> ComparedReviews:
    """Return in what ``drafts`` differ from the manuscripts of a book; nothing is written."""
    merge, said = _prepared(book, drafts)
    if merge is None:
        return ComparedReviews(diagnostics=said)
    return ComparedReviews(
        changes=tuple(_card(n, change) for n, change in enumerate(merge.changes, 1)),
        comments=tuple(report.noted(one) for one in merge.comments),
        untaken=tuple(report.refused(one, _chinese) for one in merge.untaken),
        done=merge.done,
        diagnostics=said,
    )


def take(
    book: Path,
    drafts: Sequence[Path],
    choices: Mapping[int, int],
    comments: bool,  # noqa: FBT001 - crosses to another process
) -> TakenReviews:
    """Write what was chosen of ``drafts`` into the manuscripts, all or none."""
    merge, said = _prepared(book, drafts)
    if merge is None:
        return TakenReviews(diagnostics=said)
    chosen = [
        (change, change.versions[choices[number]])
        for number, change in enumerate(merge.changes, 1)
        if number in choices and choices[number] < len(change.versions)
    ]
    done = carrying.carry_out(merge, chosen, merge.comments if comments else ())
    if done.failed or done.value is None:
        return TakenReviews(diagnostics=(*said, *done.diagnostics))
    if done.value.contents:
        carrying.write(merge, done.value)
    return TakenReviews(
        paths=done.value.paths,
        count=done.value.count,
        remarks=done.value.remarks,
        diagnostics=(*said, *done.diagnostics),
    )


def _prepared(book: Path, drafts: Sequence[Path]) -> tuple[Merge | None, tuple[Diagnostic, ...]]:
    prepared = build.prepare(book)
    if prepared.value is None:
        return None, prepared.diagnostics
    known = prepared.value
    desk = Desk(config=known.config, book=known.book, theme=known.theme, typefaces=known.typefaces)
    try:
        named = [(path.name, files.read(path, _LARGEST, book.parent)) for path in drafts]
        found = plan.prepare(desk, named)
    except BookError as problem:
        return None, problem.diagnostics
    return found.value, found.diagnostics


def _card(number: int, change: MergeChange) -> dict[str, Any]:
    what = report.KINDS.get(change.kind, Text(change.kind.value, change.kind.value))
    return {"number": number, **report.record(change, _chinese), "what": what}


def _chinese(text: Text) -> str:
    return text.zh


def _choices(asked: Asked) -> dict[int, int]:
    given = asked.optional("choices", dict) or {}
    choices = dict[int, int]()
    for number, version in given.items():
        is_whole = isinstance(version, int) and not isinstance(version, bool) and version >= 0
        if not str(number).isdecimal() or not is_whole:
            raise MalformedError("choices")
        choices[int(number)] = version
    return choices


def _digest(book: Path, items: Sequence[Path]) -> str:
    """Return what tells the manuscripts and the files that wait from any other state."""
    names = (f"{item.name}:{sent.source(item).stat().st_mtime_ns}" for item in items)
    return versions.digest_of("\n".join([versions.state(book.parent), *names]).encode())
