"""The report of an import, for people (Markdown) and for programs (JSON)."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import PurePath

from jianbao.diagnostics import Diagnostic, Span, Text
from jianbao.intake.model import Certainty, Change
from jianbao.intake.plan import Changed, Import, Sorted
from jianbao.intake.sources.formats import SUFFIXES, SourceFormat

Say = Callable[[Text], str]

HEADINGS: Mapping[Certainty, Text] = {
    Certainty.UNCLEAR: Text("待定：请您看一看", "Unclear: please look"),
    Certainty.LIKELY: Text("提议", "Proposed"),
    Certainty.CERTAIN: Text("已改", "Mended"),
}
_TITLE = Text("收稿报告", "Import report")
_UNTITLED = Text("（待定：没有标题）", "(no title yet)")
_BY_LINE = Text("序 | 标题 | 稿件 | 来稿第几行", "No. | Title | Manuscript | Line")
_BY_PARAGRAPH = Text("序 | 标题 | 稿件 | 来稿第几段", "No. | Title | Manuscript | Paragraph")
_SAID = Text("读来稿时发现", "What reading the sources had to say")
_NOTHING = Text("没有改动。", "Nothing was changed.")
_THERE = Text("：书里已经有，没有再收", ": the book has it already")
_OTHER = Text("：书里的不一样，没有换", ": the book has another version, left as it is")
_REPLACED = Text("：换成了新来的", ": replaced by the new version")
_LONGEST = 60
_MOST_LINES = 20


def markdown(done: Import, say: Say, said: Sequence[Diagnostic] = ()) -> str:
    """Return the report as Markdown; ``said`` is what reading the sources had to say."""
    lines = [f"# {say(_TITLE)}", "", say(summary(done)), ""]
    for source in done.sources:
        lines += [f"## {source.source}", "", *_articles(source, say), ""]
        if source.there or source.changed or source.replaced:
            lines += [*_versions(source, say), ""]
        if not source.changes:
            lines += [say(_NOTHING), ""]
        for certainty, heading in HEADINGS.items():
            changes = source.of(certainty)
            if changes:
                lines += [f"### {say(heading)}", "", *_changes(changes, say), ""]
    if said:
        lines += [f"## {say(_SAID)}", "", *(_said(one, say) for one in said)]
    return "\n".join(lines).rstrip() + "\n"


def _said(diagnostic: Diagnostic, say: Say) -> str:
    where = f"{diagnostic.span} " if diagnostic.span else ""
    hint = f"（{say(diagnostic.hint)}）" if diagnostic.hint else ""
    return f"- {where}**{diagnostic.code}** {say(diagnostic.message)}{hint}"


def difference(changed: Changed) -> list[str]:
    """Return the lines that the book has (-) and the new version has in their stead (+)."""
    old, new = changed.old.splitlines(), changed.bound.text.splitlines()
    lines = [line for line in difflib.unified_diff(old, new, lineterm="", n=0) if line[1:].strip()]
    kept = [shown(line) for line in lines if not line.startswith(("---", "+++", "@@"))]
    more = [f"……（{len(kept) - _MOST_LINES}）"] if len(kept) > _MOST_LINES else []
    return kept[:_MOST_LINES] + more


def _versions(source: Sorted, say: Say) -> Iterator[str]:
    """Yield what the book has already, and what it has in another version."""
    for path in source.there:
        yield f"- {path}{say(_THERE)}"
    for one in source.changed:
        yield f"- {one.path}{say(_OTHER)}"
        yield from (f"  - {_code(line)}" for line in difference(one))
    for one in source.replaced:
        yield f"- {one.path}{say(_REPLACED)}"
        yield from (f"  - {_code(line)}" for line in difference(one))


def record(done: Import, say: Say) -> list[dict[str, object]]:
    """Return the report as values for JSON, one for each source."""
    return [
        {
            "source": source.source,
            "there": list(source.there),
            "changed": [one.path for one in source.changed],
            "replaced": [one.path for one in source.replaced],
            "articles": [
                {
                    "title": bound.article.title,
                    "path": bound.path,
                    "kicker": bound.article.kicker,
                    "subtitle": bound.article.subtitle,
                    "authors": list(bound.article.authors),
                    "source": bound.article.source,
                    "date": bound.article.date,
                    "span": asdict(bound.article.span),
                    "pictures": [path for path, _ in bound.pictures],
                }
                for bound in source.manuscripts
            ],
            "changes": [
                {
                    "rule": change.rule,
                    "certainty": change.certainty.value,
                    "span": asdict(change.span),
                    "before": change.before,
                    "after": change.after,
                    "about": say(change.about),
                }
                for change in source.changes
            ],
        }
        for source in done.sources
    ]


def summary(done: Import) -> Text:
    """Return in one sentence how much was done."""
    count = {c: sum(change.certainty is c for change in done.changes) for c in Certainty}
    sources, articles = len(done.sources), len(done.manuscripts)
    certain, likely = count[Certainty.CERTAIN], count[Certainty.LIKELY]
    unclear = count[Certainty.UNCLEAR]
    return Text(
        f"来稿 {sources} 份，文章 {articles} 篇；已改 {certain} 处，提议 {likely} 处，待定 {unclear} 处。",
        f"{sources} source(s), {articles} article(s); {certain} mended, {likely} proposed, {unclear} unclear.",
    )


def place(span: Span) -> Text:
    """Return in words where ``span`` is: text has lines, a document of a word processor paragraphs."""
    if not span.line:
        return Text("整份", "as a whole")
    if _has_paragraphs(span.file):
        return Text(f"第{span.line}段", f"paragraph {span.line}")
    return Text(f"第{span.line}行", f"line {span.line}")


def in_order(changes: Sequence[Change]) -> list[Change]:
    """Return ``changes`` by rule and, within a rule, by place."""
    return sorted(changes, key=lambda change: (change.rule, change.span))


def _articles(source: Sorted, say: Say) -> Iterator[str]:
    yield f"| {say(_BY_PARAGRAPH if _has_paragraphs(source.source) else _BY_LINE)} |"
    yield "| --- | --- | --- | --- |"
    for number, bound in enumerate(source.manuscripts, 1):
        title = bound.article.title.replace("|", "\\|") or say(_UNTITLED)
        yield f"| {number} | {title} | {bound.path} | {bound.article.span.line} |"


def _changes(changes: Sequence[Change], say: Say) -> Iterator[str]:
    for rule, group in groupby(in_order(changes), key=lambda change: change.rule):
        same = list(group)
        for about, alike in groupby(same, key=lambda change: change.about):
            items = list(alike)
            yield f"**{rule} {say(about)}**（{len(items)}）"
            yield ""
            for change in items:
                after = "" if change.after == change.before else f" → {_code(change.after)}"
                before = _code(change.before, whole=not change.after)
                yield f"- {_place(change)} {before}{after}"
            yield ""


def _has_paragraphs(file: str) -> bool:
    suffix = PurePath(file).suffix.lower()
    return suffix in SUFFIXES[SourceFormat.DOCX] or suffix in SUFFIXES[SourceFormat.OFFICE]


def _place(change: Change) -> str:
    span = change.span
    return f"{span.line}:{span.column}" if span.column else f"{span.line}"


def _code(text: str, *, whole: bool = False) -> str:
    """Return ``text`` between backticks; ``whole`` where it is dropped, and has to be quoted."""
    if not text:
        return "∅"
    fence = "``" if "`" in text else "`"
    return f"{fence}{text.replace(chr(10), '⏎') if whole else shown(text)}{fence}"


def shown(text: str) -> str:
    """Return ``text`` on one line, without its middle where it is long; ∅ where there is none."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}……{text[-_LONGEST // 3 :]}"
    return text.replace("\n", "⏎") or "∅"
