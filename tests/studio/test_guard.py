"""Who is let in: the browser that has the address, and no page of another site."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from jianbao.studio.guard import Guard, new_token
from jianbao.studio.page import stale_page

PORT = 8765
HERE = f"127.0.0.1:{PORT}"
APP = Guard(
    Starlette(routes=[Route("/secret/state", lambda _: PlainTextResponse("in"))]),
    token="secret",  # noqa: S106 - opens nothing
    port=PORT,
    stale=stale_page(lambda text: text.zh),
)


def ask(path: str, **headers: str) -> tuple[int, dict[bytes, bytes], bytes]:
    """Return the status, headers and body that a request gets."""
    sent: list[Any] = []
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": pairs, "query_string": b""}

    async def receive() -> dict[str, str]:
        return {"type": "http.request"}

    async def send(message: object) -> None:
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent)
    return sent[0]["status"], dict(sent[0]["headers"]), body


@pytest.mark.parametrize("host", [HERE, f"localhost:{PORT}"])
def test_the_address_lets_in(host: str) -> None:
    status, headers, body = ask("/secret/state", host=host, origin=f"http://{HERE}")

    assert (status, body) == (200, b"in")
    assert b"default-src 'none'" in headers[b"content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/state", "/secre/state", "/secretstate", "/Secret/state"])
def test_without_the_secret_there_is_nothing(path: str) -> None:
    status, headers, body = ask(path, host=HERE)
    assert status == 404
    assert "这个地址过期了" in body.decode()
    assert b"secret" not in body
    assert b"default-src 'none'" in headers[b"content-security-policy"]


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1:1", ""])
def test_another_host_is_refused(host: str) -> None:
    status, _, body = ask("/secret/state", host=host)
    assert (status, body) == (403, b"")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"https://{HERE}"])
def test_another_origin_is_refused(origin: str) -> None:
    assert ask("/secret/state", host=HERE, origin=origin)[0] == 403


def test_no_two_tokens_are_alike() -> None:
    assert len({new_token() for _ in range(50)}) == 50
