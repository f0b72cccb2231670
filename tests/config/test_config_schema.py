"""The JSON Schema and the loader agree on what is well-formed."""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jianbao.config import json_schema, load
from jianbao.products import PRODUCTS

# What no schema can see: the disk, the calendar, and that two values are the same.
BEYOND_A_SCHEMA = {
    *("C026", "C031", "C033", "C034", "C037", "C042", "C043", "C044", "C045", "C046"),
    *("C061", "C062", "C063"),
    *("G001", "G002", "G003", "G006", "G007", "G008", "G009"),
}

ENGLISH: dict[str, Any] = {
    "title": "教科简报",
    "subtitle": "增刊",
    "issue": 12,
    "total_issue": "345",
    "issuer": "区教科局",
    "authors": ["张三", "李四"],
    "date": "2021-11-30",
    "language": "zh-CN",
    "classification": None,
    "description": "一期简报",
    "subjects": ["教育"],
    "rights": "© 区教科局",
    "identifier": "urn:isbn:9787111111115",
    "masthead": {"name": "简报", "number": "000123"},
    "imprint": {
        "report_to": ["区委", "区政府"],
        "send_to": "各街道",
        "distribute_to": None,
        "further_to": ["各社区"],
        "copies": 50,
        "printer": "办公室",
        "editors": {"责任编辑": "张三", "校对": None},
    },
    "official": {
        "copy_number": 1,
        "urgency": "加急",
        "authorities": ["区教科局", "区财政局文件"],
        "document_number": "教科发〔2021〕12号",
        "addressees": None,
        "signed": "2021.11.29",
        "sealed": True,
    },
    "meeting": {
        "time": "9:00",
        "place": None,
        "agenda": [{"time": "9:00", "item": "开幕", "speaker": "张三"}],
        "participants": {"区教科局": ["张三", {"name": "李四", "duty": "科员"}]},
        "order": "strokes",
        "seating": {
            "chair": ["张三"],
            "as_written": False,
            "rows": ["李四 | 空", ["王五", None], {"seats": "赵六", "label": "后排"}],
        },
        "notice": ["准时到会。"],
    },
    "theme": {"name": "reader", "options": {"accent": "#b00", "size": 12, "recto": True}},
    "fonts": {"song": ["宋体"], "fangsong": "仿宋", "allow_missing": "是"},
    "foreword": "稿件/03.html",
    "parts": [
        {
            "title": "第一辑",
            "chapters": ["稿件/01.md", {"path": "稿件/02.md", "author": "王五", "source": "一中"}],
        }
    ],
    "outputs": {
        "booklet": {
            "scheme": "胶装",
            "paper": "320mm 450mm",
            "signature": 16,
            "flip": "short",
            "gutter": 3,
            "bleed": "3mm",
            "thickness": "80g",
            "marks": True,
            "blanks": "第2页后",
            "binding": "右",
            "fit": False,
        },
        "pdf": {"file": "简报.pdf"},
        "epub": {"cover": "封面.png", "picture_quality": 70, "reviewed_by": "王五"},
    },
}
CHINESE: dict[str, Any] = {
    "书名": "教科简报",
    "作者": "张三",
    "日期": "2021年11月30日",
    "语言": "中文",
    "报头": {"名称": "简报", "编号": 12},
    "版记": {"报": ["区委"], "送": [], "发": "各学校", "印数": "50", "编辑": {"校对": "李四"}},
    "公文": {
        "份号": "000001",
        "发文字号": " 教科发〔2021〕1号 ",
        "主送": "各学校",
        "加盖印章": "否",
    },
    "会议": {
        "时间": "9:00",
        "议程": [{"议题": "开幕"}],
        "名单": ["张　三", {"姓名": "李四", "单位": "一中", "职务": None, "类别": "学校"}],
        "排序": {"学校": "拼音"},
        "座位": {"主席台": "张三", "主席台照排": "是", "每行座数": 4, "过道": [2]},
        "须知": "稿件/03.html",
    },
    "版式": "pocket",
    "主题词": "教育",
    "标识": "ISSN 1234-5679",
    "字体": {"宋": "宋体", "允许缺字": True},
    "文章": [
        "稿件/01.md",
        {"稿件": "稿件/02.md", "标题": "另题", "作者": ["王五"], "供稿": "一中"},
    ],
    "输出": ["PDF", "epub"],
}

VALIDATOR = Draft202012Validator(json_schema(PRODUCTS))


def loader_accepts(document: object, folder: Path) -> bool:
    """JSON is YAML, so that both sides see the very same document."""
    file = folder / "book.yaml"
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return {diagnostic.code for diagnostic in load(file, PRODUCTS).diagnostics} <= BEYOND_A_SCHEMA


def places(value: object) -> list[tuple[str | int, ...]]:
    """Return the path of every value inside ``value``, itself included."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [(), *((key, *path) for key, child in inner for path in places(child))]


def names(schema: object) -> set[str]:
    """Return the names of all properties in ``schema``."""
    if isinstance(schema, list):
        return set().union(*map(names, schema))
    if not isinstance(schema, dict):
        return set()
    properties = schema.get("properties", {})
    return set(properties).union(*map(names, schema.values()), *map(names, properties.values()))


# JSON Schema takes 12.0 for an integer, and the loader reads text; 1.5 is a number to both.
SCALARS = st.one_of(
    st.sampled_from([None, True, False, 0, 1, 12, -3, 1.5, 1_999_999_999]),
    st.sampled_from(
        ["", " ", "~", "null", "<<", "&a", "*a", "!a", "no", "off", "true", "是", "甲"]
    ),
    st.sampled_from(
        ["0", "12", "1999999999", "2021-11-30", "2021.11.30", "2021年11", "zh_TW", "en-"]
    ),
    st.sampled_from(["特急", "1234567", "甲〔2021〕1号", "甲[2021]1号", "甲〔2021〕01号"]),
    st.sampled_from(["pdf", "EPUB", "a/b", "..", " .. ", "稿件/01.md", "none.md", "../x.md"]),
    st.text(st.characters(exclude_categories=["C"]), max_size=4),
)
KEYS = st.sampled_from([*sorted(names(json_schema(PRODUCTS))), "accent", "", "Title", "12"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def documents(draw: st.DrawFn) -> object:
    """Draw a sound book with a few values replaced, added or taken away, or just anything."""
    document = copy.deepcopy(draw(st.sampled_from([ENGLISH, CHINESE])))
    for _ in range(draw(st.integers(0, 3))):
        path = draw(st.sampled_from(places(document)))
        if not path:
            document = draw(st.just(document) | st.dictionaries(KEYS, VALUES, max_size=4))
            continue
        parent: Any = document
        for step in path[:-1]:
            parent = parent[step]
        change = draw(st.sampled_from(["replace", "remove", "add"]))
        if change == "remove":
            del parent[path[-1]]
        elif change == "add" and isinstance(parent, dict):
            parent[draw(KEYS)] = draw(VALUES)
        else:
            parent[path[-1]] = draw(VALUES)
    return document


@settings(max_examples=400, deadline=None)
@given(documents())
def test_loader_and_schema_agree(document: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert loader_accepts(document, Path(folder)) == VALIDATOR.is_valid(document), (
            yaml.safe_dump(document, allow_unicode=True)
        )


def test_the_sound_books_are_sound_to_both(tmp_path: Path) -> None:
    for document in (ENGLISH, CHINESE):
        assert loader_accepts(document, tmp_path)
        assert VALIDATOR.is_valid(document)


def test_each_key_and_each_value_matters(tmp_path: Path) -> None:
    """Guard the agreement above against a schema that takes everything."""
    for path in places(ENGLISH)[1:]:
        document = copy.deepcopy(ENGLISH)
        parent: Any = document
        for step in path[:-1]:
            parent = parent[step]
        parent[path[-1]] = [[{}]]
        assert not loader_accepts(document, tmp_path), path
        assert not VALIDATOR.is_valid(document), path


def test_the_schema_is_one_and_can_be_printed() -> None:
    schema = json_schema(PRODUCTS)

    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


def test_names_stand_side_by_side_with_one_description() -> None:
    properties: Any = json_schema(PRODUCTS)["properties"]

    assert properties["issue"] == properties["期号"]
    assert (
        properties["issue"]["description"]
        == "issue / 期号：第几期，或“增刊第2期”。Number of the issue, of a supplement too."
    )
    assert json_schema(PRODUCTS)["additionalProperties"] is False
