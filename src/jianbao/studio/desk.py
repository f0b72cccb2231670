"""One book at work: what every route of a book is given, and how it answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse

from jianbao.diagnostics import Diagnostic, Text
from jianbao.studio.record import remark_of
from jianbao.studio.services.exchange import MalformedError
from jianbao.studio.workshop import Workshop

if TYPE_CHECKING:
    from starlette.requests import Request

Say = Callable[[Text], str]

KEEP = {"cache-control": "private, max-age=86400, immutable"}
FRESH = {"cache-control": "no-store"}
_LARGEST = 32 * 1024 * 1024
"""Bytes of a request that is JSON."""
CHANGED = 409
"""The status of a write that began from another state than the one on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDesk:
    """A book that is open: ``editing`` is the command that opens a manuscript, ``say`` puts a text into the user's language."""

    workshop: Workshop
    editing: str
    say: Say


def desk_of(request: Request) -> BookDesk:
    """Return the desk that the address of ``request`` names."""
    return cast("BookDesk", request.scope["desk"])


def answer(
    desk: BookDesk, result: object = None, said: Iterable[Diagnostic] = (), *, status: int = 200
) -> JSONResponse:
    """Return ``result`` with what is said of it, as every route of the studio answers."""
    remarks = [remark_of(item, 0, desk.say) for item in said]
    body = {"ok": status == 200, "result": result, "diagnostics": remarks}  # noqa: PLR2004 - HTTP's own
    return JSONResponse(body, status, headers=FRESH)


async def fields_of(request: Request) -> dict[str, Any]:
    """Return the fields of a JSON request; raises MalformedError for what is no object, or too large."""
    data = bytearray()
    try:
        async for part in request.stream():
            data += part
            if len(data) > _LARGEST:
                raise MalformedError("size")
        fields: Any = json.loads(data)
        if b"\\u" in data:
            json.dumps(fields, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ClientDisconnect, RecursionError, ValueError) as problem:
        raise MalformedError("JSON") from problem
    if not isinstance(fields, dict):
        raise MalformedError("JSON")
    return fields


async def asked(request: Request, **kinds: type) -> dict[str, Any]:
    """Return the fields of a JSON request, or nothing where one is missing or of another kind."""
    try:
        given = await fields_of(request)
    except MalformedError:
        return {}
    fits = all(
        isinstance(given.get(name), int | float if kind is float else kind)
        for name, kind in kinds.items()
    )
    return {name: given[name] for name in kinds} if fits else {}
