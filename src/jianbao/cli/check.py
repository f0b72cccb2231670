"""jianbao check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from jianbao import build, copyedit, files, history
from jianbao.atomic_files import replace_all
from jianbao.cli import report
from jianbao.cli.books import CONFIG
from jianbao.cli.exits import Exit
from jianbao.cli.findings import FORMATS
from jianbao.cli.language import words
from jianbao.cli.page import page
from jianbao.cli.progress import steps
from jianbao.cli.walkthrough import moved, offset, walk
from jianbao.copyedit import baseline
from jianbao.copyedit.fix import difference, put_right, rewritten
from jianbao.copyedit.settings import unknown_codes
from jianbao.copyedit.typos import TYPOS, UnavailableError, open_model
from jianbao.diagnostics import Diagnostic, Severity, Text
from jianbao.preflight.check import check as preflight
from jianbao.preflight.model import Terms

_PROOFREADING = Text("校对", "Proof-reading")


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

    The action "fix" writes what is safe into the manuscripts, "diff" only shows it, "keep" makes
    all that is found the baseline, and "interactive" asks of each. Of what reading the book has to say notices are left out.
    With ``for_press`` the book is made into a PDF as well, and preflight looks at it; with
    ``typos`` characters that are probably wrong are told too.
    """
    rules = rules_for(typos=typos)
    if rules is None:
        return Exit.COULD_NOT_RUN
    prepared = build.prepare(file)
    if prepared.value is None:
        return unreadable(prepared.diagnostics, file.parent, form)
    config = prepared.value.config
    copy = copyedit.read_copy(config)
    if action in {"fix", "diff"}:
        _fix(copy, write=action == "fix", form=form)
        copy = copyedit.read_copy(config)
    with steps(_PROOFREADING, silent=form != "people"):
        found = copyedit.check(copy, rules)
    if action == "keep":
        _write(config.folder / baseline.NAME, baseline.baseline_of(found).encode())
    fresh = _fresh(found, config.folder)
    if fresh is None:
        return Exit.COULD_NOT_RUN
    if action == "interactive":
        fresh = _walk(fresh, copy, lambda mended: copyedit.check(mended, rules))
    read = [item for item in prepared.diagnostics if item.severity is not Severity.NOTICE]
    said = (*read, *copy.said, *unknown_codes(config, (*copyedit.RULES, TYPOS)))
    if for_press:
        said += build.inspect(prepared.value, lambda _: None)
    if html:
        _write(html, page(copy, fresh, said).encode())
    _show(fresh, said, file.parent, form)
    severities = {item.severity for item in said} | {finding.severity for finding in fresh}
    return Exit.PROBLEMS if severities - {Severity.NOTICE} else Exit.CLEAN


def rules_for(*, typos: bool) -> tuple[copyedit.Rule, ...] | None:
    """Return the rules to go by; None where the model of wrong characters is missing, which is said."""
    if not typos:
        return copyedit.RULES
    try:
        open_model()
    except UnavailableError as missing:
        report.usage_fault(missing.text.zh, missing.text.en)
        return None
    return (*copyedit.RULES, TYPOS)


def unreadable(said: Sequence[Diagnostic], folder: Path, form: str) -> Exit:
    """Say in ``form`` why there was nothing to proof-read."""
    if form == "people":
        report.show(said, folder)
    else:
        report.results(FORMATS[form]((), said))
    return Exit.PROBLEMS


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
    said = preflight(files.read(file, files.LARGEST_PDF, None), file.name, terms)
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
        found = (finding.diagnostic for finding in findings)
        report.show(
            (*said, *found),
            folder,
            whole=words("--html 或 --format concise", "--html or --format concise"),
        )
        report.proofread(findings, folder / CONFIG)
    else:
        report.results(FORMATS[form](findings, said))


def _walk(
    fresh: Sequence[copyedit.Finding],
    copy: copyedit.ProofCopy,
    again: Callable[[copyedit.ProofCopy], tuple[copyedit.Finding, ...]],
) -> tuple[copyedit.Finding, ...]:
    """Settle findings one by one with whoever sits there; return what ``again`` still finds.

    What is kept is known by the words around it, and so written down as it stands when all else is mended.
    """
    settled = walk(fresh, copy)
    edits = sorted(settled.edits, key=lambda edit: (edit.start, edit.end))
    contents = {}
    for prose in copy.proses:
        mine = [edit for edit in edits if edit.file == prose.file]
        if mine:
            contents[prose.file] = rewritten(
                _current(copy, prose.file), mine, prose.source, copy.config.folder / prose.file
            )
    _replace(copy, contents)
    kept = {
        (one.code, one.span.file, moved(offset(one, copy), one.span.file, edits))
        for one in settled.kept
    }
    mended = copyedit.read_copy(copy.config)
    found = again(mended)
    left = _fresh(found, copy.config.folder) or ()
    here = [one for one in left if (one.code, one.span.file, offset(one, mended)) in kept]
    if here:
        known = [finding for finding in found if finding not in left]
        _write(copy.config.folder / baseline.NAME, baseline.baseline_of([*known, *here]).encode())
    return tuple(finding for finding in left if finding not in here)


def _fix(copy: copyedit.ProofCopy, *, write: bool, form: str) -> None:
    """Show people what the safe fixes change, and write it if asked to."""
    right = put_right(copy)
    if form == "people":
        for file, data in right.contents.items():
            report.result(difference(file, _current(copy, file), data))
    if write:
        _replace(copy, right.contents)
    if form == "people":
        report.fixed(right.places, len(right.contents), copy.config.file, written=write)


def _current(copy: copyedit.ProofCopy, file: str) -> bytes:
    return files.read(copy.config.folder / file, files.LARGEST_TEXT, copy.config.folder)


def _replace(copy: copyedit.ProofCopy, contents: dict[str, bytes]) -> None:
    """Write new manuscripts, all or none; what stood there is kept for ``jianbao undo``."""
    if contents:
        changed = {file: (_current(copy, file), data) for file, data in contents.items()}
        history.carry_out(copy.config.folder, "fix", changed)


def _write(path: Path, data: bytes) -> None:
    replace_all({path: data})
