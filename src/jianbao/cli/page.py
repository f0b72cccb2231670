"""Findings of proof-reading as a page, for those who use no terminal: to be read, printed, ticked off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from jianbao.cli.language import say, words
from jianbao.copyedit import Finding, ProofCopy
from jianbao.diagnostics import Diagnostic, Severity

_STYLE = """\
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --soft: #667; --line: #ddd;
  --error: #b3001b; --warning: #8a5a00; --notice: #33658a; --wrong: #ffe08a; --right: #cdeccf }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #16181c; --soft: #9aa3ad;
  --line: #3a3f46; --error: #ff8a94; --warning: #f0be5a; --notice: #8cc1ea; --wrong: #6b5310; --right: #1f4f2a } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.7 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 0.5rem }
h2 { font-size: 1.15rem; line-height: 1.4; margin: 2.5rem 0 0.25rem; padding-top: 0.5rem; border-top: 2px solid var(--ink) }
p { margin: 0.25rem 0 }
.soft { color: var(--soft); font-size: 0.875rem }
nav ol { margin: 0.5rem 0; padding-left: 1.5rem }
nav a { color: inherit }
ul { list-style: none; margin: 0; padding: 0 }
li.item { padding: 0.75rem 0; border-bottom: 1px solid var(--line); break-inside: avoid }
label { display: flex; gap: 0.6rem; align-items: baseline }
input { flex: none; width: 1rem; height: 1rem; margin: 0; position: relative; top: 0.15rem }
input:checked ~ span { opacity: 0.5; text-decoration: line-through }
.kind { font-weight: bold }
.error .kind { color: var(--error) } .warning .kind { color: var(--warning) } .notice .kind { color: var(--notice) }
.quote { margin: 0.35rem 0 0.2rem 1.6rem; padding-left: 0.75rem; border-left: 3px solid var(--line); overflow-wrap: anywhere }
mark { color: inherit; background: var(--wrong); border-bottom: 2px solid currentcolor; padding: 0 1px }
mark, ins { print-color-adjust: exact; -webkit-print-color-adjust: exact }
.gap { white-space: pre-wrap }
ins { color: inherit; background: var(--right); text-decoration: none; padding: 0 1px }
ins::before { content: " → "; opacity: 0.7 }
.more { margin-left: 1.6rem }
@media print { :root { --ink: #000; --paper: #fff; --soft: #444; --line: #999; --wrong: #ddd; --right: #eee }
  body { max-width: none; padding: 0; font-size: 10.5pt } nav { display: none } h2 { break-after: avoid } }
"""
_NAMES = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.NOTICE: ("说明", "notice"),
}


def page(copy: ProofCopy, findings: Sequence[Finding], said: Sequence[Diagnostic]) -> str:
    """Return a web page that needs nothing else: the findings article by article."""
    name = copy.config.title
    heading = words(f"《{name}》校对报告", f"Proof-reading of {name}")
    groups = _groups(copy, findings, said)
    body = _summary(findings, said) + _contents(groups)
    for number, (title, file, items) in enumerate(groups):
        listed = "".join(items)
        body += (
            f'<h2 id="a{number}">{escape(title)}</h2>\n<p class="soft">{escape(file)}</p>\n'
            f"<ul>\n{listed}</ul>\n"
        )
    return (
        f'<!DOCTYPE html>\n<html lang="{words("zh-Hans", "en")}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(heading)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(heading)}</h1>\n{body}</body>\n</html>\n"
    )


def _groups(
    copy: ProofCopy, findings: Iterable[Finding], said: Iterable[Diagnostic]
) -> list[tuple[str, str, list[str]]]:
    """Return for each file with something to say: the article's title, the file, the items."""
    titles = {prose.file: prose.title.text if prose.title else prose.file for prose in copy.proses}
    titles |= {
        chapter.path: chapter.title
        for part in copy.config.parts
        for chapter in part.chapters
        if chapter.title
    }
    settings = words("书的设置", "Settings of the book")
    titles[copy.config.file.name] = settings
    items: dict[str, list[str]] = {file: [] for file in titles}
    for item in said:
        items.setdefault(item.span.file if item.span else "", []).append(_said(item))
    for finding in findings:
        items[finding.span.file].append(_found(finding))
    return [
        (titles.get(file, file or settings), file, found) for file, found in items.items() if found
    ]


def _summary(findings: Sequence[Finding], said: Sequence[Diagnostic]) -> str:
    tally = Counter(item.severity for item in said)
    tally.update(item.severity for item in findings)
    if not tally:
        return f"<p>{words('没有发现问题。', 'Nothing was found.')}</p>\n"
    total = tally.total()
    parts = [
        words(
            f"{_NAMES[severity][0]} {tally[severity]} 处", f"{tally[severity]} × {severity.value}"
        )
        for severity in Severity
        if tally[severity]
    ]
    lines = [
        words(f"共 {total} 处：{'，'.join(parts)}。", f"{total} in all: {', '.join(parts)}."),
        words(
            "“警告”多半要改；“说明”看一看，可以不改。加线的是有疑问的字，箭头后面是建议的写法。改好一处勾一处。",
            "Warnings mostly want a change, notices a look. Tick off what is done.",
        ),
    ]
    safe = sum(finding.safe for finding in findings)
    if safe:
        lines.append(
            words(
                f"其中 {safe} 处标着“可自动改”，运行一次 jianbao check --fix 就全部改好。",
                f"{safe} of them can be put right by jianbao check --fix.",
            )
        )
    return "".join(f"<p>{escape(line)}</p>\n" for line in lines)


def _contents(groups: Sequence[tuple[str, str, list[str]]]) -> str:
    if len(groups) < 2:  # noqa: PLR2004 - one article needs no list
        return ""
    entries = "".join(
        f'<li><a href="#a{number}">{escape(title)}</a> <span class="soft">'
        f"{words(f'{len(items)} 处', str(len(items)))}</span></li>\n"
        for number, (title, _, items) in enumerate(groups)
    )
    return f"<nav><ol>\n{entries}</ol></nav>\n"


def _found(finding: Finding) -> str:
    quote = finding.quote
    wrong = escape(quote.wrong)
    shown = f'{escape(quote.before)}<mark class="gap">{wrong}</mark>'
    if quote.right is not None:
        right = escape(quote.right) or words("（删去）", "(delete)")
        shown += f'<ins class="gap">{right}</ins>'
    shown += escape(quote.after)
    more = [
        words("可自动改", "can be fixed") if finding.safe else "",
        finding.clause.replace("—", "-"),
        f"{finding.code} {finding.span}",
    ]
    return _item(
        finding.severity,
        f"{say(quote.place)}{words('：', ': ')}{say(finding.message)}",
        f'<p class="quote">{shown}</p>\n',
        [say(finding.hint) if finding.hint else "", " · ".join(filter(None, more))],
    )


def _said(item: Diagnostic) -> str:
    place = ""
    if item.span and item.span.line:
        place = words(f"第{item.span.line}行：", f"line {item.span.line}: ")
    return _item(
        item.severity,
        f"{place}{say(item.message)}",
        f'<p class="quote">{_line(item)}</p>\n' if item.excerpt else "",
        [say(item.hint) if item.hint else "", item.code],
    )


def _line(item: Diagnostic) -> str:
    if not item.span or not item.span.column:
        return escape(item.excerpt)
    start, end = item.span.column - 1, item.span.end_column - 1
    before, fault, after = item.excerpt[:start], item.excerpt[start:end], item.excerpt[end:]
    return f'{escape(before)}<mark class="gap">{escape(fault)}</mark>{escape(after)}'


def _item(severity: Severity, sentence: str, quote: str, more: Iterable[str]) -> str:
    below = "".join(f'<p class="soft more">{escape(line)}</p>\n' for line in more if line)
    return (
        f'<li class="item {severity}"><label><input type="checkbox"><span><span class="kind">'
        f"{words(*_NAMES[severity])}</span> {escape(sentence)}</span></label>\n{quote}{below}</li>\n"
    )
