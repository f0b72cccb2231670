"""The shelf: its books as cards, their first pages, and the next issue."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from jianbao import files
from jianbao.atomic_files import free_place
from jianbao.config.issue import IssueNumber
from jianbao.config.listing import UneditableError
from jianbao.config.reading import Place
from jianbao.config.scalars import Day
from jianbao.diagnostics import Diagnostic, Span
from jianbao.edition.labels import spelt
from jianbao.issues import first_issue, next_issue
from jianbao.studio import manual
from jianbao.studio.cards import card_of, cover_of
from jianbao.studio.desk import FRESH, KEEP, asked
from jianbao.studio.pages import PDFIUM
from jianbao.studio.services import codes
from jianbao.studio.services.exchange import Reply
from jianbao.studio.shelf import Shelf, name_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from jianbao.studio.desk import Say


def shelf_of(shelf: Shelf) -> Reply:
    """Return the cards of all books, the newest issue first."""
    cards = [card_of(file, name_of(file), shelf.root) for file in shelf.books()]
    cards.sort(key=lambda card: (str(card["day"]), str(card["changed"])), reverse=True)
    return Reply(result={"root": shelf.root, "books": cards})


def next_after(
    last: Path,
    shelf: Shelf,
    number: int | None = None,
    day: date | None = None,
    *,
    only: bool = False,
) -> Reply:
    """Make the issue after the one of ``last`` beside it; or ``only`` tell what it would be."""
    try:
        planned = next_issue.plan(last, last.parent.parent, shelf.books(), day=day, number=number)
        if not planned.folder.resolve().is_relative_to(shelf.root):
            return Reply(status=422, diagnostics=(codes.OUTSIDE_SHELF.at(Span(file=last.name)),))
        if only:
            told = spelt(planned.day, "zh") if planned.day else ""
            return Reply(result={"number": planned.number, "day": told})
        made = next_issue.make(planned, last)
    except UneditableError:
        return Reply(status=422, diagnostics=(codes.UNEDITABLE.of(),))
    except OSError as problem:
        return Reply(status=507, diagnostics=(codes.DISK.of(reason=files.reason(problem)),))
    return Reply(result={"id": name_of(made.resolve()), "number": planned.number})


def first_of(first: first_issue.FirstIssue, shelf: Shelf) -> Reply:
    """Make the book that a shelf begins with, in a folder of its own; its articles are to be sent in."""
    if shelf.is_one_book:
        return Reply(status=422, diagnostics=(codes.OUTSIDE_SHELF.at(Span(file=shelf.root.name)),))
    folder = free_place(shelf.root, first_issue.folder_name(first))
    try:
        made = first_issue.make(first, folder, with_examples=False)
    except OSError as problem:
        return Reply(status=507, diagnostics=(codes.DISK.of(reason=files.reason(problem)),))
    return Reply(result={"id": name_of(made), "number": first.issue})


def _number(answer: str) -> int | Diagnostic | None:
    found = IssueNumber().parse(answer.strip(), Place()) if answer.strip() else None
    return found[1] if isinstance(found, tuple) else found


def _day(answer: str) -> date | Diagnostic | None:
    return Day().parse(answer.strip(), Place()) if answer.strip() else None


class ShelfRoutes:
    """What the addresses of the shelf answer."""

    def __init__(self, shelf: Shelf, say: Say) -> None:
        self._shelf = shelf
        self._say = say

    def routes(self) -> list[Route]:
        """Return the routes below ``/api``."""
        return [
            Route("/api/shelf", self._cards),
            Route("/api/shelf", self._next, methods=["POST"]),
            Route("/api/shelf/first", self._first, methods=["POST"]),
            Route("/api/shelf/{book}/cover.png", self._cover),
            Route("/api/shelf/{book}/next", self._planned),
            Route("/api/help", self._help),
        ]

    def _reply(self, reply: Reply) -> JSONResponse:
        return JSONResponse(reply.record(self._say), reply.status, headers=FRESH)

    async def _cards(self, _: Request) -> Response:
        return self._reply(await asyncio.to_thread(shelf_of, self._shelf))

    async def _help(self, _: Request) -> Response:
        chapters = await asyncio.to_thread(manual.chapters)
        return self._reply(Reply(result={"chapters": chapters}))

    async def _cover(self, request: Request) -> Response:
        file = self._shelf.book(request.path_params["book"])
        picture = await asyncio.to_thread(self._picture, file) if file else None
        if picture is None:
            return Response(status_code=404)
        return Response(picture, media_type="image/png", headers=KEEP)

    def _picture(self, file: Path) -> bytes | None:
        with PDFIUM:
            return cover_of(file)

    async def _next(self, request: Request) -> Response:
        wish = await asked(request, new=str)
        last = self._shelf.book(wish["new"]) if wish else None
        if last is None:
            return Response(status_code=404)
        answers = await asked(request, number=str, day=str)
        number, day = _number(answers.get("number", "")), _day(answers.get("day", ""))
        if isinstance(number, Diagnostic) or isinstance(day, Diagnostic):
            said = tuple(each for each in (number, day) if isinstance(each, Diagnostic))
            return self._reply(Reply(status=400, diagnostics=said))
        return self._reply(await asyncio.to_thread(next_after, last, self._shelf, number, day))

    async def _planned(self, request: Request) -> Response:
        last = self._shelf.book(request.path_params["book"])
        if last is None:
            return Response(status_code=404)
        return self._reply(await asyncio.to_thread(next_after, last, self._shelf, only=True))

    async def _first(self, request: Request) -> Response:
        wish = await asked(request, title=str, issue=str, office=str)
        first = first_issue.answered(**wish, day=first_issue.today()) if wish else None
        if first is None:
            return Response(status_code=400)
        return self._reply(await asyncio.to_thread(first_of, first, self._shelf))
