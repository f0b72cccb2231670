"""jianbao build."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jianbao import build
from jianbao.cli import report
from jianbao.cli.language import say
from jianbao.cli.main import Exit
from jianbao.diagnostics import Text
from jianbao.outputs import OutputUnavailableError


def run_build(
    file: Path, only: tuple[str, ...], out: Path | None, *, quiet: bool, as_json: bool
) -> Exit:
    """Build the book of ``file``, report on it, and return how the command ends."""
    started = time.perf_counter()
    try:
        with _progress(silent=quiet or as_json) as progress:
            result = build.build(build.Request(file=file, only=only, out=out), progress)
    except OutputUnavailableError as error:
        report.usage_fault(
            f"缺少系统库（{error}）。请在工程目录运行 make setup，或安装 Pango 和 HarfBuzz",
            f"A system library is missing ({error}). Run make setup, or install Pango and HarfBuzz",
        )
        return Exit.COULD_NOT_RUN
    files = result.value or ()
    if as_json:
        report.as_json(result.diagnostics, files)
    else:
        report.show(result.diagnostics, file.parent, quiet=quiet)
        report.written(files, time.perf_counter() - started, quiet=quiet)
    return Exit.PROBLEMS if result.failed else Exit.CLEAN


@contextmanager
def _progress(*, silent: bool) -> Iterator[build.Progress]:
    """Show the step at work on a terminal; say nothing where the output is not one."""
    if silent or not sys.stderr.isatty():
        yield lambda _: None
        return
    with report.stderr().status("") as status:

        def update(step: Text) -> None:
            status.update(say(step) + "…")

        yield update
