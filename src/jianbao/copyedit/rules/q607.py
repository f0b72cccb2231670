"""Q607: one thing with two figures: in a table and in the text beside it, or in two articles.

In an article the label of a row with figure and unit (幼儿园13所) is compared with the row, where
the column's head names the unit: 数量（所）. Between articles it is what the whole district has: 全区现有小学45所.
Sentences of other times, of growth and of parts say other things and are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jianbao.copyedit.model import Found, ProofCopy, Rule
from jianbao.copyedit.patterns import fault
from jianbao.copyedit.rules.q601 import figure, tables
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind, Prose

_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?)"
_UNIT = "[万亿]?(?:人次|平方米|公里|千米|小时|课时|[所人名个家项篇间处台份元亩册场])"
_HEAD_UNIT = re.compile(rf"[（(/](?:单位：)?(?P<unit>{_UNIT})[）)]?$")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,14}")
_NO_LABEL = re.compile("[合总共小]计|其中|其他|单位|姓名")
_OTHER = re.compile(
    "去年|上年|前年|同期|原来|原有|此前|以前|计划|预计|拟|将|目标|增|减|新|余|多|近|约|超|其中|另|每|[^本今]年|月|学期|季度"
)
"""What makes another figure of it: another time, a part, a growth, an estimate."""
_WHOLE = re.compile(
    r"(?P<scope>全[区县市镇乡校局省国]|我[区县市镇乡校])(?:目前|现在)?(?:共有|现有|共|有|拥有|已有)"
    rf"(?P<noun>[\u4e00-\u9fff]{{2,10}}?){_NUMBER}(?P<unit>{_UNIT})"
)
_SENTENCE = re.compile(r"[^。！？；]+")


def _check(copy: ProofCopy) -> Iterator[Found]:
    for prose in copy.proses:
        yield from _beside_tables(prose)
    yield from _between_articles(copy)


def _beside_tables(prose: Prose) -> Iterator[Found]:
    facts = _facts(prose)
    if not facts:
        return
    labels = "|".join(sorted(map(re.escape, {label for label, _ in facts}), key=len, reverse=True))
    said = re.compile(
        rf"(?<![\u4e00-\u9fff])(?P<label>{labels})(?:共有|共|有|达到|达|为|是)?{_NUMBER}(?P<unit>{_UNIT})"
    )
    for passage, start, sentence in _sentences(prose):
        for match in said.finditer(sentence):
            values = facts.get((match["label"], match["unit"]), set())
            number = Decimal(match["number"].replace(",", ""))
            if values and number not in values and not _OTHER.search(sentence[: match.start()]):
                listed = "、".join(f"{value:f}" for value in sorted(values))
                message = Text(
                    f"表里“{match['label']}”是{listed}{match['unit']}，这里是{match['number']}",
                    f"the table has {listed} for {match['label']}, not {match['number']}",
                )
                place = start + match.start("number"), start + match.end("number")
                yield prose, fault(passage, place, message)


def _facts(prose: Prose) -> dict[tuple[str, str], set[Decimal]]:
    """Return what the tables say: the figures of a row under heads with a unit, by label and unit."""
    facts: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for rows in tables(prose):
        for row in rows[1:]:
            label = "".join(row[0].text.split())
            if not _LABEL.fullmatch(label) or _NO_LABEL.search(label) or len(row) != len(rows[0]):
                continue
            for head, cell in zip(rows[0][1:], row[1:], strict=True):
                unit, value = _HEAD_UNIT.search(head.text.strip()), figure(cell.text)
                if unit and value is not None:
                    facts[label, unit["unit"]].add(value)
    return facts


def _between_articles(copy: ProofCopy) -> Iterator[Found]:
    first: dict[tuple[str, str, str], tuple[Decimal, str]] = {}
    for prose in copy.proses:
        for passage, start, sentence in _sentences(prose):
            for match in _WHOLE.finditer(sentence):
                if _OTHER.search(sentence[: match.start()]) or _OTHER.search(match["noun"]):
                    continue
                number = Decimal(match["number"].replace(",", ""))
                key = match["scope"][1], match["noun"], match["unit"]
                given, file = first.setdefault(key, (number, prose.file))
                if given != number:
                    message = Text(
                        f"{file} 里“{match['noun']}”是{given:f}{match['unit']}，这里是{match['number']}",
                        f"{file} has {given:f} for {match['noun']}, not {match['number']}",
                    )
                    place = start + match.start("number"), start + match.end("number")
                    yield prose, fault(passage, place, message)


def _sentences(prose: Prose) -> Iterator[tuple[Passage, int, str]]:
    for passage in prose.chinese:
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.SUMMARY):
            for match in _SENTENCE.finditer(passage.text):
                yield passage, match.start(), match[0]


RULE = Rule(
    code="Q607",
    severity=Severity.WARNING,
    name=Text("同一件事两个数", "One thing with two figures"),
    check=_check,
)
