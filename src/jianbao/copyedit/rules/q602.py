"""Q602: figures of one sentence that do not agree with each other.

From A to B by C, or B, more than A by C: the difference must be C, in per cent of A where C is a percentage and A and B
are none. Between two percentages it is counted in 百分点. A rate is that of the figures before it. What is less cannot be less by whole
times: 下降一半, not 下降两倍. The parts of 共…，其中… cannot be more than the whole, nor
shares of which each person has one make more than 100 per cent, by more than rounding does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_N = r"\d{1,9}(?:\.\d{1,4})?"
_UNIT = r"(?:%|个百分点|[万亿]?(?:余|多)?[\u4e00-\u9fff]{0,2}?)"
_MORE = "提高|上升|增长|增加|提升|扩大|增至"
_LESS = "下降|降低|减少|减轻|缩短|压缩"
_FROM_TO = re.compile(
    rf"[由从](?:[^，。；：！？]{{0,12}}?[^\d，。；：！？.])??(?P<a>{_N})(?P<unit_a>%|[万亿]?[\u4e00-\u9fff]{{0,2}}?)"
    rf"(?P<way>{_MORE}|{_LESS})(?:到|至)(?:[^，。；：！？]{{0,10}}?[^\d，。；：！？.])??(?P<b>{_N})"
    rf"(?P<unit_b>%|[万亿]?[\u4e00-\u9fff]{{0,2}}?)，(?:净|共|同比|比[^，。；\d]{{0,6}})?"
    rf"(?:{_MORE}|{_LESS})了?(?P<c>{_N})(?P<unit_c>%|个百分点|[万亿]?[\u4e00-\u9fff]{{0,2}}?)(?=[，。；、）]|$)"
)
_THAN = re.compile(
    rf"(?P<b>{_N})(?P<unit_b>[万亿]?[\u4e00-\u9fff]{{1,2}}?)，(?:比|较)[^，。；：\d]{{0,8}}?的?(?P<a>{_N})(?P<unit_a>(?P=unit_b))"
    rf"(?:同比)?(?P<way>{_MORE}|{_LESS})了?(?P<c>{_N})(?P<unit_c>%)(?=[，。；、）]|$)"
)
_TIMES = re.compile(
    rf"(?:{_LESS})了?(?:近|约|大约|将近|超过)?(?:{_N}|[一二两三四五六七八九十]{{1,3}})(?:多|余)?倍"
)
_PART = r"[^，。；：、！？\d（）“”其共]{1,8}"
_WHOLE = re.compile(
    rf"共(?:有|计|建成|招聘|招收|检查|排查|配备|评选|表彰|投入)?(?:[^，。；：！？\d]{{0,8}})(?P<whole>\d{{1,9}})(?P<unit>[所人名个家项篇间处条件份台])，"
    rf"其中[：，]?(?P<parts>{_PART}\d{{1,9}}(?P=unit)(?:[，、]{_PART}\d{{1,9}}(?P=unit)){{1,6}}+)(?=[。；，]|$)"
)
_SHARE = r"(?P<label{0}>[^，。；：、！？%]{{1,14}}?)(?:的)?占(?:比)?(?P<share{0}>\d{{1,3}}(?:\.\d{{1,2}})?)%"
_SHARES = re.compile(
    rf"(?<![^，。；：、]){_SHARE.format(1)}[，、；]{_SHARE.format(2)}[，、；]{_SHARE.format(3)}"
    rf"(?:[，、；]{_SHARE.format(4)})?(?=[。；，]|$)"
)
_EXCLUSIVE = (re.compile("满意"), re.compile(r"\d岁"), re.compile("优秀|良好|合格|及格"))
"""Labels of which each person has one; others overlap, 党员 and 女教师."""
_OVERLAP = re.compile("[和及或]|以上的?$|总体")
_FIGURES = re.compile(r"\d+")
_PAIR = re.compile(r"男[^，、\d]{0,4}\d{1,9}.[，、]女[^，、\d]{0,4}\d{1,9}.$")
_SEXES = re.compile(
    r"(?P<whole>\d{1,9})(?P<unit>[人名位])，其中[：，]?(?P<parts>男[^，、\d]{0,4}\d{1,9}(?P=unit)[，、]女[^，、\d]{0,4}\d{1,9}(?P=unit))(?=[。；，]|$)"
)
_RATE = re.compile(
    rf"(?P<a>\d{{1,9}})(?P<unit>[人名个家份批件处所项户])[，、](?:其中)?(?P<kind>合格|达标|及格|优秀|良好|通过|录取|整改|办结|升学|完成|满意)的?(?P<b>\d{{1,9}})(?P=unit)"
    rf"，(?P=kind)率(?:为|达到?|是)?(?P<c>{_N})%"
)
_PART_OF = re.compile(
    rf"(?P<a>\d{{1,9}})(?P<unit>[人名个家份批件处所项户])，其中[：，]?[^，。；：、！？\d]{{0,10}}(?P<b>\d{{1,9}})(?P=unit)"
    rf"，占(?:比|总数的?|全[^，。；\d]{{1,4}}的?)?(?:为|达到?)?(?P<c>{_N})%"
)
_ROUNDING = Decimal("0.6")
_HUNDRED = Decimal(100)


def _check(passage: Passage) -> Iterator[Fault]:
    for match in (*_FROM_TO.finditer(passage.text), *_THAN.finditer(passage.text)):
        said = _disagreement(match)
        if said:
            yield fault(passage, (match.start("c"), match.end("unit_c")), said)
    for match in _TIMES.finditer(passage.text):
        said = Text(
            f"“{match[0]}”：减少不能用“倍”，要写减少几分之几或百分之几",
            f"{match[0]}: nothing can be less by whole times",
        )
        yield fault(passage, match.span(), said)
    for match in _SHARES.finditer(passage.text):
        total = _total(match)
        if total > _HUNDRED + 1:
            said = Text(f"各项加起来是{total}%，超过100%", f"the shares add up to {total}%")
            yield fault(passage, match.span(), said)
    for match in (*_RATE.finditer(passage.text), *_PART_OF.finditer(passage.text)):
        said = _wrong_rate(match)
        if said:
            yield fault(passage, (match.start("c"), match.end("c") + 1), said)
    for match in (*_WHOLE.finditer(passage.text), *_SEXES.finditer(passage.text)):
        parts = sum(map(int, _FIGURES.findall(match["parts"])))
        whole = int(match["whole"])
        if parts > whole or (parts != whole and _PAIR.match(match["parts"])):
            said = Text(
                f"各部分加起来是{parts}，与总数{whole}不符",
                f"the parts add up to {parts}, and the whole is {whole}",
            )
            yield fault(passage, match.span("whole"), said)


def _wrong_rate(match: re.Match[str]) -> Text | None:
    """Return what is wrong with a rate, as far as it is written out, or None."""
    whole, part, said = (Decimal(match[name]) for name in "abc")
    if not whole or part > whole:
        return None
    rate = part / whole * _HUNDRED
    if abs(rate - said) < Decimal(10) ** int(said.as_tuple().exponent):
        return None
    right = round(rate, 1).normalize()
    return Text(f"{whole}中的{part}是{right:f}%", f"{part} of {whole} is {right:f}%")


def _total(match: re.Match[str]) -> Decimal:
    """Return what the shares of ``match`` add up to; 0 where their labels may overlap."""
    numbers = [number for number in range(1, 5) if match[f"label{number}"]]
    labels = [match[f"label{number}"] for number in numbers]
    if len(set(labels)) < len(labels) or not any(
        all(kind.search(label) for label in labels) for kind in _EXCLUSIVE
    ):
        return Decimal(0)
    if any(_OVERLAP.search(label) and "岁" not in label for label in labels):
        return Decimal(0)
    return sum((Decimal(match[f"share{number}"]) for number in numbers), Decimal(0))


def _disagreement(match: re.Match[str]) -> Text | None:
    """Return what is wrong with the difference that is told, or None."""
    a, b, c = (Decimal(match[name]) for name in "abc")
    unit_a, unit_b, unit_c = match["unit_a"], match["unit_b"], match["unit_c"]
    if unit_a not in ("", unit_b):
        return None
    difference = abs(b - a)
    if unit_b == "%":
        if unit_c == "%" and c == difference:
            return Text("百分数相减，差写“个百分点”", "percentages differ by points (个百分点)")
        agrees = unit_c != "个百分点" or c == difference
    elif unit_c == "%":
        agrees = not a or abs(difference / a * _HUNDRED - c) <= _ROUNDING
        percent = round(difference / a * _HUNDRED, 1) if a else difference
        difference = percent.to_integral() if percent == percent.to_integral() else percent
    else:
        agrees = unit_c != unit_b or c == difference
    if agrees:
        return None
    return Text(
        f"从{a}到{b}，相差不是{c}，是{difference}", f"from {a} to {b} it is {difference}, not {c}"
    )


RULE = Rule(
    code="Q602",
    severity=Severity.WARNING,
    name=Text("数字前后不符", "Figures that disagree"),
    check=in_each_passage(_check),
)
