"""The printed pages and the e-book, following every save."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from jianbao import themes
from jianbao.files import line_of
from jianbao.studio import editor
from jianbao.studio.desk import FRESH, KEEP, answer, asked, desk_of
from jianbao.studio.map import source_of
from jianbao.studio.record import record_of
from jianbao.studio.services.signing import signings

if TYPE_CHECKING:
    from starlette.requests import Request

    from jianbao.studio.workshop import Workshop

_BREATH = 15
"""Seconds after which an idle stream says that it lives."""


async def _state(request: Request) -> Response:
    desk = desk_of(request)
    frozen = signings(desk.workshop.file).is_frozen
    record = {**record_of(desk.workshop.shown, desk.say), "frozen": frozen}
    return JSONResponse(record, headers=FRESH)


async def _events(request: Request) -> Response:
    stream = _revisions(desk_of(request).workshop)
    return StreamingResponse(stream, media_type="text/event-stream", headers=FRESH)


async def _revisions(workshop: Workshop) -> AsyncIterator[str]:
    with workshop.listening() as queue:
        yield f"data: {workshop.shown.revision}\n\n"
        while True:
            try:
                revision = await asyncio.wait_for(queue.get(), _BREATH)
            except TimeoutError:
                yield ": here\n\n"
                continue
            while not queue.empty():
                revision = queue.get_nowait()
            yield f"data: {revision}\n\n"


async def _page(request: Request) -> Response:
    workshop = desk_of(request).workshop
    number = request.path_params["number"]
    width = request.query_params.get("w", "")
    leaves = workshop.shown.leaves
    if not width.isdecimal() or not 0 < number <= len(leaves):
        return Response(status_code=404)
    digest = leaves[number - 1].digest
    picture = await asyncio.to_thread(workshop.printer.draw, number, digest, int(width[:5]))
    if picture is None:
        return Response(status_code=404)
    fits = request.query_params.get("d") == digest
    return Response(picture, media_type="image/png", headers=KEEP if fits else FRESH)


async def _sample(request: Request) -> Response:
    """Show first pages in another theme, or say why there are none."""
    desk = desk_of(request)
    theme = request.path_params["theme"]
    if theme not in await asyncio.to_thread(themes.available, desk.workshop.file.parent):
        return Response(status_code=404)
    made = await desk.workshop.sample(theme)
    if not made.picture:
        return answer(desk, said=made.diagnostics, status=422)
    return Response(made.picture, media_type="image/png", headers=FRESH)


async def _ebook(request: Request) -> Response:
    workshop = desk_of(request).workshop
    if not workshop.epub:
        return Response(status_code=404)
    return Response(workshop.epub, media_type="application/epub+zip", headers=FRESH)


async def _place(request: Request) -> Response:
    workshop = desk_of(request).workshop
    point = await asked(request, page=int, x=float, y=float)
    found = point and workshop.pages.at(point["page"], point["x"], point["y"])
    if not found:
        return Response(status_code=404)
    file, line = source_of(found)
    text = await asyncio.to_thread(line_of, workshop.file.parent, file, line)
    box = [found.left, found.top, found.right, found.bottom]
    return JSONResponse({"file": file, "line": line, "text": text, "box": box})


async def _spot(request: Request) -> Response:
    """Tell where a line of a manuscript is printed."""
    line = await asked(request, file=str, line=int)
    found = line and desk_of(request).workshop.pages.box_of(line["file"], line["line"])
    if not found:
        return Response(status_code=404)
    box = [found.left, found.top, found.right, found.bottom]
    return JSONResponse({"page": found.page, "box": box})


async def _edit(request: Request) -> Response:
    desk = desk_of(request)
    place = await asked(request, file=str, line=int)
    listed = {chapter.path for chapter in desk.workshop.shown.chapters}
    if not place or place["file"] not in {*listed, desk.workshop.file.name}:
        return Response(status_code=404)
    path = desk.workshop.file.parent / place["file"]
    try:
        editor.start(editor.words_of(desk.editing, path, place["line"]))
    except (OSError, ValueError) as problem:
        return JSONResponse({"reason": str(problem)}, 409)
    return JSONResponse({})


ROUTES = (
    Route("/state", _state),
    Route("/events", _events),
    Route("/theme/{theme}", _sample),
    Route("/page/{number:int}.png", _page),
    Route("/book.epub", _ebook),
    Route("/place", _place, methods=["POST"]),
    Route("/spot", _spot, methods=["POST"]),
    Route("/edit", _edit, methods=["POST"]),
)
