"""The versions of a book through the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.studio.services.conftest import Client

FIRST = "稿件/开学检查.md"


@pytest.fixture
def changed(briefing: Client) -> Client:
    """A book whose first article was changed once."""
    opened = briefing.get("manuscript/1").result
    text = opened["text"].rstrip("\n") + "\n\n共有320名教师。\n"
    saved = briefing.put("manuscript/1", digest=opened["digest"], text=text).result
    briefing.post("history", op="keep", name="送审稿")
    briefing.put("manuscript/1", digest=saved["digest"], text=text.replace("320", "325"))
    return briefing


def test_versions_are_listed_with_who_what_and_name(changed: Client) -> None:
    newest, kept, first = changed.get("history").result["versions"]
    assert (newest["what"], newest["label"], newest["paths"]) == ("save", "改过文字", [FIRST])
    assert kept["name"] == "送审稿"
    assert newest["who"]
    assert first["what"] == "outside"


def test_differences_are_told_by_words(changed: Client) -> None:
    newest, kept, _ = changed.get("history").result["versions"]
    query = f"version={kept['id']}"
    assert changed.get("history", query).result["paths"] == [FIRST]
    for against in ("", f"&against={newest['id']}"):
        told = changed.get("history", f"{query}{against}&path={FIRST}").result
        (line,) = [one for one in told["lines"] if any(p[0] != "same" for p in one["pieces"])]
        assert ["removed", "320"] in line["pieces"]
        assert ["added", "325"] in line["pieces"]


def test_a_version_is_put_back_and_that_too_can_be_taken_back(changed: Client) -> None:
    newest, kept, _ = changed.get("history").result["versions"]
    reply = changed.post("history", op="restore", version=kept["id"], paths=[FIRST])
    assert reply.result["versions"][0]["what"] == "restore"
    assert "320" in (changed.folder / FIRST).read_text("utf-8")
    changed.post("history", op="restore", version=newest["id"])
    assert "325" in (changed.folder / FIRST).read_text("utf-8")


def test_the_last_action_is_taken_back(changed: Client) -> None:
    before = changed.file.read_text("utf-8")
    changed.post("articles", op="hide", n=2)
    assert changed.get("history").result["undo"]["what"] == "articles"
    assert changed.post("history", op="undo").status == 200
    assert changed.file.read_text("utf-8") == before
    assert changed.post("history", op="undo").codes == ["A009"]


def test_what_was_changed_since_is_not_taken_back(changed: Client) -> None:
    changed.post("articles", op="hide", n=2)
    with changed.file.open("a", encoding="utf-8") as file:
        file.write("# 别处加的一行\n")
    reply = changed.post("history", op="undo")
    assert (reply.status, reply.codes) == (409, ["A007"])
    assert "别处加的一行" in changed.file.read_text("utf-8")


@pytest.mark.parametrize(
    "fields",
    [
        {"op": "restore", "version": "0" * 40},
        {"op": "restore", "version": "../../etc"},
        {"op": "name", "version": "x", "name": "y"},
    ],
)
def test_a_version_that_there_is_not(changed: Client, fields: dict[str, object]) -> None:
    assert changed.post("history", **fields).codes == ["A009"]


def test_a_picture_is_only_told_to_differ(sample: Client) -> None:
    path = "图.png"
    picture = sample.folder / path
    picture.write_bytes(b"\x89PNG")
    sample.post("history", op="keep", name="一")
    (version,) = sample.get("history").result["versions"]
    picture.write_bytes(b"x")
    told = sample.get("history", f"version={version['id']}&path={path}").result
    assert told == {"path": path, "same": False, "lines": None}


def test_no_file_outside_the_book_is_compared(changed: Client) -> None:
    (changed.folder.parent / "secret.md").write_text("secret")
    kept = changed.get("history").result["versions"][0]
    told = changed.get("history", f"version={kept['id']}&path=../secret.md")
    assert "secret" not in str(told.result["lines"])
