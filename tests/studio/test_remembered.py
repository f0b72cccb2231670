"""A studio that was cut off and comes back where it was, so that its pages can go on."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jianbao import cache
from jianbao.studio.guard import LOOPBACK
from jianbao.studio.remembered import Address, listening

BOOK = "书名: 预览\n版式: {名称: reader}\n文章: [a.md]\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


Begin = Callable[[Path], tuple["subprocess.Popen[str]", str]]


@pytest.fixture
def begin() -> Iterator[Begin]:
    begun: list[subprocess.Popen[str]] = []

    def start(folder: Path) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "jianbao", "studio", str(folder), "--no-browser"],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "LANG": "zh_CN.UTF-8"},
        )  # fmt: skip
        begun.append(process)
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", process.stdout.readline())
        assert found
        return process, found[0]

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def ask(address: str, body: object = None) -> tuple[int, dict[str, object]]:
    """Return the status and what is answered; with a ``body`` it is put there."""
    request = urllib.request.Request(  # noqa: S310 - the address of the server begun here
        address, None if body is None else json.dumps(body).encode(),
        {"content-type": "application/json"}, method="GET" if body is None else "PUT",
    )  # fmt: skip
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
            return answer.status, json.load(answer)["result"]
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, json.load(refusal)["result"]


def test_after_a_kill_the_same_address_answers_and_takes_what_was_not_saved(
    tmp_path: Path, begin: Begin
) -> None:
    folder = tmp_path / "书架"
    folder.mkdir()
    (folder / "book.yaml").write_text(BOOK, "utf-8")
    (folder / "a.md").write_text("# 甲\n\n正文。\n", "utf-8")
    process, address = begin(folder)
    shelf = ask(f"{address}api/shelf")[1]["books"]
    assert isinstance(shelf, list)
    manuscript = f"{address}api/book/{shelf[0]['id']}/manuscript/1"
    _, read = ask(manuscript)
    process.send_signal(signal.SIGKILL)
    process.wait(60)
    with pytest.raises(urllib.error.URLError):
        ask(manuscript)

    _, again = begin(folder)
    assert again == address
    held = {"digest": read["digest"], "base": read["text"], "text": "# 甲\n\n正文，又一句。\n"}
    assert ask(manuscript, held)[0] == 200
    assert (folder / "a.md").read_text("utf-8") == held["text"]
    assert ask(manuscript, {**held, "text": "# 甲\n\n别的话。\n"})[0] == 409
    assert (folder / "a.md").read_text("utf-8") == held["text"]


def _address(root: Path, port: int = 0) -> Address:
    with socket.socket() as listener:
        return listening(listener, root, port)


def test_where_it_was_is_for_the_eyes_of_the_user_alone(tmp_path: Path) -> None:
    address = _address(tmp_path)

    (record,) = (cache.folder() / "studio").iterdir()
    assert stat.S_IMODE(record.stat().st_mode) == 0o600
    assert address.token.encode() in record.read_bytes()
    assert _address(tmp_path) == address


def test_another_shelf_has_another_secret(tmp_path: Path) -> None:
    first, other = _address(tmp_path), _address(tmp_path / "book.yaml")
    assert first.token != other.token


def test_where_its_port_is_taken_it_takes_another_with_another_secret(tmp_path: Path) -> None:
    address = _address(tmp_path)
    with socket.socket() as stranger:
        stranger.bind((LOOPBACK, address.port))
        stranger.listen()
        moved = _address(tmp_path)
    assert moved.port != address.port
    assert moved.token != address.token


def test_a_port_that_is_named_and_taken_is_refused(tmp_path: Path) -> None:
    with socket.socket() as stranger:
        stranger.bind((LOOPBACK, 0))
        stranger.listen()
        with pytest.raises(OSError, match="in use"):
            _address(tmp_path, stranger.getsockname()[1])


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b'{"port": 0}', b'{"port": "x", "token": 1}',
                                    b'{"port": 99999, "token": "abcdefghijklmnopqrst"}',
                                    b'{"port": 8765, "token": ""}'])  # fmt: skip
def test_a_record_that_is_none_is_not_heeded(tmp_path: Path, record: bytes) -> None:
    _address(tmp_path)
    (entry,) = (cache.folder() / "studio").iterdir()
    cache.store("studio", entry.name, record)
    address = _address(tmp_path)
    assert address.port
    assert len(address.token) >= 16


def test_without_a_cache_folder_it_is_served_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert _address(tmp_path).token
