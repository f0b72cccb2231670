"""What a book can be made into; each output is a module with ``produce``, loaded when asked for."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from types import ModuleType

from jianbao.config.options import OutputChoice
from jianbao.diagnostics import Result, Text
from jianbao.edition.model import Edition, Medium
from jianbao.edition.stationery.model import Kind
from jianbao.outputs import pagination
from jianbao.outputs.model import Artifact, OutputUnavailableError
from jianbao.typesetting.pagination import PageStart

__all__ = ["OUTPUTS", "Artifact", "OutputKind", "OutputUnavailableError", "paginate", "produce"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputKind:
    """An output by its name in book.yaml, with the medium that it is made from.

    ``stationery`` is set for what is composed from the list of participants, not from the book.
    """

    name: str
    label: Text
    """What people call it."""
    medium: Medium
    stationery: Kind | None = None


def _of_meeting(kind: Kind, label: Text) -> OutputKind:
    return OutputKind(name=kind.value, label=label, medium=Medium.PRINT, stationery=kind)


OUTPUTS = {
    kind.name: kind
    for kind in (
        OutputKind(name="pdf", label=Text("PDF", "PDF"), medium=Medium.PRINT),
        OutputKind(name="cover", label=Text("封皮", "cover"), medium=Medium.PRINT),
        OutputKind(name="epub", label=Text("EPUB", "EPUB"), medium=Medium.EBOOK),
        OutputKind(name="web", label=Text("网页", "web page"), medium=Medium.WEB),
        _of_meeting(Kind.NAME_PLATES, Text("桌牌", "name plates")),
        _of_meeting(Kind.BADGES, Text("胸卡", "badges")),
        _of_meeting(Kind.SIGN_IN, Text("签到表", "sign-in sheet")),
    )
}


def produce(
    edition: Edition,
    choice: OutputChoice,
    *,
    modified: datetime,
    executor: Executor | None = None,
) -> Result[Artifact]:
    """Make the output of ``choice``; ``modified`` (UTC) is the only time that enters it.

    ``executor`` helps to lay out the book, if there is one already.
    Raises OutputUnavailableError where the output's libraries cannot be loaded.
    """
    kind = OUTPUTS[choice.name]
    module = _module("pdf" if kind.stationery else choice.name)
    result: Result[Artifact]
    if kind.name == "pdf":
        result = module.produce(
            edition, modified=modified, printing=choice.printing, executor=executor
        )
    elif kind.medium is Medium.PRINT:
        result = module.produce(edition, modified=modified, printing=choice.printing)
    else:
        result = module.produce(edition, modified=modified, screen=choice.screen)
    if kind.stationery and result.value is not None:
        return replace(result, value=replace(result.value, ending=f"-{kind.label.zh}.pdf"))
    return result


def paginate(edition: Edition, *, modified: datetime) -> Result[tuple[PageStart, ...]]:
    """Return where the pages of the print ``edition`` begin; lay it out only if that is not known.

    Raises OutputUnavailableError as `produce` does.
    """
    known = pagination.recall(edition)
    if known is not None:
        return Result(value=known)
    made: Result[Artifact] = _module("pdf").produce(edition, modified=modified)
    starts = made.value.starts if made.value is not None else None
    return Result(value=starts, diagnostics=made.diagnostics)


def _module(name: str) -> ModuleType:
    try:
        return import_module(f"jianbao.outputs.{name}")
    except OSError as error:
        raise OutputUnavailableError(str(error)) from error
