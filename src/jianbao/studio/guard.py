"""Who may ask the preview: the browser of this machine that was given its address, nobody else.

A page of some other site can send requests to 127.0.0.1, and a name of its own may be made to
point there (DNS rebinding). So the address holds a secret, and the Host and Origin of a request
have to be our own.
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = "127.0.0.1"
_POLICY = b"content-security-policy"
_HEADERS = (
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


def policy(styles: str = "'self'", others: str = "") -> str:
    """Return what a page may load: its own, no style and no script within the page itself."""
    return (
        f"default-src 'none'; script-src 'self'{others}; style-src {styles}; "
        "img-src 'self' blob: data:; font-src 'self' blob: data:; connect-src 'self' blob:; "
        "frame-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )


BOOK_POLICY = policy("'self' 'unsafe-inline' blob:", " 'wasm-unsafe-eval'")
"""For the frame in which an e-book is shown, whose own styles count."""


def new_token() -> str:
    """Return a secret for the address, or for one page, that nobody can guess."""
    return secrets.token_urlsafe(16)


class Guard:
    """Lets through what asks 127.0.0.1 or localhost at our port, below the secret path."""

    def __init__(self, app: ASGIApp, *, token: str, port: int, stale: str = "") -> None:
        """``stale`` is the page for whoever comes with an address that is none, or no longer."""
        self._app = app
        self._stale = stale
        self._prefix = f"/{token}/"
        self._hosts = {f"{name}:{port}" for name in (LOOPBACK, "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with 403, or 404 and the page for old addresses."""
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope["path"], Headers(scope=scope))
        shown = self._stale if refusal == HTTPStatus.NOT_FOUND else ""
        app = HTMLResponse(shown, refusal) if refusal else self._app

        async def send_safely(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                known = list(message.get("headers", ()))  # type: ignore[call-overload] # ASGI's list of pairs
                if not any(name == _POLICY for name, _ in known):
                    known.append((_POLICY, policy().encode()))
                message["headers"] = [*known, *_HEADERS]
            await send(message)

        await app(scope, receive, send_safely)  # type: ignore[arg-type] # a message is a mapping

    def _refusal(self, path: str, headers: Headers) -> int:
        if headers.get("host", "") not in self._hosts:
            return 403
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return 403
        if not secrets.compare_digest(path[: len(self._prefix)].encode(), self._prefix.encode()):
            return 404
        return 0
