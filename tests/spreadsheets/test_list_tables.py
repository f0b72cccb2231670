from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao import spreadsheets
from jianbao.diagnostics import Result
from jianbao.spreadsheets import MAX_ROWS, Column, Row
from jianbao.spreadsheets.wording import text_of

NAME = Column(name="name", names=("姓名", "名字", "name"), required=True, is_person=True)
UNIT = Column(name="unit", names=("单位", "部门"))
NUMBER = Column(name="number", names=("份号", "编号"))
COLUMNS = (NAME, UNIT, NUMBER)

Read = Result[tuple[Row, ...]]


def read(folder: Path, content: str | bytes, name: str = "名单.csv") -> Read:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return spreadsheets.read(file, name, COLUMNS)


def codes(result: Read) -> list[str]:
    return [item.code for item in result.diagnostics]


def people(result: Read) -> list[tuple[str, str, str]]:
    return [(row["name"], row["unit"], row["number"]) for row in result.value or ()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
def test_every_encoding_and_delimiter_gives_the_same_rows(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    lines = [("姓名", "单位", "份号"), ("张三", "达川中学", "000012"), ("李𬭎", "", "13")]
    text = "\r\n".join(delimiter.join(cells) for cells in lines)
    result = read(tmp_path, text.encode(encoding))
    assert people(result) == [("张三", "达川中学", "000012"), ("李𬭎", "", "13")]
    assert not result.diagnostics


def test_the_head_is_found_below_titles_and_its_names_are_read_generously(tmp_path: Path) -> None:
    text = "教师大会参会名单\n,,2021年11月\n序号,单　位,姓 名（必填）,电话\n1,达川中学,张　三,130\n"
    result = read(tmp_path, text)
    assert people(result) == [("张三", "达川中学", "")]
    row = (result.value or ())[0]
    assert str(row.span) == "名单.csv:4:1"
    assert str(row.place("unit")) == "名单.csv:4:3"
    assert row.place("number") == row.span


def test_a_quoted_cell_may_hold_delimiters_and_lines(tmp_path: Path) -> None:
    result = read(tmp_path, '姓名,单位\n"张三","一中,\n二中"\n李四,三中\n')
    assert people(result) == [("张三", "一中,\n二中", ""), ("李四", "三中", "")]
    assert [row.span.line for row in result.value or ()] == [2, 4]


def test_sums_remarks_and_repeated_heads_are_no_entries(tmp_path: Path) -> None:
    text = "姓名,单位\n张三,一中\n姓名,单位\n\n李四,二中\n合计,2人\n注：以姓氏笔画为序,\n"
    result = read(tmp_path, text)
    assert [name for name, _, _ in people(result)] == ["张三", "李四"]
    assert codes(result) == ["R012", "R012"]


def test_the_first_of_a_column_s_names_is_preferred(tmp_path: Path) -> None:
    result = read(tmp_path, "部门,姓名,单位\n教科室,张三,一中\n")
    assert people(result) == [("张三", "一中", "")]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "R007", "名单.csv"),
        ("姓名,单位\n", "R007", "名单.csv:1"),
        ("张三,一中\n李四,二中\n", "R004", "名单.csv:1"),
        ("单位,份号\n一中,1\n", "R005", "名单.csv:1"),
        ("姓名,单位,姓名,单位\n张三,一中,李四,二中\n", "R006", "名单.csv:1:7"),
        ("姓名,单位\n张三,一中\n,二中\n", "R009", "名单.csv:3:1"),
        (b"\xff\xfe\x00", "R003", "名单.csv"),
        (b"PK\x03\x04\x00\x00", "R003", "名单.csv"),
    ],
)
def test_each_fault_has_its_code_and_place(
    tmp_path: Path, text: str | bytes, code: str, place: str
) -> None:
    result = read(tmp_path, text)
    assert result.failed
    first = result.diagnostics[0]
    assert (first.code, str(first.span)) == (code, place)
    assert first.message.zh
    assert first.message.en


def test_a_missing_column_is_recognised_in_what_is_nearly_its_name(tmp_path: Path) -> None:
    result = read(tmp_path, "姓氏,单位\n张三,一中\n")
    assert result.diagnostics[0].code == "R005"
    assert result.diagnostics[0].hint is not None
    assert "姓氏" in result.diagnostics[0].hint.zh


def test_a_repeated_row_is_noticed_and_kept(tmp_path: Path) -> None:
    result = read(tmp_path, "姓名,单位\n张三,一中\n张三,二中\n张 三,一中\n")
    assert len(people(result)) == 3
    assert codes(result) == ["R011"]
    assert "第 2 行" in result.diagnostics[0].message.zh


def test_ten_thousand_names_are_read_and_twenty_thousand_are_the_most(tmp_path: Path) -> None:
    many = "姓名\n" + "\n".join(f"教师{number}" for number in range(10_000))
    assert len(people(read(tmp_path, many))) == 10_000
    more = "姓名\n" + "\n".join(f"教师{number}" for number in range(MAX_ROWS + 1))
    assert codes(read(tmp_path, more)) == ["R008"]


@pytest.mark.parametrize("name", ["名单.xls", "名单.et", "名单.ods", "名单.docx", "名单"])
def test_other_kinds_of_file_are_refused_with_a_way_out(tmp_path: Path, name: str) -> None:
    result = read(tmp_path, "姓名\n张三\n", name)
    assert codes(result) == ["R002"]
    assert result.diagnostics[0].hint is not None
    assert "xlsx" in result.diagnostics[0].hint.zh


def test_a_file_that_is_not_there_or_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "夹.csv").mkdir()
    for name in ("无.csv", "夹.csv"):
        assert codes(spreadsheets.read(tmp_path / name, name, COLUMNS)) == ["R001"]


def test_a_yaml_list_is_of_mappings_or_of_names(tmp_path: Path) -> None:
    text = (
        "- 张 三\n- 姓名: 李四\n  单位: 一中\n  份号: 000012\n- {名字: 王五, 电话: 130, 单位: }\n"
    )
    result = read(tmp_path, text, "名单.yaml")
    assert people(result) == [("张三", "", ""), ("李四", "一中", "000012"), ("王五", "", "")]
    assert str((result.value or ())[1].place("number")) == "名单.yaml:4:7"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("# 无\n", "R007", "名单.yaml"),
        ("[]", "R007", "名单.yaml"),
        ("张三: 一中", "R014", "名单.yaml:1:1"),
        ("- 姓名: [张三]", "R014", "名单.yaml:1:7"),
        ("- [张三]", "R014", "名单.yaml:1:3"),
        ("- 姓名: 张三\n  名字: 李四", "R006", "名单.yaml:2:3"),
        ("- 单位: 一中", "R009", "名单.yaml:1:3"),
        ("- 姓名: '张三\n", "R003", "名单.yaml:2"),
        ("- " * 30_000, "R003", "名单.yaml"),
        ("- !!python/object:os.system {}\n", "R009", "名单.yaml:1:3"),
    ],
)
def test_each_fault_of_a_yaml_list_has_its_code_and_place(
    tmp_path: Path, text: str, code: str, place: str
) -> None:
    result = read(tmp_path, text, "名单.yaml")
    assert (result.diagnostics[0].code, str(result.diagnostics[0].span)) == (code, place)
    assert result.failed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("张 三", "张三"),
        ("张\u3000\u3000三", "张三"),
        ("欧 阳 修", "欧阳修"),
        ("张\u200b三\ufeff", "张三"),
        ("李 𬭎", "李𬭎"),
        ("葛\U000e0100 城", "葛\U000e0100城"),
        ("阿卜杜拉 买买提", "阿卜杜拉 买买提"),
        ("买买提·阿卜杜拉", "买买提·阿卜杜拉"),
        ("John  Smith", "John Smith"),
        ("张三\n（主持）", "张三 （主持）"),
        ("\uf900", "\uf900"),
    ],
)
def test_a_name_loses_only_the_spaces_that_spread_it(written: str, meant: str) -> None:
    assert text_of(written, is_person=True) == meant


@given(st.text())
def test_what_has_been_made_plain_stays_as_it_is(text: str) -> None:
    for is_person in (True, False):
        once = text_of(text, is_person=is_person)
        assert text_of(once, is_person=is_person) == once


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.yaml", "a.xlsx"]))
def test_no_file_whatsoever_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    result = read(tmp_path_factory.mktemp("any"), data, name)
    assert result.value or result.failed
