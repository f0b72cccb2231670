"""From a prepared book to the products asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from types import MappingProxyType
from typing import Any

from jianbao.book import Book
from jianbao.build import codes
from jianbao.build.model import NamedProduct, Prepared, Progress
from jianbao.config import BookConfig
from jianbao.config.model import OutputChoice
from jianbao.diagnostics import Diagnostic, Result, Text
from jianbao.memo import Memory
from jianbao.products import BATCHES, BY_NAME
from jianbao.products.commission import Artifact, BatchOrder, Commission, OutputUnavailableError
from jianbao.products.naming import file_name


def produce(  # noqa: PLR0913 - what has been made before, and who helps
    prepared: Prepared,
    only: tuple[str, ...],
    progress: Progress,
    made: dict[str, Artifact] | None = None,
    *,
    for_press: bool = False,
    executor: Executor | None = None,
    memory: Memory | None = None,
) -> tuple[list[NamedProduct], list[Diagnostic]]:
    """Return each product asked for (all where ``only`` is empty), and all that is said of them.

    ``made`` is what has been made of the book before. With ``for_press`` preflight says all it
    sees. ``executor`` helps to lay out the book, if there is one already. What has not changed is
    found in ``memory``, which else is read. Raises OutputUnavailableError where a product's
    libraries cannot be loaded.
    """
    run = _Run(
        prepared,
        progress,
        dict(made or {}),
        memory or Memory(prepared.config.file),
        for_press=for_press,
        executor=executor,
    )
    for choice in in_order(chosen(prepared.config, only)):
        run.deliver(choice)
    run.memory.keep()
    return run.products, run.diagnostics


def check(prepared: Prepared, only: tuple[str, ...] = ()) -> tuple[Diagnostic, ...]:
    """Return what can be said of the products asked for before any of them is made."""
    run = _Run(prepared, lambda _: None, {}, Memory(prepared.config.file))
    choices = chosen(prepared.config, only)
    found = [*_kept_off_screens(prepared, choices)]
    for choice in choices:
        if BY_NAME[choice.name].check:
            found += called(BY_NAME[choice.name].check, run.commission(choice))
    return tuple(found)


def chosen(settings: BookConfig, only: tuple[str, ...]) -> tuple[OutputChoice, ...]:
    """Return the products named in ``only`` as the book wants them; all of the book's if empty."""
    if not only:
        return settings.outputs
    configured = {choice.name: choice for choice in settings.outputs}
    return tuple(configured.get(name) or _plain(name) for name in dict.fromkeys(only))


def in_order(choices: tuple[OutputChoice, ...]) -> tuple[OutputChoice, ...]:
    """Return ``choices``, each after those that it is made from."""
    by_name = {choice.name: choice for choice in choices}
    ordered: dict[str, OutputChoice] = {}

    def place(choice: OutputChoice) -> None:
        for need in BY_NAME[choice.name].needs:
            if need in by_name:
                place(by_name[need])
        ordered.setdefault(choice.name, choice)

    for choice in choices:
        place(choice)
    return tuple(ordered.values())


def as_asked(prepared: Prepared, asked: Iterable[tuple[str, str, object]]) -> Prepared:
    """Return the book with ``asked`` in the place of what it says: see `Request.asked`."""
    batches = {choice.name: choice for choice in prepared.config.batches}
    choices = {choice.name: choice for choice in prepared.config.outputs}
    for name, option, value in asked:
        place = choices if name in BY_NAME else batches
        choice = place.get(name) or _plain(name)
        options: Any = choice.options
        place[name] = replace(choice, options=replace(options, **{option: value}))
    config = replace(
        prepared.config, outputs=tuple(choices.values()), batches=tuple(batches.values())
    )
    return replace(prepared, config=config)


def _kept_off_screens(
    prepared: Prepared, choices: tuple[OutputChoice, ...]
) -> Iterator[Diagnostic]:
    """Yield B013 where a classified paper is to be made for screens and nobody allowed it."""
    settings = prepared.config
    names = [product.label for c in choices if (product := BY_NAME[c.name]).on_screens]
    if names and settings.is_kept_off_screens:
        yield codes.CLASSIFIED.at(
            settings.span("classification"),
            classification=settings.classification,
            products=Text(
                "、".join(name.zh for name in names), ", ".join(name.en for name in names)
            ),
        )


class _Run:
    """The products of one book in one run: what has been made, and what has been said."""

    def __init__(  # noqa: PLR0913 - as for `produce`
        self,
        prepared: Prepared,
        progress: Progress,
        made: dict[str, Artifact],
        memory: Memory,
        *,
        for_press: bool = False,
        executor: Executor | None = None,
    ) -> None:
        self.products: list[NamedProduct] = []
        self.diagnostics: list[Diagnostic] = []
        self.memory = memory
        self._prepared = prepared
        self._progress = progress
        self._made = made
        self._results = {name: Result(value=artifact) for name, artifact in made.items()}
        self._for_press = for_press
        self._executor = executor

    def deliver(self, choice: OutputChoice) -> None:
        """Make a product that is asked for."""
        result = self._make(choice)
        self.diagnostics += result.diagnostics
        self._results[choice.name] = Result(value=None if result.failed else result.value)
        if result.value is not None:
            self._made[choice.name] = result.value
            file = file_name(self._prepared.book, BY_NAME[choice.name], choice.file)
            self.products.append(
                NamedProduct(product=choice.name, file=file, artifact=result.value)
            )
            stem = file.rpartition(".")[0]
            self.products += [
                NamedProduct(
                    product=choice.name,
                    file=stem + ending,
                    artifact=Artifact(data=data),
                )
                for ending, data in result.value.more
            ]

    def commission(self, choice: OutputChoice) -> Commission[Any]:
        """Return what ``choice`` is made from."""
        book = self._prepared.book
        return Commission(
            **{field.name: getattr(self._prepared, field.name) for field in fields(Prepared)},
            name=choice.name,
            file=file_name(book, BY_NAME[choice.name], choice.file),
            options=choice.options,
            modified=_modified(book),
            made=MappingProxyType(self._made),
            obtain=self._obtain,
            for_press=self._for_press,
            executor=self._executor,
            kept=self.memory.of(choice.name),
        )

    def _obtain(self, name: str) -> Result[Artifact]:
        """See `Commission.obtain`."""
        if name not in self._results:
            (choice,) = chosen(self._prepared.config, (name,))
            self._results[name] = self._make(choice)
        return self._results[name]

    def _make(self, choice: OutputChoice) -> Result[Artifact]:
        product = BY_NAME[choice.name]
        self._progress(Text(f"排版 {product.label.zh}", f"Making the {product.label.en}"))
        result: Result[Artifact] = called(product.make, self.commission(choice))
        return result


def called(address: str, commission: Commission[Any] | BatchOrder[Any]) -> Any:  # noqa: ANN401 - what the table says
    """Return what the function at ``address`` makes of ``commission``; loads its module."""
    module, _, function = address.partition(":")
    try:
        loaded = import_module(module)
    except OSError as error:
        raise OutputUnavailableError(str(error)) from error
    return getattr(loaded, function)(commission)


def _plain(name: str) -> OutputChoice:
    line = BY_NAME.get(name) or BATCHES[name]
    return OutputChoice(name=name, options=line.options())


def _modified(book: Book) -> datetime:
    """Return the time stamped on the outputs: SOURCE_DATE_EPOCH, or the book's date, never now.

    Of a corrected edition it is that of the correction, and always later than the issue's own.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    issued = datetime.combine(book.date or date(2000, 1, 1), time(), UTC)
    if book.revision.is_empty:
        return issued
    revised = datetime.combine(book.revision.date or issued, time(), UTC)
    # One more correction on the same day is another edition all the same.
    return max(issued, revised) + timedelta(minutes=1 + len(book.revision.corrections))
