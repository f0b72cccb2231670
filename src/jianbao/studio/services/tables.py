"""Lists of people and the like as tables: lines written in book.yaml, or in a file of their own."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jianbao import spreadsheets
from jianbao.atomic_files import staging
from jianbao.config.bare import Bare, bare
from jianbao.config.editing import said
from jianbao.issues.contents import book_text, found
from jianbao.spreadsheets import Column
from jianbao.studio.services import codes
from jianbao.studio.services.exchange import Asked, MalformedError, Reply
from jianbao.studio.services.form import FieldKind, FormKey, key_of

_LARGEST: Final = 20 * 1024 * 1024


def table(book: Path, asked: Asked) -> Reply:
    """Return the rows of a table: of the file that the book names, or of one that is sent.

    ``path`` is that of the field; ``name`` and ``data`` (Base64) are those of an Excel file or a
    list in text. Nothing is written.
    """
    key = key_of(asked.text("path"))
    if key.kind is not FieldKind.TABLE:
        raise MalformedError("path")
    columns = tuple(Column(name=name, names=names) for name, _, names in key.columns)
    if "data" in asked.fields:
        try:
            data = base64.b64decode(asked.text("data"), validate=True)
        except binascii.Error as problem:
            raise MalformedError("data") from problem
        name = Path(asked.text("name")).name
        with staging() as fresh:
            file = fresh / f"list{Path(name).suffix.lower()}"
            file.write_bytes(data[:_LARGEST])
            read_ = spreadsheets.read(file, name, columns, fresh)
    else:
        name = str(said(bare(book_text(book)), key.steps) or "")
        file_ = found(book.parent, name)
        if file_ is None:
            return Reply(status=404, diagnostics=(codes.GONE.at(None, path=name),))
        read_ = spreadsheets.read(file_, name, columns, book.parent)
    labels = {name: names for name, _, names in key.columns}
    rows = [{label_of(labels[c]): text for c, text in row.cells} for row in read_.value or ()]
    return Reply(
        result={"rows": rows}, diagnostics=read_.diagnostics, status=422 if read_.failed else 200
    )


def rows_of(value: Bare, key: FormKey) -> list[dict[str, Bare]]:
    """Return the lines of a table, whose first column may stand alone."""
    first = label_of(key.columns[0][2])
    labels = {name: label_of(names) for _, _, names in key.columns for name in names}
    if isinstance(value, dict):  # people by unit
        unit = next((label_of(names) for name, _, names in key.columns if name == "unit"), "")
        return [
            {unit: name, **row} for name, listed in value.items() for row in rows_of(listed, key)
        ]
    return [
        {labels.get(name, name): text for name, text in line.items()}
        if isinstance(line, dict)
        else {first: line}
        for line in (value if isinstance(value, list) else [])
    ]


def label_of(names: Sequence[str]) -> str:
    """Return what people call a column."""
    return next((name for name in names if not name.isascii()), names[0])
