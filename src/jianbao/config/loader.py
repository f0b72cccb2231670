"""From the path of a configuration file to a checked configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from jianbao.config import file_codes
from jianbao.config.folder import BookFolder
from jianbao.config.keys import book_of
from jianbao.config.model import BookConfig, PartEntry
from jianbao.config.nodes import Mapping, Refused, describe
from jianbao.config.outputs import default_outputs, take_batches
from jianbao.config.reading import LoadingRun, Place
from jianbao.config.source import SourceText, read_source
from jianbao.config.tree import read_tree
from jianbao.diagnostics import BookError, Result, in_reading_order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jianbao.config.outputs import Offer
    from jianbao.config.record import Record


S = TypeVar("S")
T = TypeVar("T")


def load_config(path: Path, offers: tuple[Offer, ...]) -> Result[BookConfig]:
    """See `jianbao.config.load`."""
    return _load_book(path, offers, lambda: read_source(path))


def load_text(path: Path, text: str, offers: tuple[Offer, ...]) -> Result[BookConfig]:
    """See `jianbao.config.check_text`."""
    return _load_book(path, offers, lambda: SourceText(path.name, text))


def _load_book(
    path: Path, offers: tuple[Offer, ...], read: Callable[[], SourceText]
) -> Result[BookConfig]:
    file = path.parent.resolve() / path.name

    def make(values: dict[str, Any], reading: LoadingRun) -> BookConfig:
        chapters = values.pop("chapters", ())
        if "issue" in values:
            values["supplement"], values["issue"] = values["issue"]
        values.setdefault("parts", (PartEntry(chapters=chapters),))
        values.setdefault("outputs", default_outputs(offers))
        values["batches"] = take_batches(values, offers)
        return BookConfig(file=file, spans=tuple(sorted(reading.spans.items())), **values)

    return _load(path, book_of(offers), make, read)


def load_record(path: Path, name: str, record: Record[T], inside: Path) -> Result[T]:
    """Read another YAML file, which messages call ``name``, by the same rules as book.yaml.

    It lies ``inside`` a folder, also where it is a link.
    """
    return _load(path, record, lambda value, _: value, lambda: read_source(path, name, inside))


def _load(
    path: Path,
    record: Record[S],
    make: Callable[[S, LoadingRun], T],
    read: Callable[[], SourceText],
) -> Result[T]:
    try:
        source = read()
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)
    reading = LoadingRun(source=source, folder=BookFolder(path.parent.resolve()))
    value = None
    try:
        value = _read(record, reading)
    except BookError as error:
        reading.diagnostics.extend(error.diagnostics)
    return Result(
        value=None if value is None else make(value, reading),
        diagnostics=in_reading_order(reading.diagnostics),
    )


def _read(record: Record[S], reading: LoadingRun) -> S | None:
    root = read_tree(reading)
    if not isinstance(root, Mapping | Refused):
        reading.report(file_codes.NOT_A_MAPPING.of(found=describe(root)), root.span)
        return None
    return record.read(root, Place(), reading)
