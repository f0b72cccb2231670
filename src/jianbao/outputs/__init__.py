"""What a book can be made into; each output is a module with ``produce``, loaded when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from types import ModuleType

from jianbao.config.model import OutputChoice
from jianbao.diagnostics import Result
from jianbao.edition.model import Edition, Medium
from jianbao.outputs import pagination
from jianbao.outputs.model import Artifact, OutputUnavailableError
from jianbao.typesetting.pagination import PageStart

__all__ = ["OUTPUTS", "Artifact", "OutputKind", "OutputUnavailableError", "paginate", "produce"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputKind:
    """An output by its name in book.yaml, with the medium that it is made from."""

    name: str
    medium: Medium


OUTPUTS = {
    kind.name: kind
    for kind in (
        OutputKind(name="pdf", medium=Medium.PRINT),
        OutputKind(name="cover", medium=Medium.PRINT),
        OutputKind(name="epub", medium=Medium.EBOOK),
        OutputKind(name="web", medium=Medium.WEB),
    )
}


def produce(edition: Edition, choice: OutputChoice, *, modified: datetime) -> Result[Artifact]:
    """Make the output of ``choice``; ``modified`` (UTC) is the only time that enters it.

    Raises OutputUnavailableError where the output's libraries cannot be loaded.
    """
    module = _module(choice.name)
    result: Result[Artifact]
    if OUTPUTS[choice.name].medium is Medium.PRINT:
        result = module.produce(edition, modified=modified, printing=choice.printing)
    else:
        result = module.produce(edition, modified=modified, screen=choice.screen)
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
