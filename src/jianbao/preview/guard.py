"""Who may ask the preview: the browser of this machine that was given its address, nobody else.

A page of some other site can send requests to 127.0.0.1, and a name of its own may be made to
point there (DNS rebinding). So the address holds a secret, and the Host and Origin of a request
have to be our own.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = "127.0.0.1"
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline' blob:; "
    "img-src 'self' blob: data:; font-src 'self' blob: data:; connect-src 'self' blob:; "
    "frame-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


def new_token() -> str:
    """Return a secret for the address that nobody can guess."""
    return secrets.token_urlsafe(16)


class Guard:
    """Lets through what asks 127.0.0.1 or localhost at our port, below the secret path."""

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        self._app = app
        self._prefix = f"/{token}/"
        self._hosts = {f"{name}:{port}" for name in (LOOPBACK, "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with 403 or 404."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["path"], headers)
        if refusal:
            await PlainTextResponse("", status_code=refusal)(scope, receive, send)
            return

        async def send_safely(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                known = message.get("headers", ())
                message["headers"] = [*known, *_HEADERS]  # type: ignore[misc] # ASGI's list of pairs
            await send(message)

        await self._app(scope, receive, send_safely)  # type: ignore[arg-type] # a message is a mapping

    def _refusal(self, path: str, headers: Headers) -> int:
        if headers.get("host", "") not in self._hosts:
            return 403
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return 403
        if not secrets.compare_digest(path[: len(self._prefix)].encode(), self._prefix.encode()):
            return 404
        return 0
