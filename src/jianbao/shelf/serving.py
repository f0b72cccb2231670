"""The site over a server, to be read by the whole office: nothing can be written through it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import uvicorn
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.staticfiles import StaticFiles

from jianbao.shelf.gathering import RECORD

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

_TEXTS: Final = frozenset(("", ".html", ".css", ".js", ".xml", ".json", ".svg"))
"""What is packed on its way, and asked for anew each time: it costs a line where it is the same."""
_KEPT: Final = "public, max-age=3600"
_ASKED: Final = "no-cache"
_SAFE: Final = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
_ANYWHERE: Final = ("10.255.255.255", 9)
"""Nothing is sent there: it only tells by which address this machine would speak."""


class _SiteFiles(StaticFiles):
    """The files of the site, but for its record."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file, a part of it, or that it is as it was."""
        if PurePosixPath(path).name == RECORD:
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        is_text = PurePosixPath(path).suffix in _TEXTS
        response.headers.update({**_SAFE, "cache-control": _ASKED if is_text else _KEPT})
        return response


class SiteServer:
    """What answers for the site in a folder, whatever is put there meanwhile."""

    def __init__(self, site: Path) -> None:
        self._plain = _SiteFiles(directory=site, html=True)
        self._packed: ASGIApp = GZipMiddleware(self._plain, minimum_size=500)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; part of a file is a part of what it is, never of what it is packed to."""
        if scope["type"] != "http":
            return
        is_text = PurePosixPath(scope["path"]).suffix in _TEXTS
        is_whole = "range" not in Headers(scope=scope)
        app = self._packed if is_text and is_whole else self._plain
        try:
            await app(scope, receive, send)
        except HTTPException as refused:
            await PlainTextResponse(refused.detail, refused.status_code)(scope, receive, send)


def serve(site: Path, host: str, port: int, opened: Callable[[int], None]) -> None:
    """Serve the folder ``site`` until interrupted; ``opened`` is told the port.

    Raises OSError where the port is taken or the address is not this machine's.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
        settings = uvicorn.Config(
            SiteServer(site),
            log_level="critical",
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        with suppress(KeyboardInterrupt):  # how one ends it, also before the server listens for it
            opened(listener.getsockname()[1])
            uvicorn.Server(settings).run(sockets=[listener])


def own_address() -> str:
    """Return the address by which others in the same network find this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(_ANYWHERE)
        except OSError:  # it is in no network
            return "127.0.0.1"
        return str(asked.getsockname()[0])
