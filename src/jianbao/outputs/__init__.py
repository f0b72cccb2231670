"""What a book can be made into; each output is a module with ``produce``, loaded when asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from types import ModuleType

from jianbao.config.model import OutputChoice
from jianbao.diagnostics import Result
from jianbao.edition.model import Edition, Medium
from jianbao.edition.stationery import Kind
from jianbao.outputs import pagination
from jianbao.outputs.model import Artifact, OutputUnavailableError
from jianbao.typesetting.pagination import PageStart

__all__ = ["OUTPUTS", "Artifact", "OutputKind", "OutputUnavailableError", "paginate", "produce"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputKind:
    """An output by its name in book.yaml, with the medium that it is made from.

    ``stationery`` is set for what is composed from the list of participants, not from the book;
    ``ending`` is what its file then ends in.
    """

    name: str
    medium: Medium
    stationery: Kind | None = None
    ending: str = ""


def _printed_beside(kind: Kind, name: str) -> OutputKind:
    return OutputKind(name=kind.value, medium=Medium.PRINT, stationery=kind, ending=f"-{name}.pdf")


OUTPUTS = {
    kind.name: kind
    for kind in (
        OutputKind(name="pdf", medium=Medium.PRINT),
        OutputKind(name="cover", medium=Medium.PRINT),
        OutputKind(name="epub", medium=Medium.EBOOK),
        OutputKind(name="web", medium=Medium.WEB),
        _printed_beside(Kind.NAME_PLATES, "桌牌"),
        _printed_beside(Kind.BADGES, "胸卡"),
        _printed_beside(Kind.SIGN_IN, "签到表"),
    )
}


def produce(edition: Edition, choice: OutputChoice, *, modified: datetime) -> Result[Artifact]:
    """Make the output of ``choice``; ``modified`` (UTC) is the only time that enters it.

    Raises OutputUnavailableError where the output's libraries cannot be loaded.
    """
    kind = OUTPUTS[choice.name]
    module = _module("pdf" if kind.stationery else choice.name)
    result: Result[Artifact]
    if kind.medium is Medium.PRINT:
        result = module.produce(edition, modified=modified, printing=choice.printing)
    else:
        result = module.produce(edition, modified=modified, screen=choice.screen)
    if kind.ending and result.value is not None:
        return replace(result, value=replace(result.value, ending=kind.ending))
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
