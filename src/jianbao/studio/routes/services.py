"""The addresses of the services, and nothing more: what they do is in `studio.services`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from jianbao import files
from jianbao.atomic_files import staging
from jianbao.config.listing import UneditableError
from jianbao.diagnostics import BookError
from jianbao.products import BY_NAME
from jianbao.studio.desk import FRESH, desk_of, fields_of
from jianbao.studio.services import (
    articles,
    codes,
    inbox,
    manuscripts,
    past,
    pictures,
    production,
    reviews,
    sent,
    settings,
    signing,
    tables,
)
from jianbao.studio.services.exchange import Asked, MalformedError, Reply

if TYPE_CHECKING:
    from starlette.requests import Request

Service = Callable[[Path, Asked], Reply]
_SERVICES: Final[Mapping[str, Mapping[str, Service]]] = {
    "manuscript/{n:int}": {"GET": manuscripts.read, "PUT": manuscripts.write},
    "articles": {"GET": articles.read, "POST": articles.change},
    "settings": {"GET": settings.read, "PUT": settings.write},
    "table": {"POST": tables.table},
    "inbox": {"GET": inbox.read},
    "inbox/{item}": {"GET": inbox.show, "POST": inbox.decide},
    "products": {"GET": production.read, "POST": production.change},
    "products/choose": {"POST": production.choose},
    "reviews": {"GET": reviews.read},
    "reviews/decide": {"POST": reviews.decide},
    "sign": {"GET": signing.read, "POST": signing.change},
    "paste": {"POST": inbox.paste},
    "history": {"GET": past.read, "POST": past.change},
}


_CHANGING: Final = frozenset(
    {
        manuscripts.write,
        articles.change,
        settings.write,
        production.choose,
        past.change,
        inbox.decide,
        reviews.decide,
    }
)
"""What a book that is signed off refuses."""


def answered(file: Path, service: Service, asked: Asked) -> Reply:
    """Return what ``service`` answers of the book of ``file``, whatever comes between."""
    if service in _CHANGING and signing.signings(file).is_frozen:
        return Reply(status=423, diagnostics=(codes.SIGNED.of(),))
    try:
        return service(file, asked)
    except MalformedError as problem:
        return malformed(problem)
    except UneditableError:
        return Reply(status=422, diagnostics=(codes.UNEDITABLE.of(),))
    except BookError as problem:
        return Reply(status=422, diagnostics=problem.diagnostics)
    except OSError as problem:
        return Reply(status=507, diagnostics=(codes.DISK.of(reason=files.reason(problem)),))


def malformed(problem: MalformedError) -> Reply:
    """Return the answer to what is no request."""
    return Reply(status=400, diagnostics=(codes.MALFORMED.of(name=str(problem)),))


def _endpoint(service: Service) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        desk = desk_of(request)
        try:
            asked = await asked_of(request)
        except MalformedError as problem:
            answer = malformed(problem)
        else:
            async with desk.workshop.turn:  # one at a time changes a book's files
                answer = await asyncio.to_thread(answered, desk.workshop.file, service, asked)
        return JSONResponse(answer.record(desk.say), answer.status, headers=FRESH)

    return endpoint


async def _download(request: Request) -> Response:
    """Send a product as it was made."""
    desk = desk_of(request)
    book, name = desk.workshop.file, request.path_params["name"]
    found = await asyncio.to_thread(production.file_of, book, name)
    if found is None:
        return Response(status_code=404)
    try:
        data = await asyncio.to_thread(files.read, found, files.LARGEST_PDF, book.parent)
    except OSError:
        return Response(status_code=404)
    shown = f"attachment; filename*=UTF-8''{quote(found.name)}"
    headers = {**FRESH, "content-disposition": shown}
    return Response(data, media_type=BY_NAME[name].media_type, headers=headers)


def _upload(
    folder: str, receive: Callable[[Path, str, Path], Reply]
) -> Callable[[Request], Awaitable[Response]]:
    """Return what takes in a file that is sent as it is, under the ``name`` in the address."""

    async def endpoint(request: Request) -> Response:
        return await _received(request, folder, receive)

    return endpoint


async def _picture(request: Request) -> Response:
    take = pictures.of_article(request.path_params["n"])
    return await _received(request, pictures.FOLDER, take)


async def _content(request: Request) -> Response:
    """Send a picture as it is in the book; nothing in it is run where it is opened by itself."""
    book, asked = desk_of(request).workshop.file, request.query_params
    place = asked.get("of", ""), asked.get("path", "")
    found = await asyncio.to_thread(pictures.content, book, *place)
    if found is None:
        return Response(status_code=404)
    headers = {
        **FRESH,
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    }
    return Response(found[0], media_type=found[1], headers=headers)


async def _received(
    request: Request, folder: str, receive: Callable[[Path, str, Path], Reply]
) -> Response:
    desk = desk_of(request)
    file = desk.workshop.file
    try:
        place = files.own(file.parent, folder)
        place.mkdir(parents=True, exist_ok=True)
        with staging(place) as fresh:
            whole = fresh / "sent"
            await _write(request, whole)
            name = request.query_params.get("name", "")

            def take(book: Path, asked: Asked) -> Reply:
                del asked
                return receive(book, name, whole)

            async with desk.workshop.turn:
                answer = await asyncio.to_thread(answered, file, take, Asked())
    except MalformedError as problem:
        answer = malformed(problem)
    except OSError as problem:
        answer = Reply(status=507, diagnostics=(codes.DISK.of(reason=files.reason(problem)),))
    return JSONResponse(answer.record(desk.say), answer.status, headers=FRESH)


async def _write(request: Request, target: Path) -> None:
    """Write what is sent into ``target``; raises MalformedError where it is too much or breaks off."""
    size = 0
    try:
        with target.open("wb") as stream:
            async for part in request.stream():
                size += len(part)
                if size > sent.LARGEST:
                    raise MalformedError("size")
                stream.write(part)
    except ClientDisconnect as problem:
        raise MalformedError("size") from problem


async def asked_of(request: Request) -> Asked:
    """Return a request as values; raises MalformedError for what is no object of JSON."""
    place = {name: str(value) for name, value in request.path_params.items()}
    if request.method == "GET":
        return Asked(place=place, fields=dict(request.query_params))
    return Asked(place=place, fields=await fields_of(request))


ROUTES = (
    *(
        Route(f"/{path}", _endpoint(service), methods=[method])
        for path, methods in _SERVICES.items()
        for method, service in methods.items()
    ),
    Route("/picture", _content),
    Route("/picture/{n:int}", _picture, methods=["POST"]),
    Route("/inbox", _upload(inbox.FOLDER, inbox.receive), methods=["POST"]),
    Route("/reviews", _upload(reviews.FOLDER, reviews.receive), methods=["POST"]),
    Route("/products/{name}", _download),
)
