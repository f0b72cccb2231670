"""The preview's own small web server, for the browser on this machine only."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from jianbao.diagnostics import Text
from jianbao.files import line_of
from jianbao.preview import editor
from jianbao.preview.guard import LOOPBACK, Guard, new_token
from jianbao.preview.map import source_of
from jianbao.preview.order import ReorderError, digest_of, rearrange
from jianbao.preview.page import front_page, phone_page
from jianbao.preview.record import record_of, remark_of
from jianbao.preview.watch import saves
from jianbao.preview.workshop import Workshop
from jianbao.products import BY_NAME

if TYPE_CHECKING:
    from starlette.requests import Request

STATIC = Path(__file__).parent / "static"
_BREATH = 15
"""Seconds after which an idle stream says that it lives."""
_KEEP = {"cache-control": "private, max-age=86400, immutable"}
_FRESH = {"cache-control": "no-store"}

Say = Callable[[Text], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the preview is to be found; ``port`` 0 is any free one."""

    port: int = 0
    token: str = ""

    @property
    def url(self) -> str:
        """What to open in the browser."""
        return f"http://{LOOPBACK}:{self.port}/{self.token}/"


def serve(file: Path, port: int, editing: str, say: Say, opened: Callable[[Address], None]) -> None:
    """Serve the preview of the book of ``file`` until interrupted.

    ``opened`` is called with the address, which can be visited from then on; ``editing`` is the command
    that opens a manuscript, and ``say`` puts a text in the user's language. Raises OSError
    where the port is taken.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen()  # whoever comes before the server is at work waits, and is not refused
        address = Address(port=listener.getsockname()[1], token=new_token())
        bench = _Bench(Workshop(file), editing, say)
        app = Guard(bench.app(address.token), token=address.token, port=address.port)
        settings = uvicorn.Config(
            app, log_level="critical", access_log=False, timeout_graceful_shutdown=1, lifespan="off"
        )
        asyncio.run(
            _serve(uvicorn.Server(settings), listener, bench.workshop, lambda: opened(address))
        )


async def _serve(
    server: uvicorn.Server, listener: socket.socket, workshop: Workshop, opened: Callable[[], None]
) -> None:
    building = asyncio.create_task(workshop.run())
    watching = asyncio.create_task(_watch(workshop))
    opened()
    try:
        await server.serve(sockets=[listener])
    finally:
        for task in (watching, building):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


async def _watch(workshop: Workshop) -> None:
    folder = workshop.file.parent
    async for _ in saves(folder, folder / "styles"):
        workshop.want()


class _Bench:
    """What each address answers."""

    def __init__(self, workshop: Workshop, editing: str, say: Say) -> None:
        self.workshop = workshop
        self._editing = editing
        self._say = say

    def app(self, token: str) -> Starlette:
        """Return the application below ``/token/``."""
        routes = [
            Route("/", self._front),
            Route("/phone", self._phone),
            Route("/state", self._state),
            Route("/events", self._events),
            Route("/page/{number:int}.png", self._page),
            Route("/book.epub", self._ebook),
            Route("/download/{kind}", self._download),
            Route("/place", self._place, methods=["POST"]),
            Route("/edit", self._edit, methods=["POST"]),
            Route("/order", self._order, methods=["POST"]),
            Route("/build", self._build, methods=["POST"]),
            Route("/folder", self._folder, methods=["POST"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
        return Starlette(routes=[Mount(f"/{token}", routes=routes)])

    async def _front(self, _: Request) -> Response:
        page = front_page(self._say, can_edit=bool(self._editing))
        return Response(page, media_type="text/html", headers=_FRESH)

    async def _phone(self, _: Request) -> Response:
        return Response(phone_page(self._say), media_type="text/html", headers=_FRESH)

    async def _state(self, _: Request) -> Response:
        return JSONResponse(record_of(self.workshop.shown, self._say), headers=_FRESH)

    async def _events(self, _: Request) -> Response:
        return StreamingResponse(self._revisions(), media_type="text/event-stream", headers=_FRESH)

    async def _revisions(self) -> AsyncIterator[str]:
        with self.workshop.listening() as queue:
            yield f"data: {self.workshop.shown.revision}\n\n"
            while True:
                try:
                    revision = await asyncio.wait_for(queue.get(), _BREATH)
                except TimeoutError:
                    yield ": here\n\n"
                    continue
                while not queue.empty():
                    revision = queue.get_nowait()
                yield f"data: {revision}\n\n"

    async def _page(self, request: Request) -> Response:
        number = request.path_params["number"]
        width = request.query_params.get("w", "")
        leaves = self.workshop.shown.leaves
        if not width.isdecimal() or not 0 < number <= len(leaves):
            return Response(status_code=404)
        digest = leaves[number - 1].digest
        picture = await asyncio.to_thread(
            self.workshop.printer.draw, number, digest, int(width[:5])
        )
        if picture is None:
            return Response(status_code=404)
        fits = request.query_params.get("d") == digest
        return Response(picture, media_type="image/png", headers=_KEEP if fits else _FRESH)

    async def _ebook(self, _: Request) -> Response:
        if not self.workshop.epub:
            return Response(status_code=404)
        return Response(self.workshop.epub, media_type="application/epub+zip", headers=_FRESH)

    async def _download(self, request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in BY_NAME:
            return Response(status_code=404)
        made = await self.workshop.make(kind)
        if made.data is None:
            return JSONResponse([remark_of(item, 0, self._say) for item in made.diagnostics], 409)
        name = f"attachment; filename*=UTF-8''{quote(made.name)}"
        return Response(
            made.data,
            media_type="application/octet-stream",
            headers={**_FRESH, "content-disposition": name},
        )

    async def _place(self, request: Request) -> Response:
        asked = await _asked(request, page=int, x=float, y=float)
        found = asked and self.workshop.pages.at(asked["page"], asked["x"], asked["y"])
        if not found:
            return Response(status_code=404)
        file, line = source_of(found)
        text = await asyncio.to_thread(line_of, self.workshop.file.parent / file, line)
        box = [found.left, found.top, found.right, found.bottom]
        return JSONResponse({"file": file, "line": line, "text": text, "box": box})

    async def _edit(self, request: Request) -> Response:
        asked = await _asked(request, file=str, line=int)
        listed = {chapter.path for chapter in self.workshop.shown.chapters}
        if not asked or asked["file"] not in {*listed, self.workshop.file.name}:
            return Response(status_code=404)
        path = self.workshop.file.parent / asked["file"]
        try:
            editor.start(editor.words_of(self._editing, path, asked["line"]))
        except (OSError, ValueError) as problem:
            return JSONResponse({"reason": str(problem)}, 409)
        return JSONResponse({})

    async def _order(self, request: Request) -> Response:
        asked = await _asked(request, order=str, arrangement=list)
        if not asked:
            return Response(status_code=400)
        if asked["order"] != digest_of(self.workshop.file):
            return JSONResponse({"reason": "changed"}, 409)
        try:
            arrangement = tuple(
                tuple((int(i), int(j)) for i, j in run) for run in asked["arrangement"]
            )
            await asyncio.to_thread(rearrange, self.workshop.file, arrangement)
        except (ReorderError, ValueError, TypeError, OSError):
            return JSONResponse({"reason": "unclear"}, 409)
        self.workshop.want()
        return JSONResponse({})

    async def _build(self, _: Request) -> Response:
        made = await self.workshop.write()
        files = [{"name": item.path.name, "pages": item.pages} for item in made.value or ()]
        errors = [remark_of(item, 0, self._say) for item in made.diagnostics if item.is_error]
        return JSONResponse({"files": files, "errors": errors}, 409 if made.value is None else 200)

    async def _folder(self, _: Request) -> Response:
        folder = self.workshop.file.parent
        out = folder / "out"
        try:
            editor.show_folder(out if out.is_dir() else folder)
        except OSError as problem:
            return JSONResponse({"reason": str(problem)}, 409)
        return JSONResponse({})


async def _asked(request: Request, **kinds: type) -> dict[str, Any]:
    """Return the fields of a JSON request, or nothing where one is missing or of another kind."""
    try:
        given = await request.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        return {}
    if not isinstance(given, dict):
        return {}
    fits = all(
        isinstance(given.get(name), int | float if kind is float else kind)
        for name, kind in kinds.items()
    )
    return {name: given[name] for name in kinds} if fits else {}
