"""What no browser of ours sends, and folders that lead elsewhere: refused, and nothing written outside."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jianbao import history
from jianbao.history import versions

if TYPE_CHECKING:
    from tests.studio.services.conftest import Client, Reply

_DEEP = b'{"a":' * 50_000
_BODIES = {
    "deep": _DEEP,
    "half a pair": rb'{"text": "\ud800", "name": "\udfff", "op": "\ud800"}',
    "no text": b"\xff\xfe{",
    "a list": b"[]",
    "nothing": b"",
    "endless digits": b'{"n": ' + b"9" * 5000 + b"}",
}
_PLACES = [("PUT", "manuscript/0"), ("PUT", "settings"), ("POST", "articles"), ("POST", "paste"),
           ("POST", "table"), ("POST", "inbox/0001"), ("POST", "products"), ("POST", "sign"),
           ("POST", "history"), ("POST", "reviews/decide"), ("POST", "products/choose")]  # fmt: skip


@pytest.mark.parametrize("body", _BODIES.values(), ids=_BODIES)
@pytest.mark.parametrize(("method", "path"), _PLACES, ids=str)
def test_what_is_no_request_is_refused(
    briefing: Client, method: str, path: str, body: bytes
) -> None:
    before = written(briefing.folder)
    assert briefing.raw(method, path, body).status == 400
    assert written(briefing.folder) == before


def written(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


_WRITES: dict[str, Callable[[Client], Reply]] = {
    "inbox": lambda it: it.upload("inbox", b"text", name="a.txt"),
    "picture": lambda it: it.upload("picture/0", b"text", name="a.png"),
    "reviews": lambda it: it.upload("reviews", b"text", name="a.docx"),
    "paste": lambda it: it.post("paste", text="一段文字"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
@pytest.mark.parametrize("below", [".jianbao", ".jianbao/inbox"])
@pytest.mark.parametrize("write", _WRITES.values(), ids=_WRITES)
def test_a_folder_that_leads_out_of_the_book_is_not_written_to(
    briefing: Client,
    tmp_path_factory: pytest.TempPathFactory,
    below: str,
    write: Callable[[Client], Reply],
) -> None:
    outside = tmp_path_factory.mktemp("外")
    link = briefing.folder / below
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside)
    for name in ("pictures", "reviews"):
        if below != ".jianbao":
            link.with_name(name).symlink_to(outside)
    assert write(briefing).status == 507
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
def test_nor_are_its_versions_and_its_history(
    briefing: Client, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("外")
    (briefing.folder / ".jianbao").symlink_to(outside)
    with pytest.raises(OSError, match="leads out"):
        history.carry_out(briefing.folder, "试", {})
    with pytest.raises(OSError, match="leads out"):
        versions.take(briefing.folder, "试", who="王敏")
    assert list(outside.iterdir()) == []
