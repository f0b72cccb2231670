"""签发 through the browser: frozen by digests, changed only by a 更正."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jianbao import config
from jianbao.products import PRODUCTS
from jianbao.studio.services import production, signing

if TYPE_CHECKING:
    from tests.studio.services.conftest import Client


@pytest.fixture
def made(briefing: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A book whose one product is made, as far as its rows tell."""
    (briefing.folder / "out").mkdir()
    (briefing.folder / "out/a.pdf").write_bytes(b"%PDF-1")
    rows = [{"asked": True, "state": "fresh", "file": "a.pdf"}]
    monkeypatch.setattr(production, "rows", lambda _: rows)
    return briefing


def test_a_signed_book_is_frozen_until_it_is_corrected(made: Client) -> None:
    signed = made.post("sign", op="sign", note="同意付印", who="李局长")
    assert signed.status == 200, signed.body
    assert signed.result["frozen"]
    (first,) = signed.result["signed"]
    assert (first["who"], first["note"], list(first["products"])) == (
        "李局长",
        "同意付印",
        ["a.pdf"],
    )

    before = (made.folder / "稿件/开学检查.md").read_bytes()
    opened = made.get("manuscript/1").result
    for reply in (
        made.put("manuscript/1", digest=opened["digest"], text="x"),
        made.post("articles", op="hide", n=1),
        made.put("settings", changes={"title": "x"}),
        made.post("history", op="undo"),
        made.post("reviews/decide", op="take"),
    ):
        assert (reply.status, reply.codes) == (423, ["A015"])
    assert (made.folder / "稿件/开学检查.md").read_bytes() == before
    assert made.get("history").status == 200

    assert made.post("sign", op="correct", reason=" ").status == 400
    assert not made.post("sign", op="correct", reason="人数有误").result["frozen"]
    changed = made.put("manuscript/1", digest=opened["digest"], text=opened["text"] + "\n更正。\n")
    assert changed.status == 200
    assert made.get("sign").result["changed"] == ["book.yaml", "稿件/开学检查.md"]
    revision = config.load(made.folder / "book.yaml", PRODUCTS).value.revision  # type: ignore[union-attr]  # it is sound
    assert revision.corrections == ("人数有误",)
    assert revision.date is not None
    again = made.post("sign", op="sign").result
    assert [one["correction"] for one in again["signed"]] == ["", "人数有误"]
    assert again["changed"] == []


def test_what_was_changed_outside_shows(made: Client) -> None:
    made.post("sign", op="sign")
    (made.folder / "稿件/名单.md").write_text("# 改了\n", "utf-8")
    (made.folder / "out/a.pdf").write_bytes(b"%PDF-2")
    told = made.get("sign").result
    assert (told["changed"], told["products"]) == (["稿件/名单.md"], ["a.pdf"])


def test_only_a_sound_book_whose_products_are_fresh_is_signed(
    briefing: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = [{"asked": True, "state": "stale", "file": "a.pdf"}]
    monkeypatch.setattr(production, "rows", lambda _: stale)
    assert briefing.post("sign", op="sign").codes == ["A014"]
    (briefing.folder / "稿件/名单.md").unlink()
    assert briefing.post("sign", op="sign").status == 422
    assert briefing.get("sign").result["signed"] == []


@pytest.mark.parametrize("record", ["[", "{}", json.dumps({"signed": [{"a": 1}], "open_for": ""})])
def test_a_record_that_was_spoilt_is_none(briefing: Client, record: str) -> None:
    place = briefing.folder / signing.FILE
    place.parent.mkdir(exist_ok=True)
    place.write_text(record)
    assert not briefing.get("sign").result["frozen"]


@pytest.mark.parametrize("fields", [{}, {"op": "burn"}, {"op": "correct", "reason": "x"}])
def test_what_is_no_request_is_refused(briefing: Client, fields: dict[str, object]) -> None:
    assert briefing.post("sign", **fields).status == 400
