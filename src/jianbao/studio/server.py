"""The studio's own small web server, for the browser on this machine only."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, Router
from starlette.staticfiles import StaticFiles

from jianbao.studio import page
from jianbao.studio.desk import FRESH, BookDesk, Say
from jianbao.studio.guard import BOOK_POLICY, Guard, new_token, policy
from jianbao.studio.remembered import Address, listening
from jianbao.studio.routes import ROUTES
from jianbao.studio.routes.shelf import ShelfRoutes
from jianbao.studio.services import production
from jianbao.studio.shelf import Shelf, name_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

STATIC = Path(__file__).parent / "static"


def serve(root: Path, port: int, editing: str, say: Say, opened: Callable[[Address], None]) -> None:
    """Serve the book of the file ``root``, or the books of the folder ``root``, until interrupted.

    ``opened`` is called with the address, which can be visited from then on; ``editing`` is the command
    that opens a manuscript, and ``say`` puts a text in the user's language. Without a ``port`` (0)
    it is where it last was, if that is free. Raises OSError where the port is taken.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        studio = _Studio(Shelf(root), editing, say)
        address = listening(listener, studio.shelf.root, port)
        app = Guard(
            studio.app(address.token),
            token=address.token,
            port=address.port,
            stale=page.stale_page(say),
        )
        settings = uvicorn.Config(
            app, log_level="critical", access_log=False, timeout_graceful_shutdown=1, lifespan="off"
        )
        server = uvicorn.Server(settings)
        with contextlib.suppress(KeyboardInterrupt):  # which is how one ends it
            asyncio.run(_serve(server, listener, studio.shelf, lambda: opened(address)))


async def _serve(
    server: uvicorn.Server, listener: socket.socket, shelf: Shelf, opened: Callable[[], None]
) -> None:
    if shelf.is_one_book:
        shelf.workshop(shelf.root)
    opened()
    try:
        await server.serve(sockets=[listener])
    finally:
        production.end()
        # The signal that ends the server cancels this too, once; threads whose task is not seen to
        # its end would keep the program from ending.
        closing = asyncio.create_task(shelf.close())
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.shield(closing)
        await closing


class _Studio:
    """What each address answers."""

    def __init__(self, shelf: Shelf, editing: str, say: Say) -> None:
        self.shelf = shelf
        self._editing = editing
        self._say = say
        self._book = Router(routes=ROUTES)

    def app(self, token: str) -> Starlette:
        """Return the application below ``/token/``."""
        routes = [
            Route("/", self._front),
            Route("/book/{book}/", self._desk),
            Route("/book/{book}/phone", self._phone),
            Mount("/api/book/{book}", self._of_book),
            *ShelfRoutes(self.shelf, self._say).routes(),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
        return Starlette(routes=[Mount(f"/{token}", routes=routes)])

    async def _front(self, request: Request) -> Response:
        if self.shelf.is_one_book:
            return RedirectResponse(f"book/{name_of(self.shelf.root)}/", headers=FRESH)
        return self._page(request, "")

    async def _desk(self, request: Request) -> Response:
        name = request.path_params["book"]
        if self.shelf.book(name) is None:
            return HTMLResponse(page.stale_page(self._say), 404, FRESH)
        return self._page(request, name)

    def _page(self, request: Request, book: str) -> Response:
        nonce = new_token()
        root = request.scope["root_path"]
        shown = page.studio_page(
            self._say, root=root, book=book, nonce=nonce, can_edit=bool(self._editing)
        )
        headers = {**FRESH, "content-security-policy": policy(f"'self' 'nonce-{nonce}'")}
        return Response(shown, media_type="text/html", headers=headers)

    async def _phone(self, request: Request) -> Response:
        shown = page.phone_page(self._say, root=request.scope["root_path"])
        headers = {**FRESH, "content-security-policy": BOOK_POLICY}
        return Response(shown, media_type="text/html", headers=headers)

    async def _of_book(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is asked of one book."""
        file = self.shelf.book(scope["path_params"]["book"])
        if file is None:
            await Response(status_code=404)(scope, receive, send)
            return
        workshop = self.shelf.workshop(file)
        desk = BookDesk(workshop=workshop, editing=self._editing, say=self._say)
        await self._book({**scope, "desk": desk}, receive, send)
