"""A book to be read on phones in the office's network: asked for, read only, ended by itself.

What is shared is one finished page in memory, under an address that cannot be guessed, at a port of
its own; nothing of the studio answers there.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import uvicorn
from starlette.datastructures import Headers
from starlette.responses import Response

from jianbao.studio.guard import new_token

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

LASTING: Final = 30 * 60
"""Seconds after which it ends."""
_MOST: Final = 64
"""Requests at the same time."""
_SAFE: Final = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class _Server(uvicorn.Server):
    """A server beside the studio's, which alone is ended by the terminal."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to whom they are meant for."""
        yield


class SharedPage:
    """A page that is being shared; belongs to the server's event loop, in which it is made."""

    def __init__(self, page: bytes, host: str, lasting: float = LASTING) -> None:
        """Serve ``page`` (HTML) at the address ``host`` of this machine. Raises OSError where that fails."""
        self._page = page
        self._listener = socket.socket()
        try:
            self._listener.bind((host, 0))
            self._listener.listen()
        except OSError:
            self._listener.close()
            raise
        self._host = f"{host}:{self._listener.getsockname()[1]}"
        self._path = f"/{new_token()}/"
        self.address = f"http://{self._host}{self._path}"
        self._until = time.monotonic() + lasting
        self._server = _Server(
            uvicorn.Config(
                self._answer,
                interface="asgi3",
                log_level="critical",
                access_log=False,
                server_header=False,
                lifespan="off",
                limit_concurrency=_MOST,
                timeout_graceful_shutdown=1,
            )
        )
        self._ending = asyncio.get_running_loop().call_later(lasting, self.end)
        self._serving = asyncio.create_task(self._serve())

    @property
    def left(self) -> float:
        """Seconds until it ends; 0 once it has."""
        return 0.0 if self._server.should_exit else max(0.0, self._until - time.monotonic())

    def end(self) -> None:
        """Let nobody read it any longer."""
        self._ending.cancel()
        self._server.should_exit = True

    async def wait(self) -> None:
        """Wait until the port is free."""
        await self._serving

    async def _serve(self) -> None:
        with self._listener:
            await self._server.serve(sockets=[self._listener])

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        asked = scope["path"].encode("utf-8", "surrogatepass")
        if Headers(scope=scope).get("host", "") != self._host:
            answer = Response(status_code=403)
        elif not secrets.compare_digest(asked, self._path.encode()):
            answer = Response(status_code=404)
        elif scope["method"] not in {"GET", "HEAD"}:
            answer = Response(status_code=405)
        else:
            answer = Response(self._page, media_type="text/html", headers=_SAFE)
        await answer(scope, receive, send)
