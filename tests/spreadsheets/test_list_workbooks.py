from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from jianbao import spreadsheets
from jianbao.diagnostics import Result
from jianbao.spreadsheets import MAX_ROWS, Column, Row

COLUMNS = (
    Column(name="name", names=("姓名",), required=True, is_person=True),
    Column(name="unit", names=("单位",)),
    Column(name="number", names=("份号", "时间")),
)


@pytest.fixture
def book() -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.Workbook()


def read(folder: Path, book: Any) -> Result[tuple[Row, ...]]:  # noqa: ANN401
    file = folder / "名单.xlsx"
    if isinstance(book, bytes):
        file.write_bytes(book)
    else:
        book.save(file)
    return spreadsheets.read(file, "名单.xlsx", COLUMNS)


def cells(result: Result[tuple[Row, ...]]) -> list[tuple[str, str, str]]:
    return [(row["name"], row["unit"], row["number"]) for row in result.value or ()]


def test_units_merged_down_belong_to_each_of_their_people(tmp_path: Path, book: Any) -> None:  # noqa: ANN401
    sheet = book.active
    rows = (
        ("参会名单", None, None),
        ("序号", "单位", "姓名"),
        (1, "一中", "张 三"),
        (2, None, "李四"),
        (3, "二中", "王𬭎"),
    )
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("B3:B4")
    result = read(tmp_path, book)
    assert cells(result) == [("张三", "一中", ""), ("李四", "一中", ""), ("王𬭎", "二中", "")]
    assert str((result.value or ())[2].place("name")) == "名单.xlsx:5:3"


def test_a_heading_across_the_columns_is_no_person(tmp_path: Path, book: Any) -> None:  # noqa: ANN401
    sheet = book.active
    for row in (
        ("姓名", "单位"),
        ("一、局机关",),
        ("张三", "办公室"),
        ("二、学校",),
        ("李四", "一中"),
    ):
        sheet.append(row)
    sheet.merge_cells("A2:B2")
    sheet.merge_cells("A4:B4")
    result = read(tmp_path, book)
    assert [name for name, _, _ in cells(result)] == ["张三", "李四"]
    assert [item.code for item in result.diagnostics] == ["R012", "R012"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (12, "General", "12"),
        (12.0, "General", "12"),
        (12, "000000", "000012"),
        (0.1 + 0.2, "General", "0.3"),
        (0.85, "0%", "85%"),
        (3.14159, "0.00", "3.14"),
        (13_012_345_678, "General", "13012345678"),
        (time(9, 0), "h:mm", "9:00"),
        (time(9, 20, 5), "h:mm:ss", "9:20:05"),
        (date(2021, 11, 30), "yyyy-mm-dd", "2021-11-30"),
        (date(2021, 11, 3), 'yyyy"年"m"月"d"日"', "2021年11月3日"),
        (date(2021, 11, 3), 'm"月"d"日"', "11月3日"),
        (datetime(2021, 11, 3, 14, 5), "yyyy/m/d h:mm", "2021-11-03 14:05"),  # noqa: DTZ001
        (timedelta(hours=26), "[h]:mm", "26:00"),
        (True, "General", "TRUE"),
        ("000012", "@", "000012"),
    ],
)
def test_a_cell_is_read_as_it_is_seen(
    tmp_path: Path,
    book: Any,  # noqa: ANN401
    value: object,
    form: str,
    text: str,
) -> None:
    book.active.append(("姓名", "时间"))
    book.active.append(("张三", value))
    book.active["B2"].number_format = form
    assert cells(read(tmp_path, book)) == [("张三", "", text)]


def test_the_first_sheet_in_view_with_a_head_is_taken_and_others_are_named(
    tmp_path: Path,
    book: Any,  # noqa: ANN401
) -> None:
    book.active.append(("填表说明",))
    for title, name in (("旧名单", "甲"), ("名单", "乙"), ("补充", "丙")):
        sheet = book.create_sheet(title)
        sheet.append(("姓名",))
        sheet.append((name,))
    book["旧名单"].sheet_state = "hidden"
    result = read(tmp_path, book)
    assert cells(result) == [("乙", "", "")]
    assert [item.code for item in result.diagnostics] == ["R013"]
    assert "补充" in result.diagnostics[0].message.zh
    assert "旧名单" not in result.diagnostics[0].message.zh


def test_a_failed_formula_is_no_unit(tmp_path: Path, book: Any) -> None:  # noqa: ANN401
    book.active.append(("姓名", "单位"))
    book.active.append(("张三", "#N/A"))
    result = read(tmp_path, book)
    assert [(item.code, str(item.span)) for item in result.diagnostics] == [
        ("R010", "名单.xlsx:2:2")
    ]


def test_a_formula_without_its_value_is_asked_for(tmp_path: Path, book: Any) -> None:  # noqa: ANN401
    book.active.append(("姓名", "单位"))
    book.active.append(('="张"&"三"', "一中"))
    result = read(tmp_path, book)
    assert [item.code for item in result.diagnostics] == ["R009"]
    assert "公式" in str(result.diagnostics[0].hint)


def test_a_sheet_styled_far_down_is_as_long_as_its_names(tmp_path: Path, book: Any) -> None:  # noqa: ANN401
    book.active.append(("姓名",))
    book.active.append(("张三",))
    book.active["C60000"].number_format = "0.00"
    assert cells(read(tmp_path, book)) == [("张三", "", "")]


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(("姓名",))
    for number in range(MAX_ROWS + 1):
        sheet.append((f"教师{number}",))
    assert [item.code for item in read(tmp_path, book).diagnostics] == ["R008"]


def test_empty_books_and_books_without_a_head_are_told_apart(tmp_path: Path, book: Any) -> None:  # noqa: ANN401
    assert [item.code for item in read(tmp_path, book).diagnostics] == ["R007"]
    book.active.append(("张三", "一中"))
    assert [item.code for item in read(tmp_path, book).diagnostics] == ["R004"]


def test_what_is_no_workbook_is_refused(tmp_path: Path, book: Any) -> None:  # noqa: ANN401
    stream = BytesIO()
    book.save(stream)
    whole = stream.getvalue()
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    for data in (old, b"<html>", whole[: len(whole) // 2], _zip({"a.txt": b"1"})):
        result = read(tmp_path, data)
        assert [item.code for item in result.diagnostics] == ["R003"]
        assert result.diagnostics[0].hint is not None


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    result = read(tmp_path, _zip({"xl/worksheets/sheet1.xml": bytes(20 * 1024 * 1024)}))
    assert [item.code for item in result.diagnostics] == ["R001"]


def _zip(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_stray_cell_in_the_last_row_is_told_and_not_walked_to(tmp_path: Path, book: Any) -> None:  # noqa: ANN401
    sheet = book.active
    sheet.append(("姓名",))
    sheet.append(("张三",))
    sheet["C1048576"] = "误填"
    result = read(tmp_path, book)
    assert [row["name"] for row in result.value or ()] == ["张三"]
    (stray,) = result.diagnostics
    assert (stray.code, str(stray.span)) == ("R015", "名单.xlsx:1048576")


def test_a_row_beyond_the_last_is_damage(tmp_path: Path, book: Any) -> None:  # noqa: ANN401
    book.active.append(("姓名",))
    book.active["A2"] = "张三"
    book.save(tmp_path / "good.xlsx")
    stream = BytesIO()
    with ZipFile(tmp_path / "good.xlsx") as good, ZipFile(stream, "w", ZIP_DEFLATED) as bad:
        for name in good.namelist():
            data = good.read(name).replace(b'<row r="2"', b'<row r="20000000"')
            bad.writestr(name, data.replace(b'"A2"', b'"A20000000"'))
    (fault,) = read(tmp_path, stream.getvalue()).diagnostics
    assert fault.code == "R003"
    assert "20000000" in fault.message.zh
