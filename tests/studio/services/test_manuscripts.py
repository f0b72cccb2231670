"""The text of an article through the browser: read, written, and never over somebody else's."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jianbao.history import versions

if TYPE_CHECKING:
    from tests.studio.services.conftest import Client

FIRST = "稿件/开学检查.md"


def test_a_text_is_read_and_saved(briefing: Client) -> None:
    opened = briefing.get("manuscript/1")
    assert opened.status == 200
    assert opened.result["path"] == FIRST
    assert opened.result["text"] == (briefing.folder / FIRST).read_text("utf-8")

    saved = briefing.put(
        "manuscript/1", digest=opened.result["digest"], text=opened.result["text"] + "\n又一段。\n"
    )

    assert saved.status == 200
    assert (briefing.folder / FIRST).read_text("utf-8").endswith("\n又一段。\n")
    assert briefing.get("manuscript/1").result["digest"] == saved.result["digest"]
    assert [one.what for one in versions.saved(briefing.folder)] == ["save", "outside"]


def test_the_form_changes_its_own_line_alone(sample: Client) -> None:
    for number in range(1, 4):
        opened = sample.get(f"manuscript/{number}").result
        fields = {each["name"]: each for each in opened["fields"]}
        assert fields["title"]["value"]
        saved = sample.put(
            f"manuscript/{number}", digest=opened["digest"], fields={"title": "新的：标题"}
        ).result
        assert {each["name"]: each["value"] for each in saved["fields"]} == {
            name: each["value"] for name, each in fields.items()
        } | {"title": "新的：标题"}
        old, new = opened["text"].splitlines(), saved["text"].splitlines()
        assert len(set(new) - set(old)) == 1
        assert len(new) == len(old)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + "# 题\r\n\r\n甲\r\n乙".encode(), "utf-8"),
        ("# 题目与内容\n\n甲\r\n乙\n".encode("gb18030"), "gb18030"),
        ("# 题\r\r甲\r乙\r".encode(), "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_bytes_that_were_not_touched_stay(briefing: Client, data: bytes, encoding: str) -> None:
    file = briefing.folder / FIRST
    file.write_bytes(data)
    opened = briefing.get("manuscript/1").result
    assert "\r" not in opened["text"]
    same = briefing.put("manuscript/1", digest=opened["digest"], text=opened["text"])
    assert same.status == 200
    assert file.read_bytes() == data

    text = opened["text"].replace("甲", "甲丙")
    briefing.put("manuscript/1", digest=opened["digest"], text=text)
    assert file.read_bytes() == data.replace("甲".encode(encoding), "甲丙".encode(encoding))


def test_two_windows_on_one_article_lose_nothing(briefing: Client) -> None:
    file = briefing.folder / FIRST
    file.write_text("第一段说的是检查。\n\n第二段说的是名单。\n", "utf-8")
    one = briefing.get("manuscript/1").result
    text = one["text"]
    briefing.put("manuscript/1", digest=one["digest"], text=text.replace("检查", "大检查"))

    other = briefing.put("manuscript/1", digest=one["digest"], text=text.replace("名单", "新名单"))

    assert other.status == 409
    assert other.codes == ["A003"]
    assert "大检查" in file.read_text("utf-8")
    assert other.result["theirs"] == file.read_text("utf-8")
    assert other.result["merged"] == "第一段说的是大检查。\n\n第二段说的是新名单。\n"


def test_what_both_changed_is_put_together_where_that_is_clear(briefing: Client) -> None:
    file = briefing.folder / FIRST
    first = briefing.get("manuscript/1").result
    text = "第一段说的是检查。\n\n第二段说的是名单，共三页。\n"
    base = briefing.put("manuscript/1", digest=first["digest"], text=text).result
    briefing.put("manuscript/1", digest=base["digest"], text=text.replace("名单", "新名单"))

    mine = text.replace("检查", "大检查").replace("三页", "四页")
    other = briefing.put("manuscript/1", digest=base["digest"], text=mine)

    assert other.status == 409
    assert other.result["merged"] == "第一段说的是大检查。\n\n第二段说的是新名单，共四页。\n"
    assert briefing.get("manuscript/1").result["unsaved"]["text"] == mine
    saved = briefing.put("manuscript/1", digest=other.result["digest"], text=other.result["merged"])
    assert saved.status == 200
    assert file.read_text("utf-8") == other.result["merged"]
    assert briefing.get("manuscript/1").result["unsaved"] is None


def test_where_both_changed_the_same_words_a_person_chooses(briefing: Client) -> None:
    first = briefing.get("manuscript/1").result
    text = "开头\n\n共三页。\n"
    base = briefing.put("manuscript/1", digest=first["digest"], text=text).result
    briefing.put("manuscript/1", digest=base["digest"], text=text.replace("三", "五"))
    other = briefing.put("manuscript/1", digest=base["digest"], text=text.replace("三", "四"))
    (open_,) = [piece for piece in other.result["pieces"] if piece["open"]]
    assert other.result["merged"] is None
    assert (open_["base"], open_["mine"], open_["theirs"]) == (
        "共三页。\n",
        "共四页。\n",
        "共五页。\n",
    )


def test_the_same_change_on_both_sides_is_none(briefing: Client) -> None:
    first = briefing.get("manuscript/1").result
    (briefing.folder / FIRST).write_text("一样\n", "utf-8")
    assert briefing.put("manuscript/1", digest=first["digest"], text="一样\n").status == 200


def test_a_manuscript_that_was_renamed_outside_is_looked_for(briefing: Client) -> None:
    opened = briefing.get("manuscript/1").result
    briefing.put("manuscript/1", digest=opened["digest"], text=opened["text"] + "甲\n")
    (briefing.folder / FIRST).rename(briefing.folder / "稿件/检查.md")
    gone = briefing.get("manuscript/1")
    assert gone.status == 404
    assert gone.codes == ["A004"]
    assert gone.result["renamed"] == ["稿件/检查.md"]


def test_an_article_that_moved_meanwhile_is_found_by_its_file(briefing: Client) -> None:
    text = briefing.file.read_text("utf-8")
    lines = "  - 稿件/开学检查.md\n  - 稿件/名单.md\n"
    assert lines in text
    opened = briefing.get("manuscript/1").result
    swapped = "  - 稿件/名单.md\n  - 稿件/开学检查.md\n"
    briefing.file.write_text(text.replace(lines, swapped), "utf-8")
    saved = briefing.put(
        "manuscript/1", path=FIRST, digest=opened["digest"], text=opened["text"] + "甲\n"
    )
    assert saved.result["n"] == 2
    assert (briefing.folder / FIRST).read_text("utf-8").endswith("甲\n")


@pytest.mark.parametrize("number", ["0", "4", "999999999"])
def test_an_article_that_there_is_not(briefing: Client, number: str) -> None:
    reply = briefing.get(f"manuscript/{number}")
    assert (reply.status, reply.codes) == (404, ["A002"])


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"text": 1, "digest": ""}', b'{"text": "x"}', b"\xff", b"[" * 9999]
)
def test_what_is_no_request_is_refused(briefing: Client, data: bytes) -> None:
    before = (briefing.folder / FIRST).read_bytes()
    reply = briefing.raw("PUT", "manuscript/1", data)
    assert (reply.status, reply.codes) == (400, ["A001"])
    assert (briefing.folder / FIRST).read_bytes() == before


@pytest.mark.parametrize("target", ["/etc/hostname", "../../secret.md"])
def test_no_link_out_of_the_book_is_followed(briefing: Client, target: str) -> None:
    (briefing.folder / FIRST).unlink()
    (briefing.folder / FIRST).symlink_to(target)
    (briefing.folder.parent / "secret.md").write_text("secret")
    assert briefing.get("manuscript/1").status == 404


def test_a_text_that_no_encoding_fits_is_told(briefing: Client) -> None:
    (briefing.folder / FIRST).write_bytes("中文".encode() * 9 + b"\xff\xfe\x80")
    reply = briefing.get("manuscript/1")
    assert reply.status == 422
    assert reply.codes


def test_a_full_disk_leaves_the_text(briefing: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = briefing.get("manuscript/1").result

    def full(contents: dict[Path, bytes]) -> None:
        raise OSError(28, "No space left on device", str(next(iter(contents))))

    monkeypatch.setattr("jianbao.studio.services.manuscripts.replace_all", full)
    reply = briefing.put("manuscript/1", digest=opened["digest"], text="x")
    assert (reply.status, reply.codes) == (507, ["A006"])
    assert briefing.get("manuscript/1").result["text"] == opened["text"]
