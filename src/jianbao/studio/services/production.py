"""What the book is made into, through the browser: what there is, what is stale, and making it.

Making is done by a process of its own, product by product, so that it can be followed and broken
off: what was there before stays until the new one is whole. Which state of the book a product was
made from is kept in ``.jianbao/products.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import yaml

from jianbao import config, files
from jianbao.atomic_files import replace_all
from jianbao.config.bare import bare
from jianbao.config.editing import changed, said
from jianbao.config.listing import UneditableError
from jianbao.config.scalars import BOOLEANS
from jianbao.history import versions
from jianbao.issues.contents import book_text
from jianbao.products import BY_NAME, PRODUCTS, Product
from jianbao.products.naming import file_name
from jianbao.studio.services import codes, settings
from jianbao.studio.services.exchange import Asked, MalformedError, Reply
from jianbao.studio.services.form import key_of
from jianbao.studio.services.making import ProductJob

_RECORD: Final = ".jianbao/products.json"
_OUT: Final = "out"
_LARGEST: Final = 1024 * 1024
_jobs: dict[Path, ProductJob] = {}
"""What is being made of each book, or was made last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProduct:
    """What was made: the file, as it was left, and the ``state`` of the book that it shows."""

    file: str
    size: int
    modified: int
    state: str
    pages: int = 0


def read(book: Path, asked: Asked) -> Reply:
    """Return a row for each product, and how far making has come."""
    del asked
    job = _jobs.get(book)
    if job is not None:
        _take_in(book, job)
    told = job.told() if job is not None else None
    wrong = tuple(item for item in config.load(book, PRODUCTS).diagnostics if item.is_error)
    return Reply(result={"products": rows(book), "making": told}, diagnostics=wrong)


def rows(book: Path) -> list[Mapping[str, object]]:
    """Return what there is of each product, and whether it shows the book as it is."""
    loaded, state, kept = config.load(book, PRODUCTS).value, _state(book), _kept(book)
    job = _jobs.get(book)
    return [_row(book, product, loaded, kept=kept, state=state, job=job) for product in PRODUCTS]


def change(book: Path, asked: Asked) -> Reply:
    """Do ``op``: ``make`` the products ``names`` (all that the book asks for by default) or ``cancel``."""
    op, job = asked.text("op"), _jobs.get(book)
    if op == "cancel":
        if job is not None:
            _take_in(book, job)
            job.cancel()
    elif op == "make":
        if job is not None and job.is_running:
            return Reply(
                status=409, result=read(book, asked).result, diagnostics=(codes.MAKING.of(),)
            )
        names = asked.texts("names") or _asked_for(book)
        if any(name not in BY_NAME for name in names):
            raise MalformedError("names")
        ordered = [product.name for product in PRODUCTS if product.name in names]
        _jobs[book] = ProductJob(book, ordered, _state(book))
    else:
        raise MalformedError("op")
    return read(book, asked)


def choose(book: Path, asked: Asked) -> Reply:
    """Say in book.yaml that this issue wants the product ``name``, or with ``wanted`` false no longer."""
    name, wanted = asked.text("name"), asked.fields.get("wanted") is True
    if name not in BY_NAME:
        raise MalformedError("name")
    changes = dict[str, object]({f"outputs.{name}": True if wanted else None})
    if not settings.says(book, "outputs"):
        now = {*_asked_for(book), name} if wanted else {*_asked_for(book)} - {name}
        changes = {f"outputs.{each}": True for each in now}
    written = settings.write(book, Asked(fields={"changes": changes}))
    return read(book, asked) if written.ok else written


def file_of(book: Path, name: str) -> Path | None:
    """Return the file of a product that was made; None where there is none."""
    product = BY_NAME.get(name)
    loaded = config.load(book, PRODUCTS).value
    if product is None:
        return None
    file = _file(book, product, loaded, _kept(book).get(name))
    return file if file is not None and file.is_file() and not file.is_symlink() else None


def end() -> None:
    """Break off all that is being made."""
    for job in _jobs.values():
        job.cancel()


def _take_in(book: Path, job: ProductJob) -> None:
    """Keep what a job has made since it was asked last."""
    made = job.take()
    if not made:
        return
    kept = dict(_kept(book))
    for one in made:
        path = book.parent / _OUT / one.file
        if one.file and path.is_file():
            at = path.stat()
            kept[one.name] = KeptProduct(
                file=one.file,
                size=at.st_size,
                modified=at.st_mtime_ns,
                state=job.state,
                pages=one.pages,
            )
    fields = KeptProduct.__slots__
    told = {name: {field: getattr(each, field) for field in fields} for name, each in kept.items()}
    record = files.own(book.parent, _RECORD)
    record.parent.mkdir(parents=True, exist_ok=True)
    replace_all({record: json.dumps(told, ensure_ascii=False).encode()})


def _kept(book: Path) -> Mapping[str, KeptProduct]:
    try:
        known = json.loads(files.read(book.parent / _RECORD, _LARGEST, book.parent))
        return {str(name): KeptProduct(**each) for name, each in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _row(  # noqa: PLR0913 - all that a row tells of
    book: Path,
    product: Product[Any],
    loaded: config.BookConfig | None,
    *,
    kept: Mapping[str, KeptProduct],
    state: str,
    job: ProductJob | None,
) -> Mapping[str, object]:
    record = kept.get(product.name)
    file = _file(book, product, loaded, record)
    there = file is not None and file.is_file()
    at = file.stat() if there and file is not None else None
    is_ours = at is not None and record is not None and record.modified == at.st_mtime_ns
    asked = {choice.name for choice in loaded.outputs} if loaded else set()
    last = job.last(product.name) if job is not None else None
    if job is not None and job.is_making(product.name):
        now = "making"
    elif last is not None and not last.file and not is_ours:
        now = "failed"
    elif at is None:
        now = "none"
    elif is_ours and record is not None:
        now = "fresh" if record.state == state else "stale"
    else:
        now = "fresh" if at.st_mtime > _latest(book) else "stale"
    return {
        "name": product.name,
        "label": product.label,
        "about": product.about,
        "asked": product.name in asked,
        "state": now,
        "file": file.name if there and file is not None else None,
        "size": at.st_size if at is not None else None,
        "pages": record.pages if is_ours and record is not None else 0,
        "made": int(at.st_mtime) if at is not None else None,
        "needs": product.needs,
        "remarks": last.diagnostics if last is not None else (),
        "theme": loaded.theme.name if loaded else "",
    }


def _file(
    book: Path, product: Product[Any], loaded: config.BookConfig | None, kept: KeptProduct | None
) -> Path | None:
    """Return where the file of a product is, or would be."""
    out = book.parent / _OUT
    if kept is not None and Path(kept.file).name == kept.file and (out / kept.file).is_file():
        return out / kept.file
    if loaded is None:
        return None
    chosen = next((choice.file for choice in loaded.outputs if choice.name == product.name), "")
    return out / file_name(loaded, product, chosen)


def _state(book: Path) -> str:
    """Return what tells what products are made from: all files, but not which products are wanted."""
    told = dict[str, object](versions.files_now(book.parent))
    way = key_of("outputs").steps
    with suppress(UneditableError, yaml.YAMLError):
        text = book_text(book)
        wanted = said(bare(text), way)
        options = wanted.items() if isinstance(wanted, dict) else ()
        chosen = {name: how for name, how in options if str(how) not in BOOLEANS}
        told[book.name] = [changed(text, way, None), chosen]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _latest(book: Path) -> float:
    """Return when any file of the book was changed last."""
    folder = book.parent
    paths = (folder / name for name in versions.files_now(folder))
    return max((path.stat().st_mtime for path in paths if path.exists()), default=0.0)


def _asked_for(book: Path) -> Sequence[str]:
    loaded = config.load(book, PRODUCTS).value
    return [choice.name for choice in loaded.outputs] if loaded else []
