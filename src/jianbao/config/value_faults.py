"""What can be wrong with a key or a value: codes C020 to C039."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.fault import Fault
from jianbao.config.nodes import NOTHING, shorten
from jianbao.diagnostics import Text, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jianbao.config.reading import Place
    from jianbao.diagnostics import Span


def unknown_key(written: str, known: Sequence[str], home: Sequence[str]) -> Fault:
    """Return C020: a key that its mapping does not have.

    ``home`` are the names of the neighbour below which it belongs, if there is one.
    """
    listed_zh, listed_en = "、".join(known), ", ".join(known)
    list_them = Text(f"这里可以写：{listed_zh}", f"expected one of: {listed_en}")
    key = shorten(written)
    return Fault(
        "C020",
        Text(f"不认识“{key}”这一项", f"unknown key “{key}”"),
        _belongs_below(home) if home else did_you_mean(key, known) or list_them,
    )


def _belongs_below(home: Sequence[str]) -> Text:
    return Text(
        f"它应写在“{home[-1]}”下面，并缩进两格",
        f"it belongs below “{home[0]}”, indented by two spaces",
    )


def duplicate_key(written: str, first: str, span: Span) -> Fault:
    """Return C021: the same key again, or its other name; ``first`` stands at ``span``."""
    written, first = shorten(written), shorten(first)
    return Fault(
        "C021",
        Text(
            f"“{written}”重复了：第 {span.line} 行已有“{first}”",
            f"duplicate key “{written}”: “{first}” stands in line {span.line} already",
        ),
        Text("请只保留一个", "keep one of them"),
    )


def wrong_type(place: Place, expected: Text, found: Text) -> Fault:
    """Return C022: something of another kind than the key takes."""
    return Fault(
        "C022",
        Text(
            f"“{place.label}”应当是{expected.zh}，现在是{found.zh}",
            f"“{place.label}”: expected {expected.en}, found {found.en}",
        ),
        _what_to_do(expected, found),
    )


def _what_to_do(expected: Text, found: Text) -> Text | None:
    if found == NOTHING:
        return Text("请补上内容，或删去这一行", "fill it in, or delete the line")
    # A colon of the wrong kind, or without its space, turns "key: value" into a plain text.
    if "“名称: 内容”" in expected.zh and ("：" in found.zh or ":" in found.en):
        return Text(
            "冒号请用半角“:”，后面空一格", "use “:” followed by a space between key and value"
        )
    return None


def missing_key(names: Sequence[str]) -> Fault:
    """Return C023: a key that has to be there; ``names`` are its English name and its aliases."""
    english, chinese = names[0], names[-1]
    return Fault(
        "C023",
        Text(f"缺少“{chinese}”（{english}）", f"“{english}” ({chinese}) is missing"),
        Text(f"请加一行“{chinese}: ……”", f"add a line “{english}: …”"),
    )


def not_a_number(place: Place, text: str) -> Fault:
    """Return C024: no positive whole number."""
    return Fault(
        "C024",
        Text(
            f"“{place.label}”应当是正整数，现在是“{shorten(text)}”",
            f"“{place.label}”: expected a positive whole number, found “{shorten(text)}”",
        ),
        Text("请只写阿拉伯数字，例如 12", "write digits only, for instance 12"),
    )


def unreadable_date(text: str) -> Fault:
    """Return C025: none of the four ways to write a date."""
    return Fault(
        "C025",
        Text(f"看不懂日期“{shorten(text)}”", f"unreadable date “{shorten(text)}”"),
        Text("请写成 2021-11-30 或 2021年11月30日", "write it like 2021-11-30 or 2021年11月30日"),
    )


def impossible_date(text: str) -> Fault:
    """Return C026: the 30th of February."""
    return Fault(
        "C026",
        Text(f"日历上没有“{text}”这一天", f"there is no such day as “{text}”"),
        Text("请核对月份和日子", "check the month and the day"),
    )


def not_a_language(text: str) -> Fault:
    """Return C027: no language tag of BCP 47."""
    return Fault(
        "C027",
        Text(f"不认识语言代码“{shorten(text)}”", f"“{shorten(text)}” is no language tag"),
        Text(
            "简体中文写 zh-Hans，繁体中文写 zh-Hant，英文写 en",
            "write zh-Hans, zh-Hant, en or another tag of BCP 47",
        ),
    )


def not_a_plain_name(place: Place, text: str) -> Fault:
    """Return C028: a name with path separators or other characters that no file name takes."""
    return Fault(
        "C028",
        Text(
            f"“{place.label}”只能是一个名称，不能是路径：“{shorten(text)}”",
            f"“{place.label}”: expected a plain name without folders, found “{shorten(text)}”",
        ),
        Text('请去掉 / \\ : * ? " < > | 等符号', 'leave out / \\ : * ? " < > | and the like'),
    )


def unknown_choice(place: Place, text: str, known: Iterable[str]) -> Fault:
    """Return C029: none of the words that are allowed here."""
    known = tuple(known)
    listed_zh, listed_en = "、".join(known), ", ".join(known)
    return Fault(
        "C029",
        Text(
            f"“{place.label}”里没有“{shorten(text)}”这个选择",
            f"“{place.label}” cannot be “{shorten(text)}”",
        ),
        did_you_mean(text, known) or Text(f"可以写：{listed_zh}", f"expected one of: {listed_en}"),
    )


def no_outputs() -> Fault:
    """Return C030: all outputs turned off."""
    return Fault(
        "C030",
        Text("没有选任何输出格式", "no output is asked for"),
        Text("请写 pdf、epub 或两者", "write pdf, epub or both"),
    )


def same_file(file: str) -> Fault:
    """Return C031: two outputs that would overwrite each other."""
    return Fault(
        "C031",
        Text(f"两种输出不能用同一个文件名“{file}”", f"two outputs cannot share the file “{file}”"),
        Text("请各起一个文件名", "give each a name of its own"),
    )


def colours_at_odds(standard: str) -> Fault:
    """Return C037: colours that the standard of the same PDF rules out."""
    return Fault(
        "C037",
        Text(f"标准 {standard} 与所选的颜色不合", f"{standard} rules out the colours chosen"),
        Text(
            "存档的 pdf/a 不用“四色”，印刷的 pdf/x-4 不用“屏幕”；不写颜色就不会错",
            "pdf/a takes no cmyk and pdf/x-4 no rgb; without colour it comes right by itself",
        ),
    )


def not_a_percentage(place: Place, text: str) -> Fault:
    """Return C032: no whole number from 1 to 100."""
    return Fault(
        "C032",
        Text(
            f"“{place.label}”应当是 1 到 100 的整数，现在是“{shorten(text)}”",
            f"“{place.label}”: expected a whole number from 1 to 100, found “{shorten(text)}”",
        ),
        Text("例如 85", "for instance 85"),
    )


def not_a_length(place: Place, text: str) -> Fault:
    """Return C035: no length that paper can have."""
    return Fault(
        "C035",
        Text(
            f"“{place.label}”应当是长度，现在是“{shorten(text)}”",
            f"“{place.label}”: expected a length, found “{shorten(text)}”",
        ),
        Text("例如 3mm 或 0.3cm", "for instance 3mm or 0.3cm"),
    )


def not_a_size(place: Place, text: str) -> Fault:
    """Return C036: no width and height."""
    return Fault(
        "C036",
        Text(
            f"“{place.label}”应当是宽×高，现在是“{shorten(text)}”",
            f"“{place.label}”: expected width × height, found “{shorten(text)}”",
        ),
        Text("例如 90×54mm", "for instance 90x54mm"),
    )


def wrong_check_digit(kind: str, text: str, digit: str) -> Fault:
    """Return C033: an ISBN or ISSN whose check digit should be ``digit``."""
    return Fault(
        "C033",
        Text(
            f"“{shorten(text)}”不是有效的 {kind}：末位校验码应当是 {digit}",
            f"“{shorten(text)}” is no {kind}: its check digit should be {digit}",
        ),
        Text("请与版权页上的号码逐位核对", "compare it with the number that was assigned"),
    )


def not_a_urn(text: str) -> Fault:
    """Return C034: ``urn:isbn:``, ``urn:issn:`` or ``urn:uuid:`` before something else."""
    return Fault(
        "C034",
        Text(f"标识“{shorten(text)}”写得不对", f"“{shorten(text)}” is not such a URN"),
        Text(
            "请写成“ISBN 978-7-…”“ISSN 1234-5679”，或不加“urn:”的编号",
            "write it like “ISBN 978-7-…” or “ISSN 1234-5679”, or any number without “urn:”",
        ),
    )
