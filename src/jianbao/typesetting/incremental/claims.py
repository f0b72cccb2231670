"""The standards that a book put together of units keeps: what `typesetting.delivery` sees to else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import pydyf
import weasyprint
import weasyprint.pdf

from jianbao.typesetting import tagging
from jianbao.typesetting.adaptation import replace
from jianbao.typesetting.incremental.model import Unfit, Unit
from jianbao.typesetting.incremental.trees import Objects, Place, numbered, write_structure
from jianbao.typesetting.standards import PRINTED, Standard, conform, is_tagged


class Ready(pydyf.Object):
    """An object whose bytes are ready."""

    def __init__(self, data: bytes, *, is_stream: bool = False) -> None:
        super().__init__()
        self._data = data
        self._is_stream = is_stream

    def add(self, entries: pydyf.Dictionary) -> None:
        """Add ``entries`` to what is a dictionary."""
        self._data = self._data.removesuffix(b">>") + entries.data.removeprefix(b"<<")

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether it may go into an object stream."""
        return not self._is_stream


def check(standard: Standard | None) -> None:
    """Raise Unfit where the installed WeasyPrint is not known to give what ``standard`` asks for."""
    if is_tagged(standard) and tagging.objection():
        raise Unfit("the book cannot be tagged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The pages of a file: their units, their sheets and how far each is moved.

    ``links`` are their annotations, by their places among the links of the sheet.
    """

    units: Sequence[Unit]
    places: Sequence[Place]
    links: Sequence[Mapping[int, Ready]]
    objects: Objects


@dataclass(frozen=True, slots=True)
class Claim:
    """That a book keeps ``standard``; nothing of it is done without one."""

    standard: Standard | None

    @property
    def options(self) -> dict[str, Any]:
        """What WeasyPrint's ``write_pdf`` is told."""
        return self.standard.options if self.standard else {}

    def units(self, units: Sequence[Unit]) -> Sequence[Unit]:
        """Return the units of the pages as they are to be bound."""
        return numbered(units) if is_tagged(self.standard) else units

    @contextmanager
    def written(self) -> Iterator[None]:
        """Keep WeasyPrint from tagging what it writes meanwhile: the pages come later."""
        with ExitStack() as stack:
            if is_tagged(self.standard):
                replace(stack, weasyprint.pdf, "add_tags", lambda *_: None)
            yield

    def keep(self, document: weasyprint.Document, pdf: pydyf.PDF, bound: Bound) -> None:
        """Do in ``pdf`` what is to be done when its pages are there."""
        if self.standard is None:
            return
        added = {
            (page, place): pydyf.Dictionary({"F": PRINTED})
            for page, links in enumerate(bound.links)
            for place in links
        }
        if is_tagged(self.standard):
            _tag(pdf, bound, added)
        for (page, place), entries in added.items():
            bound.links[page][place].add(entries)
        conform(document, pdf, self.standard)


def _tag(pdf: pydyf.PDF, bound: Bound, added: Mapping[tuple[int, int], pydyf.Dictionary]) -> None:
    for (page, place), entries in added.items():
        _, target, _ = bound.places[page][0].links[place]
        entries["Contents"] = pydyf.String(target)
        entries.number = bound.links[page][place].number
    for number, page in enumerate(pdf.pages["Kids"][::3]):
        pdf.objects[page].update({"Tabs": "/S", "StructParents": number})
    write_structure(pdf, bound.units, bound.places, added, bound.objects)
