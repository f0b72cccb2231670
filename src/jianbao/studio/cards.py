"""What the shelf shows of a book that is not open: its card, and the picture of its first page."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
import yaml

from jianbao import files
from jianbao.atomic_files import replace_all
from jianbao.edition.labels import spelt
from jianbao.issues.contents import ListedArticle, contents
from jianbao.issues.series import facts_of

COVER: Final = ".jianbao/cover.png"
"""The first page as the studio saw it last."""
_LARGEST: Final = 64 * 1024 * 1024
COVER_WIDTH: Final = 440
"""Pixels: twice what a card shows."""


def card_of(file: Path, name: str, root: Path) -> Mapping[str, object]:
    """Return what is told of the book of ``file``, which addresses call ``name``."""
    facts = facts_of(file)
    articles: tuple[ListedArticle, ...] = ()
    problem = False
    with suppress(OSError, yaml.YAMLError):
        articles = contents(file).articles
        problem = facts.said is None
    return {
        "id": name,
        "title": facts.title or file.parent.name,
        "issue": facts.printed,
        "number": facts.number,
        "date": spelt(facts.day, "zh") if facts.day else "",
        "day": facts.day or date.min,
        "articles": sum(not article.hidden for article in articles),
        "folder": file.parent.relative_to(root).as_posix() if file.is_relative_to(root) else "",
        "changed": datetime.fromtimestamp(_changed(file)).astimezone(),
        "cover": f"shelf/{name}/cover.png?of={int(_changed(_pictured(file)))}"
        if _pictured(file)
        else "",
        "broken": problem,
    }


def cover_of(file: Path) -> bytes | None:
    """Return the first page of a book as a picture, as it was last seen or built; None for none."""
    source = _pictured(file)
    if source is None:
        return None
    with suppress(OSError, pdfium.PdfiumError):
        data = files.read(source, _LARGEST, file.parent)
        return data if source.suffix == ".png" else _drawn(data)
    return None


def keep_cover(file: Path, picture: bytes) -> None:
    """Keep the first page of a book for its card; where that cannot be written, there is none."""
    with suppress(OSError):
        kept = files.own(file.parent, COVER)
        kept.parent.mkdir(exist_ok=True)
        replace_all({kept: picture})


def _pictured(file: Path) -> Path | None:
    """Return the file that shows the first page: the newer of what was seen and what was built."""
    built = sorted(
        (file.parent / "out").glob("*.pdf"), key=lambda path: (len(path.name), path.name)
    )
    found = [path for path in (file.parent / COVER, *built[:1]) if path.is_file()]
    return max(found, key=_changed, default=None)


def _changed(path: Path | None) -> float:
    try:
        return path.stat().st_mtime if path else 0.0
    except OSError:
        return 0.0


def _drawn(pdf: bytes) -> bytes:
    with pdfium.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=COVER_WIDTH / page.get_width()).to_pil()
        stream = io.BytesIO()
        picture.save(stream, "PNG")
    return stream.getvalue()
