"""The versions of a book through the browser: what was changed when, by words, and back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jianbao import files, history
from jianbao.diagnostics import BookError, Text
from jianbao.history import versions
from jianbao.history.differences import differences
from jianbao.studio.services import codes, texts
from jianbao.studio.services.exchange import Asked, MalformedError, Reply
from jianbao.studio.services.manuscripts import OUTSIDE

LABELS: Final[Mapping[str, Text]] = {
    versions.SAVED: Text("改过文字", "text changed"),
    OUTSIDE: Text("在别处改过", "changed elsewhere"),
    "articles": Text("改过目录", "list of articles changed"),
    "settings": Text("改过设置", "settings changed"),
    "import": Text("收稿", "contributions taken in"),
    "merge": Text("收审改", "reviewers' changes taken in"),
    "fix": Text("校改", "proof-reading"),
    "restore": Text("恢复", "restored"),
    "undo": Text("撤销", "taken back"),
    "keep": Text("存了一版", "kept"),
    "sign": Text("签发", "signed off"),
}
_TEXTS: Final = frozenset(
    {".md", ".markdown", ".html", ".htm", ".xhtml", ".yaml", ".yml", ".txt", ".csv", ".css"}
)
_LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a text whose differences are told."""


def read(book: Path, asked: Asked) -> Reply:
    """Return the versions; or, of one ``version``, in what it differs from ``against``.

    ``against`` is another version, the present state by default. With a ``path`` the
    differences of that file are told, without one the files that differ.
    """
    folder = book.parent
    version = asked.text("version", "")
    try:
        if not version:
            return Reply(result={"versions": _listed(folder), "undo": _last(folder)})
        old = versions.files_of(folder, version)
        against = asked.text("against", "")
        new = versions.files_of(folder, against) if against else None
    except KeyError:
        return Reply(status=404, diagnostics=(codes.NOTHING_THERE.of(),))
    path = asked.text("path", "")
    if path:
        return _compared(folder, path, old, new)
    now = new if new is not None else versions.files_now(folder)
    differing = sorted(each for each in old.keys() | now.keys() if old.get(each) != now.get(each))
    return Reply(result={"paths": differing})


def change(book: Path, asked: Asked) -> Reply:
    """Do ``op``: ``keep`` the present state under a ``name``, ``name`` a ``version``, ``restore`` it.

    ``restore`` puts back ``paths``, or the whole book; ``undo`` takes the last action back. The state
    before is a version too, so that both can be taken back themselves.
    """
    folder, op = book.parent, asked.text("op")
    try:
        match op:
            case "keep":
                versions.take(folder, "keep")
                versions.name(folder, versions.saved(folder, 1)[0].id, asked.text("name"))
            case "name":
                versions.name(folder, asked.text("version"), asked.text("name"))
            case "restore":
                versions.take(folder, OUTSIDE)
                versions.restore(folder, asked.text("version"), asked.texts("paths"))
                versions.take(folder, "restore")
            case "undo":
                return _undone(book, asked)
            case _:
                raise MalformedError("op")
    except KeyError:
        return Reply(status=404, diagnostics=(codes.NOTHING_THERE.of(),))
    return read(book, Asked())


def _undone(book: Path, asked: Asked) -> Reply:
    del asked
    versions.take(book.parent, OUTSIDE)
    try:
        action = history.undo(book.parent)
    except history.ChangedError as problem:
        told = codes.CHANGED_SINCE.of(paths="、".join(problem.paths))
        return Reply(status=409, diagnostics=(told,))
    except ValueError:
        action = None
    if action is None:
        return Reply(status=404, diagnostics=(codes.NOTHING_THERE.of(),))
    versions.take(book.parent, "undo")
    return read(book, Asked())


def _listed(folder: Path) -> list[Mapping[str, object]]:
    return [
        {
            "id": each.id,
            "when": each.when,
            "who": each.who,
            "what": each.what,
            "label": LABELS.get(each.what, Text(each.what, each.what)),
            "name": each.name,
            "paths": each.paths,
        }
        for each in versions.saved(folder)
    ]


def _last(folder: Path) -> Mapping[str, object] | None:
    """Return what `undo` would take back."""
    found = list(history.actions(folder))
    if not found:
        return None
    what = found[-1].what
    return {"what": what, "label": LABELS.get(what, Text(what, what))}


def _compared(
    folder: Path, path: str, old: Mapping[str, str], new: Mapping[str, str] | None
) -> Reply:
    before = _content(folder, old.get(path))
    if new is None:
        try:
            after = files.read(folder / path, _LARGEST, folder)
        except OSError:
            after = b""
    else:
        after = _content(folder, new.get(path))
    is_text = Path(path).suffix.lower() in _TEXTS and max(len(before), len(after)) <= _LARGEST
    if not is_text:
        return Reply(result={"path": path, "same": before == after, "lines": None})
    try:
        lines = differences(texts.text_of(before, path), texts.text_of(after, path))
    except BookError:
        return Reply(result={"path": path, "same": before == after, "lines": None})
    told = [{"old": each.old, "new": each.new, "pieces": each.pieces} for each in lines]
    return Reply(result={"path": path, "same": before == after, "lines": told})


def _content(folder: Path, digest: str | None) -> bytes:
    found = versions.content(folder, digest) if digest else None
    return found or b""
