"""jianbao history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, visible, words
from jianbao.history import versions
from jianbao.history.differences import ComparedLine, Fate, differences
from jianbao.history.versions import SavedVersion
from jianbao.studio.services.manuscripts import OUTSIDE
from jianbao.studio.services.past import LABELS

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryOrder:
    """What the user has asked for; versions count from 1, the newest, and 0 is none."""

    book: Path
    show: int = 0
    restore: int = 0
    files: tuple[str, ...] = ()
    keep: str = ""


def run_history(order: HistoryOrder) -> Exit:
    """List the versions of a book, or do what was asked with one of them."""
    folder = order.book.parent
    if order.keep:
        versions.take(folder, "keep")
        versions.name(folder, versions.saved(folder, 1)[0].id, order.keep)
    found = versions.saved(folder)
    wanted = order.restore or order.show
    if wanted > len(found):
        return report.usage_fault(
            f"没有第 {wanted} 版，一共 {len(found)} 版",
            f"there is no version {wanted}; there are {len(found)}",
        )
    if order.restore:
        return _restore(folder, found[order.restore - 1], order.files)
    if order.show:
        _show(folder, found, order.show)
    else:
        _list(found)
    return Exit.CLEAN


def _list(found: Sequence[SavedVersion]) -> None:
    console = report.stderr()
    if not found:
        console.print(
            words(
                "还没有存过。在编辑台里每次保存都会存一版，也可以写 --keep 名字",
                "Nothing is kept yet: the studio keeps every save, and --keep NAME keeps the present state",
            )
        )
    for number, version in enumerate(found[:_SHOWN], 1):
        what = say(LABELS[version.what]) if version.what in LABELS else version.what
        called = words(f"“{version.name}”", f" “{version.name}”") if version.name else ""
        paths = words("、", ", ").join(version.paths[:3])
        more = words(f" 等 {len(version.paths)} 个", f" … {len(version.paths)}")
        line = f"{number:>3}  {version.when:%Y-%m-%d %H:%M}  {version.who}  {what}{called}  {paths}"
        report.result(visible(line + (more if len(version.paths) > 3 else "")) + "\n")  # noqa: PLR2004 - as above


def _show(folder: Path, found: Sequence[SavedVersion], number: int) -> None:
    version = found[number - 1]
    new = versions.files_of(folder, version.id)
    old = versions.files_of(folder, found[number].id) if number < len(found) else {}
    for path in version.paths:
        before, after = (_text(folder, files.get(path, "")) for files in (old, new))
        report.result(visible(path) + "\n")
        if before is None or after is None:
            continue
        for line in differences(before, after):
            if not line.is_same:
                report.result(visible(f"  {line.new or line.old:>4}  {_marked(line)}") + "\n")


def _marked(line: ComparedLine) -> str:
    """Return a line as `jianbao merge` shows changes: [-taken away-], {+put in+}."""
    marks = {Fate.SAME: ("", ""), Fate.REMOVED: ("[-", "-]"), Fate.ADDED: ("{+", "+}")}
    return "".join(marks[fate][0] + text + marks[fate][1] for fate, text in line.pieces)


def _text(folder: Path, digest: str) -> str | None:
    """Return a text of a version, empty where it had no such file; None for what is no text."""
    data = (versions.content(folder, digest) or b"") if digest else b""
    if b"\0" in data:
        return None
    return data.decode("utf-8-sig", "replace")


def _restore(folder: Path, version: SavedVersion, files: tuple[str, ...]) -> Exit:
    versions.take(folder, OUTSIDE)
    try:
        changed = versions.restore(folder, version.id, files)
    except KeyError as problem:
        return report.usage_fault(f"那一版没有 {problem}", f"that version has no {problem}")
    versions.take(folder, "restore")
    names = "、".join(changed)
    report.stderr().print(
        words(f"已恢复 {len(changed)} 个文件：{names}", f"Put {len(changed)} file(s) back: {names}")
        if changed
        else words("和那一版一样，没有动", "Nothing differs from that version")
    )
    return Exit.CLEAN
