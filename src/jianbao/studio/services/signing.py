"""签发: the state of a book that was signed off, frozen by digests; what is changed later is a 更正.

The record is ``.jianbao/signed.json``: who signed when, the state of all files and the products as
they went out. While it is closed no service changes the book; a correction, with its reason, opens
it until it is signed again, and is written into book.yaml as its 修订.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from jianbao import config, files
from jianbao.atomic_files import replace_all
from jianbao.files import LARGEST_PDF
from jianbao.history import versions
from jianbao.issues import first_issue
from jianbao.products import PRODUCTS
from jianbao.studio.services import codes, production, settings
from jianbao.studio.services.exchange import Asked, MalformedError, Reply

FILE: Final = ".jianbao/signed.json"
WHAT: Final = "sign"
_LARGEST: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedState:
    """One signing: ``products`` are the digests of files in ``out``, ``correction`` is its reason."""

    when: str
    who: str
    version: str
    state: str
    products: Mapping[str, str]
    note: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signings:
    """All signings of a book, the first first; ``open_for`` is the reason of a correction under way."""

    signed: tuple[SignedState, ...] = ()
    open_for: str = ""

    @property
    def is_frozen(self) -> bool:
        """Whether nothing may be changed now."""
        return bool(self.signed) and not self.open_for


def signings(book: Path) -> Signings:
    """Return the signings of a book; none where the record cannot be read."""
    try:
        known = json.loads(files.read(book.parent / FILE, _LARGEST, book.parent))
        signed = tuple(SignedState(**each) for each in known["signed"])
        return Signings(signed=signed, open_for=str(known["open_for"]))
    except (OSError, ValueError, TypeError, KeyError):
        return Signings()


def read(book: Path, asked: Asked) -> Reply:
    """Return whether the book is signed off, what was, and what has been changed since."""
    del asked
    known = signings(book)
    last = known.signed[-1] if known.signed else None
    return Reply(
        result={
            "frozen": known.is_frozen,
            "correcting": known.open_for,
            "signed": [asdict(each) for each in known.signed],
            "changed": _changed(book, last) if last else [],
            "products": _changed_products(book, last) if last else [],
        }
    )


def change(book: Path, asked: Asked) -> Reply:
    """Do ``op``: ``sign`` the book as it is, with a ``note``; or ``correct`` it, for a ``reason``.

    Only a book without errors is signed, and only when every product it asks for is made of its
    present state. Who signs is ``who``, by default the user of this machine.
    """
    known, op = signings(book), asked.text("op")
    if op == "correct":
        reason = " ".join(asked.text("reason").split())
        if not reason or not known.is_frozen:
            raise MalformedError("reason")
        _keep(book, replace(known, open_for=reason))
        written = _begin_correction(book, reason)
        return read(book, asked) if written.ok else written
    if op != "sign":
        raise MalformedError("op")
    said = config.load(book, PRODUCTS).diagnostics
    faults = tuple(item for item in said if item.is_error)
    rows = production.rows(book)
    lacking = [row for row in rows if row["asked"] and row["state"] != "fresh"]
    if faults or lacking:
        told = codes.NOT_READY.of(count=len(lacking))
        return Reply(status=422, diagnostics=(*faults, *((told,) if lacking else ())))
    versions.take(book.parent, WHAT, who=asked.text("who", ""))
    newest = versions.saved(book.parent, 1)[0]
    made = [str(row["file"]) for row in rows if row["asked"]]
    fresh = SignedState(
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        who=asked.text("who", "") or newest.who,
        version=newest.id,
        state=versions.state(book.parent),
        products={name: _digest(book, name) for name in made},
        note=asked.text("note", ""),
        correction=known.open_for,
    )
    _keep(book, Signings(signed=(*known.signed, fresh)))
    return read(book, asked)


def _begin_correction(book: Path, reason: str) -> Reply:
    """Write the ``reason`` as 修订 into book.yaml, which every product says of itself then."""
    loaded = config.load(book, PRODUCTS).value
    before = loaded.revision.corrections if loaded else ()
    changes = {
        "revision.date": first_issue.today().isoformat(),
        "revision.corrections": [*before, reason],
    }
    return settings.write(book, Asked(fields={"changes": changes}))


def _keep(book: Path, known: Signings) -> None:
    record = files.own(book.parent, FILE)
    record.parent.mkdir(parents=True, exist_ok=True)
    told = {"signed": [asdict(each) for each in known.signed], "open_for": known.open_for}
    replace_all({record: json.dumps(told, ensure_ascii=False, indent=1).encode()})


def _changed(book: Path, last: SignedState) -> list[str]:
    """Return the files that are not as they were signed, whoever changed them."""
    try:
        then = versions.files_of(book.parent, last.version)
    except KeyError:
        return []
    now = versions.files_now(book.parent)
    return sorted(path for path in then.keys() | now.keys() if then.get(path) != now.get(path))


def _changed_products(book: Path, last: SignedState) -> list[str]:
    return [name for name, digest in last.products.items() if _digest(book, name) != digest]


def _digest(book: Path, name: str) -> str:
    try:
        data = files.read(book.parent / "out" / Path(name).name, LARGEST_PDF, book.parent)
    except OSError:
        return ""
    return sha256(data).hexdigest()
