"""Reading on phones: one page, read only, ended by itself."""

from __future__ import annotations

import asyncio
import http.client
import json
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.routing import Router

from jianbao.studio.guard import LOOPBACK
from jianbao.studio.proofs import Output
from jianbao.studio.routes import sharing
from jianbao.studio.sharing import SharedPage
from jianbao.studio.workshop import Workshop

PAGE = "<!DOCTYPE html><title>第12期</title>".encode()


def _ask(address: str, path: str = "", method: str = "GET", host: str = "") -> tuple[int, bytes]:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    headers = {"host": host} if host else {}
    connection.request(method, path or place.path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def _shared(work: Callable[[SharedPage], Awaitable[None]], lasting: float = 600) -> None:
    async def run() -> None:
        page = SharedPage(PAGE, LOOPBACK, lasting)
        await work(page)
        page.end()
        await page.wait()
        with pytest.raises(OSError, match="refused"):
            await asyncio.to_thread(_ask, page.address)

    asyncio.run(run())


def test_the_page_is_read_and_nothing_else() -> None:
    async def read(page: SharedPage) -> None:
        assert page.left > 0
        assert await asyncio.to_thread(_ask, page.address) == (200, PAGE)
        for path, method, host, status in (
            ("", "POST", "", 405),
            ("", "PUT", "", 405),
            ("/", "GET", "", 404),
            ("/x/", "GET", "", 404),
            ("", "GET", "elsewhere.example", 403),
        ):
            found, _ = await asyncio.to_thread(_ask, page.address, path, method, host)
            assert found == status

    _shared(read)


def test_it_ends_by_itself() -> None:
    async def wait(page: SharedPage) -> None:
        await page.wait()
        assert page.left == 0

    _shared(wait, lasting=0.2)


class _Shop(Workshop):
    """A workshop whose pages are made at once."""

    data: bytes | None = PAGE

    async def make(self, name: str) -> Output:
        assert name == "web"
        return Output(name="书.html", data=self.data, diagnostics=())


async def _exchange(workshop: Workshop, op: str = "") -> tuple[int, Any]:
    """Send a request to the route of the studio itself; return its status and JSON."""
    told: list[MutableMapping[str, Any]] = []
    desk = SimpleNamespace(workshop=workshop, say=lambda text: text.zh)
    scope: dict[str, Any] = {
        "type": "http", "method": "POST" if op else "GET", "path": "/sharing", "root_path": "",
        "headers": [], "query_string": b"", "desk": desk,
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": json.dumps({"op": op}).encode()}

    async def send(message: MutableMapping[str, Any]) -> None:
        told.append(message)

    await Router(routes=sharing.ROUTES)(scope, receive, send)
    body = b"".join(message.get("body", b"") for message in told[1:])
    return told[0]["status"], json.loads(body) if body else None


def test_a_person_begins_and_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        workshop = _Shop(tmp_path / "book.yaml")
        assert (await _exchange(workshop))[1]["result"]["address"] == ""
        monkeypatch.setattr(sharing, "own_address", lambda: LOOPBACK)
        status, refused = await _exchange(workshop, "begin")
        assert (status, refused["diagnostics"][0]["code"]) == (422, "A016")
        monkeypatch.setattr(sharing, "own_address", lambda: "127.0.0.2")
        _, begun = await _exchange(workshop, "begin")
        assert begun["result"]["code"].startswith("data:image/svg+xml")
        address = begun["result"]["address"]
        assert await asyncio.to_thread(_ask, address) == (200, PAGE)
        assert (await _exchange(workshop))[1]["result"]["address"] == address
        assert (await _exchange(workshop, "else"))[0] == 400
        assert (await _exchange(workshop, "end"))[1]["result"]["address"] == ""
        workshop.data = None
        assert (await _exchange(workshop, "begin"))[0] == 422
        workshop.end()

    asyncio.run(run())
