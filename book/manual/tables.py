"""Write the chapters of reference, 参考/*.md, from the code that they describe.

    python book/manual/tables.py            write those that are not current
    python book/manual/tables.py --check    only tell which they are; 1 if there are any

Run by ``make manual``; a test holds that the chapters are current.
"""

from __future__ import annotations

import os
import sys

# The command line's own words are taken, and those are in the language of whoever reads them.
os.environ |= dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG"), "C.UTF-8")

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from jianbao import catalogue, themes
from jianbao.cli.dispatch import commands
from jianbao.config import BookConfig, json_schema
from jianbao.config.model import ChapterEntry, PartEntry, ThemeChoice
from jianbao.copyedit import RULES, ProofCopy, Rule, check
from jianbao.diagnostics import Severity
from jianbao.manuscript.prose import prose_of
from jianbao.manuscript.source import Manuscript
from jianbao.products import PRODUCTS

HERE = Path(__file__).parent
RULE_DOCUMENTS = HERE.parents[1] / "tests" / "copyedit" / "rules"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
UNREAD = "<!-- 不查 -->"
"""What follows quotes what is said of faults: it is not to be proof-read."""
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "说明"}
RULE_CODES = {rule.code for rule in RULES}
MARKUP = re.compile(r"(!?\[[^\[\]]*\](?:\([^()]*\))?(?:\{[^{}]*\})?)")
"""What a message shows of how a manuscript is written."""
OWN_LISTS = {"W402": "自动改", "W403": "只报告"}
"""Rules that go by lists of the book itself, with what they do."""
LETTERS = {"P": "标点", "S": "数字", "Q": "数量", "X": "序号", "W": "字词", "B": "全书"}

KINDS = {
    "(INTEGER|FLOAT)( RANGE)?": "数",
    "TEXT": "文字",
    "FILE": "文件",
    "DIRECTORY": "文件夹",
    "PATH": "书",
}
"""What is to be written in the place of click's names of kinds."""

Row = tuple[str, ...]
Schema = dict[str, Any]


def table(head: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table; a bar in a cell does not part cells."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(c.replace('|', chr(92) + '|') for c in r)} |" for r in lines)


def chapter(title: str, *blocks: str) -> str:
    """Return a manuscript."""
    return "\n\n".join((f"---\n标题: {title}\n---", *blocks)) + "\n"


def code(text: object) -> str:
    """Return ``text`` as Markdown sets code; nothing for nothing."""
    return f"`{text}`" if str(text) else ""


# 命令


def command_reference() -> str:
    """Return the chapter of the command line: every command with its arguments and options."""
    context = click.Context(commands, info_name="jianbao")
    about = (
        "每个命令加 `--help` 都会说怎么用。没有写明文件夹的，就是当前文件夹里的 `book.yaml`。"
        "退出码：0 没有问题，1 稿件、设置或成品有问题，2 没能运行，130 按了 Ctrl+C。"
    )
    blocks = [about]
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        assert command is not None  # noqa: S101 - it is listed
        own = click.Context(command, info_name=name, parent=context)
        usage = " ".join(command.collect_usage_pieces(own))
        blocks += [f"## {name}", command.help or "", code(f"jianbao {name} {usage}")]
        rows = [
            row
            for parameter in command.get_params(own)
            if isinstance(parameter, click.Option) and "--help" not in parameter.opts
            if (row := option_row(parameter, own))
        ]
        if rows:
            blocks.append(table(("选项", "作用"), rows))
    return chapter("命令", *blocks)


def option_row(option: click.Option, context: click.Context) -> Row | None:
    """Return the row of ``option``: what is written, and what for."""
    record = option.get_help_record(context)
    if record is None:
        return None
    written, about = record
    about = re.sub(r"\s*\[[^\[\]]*\]$", "", about)
    if isinstance(option.type, click.Choice):
        written = written.partition(" [")[0]
        about += f"可写 {'、'.join(map(str, option.type.choices))}。"
    for kind, word in KINDS.items():
        written = re.sub(rf" {kind}$", f" {word}", written)
    return code(written), about


# 总表


def key_reference() -> str:
    """Return the chapter of the keys of book.yaml, from the schema that editors complete by."""
    about = (
        "中文、英文的键都可以用，也可以混用。`jianbao schema` 输出同样内容的 JSON Schema，"
        "编辑器据此提示和补全。"
    )
    blocks = [about]
    for title, rows in sections("", json_schema(PRODUCTS)):
        blocks += [*([f"## {title}"] if title else []), table(("中文", "English", "内容"), rows)]
    return chapter("总表的键", *blocks)


def sections(path: str, schema: Schema) -> Iterator[tuple[str, list[Row]]]:
    """Yield the keys of a mapping, then those of the mappings in it; ``path`` names the mapping."""
    keys = dict(described(schema))
    if not keys:
        return
    rows = []
    for names, about in keys:
        english = [name for name in names if name.isascii()]
        chinese = [name for name in names if not name.isascii()]
        rows.append(("、".join(chinese), "、".join(map(code, english)), about))
    yield path, rows
    for (names, _), inner in keys.items():
        own = next((name for name in names if not name.isascii()), names[0])
        # 辑 lists the same articles as 文章, which come without it.
        if own != "文章" or not path:
            yield from sections(f"{path}：{own}" if path else own, inner)


def described(schema: object) -> Iterator[tuple[tuple[tuple[str, ...], str], Schema]]:
    """Yield the keys that ``schema`` knows: their names, what they are for, their own schema."""
    if isinstance(schema, list):
        for item in schema:
            yield from described(item)
    elif isinstance(schema, dict):
        for inner in schema.get("properties", {}).values():
            if words := inner.get("description"):
                names, _, about = words.partition("：")
                yield (
                    (tuple(names.split(" / ")), about.rpartition("。")[0]),
                    {name: part for name, part in inner.items() if name != "description"},
                )
        for name in ("anyOf", "items", "additionalProperties"):
            yield from described(schema.get(name))


# 版式


def option_reference() -> str:
    """Return the chapter of the themes' options, each with its default in every theme."""
    config = BookConfig(file=HERE / "book.yaml", title="", parts=())
    found = {}
    for name in themes.available(HERE):
        theme = themes.find(replace(config, theme=ThemeChoice(name=name))).value
        assert theme is not None  # noqa: S101 - it is available
        found[name] = theme
    specs = {spec.name: spec for theme in found.values() for spec in theme.specs}
    rows = [
        (f"{spec.alias} `{name}`", spec.doc.zh, defaults(name, found))
        for name, spec in specs.items()
    ]
    listed = [(code(name), theme.title.zh) for name, theme in found.items()]
    return chapter(
        "版式的选项",
        "写在 `版式: {名称: reader, 选项: {…}}` 里，中文、英文的名称都可以。默认值各版式不同的，"
        "分别列出；没有列出的版式，没有这个选项。",
        table(("版式", "名称"), listed),
        table(("选项", "说明", "默认"), rows),
    )


def defaults(option: str, found: dict[str, themes.Theme]) -> str:
    """Return the default of ``option``, for each theme where they differ or not all have it."""
    by_value: dict[str, list[str]] = {}
    for name, theme in found.items():
        options = dict(theme.options)
        if option in options:
            by_value.setdefault(shown(options[option]), []).append(name)
    ordered = sorted(by_value.items(), key=lambda item: -len(item[1]))
    said = [f"{'、'.join(map(code, names))} {value}" for value, names in ordered]
    if sum(map(len, by_value.values())) == len(found):
        said[0] = ordered[0][0] or "不写"
    return "；".join(said)


def shown(value: object) -> str:
    """Return an option's value as people write it."""
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)


# 校对


def rule_reference() -> str:
    """Return the chapter of the rules of proof-reading, from RULES and the rules' documents."""
    about = (
        "“自动改”：有把握的由 `jianbao check --fix` 改，其余提示。“建议”：提示怎么改。“只报告”：指出来，"
        "由编辑定。“说明”不算问题，不影响退出码。每条规则的错例、对例同时也是它的测试。"
    )
    blocks = [about]
    letters = dict.fromkeys(rule.code[0] for rule in RULES)
    for letter in sorted(letters, key=lambda letter: [*LETTERS, letter].index(letter)):
        kind = LETTERS.get(letter) or catalogue.FAMILIES[letter].zh
        rules = [rule for rule in RULES if rule.code.startswith(letter)]
        rows = [(rule.code, rule.name.zh, rule.clause, handling(rule)) for rule in rules]
        blocks += [f"## {kind}", table(("编号", "查什么", "依据", "处理"), rows)]
        blocks += [explained(rule) for rule in rules]
    return chapter("校对的规则", *blocks)


def explained(rule: Rule) -> str:
    """Return what the document of ``rule`` says of it, with its first wrong line, put right."""
    document = document_of(rule)
    about = document.split("\n\n")[1].strip()
    wrong, right = (examples(document, name) for name in ("错", "改"))
    lines = []
    if wrong and "\n" not in wrong[0].strip():
        lines.append(f"错：{re.sub(r'[][]', '', wrong[0].strip())}")
        if right:
            lines.append(f"改：{right[0].strip()}")
    example = "\n\n```\n" + "\n".join(lines) + "\n```" if lines else ""
    return f"### {rule.code} {rule.name.zh}\n\n{UNREAD}\n\n{about}{example}"


def document_of(rule: Rule) -> str:
    """Return the document of ``rule``, which is its test as well."""
    return (RULE_DOCUMENTS / f"{rule.code}.md").read_text("utf-8")


def examples(document: str, name: str) -> list[str]:
    """Return the manuscripts of a section of a rule's document: blocks of Markdown, or lines."""
    section = document.partition(f"\n## {name}\n")[2]
    section = re.split(r"^## [错改对]$", section, maxsplit=1, flags=re.MULTILINE)[0]
    return [
        text
        for kind, block in BLOCK.findall(section)
        for text in ([block] if kind == "md" else block.splitlines(keepends=True))
    ]


def handling(rule: Rule) -> str:
    """Return what is done about the faults in the document of ``rule``."""
    texts = [re.sub(r"\[([^\[\]]*)\]", r"\1", t) for t in examples(document_of(rule), "错")]
    found = check(copy_of(texts), (rule,))
    done = "自动改" if any(f.safe for f in found) else "建议"
    if not any(finding.edits for finding in found):
        done = OWN_LISTS.get(rule.code, "只报告")
    return f"{done}（说明）" if rule.severity is Severity.NOTICE else done


def copy_of(texts: list[str]) -> ProofCopy:
    """Return a book of the manuscripts ``texts``."""
    names = [f"{number}.md" for number in range(len(texts))]
    chapters = tuple(ChapterEntry(path=name) for name in names)
    config = BookConfig(
        file=Path("book.yaml"),
        title="书",
        date=date(2024, 3, 5),
        parts=(PartEntry(chapters=chapters),),
    )
    sources = (Manuscript(file=n, path=Path(n), text=t) for n, t in zip(names, texts, strict=True))
    return ProofCopy(config=config, proses=tuple(map(prose_of, sources)))


# 编号


def code_reference() -> str:
    """Return the chapter of the codes, from the tables beside the stages."""
    entries = [entry for entry in catalogue.entries() if entry.code not in RULE_CODES]
    about = (
        "程序说的每一句话都有编号，`jianbao explain C024` 说明一个。“……”处是您书里的字句。"
        "校对规则的编号见[校对的规则](54-校对的规则.md)。"
    )
    blocks = [about]
    for letter, members in groupby(entries, key=lambda entry: entry.code[0]):
        rows = [code_row(entry) for entry in members]
        family = catalogue.FAMILIES[letter].zh
        blocks += [
            f"## {letter}　{family}",
            UNREAD,
            table(("编号", "级别", "说什么", "怎么办"), rows),
        ]
    return chapter("编号", *blocks)


def code_row(entry: catalogue.CodeEntry) -> Row:
    """Return the row of a code: everything that is said under it, and what to do."""
    said = "；".join(text.zh for text in entry.messages)
    hints = [text.zh for text in (*entry.hints, *((entry.why,) if entry.why else ()))]
    return entry.code, SEVERITIES[entry.severity], literal(said), literal("；".join(hints))


def literal(text: str) -> str:
    """Return ``text`` so that Markdown takes nothing in it for a sign of its own."""
    parts = MARKUP.split(text.replace("\n", " "))
    return "".join(
        code(part) if at % 2 else re.sub(r"([\\`*_\[\]<>{}#~^$])", r"\\\1", part)
        for at, part in enumerate(parts)
    )


CHAPTERS = {
    "51-命令.md": command_reference,
    "52-总表的键.md": key_reference,
    "53-版式的选项.md": option_reference,
    "54-校对的规则.md": rule_reference,
    "55-编号.md": code_reference,
}


def main(arguments: list[str]) -> int:
    """Write or check the chapters; return how it ends."""
    stale = 0
    for name, write in CHAPTERS.items():
        path, text = HERE / "参考" / name, write()
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale += 1
        sys.stdout.write(f"{path.relative_to(HERE)}\n")
        if "--check" not in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    return int("--check" in arguments and stale > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
