"""jianbao check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jianbao import build, copyedit, files, history
from jianbao.atomic_files import replace_all
from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.cli.findings import FORMATS
from jianbao.cli.page import page
from jianbao.copyedit import baseline
from jianbao.copyedit.fix import difference, put_right
from jianbao.copyedit.settings import unknown_codes
from jianbao.copyedit.typos import TYPOS, UnavailableError, open_model
from jianbao.diagnostics import Diagnostic, Severity
from jianbao.preflight.check import check as preflight
from jianbao.preflight.model import Terms


def run_check(  # noqa: PLR0913 - the options of the command
    file: Path,
    form: str,
    html: Path | None,
    action: str | None,
    *,
    for_press: bool = False,
    typos: bool = False,
) -> Exit:
    """Proof-read the book of ``file``; return how the command ends.

    The action "fix" writes what is safe into the manuscripts, "diff" only shows it, and "keep"
    makes all that is found the baseline. Of what reading the book has to say notices are left out.
    With ``for_press`` the book is made into a PDF as well, and preflight looks at it; with
    ``typos`` characters that are probably wrong are told too.
    """
    if typos and not _has_model():
        return Exit.COULD_NOT_RUN
    prepared = build.prepare(file)
    if prepared.value is None:
        report.show(prepared.diagnostics, file.parent)
        return Exit.PROBLEMS
    config = prepared.value.config
    copy = copyedit.read_copy(config)
    if action in {"fix", "diff"}:
        _fix(copy, write=action == "fix")
        copy = copyedit.read_copy(config)
    found = copyedit.check(copy, (*copyedit.RULES, TYPOS) if typos else copyedit.RULES)
    if action == "keep":
        _write(config.folder / baseline.NAME, baseline.baseline_of(found).encode())
    fresh = _fresh(found, config.folder)
    if fresh is None:
        return Exit.COULD_NOT_RUN
    read = [item for item in prepared.diagnostics if item.severity is not Severity.NOTICE]
    said = (*read, *unknown_codes(config, (*copyedit.RULES, TYPOS)))
    if for_press:
        said += build.inspect(prepared.value, lambda _: None)
    if html:
        _write(html, page(copy, fresh, said).encode())
    _show(fresh, said, file.parent, form)
    severities = {item.severity for item in said} | {finding.severity for finding in fresh}
    return Exit.PROBLEMS if severities - {Severity.NOTICE} else Exit.CLEAN


def _has_model() -> bool:
    """Whether the model of wrong characters is there; say how to get it where it is not."""
    try:
        open_model()
    except UnavailableError as missing:
        report.usage_fault(missing.text.zh, missing.text.en)
        return False
    return True


def _fresh(
    found: tuple[copyedit.Finding, ...], folder: Path
) -> tuple[copyedit.Finding, ...] | None:
    """Return what the baseline in ``folder`` does not know; None, with a word, where it is broken."""
    try:
        return baseline.without_known(found, folder)
    except ValueError:
        report.usage_fault(
            f"{baseline.NAME} 读不懂，请删去它再用 --keep 重做",
            f"{baseline.NAME} is damaged: delete it and make it anew with --keep",
        )
        return None


def run_preflight(file: Path, form: str, multiple: int) -> Exit:
    """Look whether the PDF of ``file`` can go to press, its pages a multiple of ``multiple``."""
    terms = Terms(multiple=multiple)
    said = preflight(files.read(file, files.LARGEST_PDF), file.name, terms)
    if form != "people":
        report.results(FORMATS[form]((), said))
    elif said:
        report.show(said, file.parent)
    else:
        report.fit_for_press()
    return Exit.PROBLEMS if {item.severity for item in said} - {Severity.NOTICE} else Exit.CLEAN


def _show(
    findings: tuple[copyedit.Finding, ...], said: Sequence[Diagnostic], folder: Path, form: str
) -> None:
    if form == "people":
        report.show((*said, *(finding.diagnostic for finding in findings)), folder)
        report.proofread(findings)
    else:
        report.results(FORMATS[form](findings, said))


def _fix(copy: copyedit.Copy, *, write: bool) -> None:
    """Show what the safe fixes change, and write it if asked to: into all files or into none.

    What stood there is kept for ``jianbao undo``.
    """
    fresh: dict[Path, bytes] = {}
    replaced: dict[str, tuple[bytes, str]] = {}
    for file, data in put_right(copy).items():
        path = (copy.config.folder / file).resolve()
        before = files.read(path, files.LARGEST_TEXT)
        report.result(difference(file, before, data))
        fresh[path] = data
        replaced[file] = (before, history.digest(data))
    if write and fresh:
        action = history.Action(what="fix", replaced=replaced)
        name, kept = history.record(copy.config.folder, action)
        written = copy.config.folder / name
        written.parent.mkdir(parents=True, exist_ok=True)
        replace_all({**fresh, written: kept})


def _write(path: Path, data: bytes) -> None:
    replace_all({path: data})
