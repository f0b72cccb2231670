"""Every key of book.yaml and of front matter, in every theme: printed, in the file, or told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from tests.pages.conftest import Pages, text_of

from jianbao.config import keys
from jianbao.config.record import Record
from jianbao.manuscript.frontmatter import KEYS

THEMES = ("jianbao", "gongwen", "huabao", "reader", "pocket", "meeting")
FORMS = ("信函", "命令", "纪要")

BOOK: dict[str, Any] = {
    "title": "云溪教育书名甲",
    "subtitle": "副题文字乙",
    "issue": "增刊第7期",
    "total_issue": 268,
    "issuer": "编印单位丙",
    "authors": ["全书作者丁"],
    "date": "2024-03-05",
    "language": "zh-Hans",
    "classification": "密级文字戊",
    "description": "简介文字己。",
    "subjects": ["主题词庚"],
    "rights": "版权文字辛",
    "identifier": "urn:isbn:9787040000009",
    "masthead": {"name": "报头名称壬", "number": "编号000123"},
    "imprint": {
        "report_to": ["报送单位子"],
        "send_to": ["送达单位丑"],
        "distribute_to": ["发往单位寅"],
        "further_to": ["增发单位卯"],
        "copies": 51,
        "printer": "印发机关辰",
        "printed": "2022-07-19",
        "editors": {"校对职": "校对人巳"},
    },
    "back_page": {"text": "投稿邮箱：午", "qr": "https://example.cn/a", "caption": "说明文字未"},
    "revision": {"date": "2024-04-09", "corrections": ["更正内容风"]},
    "official": {
        "copy_number": "000042",
        "urgency": "特急",
        "authorities": ["发文机关申文件"],
        "document_number": "酉教发〔2024〕8号",
        "approvers": ["签发人戌"],
        "addressees": ["主送机关亥"],
        "attachments": ["附件名称金"],
        "signatories": ["署名机关木"],
        "signed": "2023-09-18",
        "note": "附注文字水",
        "copy_to": ["抄送机关火"],
        "number": "第12号",
        "duty": "签发职务土",
        "present": ["出席人日"],
        "excused": ["请假人月"],
        "observing": ["列席人星"],
    },
    "meeting": {
        "time": "会议时间山",
        "place": "会议地点河",
        "agenda": [{"time": "9:07", "item": "议程事项江", "speaker": "发言人海"}],
        "participants": [
            {"name": "参会人湖", "unit": "参会单位洋", "duty": "参会职务岛", "group": "类别田"}
        ],
        "notice": ["须知文字林"],
    },
    "foreword": "按语.md",
    "parts": [{"title": "辑名文字东", "chapters": ["1.md"]}],
}
ARTICLE: dict[str, Any] = {
    "title": "文章标题春",
    "subtitle": "文章副题夏",
    "kicker": "文章引题秋",
    "authors": ["文章作者冬"],
    "source": "供稿单位风",
    "editor": "责任编辑雨",
    "date": "2021-11-30",
    "summary": "摘要文字雪。",
}
"""Each says something that nothing else says."""
APART = {
    "language", "theme", "fonts", "check",  # no texts
    "chapters", "foreword", "parts.chapters",  # manuscripts
    "official.form", "official.sealed", "meeting.order", "meeting.seating",  # forms, white, drawings
    "screens_approved_by", "address",  # of editions for screens
    "revision.date",  # when the file was changed: tests of 修订
    "masthead.picture", "official.stamp",  # pictures: test_settings_on_pages, tests/gongwen
}  # fmt: skip
PRINTED_AS = {
    "268": "总第268期",
    "2024-03-05": "2024年3月5日",
    "2022-07-19": "2022年7月19日",
    "2023-09-18": "2023年9月18日",
    "2021-11-30": "2021年11月30日",
    "51": "共印51份",
    "https://example.cn/a": "说明文字未",
    "发文机关申文件": "发文机关申",
}
IN_THE_FILE = {"title", "issuer", "description", "subjects", "rights", "identifier"}
"""What the file's metadata say, whatever the pages do."""


def _said(value: Any, key: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as YAML has it
    """Yield what is said with its key."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _said(item, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for item in value:
            yield from _said(item, key)
    else:
        yield key, str(value)


def _names(record: Record[Any], inside: str = "") -> Iterator[str]:
    for key in record.keys:
        name = f"{inside}{key.name}"
        if isinstance(key.shape, Record) and name not in APART:
            yield from _names(key.shape, f"{name}.")
        else:
            yield name


def _is_settled(key: str) -> bool:
    return key in APART or any(said == key or said.startswith(f"{key}.") for said, _ in _said(BOOK))


def test_no_key_is_left_out() -> None:
    assert [key for key in _names(keys.BOOK) if not _is_settled(key)] == []
    assert set(KEYS.values()) == set(ARTICLE)


@pytest.mark.parametrize(
    ("theme", "form"),
    [*((theme, "文件") for theme in THEMES), *(("gongwen", form) for form in FORMS)],
)
def test_every_key_is_printed_or_in_the_file_or_told(pages: Pages, theme: str, form: str) -> None:
    (pages.folder / "按语.md").write_text("# 按语标题\n\n按语文字南。", "utf-8")
    settings = {**BOOK, "official": {**BOOK["official"], "form": form}}
    nothing = dict.fromkeys(("书名", "编印单位", "日期", "文章"))
    written = {key: json.dumps(value, ensure_ascii=False) for key, value in settings.items()}
    article = f"---\n{json.dumps(ARTICLE, ensure_ascii=False)}\n---\n\n正文文字北。"
    with pages.of(article, theme=theme, **nothing, **written) as found:
        printed = "".join(map(text_of, found))
        facts = str(found[0].pdf.metadata)
    told = " ".join(item.message.zh for item in pages.diagnostics if item.code == "T013")
    assert "按语文字南" in printed
    for key, value in chain(_said(settings), _said(ARTICLE)):
        word = PRINTED_AS.get(value, value)
        if key in IN_THE_FILE and value in facts:
            continue
        if key == "summary" and theme in {"jianbao", "huabao"}:
            continue  # whose option 印摘要 leaves it to the screens
        if key not in APART:
            assert (word in printed) != (value in told or word in told), key
