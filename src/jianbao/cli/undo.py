"""jianbao undo."""

from __future__ import annotations

from pathlib import Path

from jianbao import history
from jianbao.cli import report as printing
from jianbao.cli.exits import Exit
from jianbao.cli.language import words

_ACTIONS = {"import": ("收稿", "import"), "fix": ("校改", "fix"), "merge": ("收审改", "merge"),
    "articles": ("目录的改动", "change of the list"), "settings": ("设置", "setting")}  # fmt: skip


def run_undo(book: Path) -> Exit:
    """Take the last action done to the book back, tell what it was, and return how that ended."""
    console = printing.stderr()
    try:
        action = history.undo(book.parent)
    except history.ChangedError as problem:
        console.print(
            words(
                f"没有撤：这些文件后来又改过：{'、'.join(problem.paths)}。"
                "要撤，先把改动另存，再删去或恢复它们",
                f"Not taken back: changed since: {', '.join(problem.paths)}. Save what was changed "
                "elsewhere, then restore these files first",
            )
        )
        return Exit.PROBLEMS
    except (OSError, ValueError):
        return printing.usage_fault(
            f"{history.FOLDER} 里的记录读不出来", f"the record in {history.FOLDER} cannot be read"
        )
    if action is None:
        console.print(words("没有可以撤回的操作", "There is nothing to take back"))
        return Exit.PROBLEMS
    zh, en = _ACTIONS.get(action.what, _ACTIONS["import"])
    made, replaced = len(action.made), len(action.replaced)
    console.print(
        words(
            f"已撤回上一次{zh}：删去 {made} 个文件，恢复 {replaced} 个",
            f"Took the last {en} back: {made} file(s) removed, {replaced} restored",
        )
    )
    return Exit.CLEAN
