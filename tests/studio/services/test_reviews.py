"""Word files that come back from review, through the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.merge.desks import book, desk, draft
from tests.merge.reviewer import Reviewer
from tests.studio.services.conftest import Client

from jianbao import history

if TYPE_CHECKING:
    from pathlib import Path

MANUSCRIPT = "# 通知\n\n第一段说的是检查工作。\n\n第二段说的是整改工作。\n"
FIRST, SECOND = "第一段说的是检查工作。", "第二段说的是整改工作。"


@pytest.fixture
def reviewed(tmp_path: Path) -> Client:
    """A book for which two reviewers, who differ in one place, have sent files in."""
    file = book(tmp_path, MANUSCRIPT)
    client = Client(file)
    data = draft(desk(file))
    one, other = Reviewer(data, "李主任"), Reviewer(data, "王局长")
    one.replace(FIRST, 6, 8, "督查")
    one.replace(SECOND, 6, 8, "落实")
    other.replace(FIRST, 6, 8, "巡查")
    other.comment(SECOND, 0, 3, "请核实")
    for reviewer, name in ((one, "李.docx"), (other, "王.docx")):
        assert client.upload("reviews", reviewer.done(), name=name).status == 200
    return client


def text(client: Client) -> str:
    return (client.folder / "稿.md").read_text("utf-8")


def test_changes_are_cards_of_which_some_are_taken(reviewed: Client) -> None:
    found = reviewed.get("reviews").result
    assert [item["name"] for item in found["items"]] == ["李.docx", "王.docx"]
    first, second = found["changes"]
    assert first["conflict"]
    assert [version["after"] for version in first["versions"]] == ["督查", "巡查"]
    assert (second["before"], second["conflict"]) == ("整改", False)
    assert found["comments"][0]["text"] == "请核实"

    done = reviewed.post(
        "reviews/decide", op="take", digest=found["digest"], choices={"1": 1}, comments=False
    )

    assert done.status == 200, done.body
    assert (done.result["paths"], done.result["count"]) == (["稿.md"], 1)
    assert text(reviewed) == MANUSCRIPT.replace("检查", "巡查")
    assert reviewed.get("reviews").result["items"] == []
    history.undo(reviewed.folder)
    assert text(reviewed) == MANUSCRIPT


def test_what_was_changed_meanwhile_is_compared_anew(reviewed: Client) -> None:
    digest = reviewed.get("reviews").result["digest"]
    (reviewed.folder / "稿.md").write_text(MANUSCRIPT + "\n第三段。\n", "utf-8")
    late = reviewed.post("reviews/decide", op="take", digest=digest, choices={"1": 0})
    assert (late.status, late.codes[:1]) == (409, ["A003"])
    assert "第三段" in text(reviewed)


@pytest.mark.parametrize(
    "fields",
    [
        {"op": "burn"},
        {"op": "take"},
        {"op": "drop", "item": "9"},
        {"op": "drop", "item": "../../.."},
        {"op": "take", "digest": "now", "choices": {"a": 1}},
        {"op": "take", "digest": "now", "choices": {"1": -1}},
    ],
)
def test_what_is_no_request_is_refused(reviewed: Client, fields: dict[str, object]) -> None:
    if fields.get("digest") == "now":
        fields = fields | {"digest": reviewed.get("reviews").result["digest"]}
    assert reviewed.post("reviews/decide", **fields).status == 400
    assert text(reviewed) == MANUSCRIPT


def test_what_is_no_word_file_is_told_and_thrown_away(tmp_path: Path) -> None:
    client = Client(book(tmp_path, MANUSCRIPT))
    sent = client.upload("reviews", b"no", name="a.docx")
    assert sent.codes
    assert client.post("reviews/decide", op="drop", item="0001").result["items"] == []
