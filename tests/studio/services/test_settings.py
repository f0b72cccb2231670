"""The settings of a book through the browser: every key as a field, written without a trace."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from tests.studio.services.conftest import Client

from jianbao import config, history
from jianbao.config.bare import bare
from jianbao.imposition.options import Booklet
from jianbao.products import PRODUCTS
from jianbao.studio.services.form import FORM, flat, form

if TYPE_CHECKING:
    from pathlib import Path


def fields(client: Client) -> dict[str, dict[str, Any]]:
    def walk(told: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
        found = {each["path"]: each for each in told}
        for each in told:
            found |= walk(each["fields"])
        return found

    return walk(client.get("settings").result["fields"])


def difference(old: str, new: str) -> list[str]:
    before, after = old.splitlines(), new.splitlines()
    return [line for line in after if line not in before]


def test_every_key_of_the_table_is_a_field() -> None:
    paths = {key.path for key in flat(form())}
    top = {key.name for key in FORM.keys} - {"parts", "chapters"}
    assert top <= paths
    assert {"imprint.copies", "meeting.participants", "outputs.pdf.bleed"} <= paths


def test_the_form_says_what_the_book_says(briefing: Client) -> None:
    known = fields(briefing)
    assert (known["title"]["label"], known["title"]["value"]) == ("书名", "城南教育简报")
    assert known["imprint.send_to"]["value"] == ["区级有关部门"]
    assert known["imprint.editors"]["value"] == {"责任编辑": "陈䶮", "校对": "周二"}
    assert known["masthead.number"]["value"] == "000012"
    assert known["date"]["kind"] == "date"
    assert known["official.urgency"]["choices"] == ["特急", "加急"]
    result = briefing.get("settings").result
    assert {"jianbao", "gongwen"} <= {each["name"] for each in result["themes"]}
    assert any(option["path"].startswith("theme.options.") for option in result["options"])


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"imprint.copies": 80}, ["  印数: 80"]),
        ({"subtitle": "增刊"}, ["副标题: 增刊"]),
        ({"imprint.report_to": ["区委办公室", "市局"]}, ["  报: [区委办公室, 市局]"]),
        ({"official.sealed": False}, ["公文:", "  加盖印章: 否"]),
        ({"date": "2024-03-06", "issue": "8"}, ["期号: 8", "日期: 2024-03-06"]),
        ({"theme.name": "reader"}, ["版式:", "  名称: reader"]),
        ({"outputs.pdf": True, "outputs.epub.page_list": True}, [
            "输出:", "  pdf: 是", "  epub:", "    印刷页码: 是",
        ]),
    ],
)  # fmt: skip
def test_a_value_is_written_alone(
    briefing: Client, changes: dict[str, object], lines: list[str]
) -> None:
    before = briefing.file.read_text("utf-8")
    reply = briefing.put("settings", changes=changes)
    assert reply.status == 200, reply.body
    after = briefing.file.read_text("utf-8")
    assert difference(before, after) == lines
    assert not config.load(briefing.file, PRODUCTS).failed
    history.undo(briefing.folder)
    assert briefing.file.read_text("utf-8") == before


def test_a_value_goes_back_to_the_default(briefing: Client) -> None:
    briefing.put("settings", changes={"classification": None, "imprint.copies": ""})
    said = bare(briefing.file.read_text("utf-8"))
    assert isinstance(said, dict)
    assert "密级" not in said
    assert "印数" not in str(said["版记"])


def test_an_option_of_the_theme_opens_what_was_one_word(briefing: Client) -> None:
    text = briefing.file.read_text("utf-8") + "版式: jianbao   # 老样子\n"
    briefing.file.write_text(text, "utf-8")
    option = next(o for o in briefing.get("settings").result["options"] if o["kind"] == "length")
    reply = briefing.put("settings", changes={option["path"]: "13pt"})
    assert reply.status == 200, reply.body
    (found,) = [o for o in reply.result["options"] if o["path"] == option["path"]]
    assert (found["value"], found["set"]) == ("13pt", True)
    after = briefing.file.read_text("utf-8")
    assert "# 老样子" in after
    assert f"    {option['label']}: 13pt" in after


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"date": "2024年13月1日"}, "date"),
        ({"imprint.copies": "许多"}, "imprint.copies"),
        ({"official.urgency": "不急"}, "official.urgency"),
        ({"title": None}, "title"),
        ({"date": "某日", "title": "甲"}, "date"),
        ({"theme.name": "没有这种"}, "theme.name"),
    ],
)
def test_a_wrong_value_is_told_at_its_field_and_not_written(
    briefing: Client, changes: dict[str, object], path: str
) -> None:
    before = briefing.file.read_bytes()
    reply = briefing.put("settings", changes=changes)
    assert reply.status == 422
    assert reply.result["faults"][0]["path"] == path
    assert briefing.file.read_bytes() == before


def test_settings_that_changed_elsewhere_are_shown_first(briefing: Client) -> None:
    digest = briefing.get("settings").result["digest"]
    with briefing.file.open("a", encoding="utf-8") as file:
        file.write("简介: 别处\n")
    reply = briefing.put("settings", digest=digest, changes={"title": "新"})
    assert (reply.status, reply.codes[:1]) == (409, ["A003"])


@pytest.mark.parametrize(
    "changes", [{"none": "x"}, {"official": {"a": "b"}}, {"theme.options.none": "1"}, {"parts": []}]
)
def test_an_unknown_field_is_refused(briefing: Client, changes: dict[str, object]) -> None:
    assert briefing.put("settings", changes=changes).status == 400


PEOPLE = [["姓名", "单位", "电话"], ["张 三", "一中", "1"], ["李四", "二中", "2"]]


def excel() -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in PEOPLE:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize("name", ["名单.xlsx", "名单.csv"])
def test_people_are_taken_from_excel_into_the_table(briefing: Client, name: str) -> None:
    data = excel() if name.endswith("xlsx") else "\n".join(map(",".join, PEOPLE)).encode()
    reply = briefing.post(
        "table", path="meeting.participants", name=name, data=base64.b64encode(data).decode()
    )
    rows = reply.result["rows"]
    assert [row["单位"] for row in rows] == ["一中", "二中"]
    written = briefing.put("settings", changes={"meeting.participants": rows})
    assert written.status == 200, written.body
    assert fields(briefing)["meeting.participants"]["value"] == rows
    rows[1]["职务"] = "校长"
    briefing.put("settings", changes={"meeting.participants": rows})
    assert fields(briefing)["meeting.participants"]["value"][1]["职务"] == "校长"


def test_a_list_in_a_file_is_shown(briefing: Client, tmp_path: Path) -> None:
    del tmp_path
    (briefing.folder / "名单.xlsx").write_bytes(excel())
    briefing.put("settings", changes={"meeting.participants": None})
    text = briefing.file.read_text("utf-8") + "会议:\n  名单: 名单.xlsx\n"
    briefing.file.write_text(text, "utf-8")
    assert fields(briefing)["meeting.participants"]["file"] == "名单.xlsx"
    reply = briefing.post("table", path="meeting.participants")
    assert [row["单位"] for row in reply.result["rows"]] == ["一中", "二中"]


@pytest.mark.parametrize(
    ("fields_", "status"),
    [
        ({"path": "title"}, 400),
        ({"path": "meeting.participants", "name": "a.xlsx", "data": "!"}, 400),
        ({"path": "meeting.participants", "name": "a.exe", "data": ""}, 422),
        ({"path": "meeting.participants", "name": "../../a.xlsx", "data": "UEs="}, 422),
        ({"path": "meeting.participants"}, 404),
    ],
)
def test_what_is_no_list_is_told(briefing: Client, fields_: dict[str, object], status: int) -> None:
    assert briefing.post("table", **fields_).status == status


@pytest.mark.parametrize(
    "written",
    [
        "输出: {pdf: 是, 小册子: 是}",
        "输出: [pdf, 小册子]",
        "输出:\n  pdf: 是\n  小册子:\n    纸张: A3",
    ],
)
def test_a_product_that_is_only_switched_on_takes_options(tmp_path: Path, written: str) -> None:
    (tmp_path / "a.md").write_text("# 甲\n\n文。\n", "utf-8")
    (tmp_path / "book.yaml").write_text(f"书名: 甲\n文章: [a.md]\n{written}\n", "utf-8")
    client = Client(tmp_path / "book.yaml")
    assert client.put("settings", changes={"outputs.booklet.scheme": "四合一"}).status == 200
    loaded = config.load(client.file, PRODUCTS).value
    assert loaded
    booklet = next(each for each in loaded.outputs if each.name == "booklet")
    assert isinstance(booklet.options, Booklet)
    assert booklet.options.scheme == "4-up"
    assert {each.name for each in loaded.outputs} == {"pdf", "booklet"}
    assert client.put("settings", changes={"outputs.booklet.flip": None}).status == 200


def test_another_theme_goes_without_options_that_it_has_not(briefing: Client) -> None:
    form = briefing.get("settings").result
    own = {option["path"] for option in form["options"]}
    assert form["theme"] in {theme["name"] for theme in form["themes"]}
    changes = {"theme.options.masthead-size": "30pt", "theme.options.page": "A5"}
    changes = {path: value for path, value in changes.items() if path in own}
    assert briefing.put("settings", changes=changes).status == 200
    there = briefing.put("settings", changes={"theme.name": "reader"})
    assert there.status == 200, there.body
    assert there.result["theme"] == "reader"
    kept = {option["path"] for option in there.result["options"] if option["set"]}
    assert kept <= {option["path"] for option in there.result["options"]}
    back = briefing.put("settings", changes={"theme.name": form["theme"], **changes})
    assert back.status == 200, back.body
    assert {o["path"] for o in back.result["options"] if o["set"]} >= set(changes)
