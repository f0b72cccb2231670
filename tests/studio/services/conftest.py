"""The services of one book, asked as a browser asks them."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from starlette.routing import Router

from jianbao.studio.routes import services

BRIEFING = Path("tests/books/briefing")


@dataclass(frozen=True)
class Reply:
    """What came back: the status and the JSON, or the bytes."""

    status: int
    data: bytes

    @property
    def body(self) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.data)

    @property
    def result(self) -> Any:  # noqa: ANN401 - JSON
        return self.body["result"]

    @property
    def codes(self) -> list[str]:
        return [item["code"] for item in self.body["diagnostics"]]


class Client:
    """Sends requests to the routes of the services, without a network."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.folder = file.parent

    def get(self, path: str, query: str = "") -> Reply:
        return self._send("GET", path, b"", query)

    def put(self, path: str, /, **fields: object) -> Reply:
        return self._send("PUT", path, json.dumps(fields).encode())

    def post(self, path: str, /, **fields: object) -> Reply:
        return self._send("POST", path, json.dumps(fields).encode())

    def upload(self, path: str, data: bytes, **query: str) -> Reply:
        named = "&".join(f"{name}={quote(value)}" for name, value in query.items())
        return self._send("POST", path, data, named)

    def raw(self, method: str, path: str, data: bytes) -> Reply:
        return self._send(method, path, data)

    def _send(self, method: str, path: str, data: bytes, query: str = "") -> Reply:
        return asyncio.run(self._exchange(method, path, data, query))

    async def _exchange(self, method: str, path: str, data: bytes, query: str) -> Reply:
        told: list[MutableMapping[str, Any]] = []
        workshop = SimpleNamespace(file=self.file, turn=asyncio.Lock())
        desk = SimpleNamespace(workshop=workshop, say=lambda text: text.zh, editing="")
        scope = {
            "type": "http", "method": method, "path": f"/{path}", "root_path": "", "headers": [],
            "query_string": quote(query, safe="=&%").encode(), "desk": desk,
        }  # fmt: skip

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": data, "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            told.append(message)

        await Router(routes=services.ROUTES)(scope, receive, send)
        body = b"".join(message.get("body", b"") for message in told[1:])
        return Reply(told[0]["status"], body)


Open = Callable[[str], Client]


@pytest.fixture
def briefing(tmp_path: Path) -> Client:
    """A book of three articles, one of them a web page, with a foreword."""
    shutil.copytree(BRIEFING, tmp_path / "书", ignore=shutil.ignore_patterns("expected"))
    return Client(tmp_path / "书" / "book.yaml")


@pytest.fixture
def sample(tmp_path: Path) -> Client:
    """The sample that jianbao brings: parts, pictures, tables."""
    shutil.copytree("book", tmp_path / "书", ignore=shutil.ignore_patterns("out", "manual"))
    return Client(tmp_path / "书" / "book.yaml")
