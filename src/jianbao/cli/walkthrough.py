"""``jianbao check --interactive``: one finding after another, each settled with one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import click

from jianbao.cli import report
from jianbao.cli.language import say, visible, words
from jianbao.copyedit import Finding, ProofCopy, SourceEdit
from jianbao.copyedit.fix import overlaps

_MEND, _WRITE, _PASS, _KEEP, _BACK, _STOP = "1", "2", "3", "4", "b", "q"
_AROUND = 24
"""Characters of the text shown on either side of a finding."""


@dataclass(slots=True)
class Settled:
    """What was decided: edits to make, and findings that are to be told no more."""

    mended: dict[Finding, tuple[SourceEdit, ...]] = field(default_factory=dict)
    kept: list[Finding] = field(default_factory=list)

    @property
    def edits(self) -> tuple[SourceEdit, ...]:
        """All edits, none over another."""
        return tuple(edit for made in self.mended.values() for edit in made)

    def forget(self, finding: Finding) -> None:
        """Take back what was decided of ``finding``."""
        self.mended.pop(finding, None)
        if finding in self.kept:
            self.kept.remove(finding)

    def takes(self, edits: tuple[SourceEdit, ...]) -> bool:
        """Whether ``edits`` leave those alone that are decided already."""
        return not any(overlaps(one, other) for one in edits for other in self.edits)


def walk(findings: Sequence[Finding], copy: ProofCopy) -> Settled:
    """Ask of each of ``findings`` in turn, until the last one or until asked to stop.

    What stands in book.yaml can be passed over or kept, but is not changed from here.
    Raises click.Abort where it is broken off: then nothing is to be written.
    """
    settled, number = Settled(), 0
    while number < len(findings):
        finding = findings[number]
        settled.forget(finding)
        _show(finding, f"{number + 1}/{len(findings)}")
        key = _asked(finding, copy, back=number > 0)
        if key == _STOP:
            break
        if key == _BACK:
            number -= 1
            continue
        _settle(settled, finding, key, copy)
        number += 1
    return settled


def offset(finding: Finding, copy: ProofCopy) -> int:
    """Return where ``finding`` begins, in characters of its file; 0 where it has no place."""
    prose = next((prose for prose in copy.texts if prose.file == finding.span.file), None)
    if prose is None or not finding.span.line:
        return 0
    return prose.starts[finding.span.line - 1] + finding.span.column - 1


def moved(at: int, file: str, edits: Sequence[SourceEdit]) -> int:
    """Return where the character ``at`` of ``file`` stands when ``edits`` are made."""
    before = (edit for edit in edits if edit.file == file and edit.end <= at)
    return at + sum(len(edit.text) - (edit.end - edit.start) for edit in before)


def _settle(settled: Settled, finding: Finding, key: str, copy: ProofCopy) -> None:
    if key == _KEEP:
        settled.kept.append(finding)
    elif key in {_MEND, _WRITE}:
        edits = finding.edits if key == _MEND else _written(finding, copy)
        if settled.takes(edits):
            settled.mended[finding] = edits
        else:
            report.advice(
                words(
                    "与刚才改过的一处重叠，这一处先不动",
                    "This overlaps with what was just changed, and is left as it is",
                )
            )


def _show(finding: Finding, count: str) -> None:
    quote = finding.quote
    before, after = quote.before[-_AROUND:], quote.after[:_AROUND]
    marked = f"{before}【{quote.wrong}】{after}"
    click.echo(
        f"\n{count}  {visible(str(finding.span))}  {report.weight(finding.severity)}[{finding.code}]",
        err=True,
    )
    click.echo(f"    {visible(marked)}", err=True)
    hint = f"（{say(finding.hint)}）" if finding.hint else ""
    click.echo(f"    {visible(say(finding.message) + hint)}", err=True)


def _asked(finding: Finding, copy: ProofCopy, *, back: bool) -> str:
    """Return the key of what is to be done; keys that mean nothing here are passed over."""
    in_book = copy.book is not None and finding.span.file == copy.book.file
    right = f"“{finding.quote.right}”" if finding.quote.right else words("（删去）", "(nothing)")
    choices = {
        _MEND: words(f"改成{right}", f"change to {right}") if finding.edits and not in_book else "",
        _WRITE: ""
        if in_book or not _place(finding, copy)
        else words("改成别的", "write something"),
        _PASS: words("跳过", "pass over"),
        _KEEP: words("以后不报", "tell it no more"),
        _BACK: words("退回上一处", "back to the one before") if back else "",
        _STOP: words("到此为止", "stop here"),
    }
    offered = {key: text for key, text in choices.items() if text}
    click.echo("    " + "  ".join(f"{key} {text}" for key, text in offered.items()), err=True)
    while (key := click.getchar().lower()) not in offered:
        if key in {"\x03", "\x04"}:
            raise click.Abort
    return key


def _place(finding: Finding, copy: ProofCopy) -> SourceEdit | None:
    """Return an edit that leaves the finding's own characters as they are; None over markup."""
    prose = next((prose for prose in copy.proses if prose.file == finding.span.file), None)
    if prose is None or not finding.span.line:
        return None
    start = offset(finding, copy)
    end = start + finding.span.end_column - finding.span.column
    text = prose.source[start:end]
    if text != finding.quote.wrong or not text:
        return None
    return SourceEdit(file=prose.file, start=start, end=end, text=text)


def _written(finding: Finding, copy: ProofCopy) -> tuple[SourceEdit, ...]:
    """Return the edit to what a person types, on one line."""
    place = _place(finding, copy)
    if place is None:  # pragma: no cover - not offered then
        return ()
    text = click.prompt(words("    改成", "    Write"), default=place.text, err=True)
    return (SourceEdit(file=place.file, start=place.start, end=place.end, text=text),)
