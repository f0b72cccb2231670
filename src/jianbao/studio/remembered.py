"""Where the studio of a shelf was last to be found, so that a page that is still open finds it again.

The browser keeps what could not be saved by address: a studio that comes back elsewhere, after the
machine or the program was cut off, could not be given it. The record lies in the user's cache
folder, for that user's eyes alone.
"""

from __future__ import annotations

import errno
import json
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jianbao import cache
from jianbao.studio.guard import LOOPBACK, new_token
from jianbao.studio.shelf import name_of

_KIND: Final = "studio"
_SECRET: Final = 16
"""Characters that a secret has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the studio is to be found; ``port`` 0 is any free one."""

    port: int = 0
    token: str = ""

    @property
    def url(self) -> str:
        """What to open in the browser."""
        return f"http://{LOOPBACK}:{self.port}/{self.token}/"


def listening(listener: socket.socket, root: Path, port: int) -> Address:
    """Let ``listener`` listen for the shelf ``root``, at ``port`` or where it last was, and return where.

    The secret stays with its port: who holds that port by now may have heard it from a page that
    still asks there. Raises OSError where ``port`` was named and is taken.
    """
    last = _last(root)
    wanted = port or last.port
    try:
        listener.bind((LOOPBACK, wanted))
        listener.listen()  # whoever comes before the server is at work waits, and is not refused
    except OSError as problem:
        if port or problem.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        listener.bind((LOOPBACK, 0))
        listener.listen()
    found = listener.getsockname()[1]
    address = Address(port=found, token=last.token if found == last.port else new_token())
    record = {"port": address.port, "token": address.token}
    cache.store(_KIND, name_of(root), json.dumps(record).encode())
    return address


def _last(root: Path) -> Address:
    """Return the address that was last told of; an empty one where none can be read."""
    with suppress(ValueError, TypeError, KeyError):
        kept = json.loads(cache.load(_KIND, name_of(root)) or b"")
        port, token = kept["port"], kept["token"]
        if isinstance(token, str) and len(token) >= _SECRET and 0 < port < 1 << 16:
            return Address(port=port, token=token)
    return Address()
