"""The address of the preview, from the moment at which it is known."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from jianbao.studio.guard import LOOPBACK
from jianbao.studio.remembered import Address
from jianbao.studio.server import serve


class _VisitedError(Exception):
    """Ends the server as soon as somebody has been there."""


def test_the_address_can_be_visited_as_soon_as_it_is_told(tmp_path: Path) -> None:
    def opened(address: Address) -> None:
        with socket.create_connection((LOOPBACK, address.port), timeout=10):
            raise _VisitedError

    (tmp_path / "book.yaml").write_text("书名: 预览\n", encoding="utf-8")
    with pytest.raises(_VisitedError):
        serve(tmp_path / "book.yaml", 0, "", lambda text: text.zh, opened)
