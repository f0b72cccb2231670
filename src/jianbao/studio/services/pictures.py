"""Pictures of an article: those it has, and those dropped into it, kept beside its manuscript in 图."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from jianbao import files
from jianbao.atomic_files import free_place, replace_all
from jianbao.diagnostics import Diagnostic, Span
from jianbao.intake.emit.pictures import fit
from jianbao.intake.model import SourcePicture
from jianbao.issues import contents
from jianbao.studio.services import codes
from jianbao.studio.services.exchange import MalformedError, Reply
from jianbao.studio.services.limited import TookTooMuchError, call
from jianbao.studio.services.signing import signings

FOLDER: Final = ".jianbao/pictures"
"""Where a picture lies until it is known to be one."""
_PLACE: Final = "图"
_LARGEST: Final = 64 * 1024 * 1024
_SHOWN: Final = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
"""What a browser is shown, by the ends of names."""
_UNWRITABLE: Final = re.compile(r"[^\w.-]+")
_LONGEST: Final = 40


def content(book: Path, manuscript: str, address: str) -> tuple[bytes, str] | None:
    """Return a picture as a ``manuscript`` has its ``address``, with its media type; None for none.

    It is in the folder of the book and called as a picture is, and is not looked into: the
    browser that asks reads it in a process that may do nothing.
    """
    path = book.parent / Path(manuscript).parent / unquote(address).replace("\\", "/")
    kind = _SHOWN.get(path.suffix.lower())
    try:
        return (files.read(path, _LARGEST, book.parent), kind) if kind else None
    except (OSError, ValueError):
        return None


def receive(number: int, book: Path, name: str, sent_in: Path) -> Reply:
    """Keep what was sent in as a picture of the article of that ``number``, and say how it is called there."""
    if signings(book).is_frozen:
        return Reply(status=423, diagnostics=(codes.SIGNED.of(),))
    article = contents.contents(book).article(number)
    manuscript = contents.found(book.parent, article.path) if article else None
    if manuscript is None:
        told = codes.NO_ARTICLE.at(Span(file=book.name), number=number)
        return Reply(status=404, diagnostics=(told,))
    place = manuscript.parent / _PLACE
    if not place.resolve().is_relative_to(book.parent.resolve()):
        raise MalformedError("name")
    try:
        suffix, data, fault = call(_fitted, name, files.read(sent_in, _LARGEST, book.parent))
    except TookTooMuchError:
        return Reply(status=422, diagnostics=(codes.TOO_MUCH.at(Span(file=name)),))
    if fault is not None:
        return Reply(status=422, diagnostics=(fault,))
    stem = _UNWRITABLE.sub("-", Path(name).stem).strip("-. ")[:_LONGEST] or _PLACE
    target = free_place(place, stem, suffix)
    place.mkdir(exist_ok=True)
    replace_all({target: data})
    return Reply(result={"path": f"{_PLACE}/{target.name}"})


def of_article(number: int) -> partial[Reply]:
    """Return what receives the pictures of one article."""
    return partial(receive, number)


def _fitted(name: str, data: bytes) -> tuple[str, bytes, Diagnostic | None]:
    return fit(SourcePicture(name=name, data=data, span=Span(file=name)))
