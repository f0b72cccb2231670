"""The list of articles through the browser: each operation, what it leaves alone, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianbao import config, history
from jianbao.products import PRODUCTS

if TYPE_CHECKING:
    from tests.studio.services.conftest import Client, Reply

PARTS = """\
书名: 达川教科简报   # 报名
栏目:
  - 辑名: 要闻
    文章:
      # 头条
      - 稿件/01.md   # 待核
      - 稿件: 稿件/02.md
        标题: 督查
  - 辑名: 交流
    文章:
    - 稿件/03.md
版式: jianbao
"""


@pytest.fixture
def parts(briefing: Client) -> Client:
    briefing.file.write_text(PARTS, "utf-8")
    for number in (1, 2, 3):
        (briefing.folder / f"稿件/0{number}.md").write_text(f"# 第{number}篇\n\n正文。\n", "utf-8")
    return briefing


def paths(reply: Reply) -> list[str]:
    return [each["path"] for each in reply.result["articles"]]


def sound(client: Client) -> bool:
    return not config.load(client.file, PRODUCTS).failed


def test_the_list_is_told_with_titles(parts: Client) -> None:
    result = parts.get("articles").result
    assert [each["title"] for each in result["articles"]] == ["第1篇", "督查", "第3篇"]
    assert [each["title"] for each in result["parts"]] == ["要闻", "交流"]
    assert [(each["n"], each["part"], each["place"]) for each in result["articles"]] == [
        (1, 0, 0), (2, 0, 1), (3, 1, 0),
    ]  # fmt: skip


def test_an_article_is_added_behind_another(parts: Client) -> None:
    reply = parts.post("articles", op="add", title="新的一篇", n=1)
    assert paths(reply)[1].startswith("稿件/04-新的一篇")
    assert reply.result["articles"][1]["title"] == "新的一篇"
    assert sound(parts)
    history.undo(parts.folder)
    assert parts.file.read_text("utf-8") == PARTS
    assert not list((parts.folder / "稿件").glob("04*"))


def test_an_article_is_added_at_the_end_by_default(briefing: Client) -> None:
    before = briefing.file.read_text("utf-8")
    reply = briefing.post("articles", op="add", title="../../末篇")
    assert paths(reply)[-1].startswith("稿件/")
    assert ".." not in paths(reply)[-1]
    assert sound(briefing)
    assert set(before.splitlines()) <= set(briefing.file.read_text("utf-8").splitlines())


def test_an_article_is_renamed_where_its_title_stands(parts: Client) -> None:
    parts.post("articles", op="rename", n=1, title="要闻一")
    parts.post("articles", op="rename", n=2, title="督查：通报")
    assert (parts.folder / "稿件/01.md").read_text("utf-8").startswith("# 要闻一\n")
    assert parts.file.read_text("utf-8") == PARTS.replace("标题: 督查", "标题: 督查：通报")
    titles = [each["title"] for each in parts.get("articles").result["articles"]]
    assert titles == ["要闻一", "督查：通报", "第3篇"]


def test_what_was_deleted_comes_back_to_its_place(parts: Client) -> None:
    text = (parts.folder / "稿件/01.md").read_bytes()
    gone = parts.post("articles", op="delete", n=1)
    assert paths(gone) == ["稿件/02.md", "稿件/03.md"]
    assert not (parts.folder / "稿件/01.md").exists()
    (deleted,) = gone.result["deleted"]
    assert deleted["title"] == "第1篇"
    parts.post("articles", op="rename", n=1, title="别的事")
    back = parts.post("articles", op="restore", id=deleted["id"])
    assert paths(back) == ["稿件/01.md", "稿件/02.md", "稿件/03.md"]
    assert (parts.folder / "稿件/01.md").read_bytes() == text
    assert back.result["deleted"] == []
    again = parts.post("articles", op="restore", id=deleted["id"])
    assert (again.status, again.codes) == (404, ["A009"])


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_was_hidden_comes_back_hidden(parts: Client, number: int) -> None:
    before = parts.post("articles", op="hide", n=number).result
    if number == 3:
        before = parts.post("articles", op="move", n=1, part=1, place=0).result
    (deleted,) = parts.post("articles", op="delete", n=number).result["deleted"]
    back = parts.post("articles", op="restore", id=deleted["id"])
    assert back.result["articles"] == before["articles"]
    loaded = config.load(parts.file, PRODUCTS)
    assert loaded.value
    assert [e.hidden for part in loaded.value.parts for e in part.chapters].count(True) == 1


@pytest.mark.parametrize("keys", ["书名: 甲\n文章", "title: a\nchapters"])
def test_a_hidden_article_of_a_list_on_one_line_comes_back_hidden(
    briefing: Client, keys: str
) -> None:
    briefing.file.write_text(f"{keys}: [稿件/开学检查.md, 稿件/名单.md]\n", "utf-8")
    before = briefing.post("articles", op="hide", n=2).result
    (deleted,) = briefing.post("articles", op="delete", n=2).result["deleted"]
    back = briefing.post("articles", op="restore", id=deleted["id"])
    assert back.result["articles"] == before["articles"]
    assert sound(briefing)


def test_the_only_article_of_a_part_takes_its_part_with_it(parts: Client) -> None:
    reply = parts.post("articles", op="delete", n=3)
    assert paths(reply) == ["稿件/01.md", "稿件/02.md"]
    assert sound(parts)
    history.undo(parts.folder)
    assert parts.file.read_text("utf-8") == PARTS
    assert (parts.folder / "稿件/03.md").exists()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_hidden_article_keeps_its_place_and_its_lines(parts: Client, number: int) -> None:
    hidden = parts.post("articles", op="hide", n=number)
    assert [each["hidden"] for each in hidden.result["articles"]] == [
        n == number for n in (1, 2, 3)
    ]
    text = parts.file.read_text("utf-8")
    assert "# 待核" in text
    assert "# 头条" in text
    loaded = config.load(parts.file, PRODUCTS)
    assert loaded.value
    assert [e.hidden for part in loaded.value.parts for e in part.chapters].count(True) == 1
    shown = parts.post("articles", op="show", n=number)
    assert not any(each["hidden"] for each in shown.result["articles"])
    assert sound(parts)


def test_a_list_on_one_line_hides_too(briefing: Client) -> None:
    briefing.file.write_text("书名: 甲\n文章: [稿件/开学检查.md, 稿件/名单.md]\n", "utf-8")
    reply = briefing.post("articles", op="hide", n=2)
    assert [each["hidden"] for each in reply.result["articles"]] == [False, True]
    last = briefing.post("articles", op="hide", n=1)
    assert (last.status, last.codes) == (422, ["A008"])


def test_an_article_moves_into_another_part(parts: Client) -> None:
    reply = parts.post("articles", op="move", n=1, part=1, place=1)
    assert paths(reply) == ["稿件/02.md", "稿件/03.md", "稿件/01.md"]
    refused = parts.post("articles", op="move", n=1, part=1, place=0)
    assert (refused.status, refused.codes) == (422, ["A010"])


def test_parts_begin_change_and_end(parts: Client) -> None:
    reply = parts.post("articles", op="part", n=2, title="通报")
    assert [each["title"] for each in reply.result["parts"]] == ["要闻", "通报", "交流"]
    assert [each["part"] for each in reply.result["articles"]] == [0, 1, 2]
    assert sound(parts)
    reply = parts.post("articles", op="part", part=1, title="通知: 一")
    assert reply.result["parts"][1]["title"] == "通知: 一"
    reply = parts.post("articles", op="part", part=1, remove=True)
    assert parts.file.read_text("utf-8") == PARTS
    assert reply.result["parts"][1]["title"] == "交流"


@pytest.mark.parametrize("number", [1, 2])
def test_a_book_without_parts_gets_them(briefing: Client, number: int) -> None:
    before = paths(briefing.get("articles"))
    reply = briefing.post("articles", op="part", n=number, title="要闻")
    assert paths(reply) == before
    assert [each["title"] for each in reply.result["parts"]] == ["", "要闻"][2 - number :]
    assert sound(briefing)


def test_a_list_that_was_changed_elsewhere_is_shown_first(parts: Client) -> None:
    digest = parts.get("articles").result["digest"]
    parts.file.write_text(PARTS.replace("要闻", "时事"), "utf-8")
    reply = parts.post("articles", op="delete", n=1, digest=digest)
    assert (reply.status, reply.codes) == (409, ["A003"])
    assert reply.result["parts"][0]["title"] == "时事"
    assert (parts.folder / "稿件/01.md").exists()


def test_an_article_that_is_named_by_its_file_is_found_wherever_it_stands(parts: Client) -> None:
    digest = parts.get("articles").result["digest"]
    parts.post("articles", op="move", n=1, part=0, place=1)
    reply = parts.post("articles", op="hide", n=1, path="稿件/01.md", digest=digest)
    assert [each["path"] for each in reply.result["articles"] if each["hidden"]] == ["稿件/01.md"]
    gone = parts.post("articles", op="hide", n=1, path="稿件/没有.md")
    assert (gone.status, gone.codes) == (404, ["A002"])


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"op": "fly"}, 400),
        ({}, 400),
        ({"op": "add"}, 400),
        ({"op": "delete", "n": 9}, 404),
        ({"op": "delete", "n": "x"}, 400),
        ({"op": "move", "n": 1, "part": 7, "place": 0}, 400),
        ({"op": "restore", "id": 1}, 404),
        ({"op": "part", "part": 9, "title": "x"}, 422),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    parts: Client, fields: dict[str, object], status: int
) -> None:
    assert parts.post("articles", **fields).status == status
    assert parts.file.read_text("utf-8") == PARTS


def test_the_last_article_stays(briefing: Client) -> None:
    briefing.file.write_text("书名: 甲\n文章: [稿件/名单.md]\n", "utf-8")
    assert briefing.post("articles", op="delete", n=1).codes == ["A008"]


def test_a_list_that_cannot_be_changed_safely_is_left(briefing: Client) -> None:
    text = "书名: 甲\n文章: 稿件/名单.md\n"
    briefing.file.write_text(text, "utf-8")
    reply = briefing.post("articles", op="add", title="乙")
    assert (reply.status, reply.codes) == (422, ["A005"])
    assert briefing.file.read_text("utf-8") == text


def test_a_manuscript_out_of_the_book_is_never_deleted(briefing: Client) -> None:
    outside = briefing.folder.parent / "别人的.md"
    outside.write_text("不能动", "utf-8")
    briefing.file.write_text("书名: 甲\n文章: [../别人的.md, 稿件/名单.md]\n", "utf-8")
    briefing.post("articles", op="delete", n=1)
    assert outside.read_text("utf-8") == "不能动"
