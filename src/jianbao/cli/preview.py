"""jianbao preview."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from jianbao import preview
from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, words
from jianbao.preview.editor import command_of


def run_preview(file: Path, port: int, editor: str, *, browser: bool) -> Exit:
    """Serve the preview until interrupted, and return how the command ends."""
    if not file.is_file():
        report.usage_fault(f"没有这个文件：{file}", f"there is no such file: {file}")
        return Exit.COULD_NOT_RUN

    def opened(address: preview.Address) -> None:
        report.result(words("预览地址：", "The preview is at ") + address.url + "\n")
        report.result(words("按 Ctrl+C 结束", "Press Ctrl+C to end it") + "\n")
        if browser:
            webbrowser.open(address.url)

    try:
        preview.serve(file.resolve(), port, command_of(editor), say, opened)
    except OSError as problem:
        report.usage_fault(
            f"端口 {port} 用不了（{problem.strerror}），换一个，或不指定",
            f"port {port} cannot be used ({problem.strerror}); name another or none",
        )
        return Exit.COULD_NOT_RUN
    return Exit.CLEAN
