"""Errors planted in clean prose are found where they are, and safe fixes give the prose back."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from jianbao.copyedit import RULES, Finding, ProofCopy, check
from jianbao.copyedit.fix import applied, safe_edits
from jianbao.copyedit.misspellings import MISSPELLINGS

H = "[\u4e00-\u9fff]"
TRIES = 30
FIXED = 6
"""Errors of each rule after which the whole book is put right by all rules together."""
CODES = {rule.code: rule for rule in RULES}
WANTED = 0.95
RIGHT_OF = {right: wrong for wrong, right in MISSPELLINGS.items()}


@dataclass(frozen=True)
class Plant:
    """Where an error may be planted, what is written there, and which of it is at fault.

    ``wrong`` is a template of the match; the characters between ‹ and › are at fault.
    """

    place: str
    wrong: str


PLANTS = {
    "P101": [Plant(rf"(?<={H})，(?={H})", "‹,›"), Plant(rf"(?<={H})：(?=一要)", "‹:›")],
    "P102": [Plant(rf"(?<={H})。(?={H})", "‹.›")],
    "P103": [Plant(r"（(以上[^（）\n]*)）", r"‹(\1)›")],
    "P104": [Plant(rf"“({H}+)”(?=[^“”\n]*\n)(?<=\n)|“({H}+)”", r'‹"\1\2"›')],
    "P105": [Plant(rf"(?<={H})”(?=、不作为)|(?<=纪律)。", "‹”›。")],
    "P106": [Plant("〈([^〉]*)〉", r"‹《\1》›")],
    "P107": [Plant("……", "‹...›"), Plant("……", "‹…›"), Plant("……", "‹。。。›")],
    "P108": [Plant("……", "‹……等›")],
    "P109": [Plant("——", "‹--›"), Plant("——", "‹──›"), Plant("——", "‹———›")],
    "P110": [Plant(rf"(?<={H})，(?={H})", "‹，，›"), Plant(rf"(?<={H})。(?={H})", "‹。。›")],
    "P111": [Plant("等学校作了", "‹、›等学校作了")],
    "P112": [Plant("(?<=食堂、宿舍)和", "‹、和›"), Plant("(?<=问题导向、目标导向)、", "‹、和›")],
    "P113": [Plant(r"》《", "》‹、›《")],
    "P114": [Plant(rf"(?m)^（([{'一二三四五六'}])）", r"（\1）‹、›")],
    "P115": [Plant(r"(?m)^(\d)\.(?=[\u4e00-\u9fff])", r"‹\1、›")],
    "P116": [Plant(rf"(?m)^(## .*{H})$", r"\1‹。›")],
    "P117": [Plant(rf"(?m)(?<=。)([^。\n]{{25,}}{H})({H})。$(?=\n\n)", r"\1‹\2›")],
    "P118": [Plant("40～45人", "‹40-›45人"), Plant("1200～1500元", "‹1200~›1500元")],
    "P119": [Plant("卡尔·马克思", "卡尔‹•›马克思")],
    "P120": [Plant(rf"(?<={H})，(?={H})", "，‹ ›")],
    "P121": [Plant("800余人", "‹８００›余人"), Plant("11家", "‹１１›家")],
    "P122": [Plant(rf"“({H}+)”", r"“\1‹“›")],
    "P123": [Plant(rf"(?<=“要把)({H}+?)(?=抓在手上)", r"‹“\1”›")],
    "P124": [Plant("会议还传达了", "会议还传达了‹3.15›消费者权益日活动和")],
    "S201": [Plant("2021年(?=11月)", "‹二零二一›年")],
    "S202": [Plant("3.45亿元", "‹3千›元")],
    "S203": [Plant("5%～10%", "‹5～10%›")],
    "S204": [Plant("2024年3月5日", "2024年‹0›3月5日")],
    "S205": [Plant(r"20(\d\d)年(?=\d+月)", r"‹\1年›")],
    "S206": [Plant("三四个", "‹三、四个›")],
    "S207": [Plant("95.2%", "95.2‹％›")],
    "S208": [Plant("2024年2月29日", "‹2023年2月29日›"), Plant("2024年3月5日", "‹2024年13月5日›")],
    "S210": [Plant("3.45亿元", "‹3～4亿›元")],
    "S211": [Plant(rf"(?<={H})3.5个百分点", "‹.5›个百分点")],
    "X301": [Plant("(?m)^## 二、", "## ‹五、›")],
    "X302": [Plant("(?m)^## 二、(.*)$", r"#### ‹二、\1›")],
    "W401": [Plant("各学校组织", "各学校组织‹进一步进一步›"), Plant("的(?=学校)", "‹的的›")],
    "W405": [Plant("因地制宜", f"‹{RIGHT_OF['因地制宜']}›"), Plant("令人振奋", "尽显英雄‹气慨›")],
    "Q603": [Plant("20多个", "‹约20个左右›")],
    "Q604": [Plant("要做到三个到位", "提出‹三›点要求：一是压实责任；二是改进作风。要做到三个到位")],
    "W409": [Plant("组织领导到位", "组织‹领领›导到位")],
    "W410": [Plant("会议(?=还传达)", "‹會議›")],
    "W406": [
        Plant("(?<=统计时间)截至", "‹截止›"),
        Plant("作了交流", "‹做为›交流"),
        Plant("确保", "‹必需›确保"),
    ],
    "W407": [Plant("各项任务", "‹其它›任务")],
    "B501": [Plant("讲话。", "讲话‹511702199003071238›。")],
    "B502": [Plant("讲话。", "讲话‹13812345678›。")],
    "B503": [Plant("讲话。", "讲话‹6228480012345678903›。")],
}
"""Rules that look at a book as a whole, or at its own lists, have their tests elsewhere."""
ELSEWHERE = {
    "S209",
    "X303",
    "W402",
    "W403",
    "W404",
    "B504",
    "B505",
    "B506",
    "B507",
    "B508",
    "Q601",
    "Q602",
    "Q605",
    "Q606",
    "Q607",
    "W408",
    "S212",
    "W411",
    "W412",
    "W413",
}
NO_WAY_BACK = {"S201", "W405"}
"""Rules whose fix is right but need not be the very text that was there."""


def planted(code: str, text: str, draw: random.Random) -> tuple[str, int, int] | None:
    """Return ``text`` with one error, and where it is; None where it has no room for one."""
    plants = draw.sample(PLANTS[code], len(PLANTS[code]))
    for plant in plants:
        matches = [m for m in re.finditer(plant.place, text) if m.start() > text.find("---", 3)]
        if matches:
            match = draw.choice(matches)
            before, wrong, after = re.split("[‹›]", match.expand(plant.wrong))
            start = match.start() + len(before)
            mutated = text[: match.start()] + before + wrong + after + text[match.end() :]
            return mutated, start, start + len(wrong)
    return None


def test_each_rule_is_planted_here_or_tested_elsewhere() -> None:
    assert set(PLANTS) | ELSEWHERE == {rule.code for rule in RULES}
    assert not set(PLANTS) & ELSEWHERE


@pytest.mark.parametrize("code", PLANTS)
def test_planted_errors_are_found_and_put_right(
    code: str, bulletin: Callable[[int], str], bind: Callable[..., ProofCopy]
) -> None:
    draw = random.Random(code)  # noqa: S311 - text, no secret
    hits = tries = 0
    missed = []
    for seed in range(400):
        clean = bulletin(seed)
        mutation = planted(code, clean, draw)
        if mutation is None:
            continue
        tries += 1
        text, start, end = mutation
        found = check(bind(text), (CODES[code],))
        if (start, end) in {_offsets(item, text) for item in found}:
            hits += 1
        else:
            missed.append(text[start - 12 : end + 12])
        if tries <= FIXED and any(item.safe for item in found) and code not in NO_WAY_BACK:
            fixed = _fixed(bind, text)
            assert fixed == clean
            assert _fixed(bind, fixed) == fixed
        if tries == TRIES:
            break
    assert tries >= TRIES // 4, "too few places"
    assert hits >= WANTED * tries, missed[:5]


def _fixed(bind: Callable[..., ProofCopy], text: str) -> str:
    return applied(text, safe_edits(check(bind(text)), "0.md"))


def _offsets(finding: Finding, text: str) -> tuple[int, int]:
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: finding.span.line - 1])
    return start + finding.span.column - 1, start + finding.span.end_column - 1
