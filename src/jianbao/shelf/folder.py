"""The folder of an issue on the site: its pages, what they show, and the files to take along."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from jianbao import files
from jianbao.shelf import pages
from jianbao.shelf.epubs import LARGEST, open_epub
from jianbao.shelf.gathering import FinishedIssue
from jianbao.shelf.model import PlacedIssue, ShelvedArticle

_COVER: Final = (324, 456)
"""Pixels, three to one of those on a page."""
_NO_PICTURE: Final = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
_BESIDE: Final = ("styles", "images", "fonts")
"""Folders of the EPUB that its articles look into."""


def write(title: str, finished: FinishedIssue, place: Path) -> bool:
    """Write the folder ``place`` of an issue on the site ``title``; return whether its cover is sound."""
    shelved = finished.shelved
    opened = open_epub(files.read(finished.file, LARGEST, None))
    contents = {
        name: data for name, data in opened.entries.items() if name.split("/")[0] in _BESIDE
    }
    documents = opened.documents
    is_sound = True
    try:
        covers = _covers(opened.entries.get(opened.cover, b""))
    except _NO_PICTURE:
        is_sound = False
        covers = _covers(_jpeg(Image.new("RGB", _COVER, "white")))
    contents["cover.jpg"], contents["cover-small.jpg"] = covers
    contents["index.html"] = pages.issue_page(title, shelved).encode()
    for number, article in enumerate(shelved.issue.articles):
        page = pages.article_page(title, shelved, number, documents[article.name])
        contents[f"text/{article.name}.html"] = page.encode()
        name = f"{shelved.folder}/search/{number}.js"
        contents[f"search/{number}.js"] = pages.script(name, _searched(shelved, article))
    write_files(contents, place)
    for download in shelved.downloads:
        shutil.copyfile(finished.file.with_name(download.name), place / download.name)
    return is_sound


def write_files(contents: Mapping[str, bytes], place: Path) -> None:
    """Write ``contents`` into the folder ``place``, each file by its name."""
    for name, data in contents.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # it may be the earlier site's as well
        path.write_bytes(data)


def _covers(large: bytes) -> tuple[bytes, bytes]:
    """Return the picture of the cover, and a small one; raises OSError where it is none."""
    with Image.open(BytesIO(large)) as picture:
        small = picture.convert("RGB")
    small.thumbnail(_COVER)
    return large, _jpeg(small)


def _jpeg(picture: Image.Image) -> bytes:
    data = BytesIO()
    picture.save(data, "JPEG", quality=82)
    return data.getvalue()


def _searched(shelved: PlacedIssue, article: ShelvedArticle) -> dict[str, object]:
    """Return what is shown of an article that is found."""
    return {
        "t": article.title,
        "i": shelved.issue.heading,
        "d": shelved.issue.day,
        "u": f"{shelved.folder}/text/{article.name}.html",
        "b": article.text,
        "p": article.pages,
    }
