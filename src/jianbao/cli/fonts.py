"""jianbao fonts."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from jianbao import config, fonts
from jianbao.cli import report
from jianbao.cli.envelope import envelope
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, words
from jianbao.config.model import FontChoice
from jianbao.diagnostics import BookError, Diagnostic, Span, Text
from jianbao.products import PRODUCTS


def show_fonts(file: Path | None, *, as_json: bool) -> Exit:
    """Print which face plays each role, for the book of ``file`` or for a book that says nothing."""
    choice, language, diagnostics = FontChoice(), "zh-Hans", list[Diagnostic]()
    span_of = lambda path: Span(file=path)  # noqa: E731 - a place that no book has
    if file:
        loaded = config.load(file, PRODUCTS)
        diagnostics += loaded.diagnostics
        if loaded.value is not None:
            choice, language = loaded.value.fonts, loaded.value.language
            span_of = loaded.value.span
    result = fonts.resolve(choice, language, span_of)
    folder = file.parent if file else Path()
    if file or result.value is None:
        diagnostics += result.diagnostics
    failed = result.value is None or any(item.is_error for item in diagnostics)
    how = Exit.PROBLEMS if failed else Exit.CLEAN
    summaries = fonts.describe(result.value) if result.value else ()
    if as_json:
        return envelope(how, {"roles": [asdict(summary) for summary in summaries]}, diagnostics)
    report.show(diagnostics, folder)
    if summaries:
        Console().print(_table(summaries))
    return how


_SOURCES = (
    (
        ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S"),
        Text(
            "向方正字库购买。单位的公文系统、WPS 专业版、统信和麒麟的专业版里往往已有授权的一份，先问管电脑的同志",
            "bought of FounderType; an office's document system, WPS Professional or the "
            "professional editions of UOS and Kylin often have a licensed copy: ask first",
        ),
    ),
    (
        ("仿宋_GB2312", "楷体_GB2312"),
        Text(
            "随旧版 Windows、Office 来。Windows 10、11 的叫“仿宋”“楷体”，一样认：设置 → 应用 → 可选功能 → 添加“简体中文补充字体”",
            "came with older Windows and Office; those of Windows 10 and 11 are called 仿宋 and "
            "楷体 and will do: Settings, Apps, Optional features, Chinese (Simplified) Supplemental Fonts",
        ),
    ),
    (
        ("宋体", "黑体", "Times New Roman"),
        Text(
            "Windows 自带，在 C:\\Windows\\Fonts；许可限于装有正版 Windows 的那台电脑，WSL 里直接用得上",
            "come with Windows, in C:\\Windows\\Fonts; licensed for that machine, and found beneath WSL",
        ),
    ),
    (
        ("方正书宋_GBK", "方正仿宋_GBK", "方正楷体_GBK", "方正黑体_GBK"),
        Text(
            "方正字库的网站上登记后免费用",
            "free of charge once registered at FounderType's site",
        ),
    ),
    (
        ("Noto Serif CJK SC", "Noto Sans CJK SC", "LXGW WenKai", "FandolFang"),
        Text(
            "自由字体，make book 和安装包都带着，没有上面的就用它们代替",
            "free faces: make book and the bundles bring them, to stand in for those above",
        ),
    ),
)
"""Families with where a lawful copy of them comes from."""
_PLACE = Text(
    "字体文件放进 ~/.local/share/fonts（自己用）或 /usr/local/share/fonts（人人用），再运行 jianbao fonts 看认出来没有",
    "put files into ~/.local/share/fonts (for yourself) or /usr/local/share/fonts (for all), then "
    "see whether jianbao fonts knows them",
)


def tell_where_from(*, as_json: bool) -> Exit:
    """Print where lawful copies of the faces of the trade come from, and which are here."""
    try:
        here = {fonts.folded_family(name) for face in fonts.installed() for name in face.names}
    except BookError:  # what is wrong with fontconfig is said where faces are needed
        here = set()
    sources = [
        {
            "families": list(families),
            "installed": [name for name in families if fonts.folded_family(name) in here],
            "from": say(source),
        }
        for families, source in _SOURCES
    ]
    if as_json:
        return envelope(Exit.CLEAN, {"sources": sources, "place": say(_PLACE)})
    for source in sources:
        signs = (
            f"{'✓' if name in source['installed'] else '·'} {name}" for name in source["families"]
        )
        report.result(f"{'  '.join(signs)}\n    {source['from']}\n")
    report.result(f"{say(_PLACE)}\n")
    return Exit.CLEAN


def _table(summaries: tuple[fonts.RoleSummary, ...]) -> Table:
    table = Table()
    for zh, en in (("角色", "Role"), ("字体", "Face"), ("文件", "File"), ("代替", "Instead of")):
        table.add_column(words(zh, en), overflow="fold")
    for zh, en in (("GB2312 汉字", "GB2312"), ("汉字总数", "Han")):
        table.add_column(words(zh, en), justify="right")
    for summary in summaries:
        table.add_row(
            say(summary.role.label),
            f"{summary.family} {summary.style}",
            summary.file,
            summary.requested if summary.substituted else "",
            f"{summary.gb2312}/6763",
            str(summary.han),
        )
    return table
