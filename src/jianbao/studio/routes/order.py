"""The articles in another order."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from jianbao.studio.desk import asked, desk_of
from jianbao.studio.order import ReorderError, digest_of, rearrange
from jianbao.studio.services.signing import signings

if TYPE_CHECKING:
    from starlette.requests import Request


async def _order(request: Request) -> Response:
    workshop = desk_of(request).workshop
    wish = await asked(request, order=str, arrangement=list)
    if not wish:
        return Response(status_code=400)
    if signings(workshop.file).is_frozen:
        return JSONResponse({"reason": "signed"}, 423)
    if wish["order"] != digest_of(workshop.file):
        return JSONResponse({"reason": "changed"}, 409)
    try:
        arrangement = tuple(tuple((int(i), int(j)) for i, j in run) for run in wish["arrangement"])
        await asyncio.to_thread(rearrange, workshop.file, arrangement)
    except (ReorderError, ValueError, TypeError, OSError):
        return JSONResponse({"reason": "unclear"}, 409)
    workshop.want()
    return JSONResponse({})


ROUTES = (Route("/order", _order, methods=["POST"]),)
