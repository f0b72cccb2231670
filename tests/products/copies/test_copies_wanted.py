from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.products.copies.conftest import asked

from jianbao import build
from jianbao.diagnostics import Diagnostic
from jianbao.products.copies.ledger import ledger
from jianbao.products.copies.make import file_name
from jianbao.products.copies.model import Copy
from jianbao.products.copies.numbers import MOST_COPIES, numbers_of
from jianbao.products.copies.recipients import COLUMNS, copies_of
from jianbao.spreadsheets import Column

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = "分发名单\n姓 名,单位,份号,密码\n张 三,办公室,,\n李𬭎,一中,2,abc\n,各镇,,\n"


@given(st.sets(st.integers(1, 999_999), min_size=1, max_size=50))
def test_numbers_written_one_by_one_come_back_in_their_order(numbers: set[int]) -> None:
    assert numbers_of("，".join(map(str, numbers))) == tuple(numbers)


@given(st.integers(1, 900_000), st.integers(1, MOST_COPIES))
def test_a_range_has_each_number_from_its_first_to_its_last(first: int, length: int) -> None:
    last = first + length - 1
    assert numbers_of(f"{first}—{last}") == tuple(range(first, last + 1))


@given(st.text(max_size=20))
def test_any_text_is_numbers_or_a_fault(text: str) -> None:
    found = numbers_of(text)
    if not isinstance(found, Diagnostic):
        assert found
        assert len(set(found)) == len(found) <= MOST_COPIES
        assert all(1 <= number <= 999_999 for number in found)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "K001"), ("a", "K001"), ("1-", "K001"), ("1--2-3", "K001"), ("1,,2", "K001"), ("-5", "K001"),
        ("0", "K002"), ("0-5", "K002"), ("1000000", "K002"), ("5-3", "K003"), ("1-5,3", "K004"),
        ("1-10000", "K005"), ("1-1500,2000-3500", "K005"),
    ],
)  # fmt: skip
def test_each_slip_in_a_range_is_named(text: str, code: str) -> None:
    found = numbers_of(text)
    assert isinstance(found, Diagnostic)
    assert found.code == code


def listed(folder: Path, text: str) -> Path:
    file = folder / "名单.csv"
    file.write_text(text, "utf-8")
    return file


def test_recipients_take_their_own_numbers_or_the_next_that_are_free(tmp_path: Path) -> None:
    made = copies_of((), listed(tmp_path, ROWS), "名单.csv", passwords=False)
    assert [(copy.digits, copy.recipient) for copy in made.value or ()] == [
        ("000001", "张三"), ("000002", "李𬭎"), ("000003", "各镇"),
    ]  # fmt: skip
    spare = copies_of((5, 6, 7), listed(tmp_path, ROWS), "名单.csv", passwords=False)
    assert [(copy.number, copy.recipient) for copy in spare.value or ()] == [
        (5, "张三"), (2, "李𬭎"), (6, "各镇"), (7, ""),
    ]  # fmt: skip


def test_passwords_are_those_of_the_list_or_fresh_ones(tmp_path: Path) -> None:
    made = copies_of((), listed(tmp_path, ROWS), "名单.csv", passwords=True).value or ()
    assert [copy.password for copy in made][1] == "abc"
    assert len(made[0].password) == 10
    assert made[0].password[0].isalpha()
    assert len({copy.password for copy in made}) == 3


@pytest.mark.parametrize(
    ("text", "numbers", "code", "place"),
    [
        ("姓名,单位\n,\n张三,\n", (), "", ""),
        ("份号,密码\n1,a\n", (), "K011", "名单.csv"),
        ("姓名,单位,份号\n,,5\n张三,,6\n", (), "K010", "名单.csv:2:1"),
        ("姓名,份号\n张三,甲\n", (), "K012", "名单.csv:2:4"),
        ("姓名,份号\n张三,0\n", (), "K012", "名单.csv:2:4"),
        ("姓名,份号\n张三,7\n李四,000007\n", (), "K013", "名单.csv:3:4"),
        ("姓名\n张三\n李四\n王五\n", (1, 2), "K014", "名单.csv"),
        ("姓名\n" + "\n".join(f"教师{n}" for n in range(10_000)), (), "K005", "名单.csv"),
        (f"姓名,密码\n张三,{'长' * 50}\n", (), "K021", "名单.csv:2:4"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(
    tmp_path: Path, text: str, numbers: tuple[int, ...], code: str, place: str
) -> None:
    made = copies_of(numbers, listed(tmp_path, text), "名单.csv", passwords=True)
    assert [(item.code, str(item.span)) for item in made.diagnostics] == (
        [(code, place)] if code else []
    )


def test_names_of_files_are_safe() -> None:
    copy = Copy(number=12, name='../a:b*"c\u202e 张三\n')
    assert file_name("简报", copy) == "简报-000012-abc张三.pdf"
    assert file_name("简报", Copy(number=1)) == "简报-000001.pdf"
    assert len(file_name("", Copy(number=1, name="长" * 300)).encode()) < 200


def test_nothing_in_the_table_is_a_formula_and_excel_sees_its_encoding() -> None:
    people = [Copy(number=1, name="=1+1", unit="@SUM(A1)"), Copy(number=2, name="李𬭎")]
    data = ledger(people, ["a.pdf", "b.pdf"])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [
        ["份号", "单位", "姓名", "文件"],
        ["000001", "'@SUM(A1)", "'=1+1", "a.pdf"],
        ["000002", "", "李𬭎", "b.pdf"],
    ]


def test_a_build_writes_copies_table_and_receipts(
    tmp_path: Path, new_book: Callable[..., Path]
) -> None:
    names = "\n".join(f"张{'一二三四五六七八九十'[n % 10]},第{n}中学" for n in range(40))
    more = "分发: {名单: 名单.csv, 水印: '{姓名}', 签收单: 是}\n"
    file = new_book(more)
    listed(file.parent, f"姓名,单位\n{names}\n")
    result = build.build(build.Request(file=file, out=tmp_path / "out"), lambda _: None)
    assert result.value is not None, result.diagnostics
    paths = {item.path.relative_to(tmp_path / "out").as_posix() for item in result.value}
    assert "城南简报-第3期-分发/城南简报-第3期-000001-张一.pdf" in paths
    assert "城南简报-第3期-000001-000040-分发登记.csv" in paths
    receipt = tmp_path / "out" / "城南简报-第3期-000001-000040-签收单.pdf"
    with pdfplumber.open(receipt) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    assert len(texts) > 1
    assert all("签名" in text and "日期" in text for text in texts)
    assert "张　十" in texts[-1] or "张 十" in texts[-1]
    assert "000040" in texts[-1]


def test_the_copies_of_an_english_book_have_english_names(
    tmp_path: Path, new_book: Callable[..., Path]
) -> None:
    file = new_book("language: en\n")
    file.write_text(file.read_text("utf-8").replace("城南简报", "Briefing"), "utf-8")
    choice = asked(numbers=(1,), receipts=True)
    request = build.Request(file=file, out=tmp_path / "out", only=("pdf",), asked=choice)
    result = build.build(request, lambda _: None)
    assert result.value is not None, result.diagnostics
    paths = {item.path.relative_to(tmp_path / "out").as_posix(): item.path for item in result.value}
    assert set(paths) == {
        "Briefing-No.3.pdf",
        "Briefing-No.3-copies/Briefing-No.3-000001.pdf",
        "Briefing-No.3-000001-ledger.csv",
        "Briefing-No.3-000001-receipts.pdf",
    }
    table = paths["Briefing-No.3-000001-ledger.csv"].read_text("utf-8-sig")
    assert table.splitlines()[0] == "number,unit,name,file"


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"receipts": True}, "K024"),
        ({"numbers": (1,), "one_file": True, "passwords": True}, "K020"),
        ({"recipients": "无.csv"}, "R001"),
    ],
)
def test_a_build_that_cannot_make_its_copies_writes_nothing(
    tmp_path: Path, new_book: Callable[..., Path], wishes: dict[str, object], code: str
) -> None:
    request = build.Request(file=new_book(), out=tmp_path / "out", asked=asked(**wishes))
    result = build.build(request, lambda _: None)
    assert result.value is None
    assert code in [item.code for item in result.diagnostics]
    assert not (tmp_path / "out").exists()


def test_copies_are_not_made_without_the_pdf(tmp_path: Path, new_book: Callable[..., Path]) -> None:
    request = build.Request(
        file=new_book(), out=tmp_path / "out", only=("epub",), asked=asked(numbers=(1,))
    )
    result = build.build(request, lambda _: None)
    assert result.value is None
    assert "K023" in [item.code for item in result.diagnostics]


@pytest.mark.parametrize(
    ("copies_block", "code"),
    [
        ("{份号: 3-1}", "K003"),
        ("{名单: ../名单.csv}", "K007"),
        ("{名单: 无.csv}", "K007"),
        ("{份号: 1, 水印: '{电话}'}", "K006"),
    ],
)
def test_book_yaml_says_what_is_wrong_with_its_copies(
    new_book: Callable[..., Path], copies_block: str, code: str
) -> None:
    result = build.build(build.Request(file=new_book(f"分发: {copies_block}\n")), lambda _: None)
    assert [item.code for item in result.diagnostics if item.is_error] == [code]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_name_of_a_column_is_known(tmp_path: Path, column: Column) -> None:
    """Offices write 部门 or 学校 where others write 单位: what a list is headed by is no accident."""
    assert {"单位", "部门", "学校", "收文单位", "姓名", "收件人", "份号", "密码"} <= {
        name for each in COLUMNS for name in each.names
    }
    values = {"name": "张三", "unit": "一小", "number": "7", "password": "abc"}
    others = {"name": "单位", "unit": "姓名", "number": "姓名", "password": "姓名"}
    filling = {"单位": "二小", "姓名": "李四"}[others[column.name]]
    for name in column.names:
        text = f"{others[column.name]},{name}\n{filling},{values[column.name]}\n"
        has_passwords = column.name == "password"
        made = copies_of((), listed(tmp_path, text), "名单.csv", passwords=has_passwords)
        assert made.value, (name, made.diagnostics)
        (copy,) = made.value
        assert str(getattr(copy, column.name)) == values[column.name], name


def test_what_a_template_breaks_does_not_hide_what_a_face_lacks(
    tmp_path: Path, new_book: Callable[..., Path]
) -> None:
    file = new_book("分发: {名单: 名单.csv, 签收单: 是}\n")
    file.write_text(file.read_text("utf-8").replace("版式: jianbao", "版式: 自己的"), "utf-8")
    listed(file.parent, "姓名,单位\n李𬭎,一小\n")
    theme = file.parent / "styles" / "自己的"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("title: {zh: 自己的, en: own}\nextends: jianbao\n", "utf-8")
    (theme / "templates" / "receipts.html").write_text("{{ nothing.at.all }}", "utf-8")
    result = build.build(build.Request(file=file, out=tmp_path / "out"), lambda _: None)
    assert result.value is None
    said = {item.code: item for item in result.diagnostics if item.code[0] in "FT"}
    assert any(item.is_error for item in said.values()), result.diagnostics
    assert any("𬭎" in item.message.zh for item in said.values()), result.diagnostics


@pytest.mark.parametrize("theme", ["jianbao", "reader"])
def test_the_title_of_a_receipt_list_is_that_of_a_form(
    tmp_path: Path, new_book: Callable[..., Path], theme: str
) -> None:
    file = new_book("分发: {份号: 1-3, 签收单: 是}\n")
    file.write_text(file.read_text("utf-8").replace("版式: jianbao", f"版式: {theme}"), "utf-8")
    result = build.build(build.Request(file=file, out=tmp_path / "out"), lambda _: None)
    assert result.value is not None, result.diagnostics
    (receipt,) = (tmp_path / "out").glob("*签收单.pdf")
    with pdfplumber.open(receipt) as pdf:
        chars = [char for char in pdf.pages[0].chars if char["text"].strip()]
        largest = max(round(char["size"], 1) for char in chars)
        title = [char for char in chars if round(char["size"], 1) == largest]
        middle = (title[0]["x0"] + title[-1]["x1"]) / 2
        assert largest == 22, "二号"
        assert middle == pytest.approx(float(pdf.pages[0].width) / 2, abs=12)


@pytest.mark.parametrize("name", ["长" * 80, "\U00020000" * 80])
def test_the_longest_name_leaves_room_for_every_ending(
    tmp_path: Path, new_book: Callable[..., Path], name: str
) -> None:
    file = new_book("分发: {名单: 名单.csv, 签收单: 是}\n")
    file.write_text(
        file.read_text("utf-8").replace("输出: pdf", f"输出: {{pdf: {{文件: {name}}}}}"), "utf-8"
    )
    listed(file.parent, f"姓名,单位\n{'名' * 60},一小\n李四,二小\n")
    result = build.build(build.Request(file=file, out=tmp_path / "out"), lambda _: None)
    assert result.value is not None, result.diagnostics
    names = [path.name for path in (tmp_path / "out").rglob("*")]
    assert len(names) == 6
    assert all(len(each.encode()) <= 255 for each in names)
    assert sum(each.endswith("李四.pdf") for each in names) == 1


def test_all_that_is_amiss_with_a_receipt_list_is_told_at_once(
    tmp_path: Path, new_book: Callable[..., Path]
) -> None:
    """What a face lacks, a file that the theme lacks, and what layout makes nothing of."""
    file = new_book("分发: {名单: 名单.csv, 签收单: 是}\n")
    file.write_text(file.read_text("utf-8").replace("版式: jianbao", "版式: 自己的"), "utf-8")
    listed(file.parent, "姓名,单位\n李𠮷,一小\n")
    theme = file.parent / "styles" / "自己的"
    theme.mkdir(parents=True)
    (theme / "theme.yaml").write_text("title: {zh: 自己的, en: own}\nextends: jianbao\n", "utf-8")
    css = ".receipts { colour: red } p { background: url(none.png) }"
    (theme / "receipts.css").write_text(css, "utf-8")
    result = build.build(build.Request(file=file, out=tmp_path / "out"), lambda _: None)
    assert {"F006", "T009", "P001"} <= {item.code for item in result.diagnostics}
