"""All that jianbao may say: the tables of the stages together, for those who ask what a code means.

A table is a module ``codes`` (or one whose name ends in ``_codes``) beside the stage, its entries
the constants that are a `Code`; the rules of proof-reading bring their own codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

from jianbao.diagnostics import Code, Severity, Text

FAMILIES = {
    "A": Text("编辑台", "the studio"),
    "B": Text("生成；文章之间的对照（B5）", "building; what articles have in common (B5)"),
    "C": Text("book.yaml 和 theme.yaml 的写法", "how book.yaml and theme.yaml are written"),
    "D": Text("审改：送审的 Word 文档收回来", "drafts that come back from review"),
    "E": Text("电子书", "the e-book"),
    "F": Text("字体", "faces"),
    "G": Text("会议：名单、议程、座位", "meetings: participants, agenda, seats"),
    "H": Text("胶装封皮", "the one-piece cover"),
    "I": Text("图片", "pictures"),
    "J": Text("拼版", "imposition"),
    "K": Text("分发：份号、名单、水印", "copies: numbers, recipients, watermarks"),
    "L": Text("排版", "layout"),
    "M": Text("稿件", "manuscripts"),
    "N": Text("收稿", "contributions"),
    "O": Text("OFD", "OFD"),
    "P": Text("样式（P0）；标点（P1）", "styles (P0); marks (P1)"),
    "Q": Text("数量前后是否一致", "figures that agree"),
    "R": Text("表格文件", "lists in files"),
    "S": Text("数字（S2）", "numerals (S2)"),
    "T": Text("版式", "themes"),
    "U": Text("无障碍", "accessibility"),
    "V": Text("印前检查", "preflight"),
    "W": Text("网页、公众号（W0）；用词（W4）", "web pages, WeChat (W0); words (W4)"),
    "X": Text("层次序号", "numbering of headings"),
    "Y": Text("书架", "the shelf"),
    "Z": Text("归档", "the archive"),
}
"""What the codes of a letter are about."""


_NOT_SO = Text(
    "改不改由您定：这一处不改，在 book.yaml 的“校对”里写“放过”；整条不用，写“停用”（例子见手册）",
    "it is for you to decide: under check of book.yaml, ignore leaves a phrase alone, off the whole "
    "rule (the manual has examples)",
)
"""What may be done about a finding of any rule of proof-reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEntry:
    """One code with everything that is said under it, in the words of its table.

    Where a word of the book is filled in there stand ``……`` and ``…``.
    """

    code: str
    severity: Severity
    messages: tuple[Text, ...]
    hints: tuple[Text, ...] = ()
    why: Text | None = None

    @property
    def family(self) -> Text:
        """What the codes of its letter are about."""
        return FAMILIES[self.code[0]]


@cache
def tables() -> dict[str, tuple[Code, ...]]:
    """Return the codes of each table, by the name of its module."""
    package = Path(__file__).parent
    modules = (
        ".".join((package.name, *path.relative_to(package).with_suffix("").parts))
        for path in sorted(package.rglob("*codes.py"))
    )
    return {
        name: tuple(value for value in vars(import_module(name)).values() if type(value) is Code)
        for name in modules
    }


@cache
def entries() -> tuple[CodeEntry, ...]:
    """Return every code once, in the order of letters and numbers."""
    said: dict[str, list[Code]] = {}
    for codes in tables().values():
        for code in codes:
            said.setdefault(code.code, []).append(code)
    found = [*map(_entry, said.values()), *_rules()]
    return tuple(sorted(found, key=lambda entry: entry.code))


def _entry(codes: list[Code]) -> CodeEntry:
    return CodeEntry(
        code=codes[0].code,
        severity=codes[0].severity,
        messages=tuple(dict.fromkeys(_shown(code.message) for code in codes)),
        hints=tuple(dict.fromkeys(_shown(code.hint) for code in codes if code.hint)),
        why=next((code.why for code in codes if code.why), None),
    )


def _rules() -> Iterator[CodeEntry]:
    from jianbao.copyedit.rules import RULES  # noqa: PLC0415 - many modules, for this alone
    from jianbao.copyedit.typos import TYPOS  # noqa: PLC0415

    for rule in (*RULES, TYPOS):
        why = Text(f"依据 {rule.clause}", f"after {rule.clause}") if rule.clause else None
        yield CodeEntry(
            code=rule.code,
            severity=rule.severity,
            messages=(rule.name,),
            hints=(_NOT_SO,),
            why=why,
        )


def _shown(text: Text) -> Text:
    return Text(_bare(text.zh, "……"), _bare(text.en, "…"))


def _bare(template: str, gap: str) -> str:
    """Return ``template`` with ``gap`` for each of its places."""
    parts = Formatter().parse(template)
    return "".join(literal + (gap if place is not None else "") for literal, place, _, _ in parts)
