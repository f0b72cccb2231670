"""The printed pages before the press, and the folder of what was made."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from jianbao.studio import editor
from jianbao.studio.desk import FRESH, desk_of
from jianbao.studio.services import press
from jianbao.studio.services.exchange import Reply

if TYPE_CHECKING:
    from starlette.requests import Request


def _of_pages(service: Callable[[Path, bytes], Reply]) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers of the pages that are shown."""

    async def endpoint(request: Request) -> Response:
        desk = desk_of(request)
        if not desk.workshop.pdf:
            return Response(status_code=404)
        reply = await asyncio.to_thread(service, desk.workshop.file, desk.workshop.pdf)
        return JSONResponse(reply.record(desk.say), reply.status, headers=FRESH)

    return endpoint


async def _folder(request: Request) -> Response:
    folder = desk_of(request).workshop.file.parent
    out = folder / "out"
    try:
        editor.show_folder(out if out.is_dir() else folder)
    except OSError as problem:
        return JSONResponse({"reason": str(problem)}, 409)
    return JSONResponse({})


ROUTES = (
    Route("/preflight", _of_pages(press.examine)),
    Route("/sheets", _of_pages(press.lay_out)),
    Route("/folder", _folder, methods=["POST"]),
)
