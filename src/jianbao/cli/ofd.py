"""jianbao ofd."""

from __future__ import annotations

import time
from pathlib import Path

from jianbao import files
from jianbao.atomic_files import Finished, Written, write
from jianbao.cli import report
from jianbao.cli.envelope import envelope, outputs
from jianbao.cli.exits import Exit
from jianbao.diagnostics import Span
from jianbao.ofd.convert import convert


def run_ofd(source: Path, target: Path, *, as_json: bool) -> Exit:
    """Turn the PDF ``source`` into the OFD ``target``, report on it, and return how it ends."""
    started = time.perf_counter()
    if target.exists() and target.resolve() == source.resolve():
        return report.usage_fault("不能写在原来的 PDF 上", "the PDF itself is not overwritten")
    data = files.read(source, files.LARGEST_PDF, None)
    result = convert(data, Span(file=source.name))
    written: tuple[Written, ...] = ()
    if result.value is not None:
        written = write((Finished(name=target.name, data=result.value),), target.parent)
    how = Exit.CLEAN if written else Exit.PROBLEMS
    if as_json:
        return envelope(how, outputs(written), result.diagnostics)
    report.show(result.diagnostics, source.parent)
    report.written(written, quiet=False, seconds=time.perf_counter() - started)
    return how
