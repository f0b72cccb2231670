"""The text of an article: read with its digest, and written only over what was read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from jianbao import files
from jianbao.atomic_files import alone, replace_all
from jianbao.config.folder import MANUSCRIPT_SUFFIXES
from jianbao.config.listing import UneditableError
from jianbao.diagnostics import BookError, Span
from jianbao.history import versions
from jianbao.issues import contents
from jianbao.studio.services import codes, texts
from jianbao.studio.services.exchange import Asked, MalformedError, Reply
from jianbao.studio.services.fields import fields_of, with_fields
from jianbao.studio.services.threeway import MergedText, merged

_UNSAVED: Final = ".jianbao/unsaved"
OUTSIDE: Final = "outside"
"""What was done, where a file was changed by another program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenManuscript:
    """A manuscript as it is on the disk."""

    number: int
    path: str
    file: Path
    data: bytes
    text: str

    @property
    def digest(self) -> str:
        """What tells this state from every other."""
        return versions.digest_of(self.data)


def read(book: Path, asked: Asked) -> Reply:
    """Return the text of article ``n``, with its digest, its fields, and what was never saved."""
    opened = _opened(book, asked)
    if isinstance(opened, Reply):
        return opened
    return Reply(result={**_told(opened), "text": opened.text, "unsaved": _unsaved(book, opened)})


def write(book: Path, asked: Asked) -> Reply:
    """Put a new ``text`` or new ``fields`` in the place of the one that has ``digest``.

    Where the file has another by now nothing is written over it: the answer has both, with what
    comes of putting both changes together, and the new text is kept aside. ``base`` is the text
    that was read, for a state that never became a version.
    """
    opened = _opened(book, asked)
    if isinstance(opened, Reply):
        return opened
    text = asked.text("text", opened.text).replace("\r\n", "\n").replace("\r", "\n")
    if asked.text("digest") != opened.digest and text != opened.text:
        return _both(book, opened, asked, text)
    try:
        text = with_fields(text, _values(asked))
        data = texts.rewritten(opened.data, opened.path, text)
    except UneditableError:
        return Reply(status=422, diagnostics=(codes.UNEDITABLE.at(Span(file=opened.path)),))
    if len(data) > texts.MAX_BYTES:
        raise MalformedError("text")
    if data != opened.data:
        versions.take(
            book.parent, OUTSIDE
        )  # so that the state before is a version, whoever made it
        with alone(book.parent):
            is_stale = not files.holds(opened.file, opened.data, None)
            if not is_stale:
                replace_all({opened.file: data})
        if is_stale:
            return write(book, asked)
        versions.take(book.parent, versions.SAVED)
    _record_of(book, opened.path).unlink(missing_ok=True)
    saved = OpenManuscript(
        number=opened.number, path=opened.path, file=opened.file, data=data, text=text
    )
    return Reply(result={**_told(saved), "text": text, "saved": datetime.now(UTC)})


def _opened(book: Path, asked: Asked) -> OpenManuscript | Reply:
    """Return the article that is asked for, or why it cannot be had."""
    listed = contents.contents(book)
    article = listed.article(asked.number("n"))
    path = asked.text("path", "")
    if path and (article is None or article.path != path):
        article = next((each for each in listed.articles if each.path == path), None)
    if article is None:
        told = codes.NO_ARTICLE.at(Span(file=book.name), number=asked.number("n"))
        return Reply(status=404, diagnostics=(told,))
    file = contents.found(book.parent, article.path)
    if file is None:
        told = codes.GONE.at(Span(file=article.path), path=article.path)
        renamed = _renamed(book, article.path, {each.path for each in listed.articles})
        return Reply(
            status=404, result={"path": article.path, "renamed": renamed}, diagnostics=(told,)
        )
    try:
        data = files.read(file, texts.MAX_BYTES, book.parent)
        text = texts.text_of(data, article.path)
    except BookError as problem:
        return Reply(status=422, diagnostics=problem.diagnostics)
    return OpenManuscript(number=article.number, path=article.path, file=file, data=data, text=text)


def _told(opened: OpenManuscript) -> Mapping[str, object]:
    fields = [
        {"name": each.name, "label": each.label, "value": each.value, "several": each.several}
        for each in fields_of(opened.text)
    ]
    return {
        "n": opened.number,
        "path": opened.path,
        "digest": opened.digest,
        "fields": fields if opened.file.suffix.lower() in {".md", ".markdown"} else [],
    }


def _values(asked: Asked) -> Mapping[str, str]:
    given = asked.optional("fields", dict) or {}
    if not all(isinstance(name, str) and isinstance(value, str) for name, value in given.items()):
        raise MalformedError("fields")
    return given


def _both(book: Path, opened: OpenManuscript, asked: Asked, text: str) -> Reply:
    """Keep a text that must not be written aside, and return it with the one that is there."""
    digest = asked.text("digest")
    record = _record_of(book, opened.path)
    record.parent.mkdir(parents=True, exist_ok=True)
    kept = {"path": opened.path, "digest": digest, "text": text, "when": _now()}
    replace_all({record: json.dumps(kept, ensure_ascii=False).encode()})
    base = versions.content(book.parent, digest)
    begun = texts.text_of(base, opened.path) if base is not None else asked.optional("base", str)
    both = merged(begun, text, opened.text) if begun is not None else None
    told = codes.CHANGED_ELSEWHERE.at(Span(file=opened.path), path=opened.path)
    return Reply(
        status=409,
        diagnostics=(told,),
        result={
            **_told(opened),
            "theirs": opened.text,
            "mine": text,
            "merged": both.text if both else None,
            "pieces": _pieces(both) if both else [],
        },
    )


def _pieces(both: MergedText) -> list[dict[str, object]]:
    return [
        {"mine": each.mine, "theirs": each.theirs, "base": each.base, "open": each.is_open}
        for each in both.pieces
    ]


def _unsaved(book: Path, opened: OpenManuscript) -> Mapping[str, object] | None:
    """Return the text that somebody typed and that was never written, if there is one."""
    try:
        kept = json.loads(
            files.read(_record_of(book, opened.path), 2 * texts.MAX_BYTES, book.parent)
        )
    except (OSError, ValueError):
        return None
    if not isinstance(kept, dict) or kept.get("text") == opened.text:
        return None
    return {name: str(kept.get(name, "")) for name in ("digest", "text", "when")}


def _record_of(book: Path, path: str) -> Path:
    return files.own(book.parent, f"{_UNSAVED}/{sha256(path.encode()).hexdigest()[:24]}.json")


def _renamed(book: Path, path: str, listed: set[str]) -> list[str]:
    """Return the manuscripts that nobody lists and that have what the one that is gone had."""
    last = next(iter(versions.saved(book.parent, 1)), None)
    digest = versions.files_of(book.parent, last.id).get(path) if last else None
    if digest is None:
        return []
    versions.take(book.parent, OUTSIDE)
    now = versions.files_of(book.parent, versions.saved(book.parent, 1)[0].id)
    return [
        each
        for each, other in now.items()
        if other == digest and each not in listed and Path(each).suffix in MANUSCRIPT_SUFFIXES
    ]


def _now() -> str:
    return datetime.now(UTC).isoformat()
