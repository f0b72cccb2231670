"""Reading on phones: begun and ended by a person, with the address as a code to be photographed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from jianbao import files
from jianbao.edition.symbols import qr
from jianbao.shelf.serving import own_address
from jianbao.studio.desk import answer, asked, desk_of
from jianbao.studio.guard import LOOPBACK
from jianbao.studio.services import codes
from jianbao.studio.sharing import SharedPage

if TYPE_CHECKING:
    from starlette.requests import Request

    from jianbao.studio.workshop import Workshop

_PRODUCT = "web"


def _told(workshop: Workshop) -> dict[str, object]:
    shared = workshop.shared
    if shared is None or not shared.left:
        return {"address": "", "code": "", "minutes": 0}
    minutes = max(1, round(shared.left / 60))
    picture = qr(shared.address, 60.0, "black", "white").address
    return {"address": shared.address, "code": picture, "minutes": minutes}


async def _read(request: Request) -> Response:
    desk = desk_of(request)
    return answer(desk, _told(desk.workshop))


async def _change(request: Request) -> Response:
    """Begin, or end, as ``op`` says."""
    desk, wish = desk_of(request), await asked(request, op=str)
    workshop = desk.workshop
    if wish.get("op") not in {"begin", "end"}:
        return Response(status_code=400)
    workshop.end_sharing()
    if wish["op"] == "end":
        return answer(desk, _told(workshop))
    host = own_address()
    if host == LOOPBACK:
        return answer(desk, said=(codes.NO_NETWORK.of(),), status=422)
    made = await workshop.make(_PRODUCT)
    if made.data is None:
        return answer(desk, said=made.diagnostics, status=422)
    try:
        workshop.shared = SharedPage(made.data, host)
    except OSError as problem:
        return answer(desk, said=(codes.DISK.of(reason=files.reason(problem)),), status=422)
    return answer(desk, _told(workshop))


ROUTES = (Route("/sharing", _read), Route("/sharing", _change, methods=["POST"]))
