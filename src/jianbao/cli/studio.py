"""jianbao studio, and jianbao preview for one book."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, words
from jianbao.studio.editor import command_of
from jianbao.studio.remembered import Address
from jianbao.studio.server import serve


def run_studio(root: Path, port: int, editor: str, *, browser: bool) -> Exit:
    """Serve the book of the file ``root``, or the books in a folder, until interrupted.

    Returns how the command ends.
    """
    if not root.exists():
        return report.usage_fault(f"没有这个文件：{root}", f"there is no such file: {root}")

    def opened(address: Address) -> None:
        named = (
            words("工作台地址：", "The studio is at ")
            if root.is_dir()
            else words("预览地址：", "The preview is at ")
        )
        report.result(named + address.url + "\n")
        report.result(words("按 Ctrl+C 结束", "Press Ctrl+C to end it") + "\n")
        if browser:
            webbrowser.open(address.url)

    try:
        serve(root.resolve(), port, command_of(editor), say, opened)
    except OSError as problem:
        return report.usage_fault(
            f"端口 {port} 用不了（{problem.strerror}），换一个，或不指定",
            f"port {port} cannot be used ({problem.strerror}); name another or none",
        )
    return Exit.CLEAN
