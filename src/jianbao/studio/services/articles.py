"""The list of a book's articles: what comes, goes, is renamed, hidden, moved and put into parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from jianbao import files, history
from jianbao.diagnostics import BookError, Span
from jianbao.history import versions
from jianbao.intake import emit
from jianbao.intake.article import Article
from jianbao.issues.contents import (
    ListedArticle,
    book_mark,
    book_text,
    contents,
    contents_of,
    found,
)
from jianbao.studio.order import digest_of, rearranged
from jianbao.studio.services import codes, lists, texts
from jianbao.studio.services.exchange import Asked, MalformedError, Reply
from jianbao.studio.services.fields import fields_of, with_fields
from jianbao.studio.services.manuscripts import OUTSIDE

WHAT: Final = "articles"


def read(book: Path, asked: Asked) -> Reply:
    """Return the parts and articles of the book, and those that were deleted and can come back."""
    del asked
    listed = contents(book)
    return Reply(
        result={
            "digest": digest_of(book),
            "parts": [{"part": n, "title": title} for n, title in enumerate(listed.parts)],
            "articles": [_told(book.parent, each) for each in listed.articles],
            "deleted": [
                {"id": action.number, "title": action.notes["title"], "path": action.notes["path"]}
                for action in _deleted(book, {each.path for each in listed.articles})
            ],
        }
    )


def change(book: Path, asked: Asked) -> Reply:
    """Do ``op`` to the list: add, rename, delete, restore, hide, show, move or part.

    ``digest`` is that of the book.yaml it was asked of; where that has changed, nothing is done,
    unless the article is named by its ``path``, which means the same wherever it stands now.
    """
    is_other = asked.text("digest", digest_of(book)) != digest_of(book)
    if is_other and _named(book, asked) is None:
        told = codes.CHANGED_ELSEWHERE.at(Span(file=book.name), path=book.name)
        return Reply(status=409, result=read(book, Asked()).result, diagnostics=(told,))
    work = _OPERATIONS.get(asked.text("op"))
    if work is None:
        raise MalformedError("op")
    versions.take(book.parent, OUTSIDE)
    refused = work(book, asked)
    if refused is not None:
        return refused
    versions.take(book.parent, WHAT)
    return read(book, asked)


def _add(book: Path, asked: Asked) -> Reply | None:
    """Add an empty article of a ``title`` behind article ``n`` (0: at the front of ``part``)."""
    text, listed = book_text(book), contents(book)
    after = listed.article(asked.number("n")) if "n" in asked.fields else None
    part = after.part if after else asked.fields.get("part", len(listed.parts) - 1)
    if not isinstance(part, int) or not 0 <= part < max(1, len(listed.parts)):
        raise MalformedError("part")
    place = after.place + 1 if after else sum(each.part == part for each in listed.articles)
    title = " ".join(asked.text("title").split())
    paths = [each.path for each in listed.articles]
    numbers = emit.ManuscriptNumbers(book.parent, paths, chinese=emit.is_chinese(text))
    bound = numbers.bind(Article(title=title, span=Span(file="")))
    entry = ListedArticle(number=0, part=part, place=place, path=bound.path)
    fresh = lists.with_entry(text, entry)
    _carry_out(book, text, fresh, made={bound.path: bound.text.encode()})
    return None


def _rename(book: Path, asked: Asked) -> Reply | None:
    """Give article ``n`` another ``title``, where it has its own: in the list or in its text."""
    text = book_text(book)
    article = _article(book, asked)
    if isinstance(article, Reply):
        return article
    title = " ".join(asked.text("title").split())
    if article.title:
        _carry_out(book, text, lists.retitled(text, article, title))
        return None
    file = found(book.parent, article.path)
    if file is None:
        told = codes.GONE.at(Span(file=article.path), path=article.path)
        return Reply(status=404, diagnostics=(told,))
    data = files.read(file, texts.MAX_BYTES, book.parent)
    fresh = with_fields(texts.text_of(data, article.path), {"title": title})
    after = texts.rewritten(data, article.path, fresh)
    history.carry_out(book.parent, WHAT, {_relative(book, file): (data, after)})
    return None


def _delete(book: Path, asked: Asked) -> Reply | None:
    """Take article ``n`` and its manuscript away; both can come back."""
    text = book_text(book)
    article = _article(book, asked)
    if isinstance(article, Reply):
        return article
    if len(contents(book).articles) == 1:
        return Reply(status=422, diagnostics=(codes.LAST_ARTICLE.of(),))
    alone = sum(each.part == article.part for each in contents(book).articles) == 1
    if alone and article.part == 0:
        return Reply(status=422, diagnostics=(codes.LAST_OF_PART.of(),))
    notes = {
        "path": article.path, "part": article.part, "place": article.place,
        "listed_as": article.title, "hidden": article.hidden,
    }  # fmt: skip
    if alone:  # its part goes with it
        joined = lists.without_part(text, article.part)
        moved = contents_of(joined).articles[article.number - 1]
        fresh, entry = lists.without_entry(joined, moved)
    else:
        fresh, entry = lists.without_entry(text, article)
    file = found(book.parent, article.path)
    removed = {}
    if file is not None and not any(
        each.path == article.path for each in contents_of(fresh).articles
    ):
        removed = {_relative(book, file): files.read(file, texts.MAX_BYTES, book.parent)}
    told = {**notes, "title": _title(book.parent, article), "entry": entry}
    _carry_out(book, text, fresh, removed=removed, notes=told)
    return None


def _restore(book: Path, asked: Asked) -> Reply | None:
    """Bring the article back that the deletion ``id`` took away, to where and as it was."""
    text, listed = book_text(book), contents(book)
    gone = _deleted(book, {each.path for each in listed.articles})
    action = next((each for each in gone if each.number == asked.number("id")), None)
    if action is None:
        return Reply(status=404, diagnostics=(codes.NOTHING_THERE.of(),))
    part = min(int(action.notes["part"]), len(listed.parts) - 1)
    fresh = lists.with_entry(
        text,
        ListedArticle(
            number=0,
            part=part,
            place=int(action.notes["place"]),
            path=str(action.notes["path"]),
            title=str(action.notes.get("listed_as", "")),
            hidden=action.notes.get("hidden") is True,
        ),
    )
    made = {
        path: data for path, data in action.removed.items() if not (book.parent / path).exists()
    }
    _carry_out(book, text, fresh, made=made)
    return None


def _hide(book: Path, asked: Asked) -> Reply | None:
    """Keep article ``n`` in its place, but do not print it; with ``show`` print it again."""
    text = book_text(book)
    article = _article(book, asked)
    if isinstance(article, Reply):
        return article
    hide = asked.text("op") == "hide"
    shown = [each for each in contents(book).articles if not each.hidden]
    if hide and shown == [article]:
        return Reply(status=422, diagnostics=(codes.LAST_ARTICLE.of(),))
    if article.hidden != hide:
        _carry_out(book, text, lists.hidden(text, article, hide=hide))
    return None


def _move(book: Path, asked: Asked) -> Reply | None:
    """Put article ``n`` at ``place`` of ``part`` (both from 0), as counted without it."""
    text, listed = book_text(book), contents(book)
    article = _article(book, asked)
    if isinstance(article, Reply):
        return article
    order = [
        [(each.part, each.place) for each in listed.articles if each.part == part]
        for part in range(len(listed.parts))
    ]
    part = asked.number("part")
    if not 0 <= part < len(order):
        raise MalformedError("part")
    order[article.part].remove((article.part, article.place))
    if not order[article.part]:
        return Reply(status=422, diagnostics=(codes.LAST_OF_PART.of(),))
    order[part].insert(asked.number("place"), (article.part, article.place))
    _carry_out(book, text, rearranged(text, tuple(tuple(each) for each in order)))
    return None


def _part(book: Path, asked: Asked) -> Reply | None:
    """Let a part called ``title`` begin at article ``n``; or rename or remove ``part``."""
    text = book_text(book)
    title = " ".join(asked.text("title", "").split())
    if "n" in asked.fields:
        article = _article(book, asked)
        if isinstance(article, Reply):
            return article
        fresh = lists.with_part(text, article, title)
    elif asked.fields.get("remove") is True:
        fresh = lists.without_part(text, asked.number("part"))
    else:
        fresh = lists.renamed_part(text, asked.number("part"), title)
    _carry_out(book, text, fresh)
    return None


_OPERATIONS: Final[Mapping[str, Callable[[Path, Asked], Reply | None]]] = {
    "add": _add,
    "rename": _rename,
    "delete": _delete,
    "restore": _restore,
    "hide": _hide,
    "show": _hide,
    "move": _move,
    "part": _part,
}


def _article(book: Path, asked: Asked) -> ListedArticle | Reply:
    named = _named(book, asked)
    if named is not None:
        return named
    number = asked.number("n")
    article = contents(book).article(number)
    if article is not None and "path" not in asked.fields:
        return article
    told = codes.NO_ARTICLE.at(Span(file=book.name), number=number)
    return Reply(status=404, diagnostics=(told,))


def _named(book: Path, asked: Asked) -> ListedArticle | None:
    """Return the article whose manuscript is at ``path``; None where none or several are."""
    path = asked.text("path", "")
    same = [each for each in contents(book).articles if path and each.path == path]
    return same[0] if len(same) == 1 else None


def _carry_out(book: Path, text: str, fresh: str, **others: Any) -> None:  # noqa: ANN401 - as `carry_out` has them
    """Put ``fresh`` in the place of ``text``, what the book.yaml has now, as one action."""
    mark = book_mark(book)
    changed = {book.name: (mark + text.encode(), mark + fresh.encode())} if fresh != text else {}
    history.carry_out(book.parent, WHAT, changed, **others)


def _deleted(book: Path, listed: set[str]) -> list[history.Action]:
    """Return the deletions whose articles are not in the list, the last first."""
    found = [
        action
        for action in history.actions(book.parent)
        if action.what == WHAT and "entry" in action.notes
    ]
    latest = {str(action.notes["path"]): action for action in found}
    return [action for path, action in reversed(latest.items()) if path not in listed]


def _told(folder: Path, article: ListedArticle) -> Mapping[str, object]:
    return {
        "n": article.number,
        "part": article.part,
        "place": article.place,
        "path": article.path,
        "title": _title(folder, article),
        "hidden": article.hidden,
        "missing": found(folder, article.path) is None,
    }


def _title(folder: Path, article: ListedArticle) -> str:
    """Return what the list or its own text calls an article, or its file."""
    if article.title:
        return article.title
    file = found(folder, article.path)
    stem = Path(article.path).stem
    if file is None:
        return stem
    try:
        text = texts.text_of(files.read(file, texts.MAX_BYTES, folder), article.path)
    except (OSError, BookError):
        return stem
    title = next((each.value for each in fields_of(text) if each.name == "title"), "")
    return title.replace("\n", "") or stem


def _relative(book: Path, file: Path) -> str:
    return file.relative_to(book.parent.resolve()).as_posix()
