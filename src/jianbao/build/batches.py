"""Batches: files made from a finished product, planned before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import chain
from pathlib import Path
from typing import Any

from jianbao.build import codes
from jianbao.build.model import NamedProduct, Prepared, Progress, Request
from jianbao.build.production import called
from jianbao.config import BookConfig
from jianbao.diagnostics import Diagnostic, Result, Text
from jianbao.products import PRODUCTS
from jianbao.products.commission import Artifact, BatchOrder, BatchPlan
from jianbao.products.model import Batch


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBatch:
    """A batch that can be made of ``product``."""

    batch: Batch[Any]
    product: str
    plan: BatchPlan


def plan(prepared: Prepared, request: Request) -> Result[tuple[PlannedBatch, ...]]:
    """Return the batches that the book or the user asks for, the book for each as the one before has it."""
    planned, said = list[PlannedBatch](), list[Diagnostic]()
    names = request.only or tuple(output.name for output in prepared.config.outputs)
    for product in PRODUCTS:
        if product.batch is None:
            continue
        order = _order(prepared, product.batch, request, is_made=product.name in names)
        found: Result[BatchPlan] = called(product.batch.plan, order)
        said += found.diagnostics
        if found.value is not None:
            prepared = replace(prepared, book=found.value.book)
            planned.append(
                PlannedBatch(batch=product.batch, product=product.name, plan=found.value)
            )
    return Result(value=tuple(planned), diagnostics=tuple(said))


def make(
    planned: tuple[PlannedBatch, ...], products: list[NamedProduct], progress: Progress
) -> Result[Iterator[NamedProduct]]:
    """Return the files of the batches ``planned``, made one by one as they are taken."""
    made, said = list[Iterator[NamedProduct]](), list[Diagnostic]()
    by_name = {product.product: product for product in products}
    for one in planned:
        label = one.batch.label
        progress(Text(f"做{label.zh}", f"Making the {label.en}"))
        source = by_name[one.product]
        files = one.plan.make(source.file, source.artifact)
        said += files.diagnostics
        if files.value is not None:
            made.append(_named(one.batch.name, files.value))
    return Result(value=chain(*made), diagnostics=tuple(said))


def without_open(
    planned: tuple[PlannedBatch, ...],
    products: list[NamedProduct],
    request: Request,
    config: BookConfig,
) -> tuple[list[NamedProduct], list[NamedProduct]]:
    """Return the products to be written, and those that are not to lie beside encrypted copies.

    Those are what the copies are made of, and what nobody has asked for by its name, neither the
    user nor the book.
    """
    sources = {one.product for one in planned if one.plan.is_locked}
    is_asked = bool(request.only) or "outputs" in dict(config.spans)
    open_ = [each for each in products if each.product in sources or (sources and not is_asked)]
    return [each for each in products if each not in open_], open_


def told_of(withheld: list[NamedProduct], folder: Path) -> Iterator[Diagnostic]:
    """Say what is not written, and what of it stands in ``folder`` since an earlier build."""
    names = [each.file for each in withheld]
    if names:
        yield codes.WITHHELD.of(names=Text("、".join(names), ", ".join(names)))
    yield from (codes.LEFT_OPEN.of(name=name) for name in names if (folder / name).exists())


def _named(name: str, files: Iterator[tuple[str, Artifact]]) -> Iterator[NamedProduct]:
    return (NamedProduct(product=name, file=file, artifact=made) for file, made in files)


def _order(
    prepared: Prepared, batch: Batch[Any], request: Request, *, is_made: bool
) -> BatchOrder[Any]:
    said = {choice.name: choice.options for choice in prepared.config.batches}
    return BatchOrder(
        **{field.name: getattr(prepared, field.name) for field in fields(Prepared)},
        options=said.get(batch.name) or batch.options(),
        asked=frozenset(option for name, option, _ in request.asked if name == batch.name),
        is_made=is_made,
    )
