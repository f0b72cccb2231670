"""Write down the print edition that jianbao composes, for bare WeasyPrint to lay out.

Run ``python benchmarks/compose.py BOOK_YAML FOLDER``. The folder then holds ``book.html`` with
its style sheets and pictures beside it.
"""

import sys
from pathlib import Path
from typing import TypeVar

from lxml import etree

from jianbao import config, edition, fonts, manuscript, themes
from jianbao.diagnostics import Result
from jianbao.edition.model import Edition
from jianbao.products import PRODUCTS

T = TypeVar("T")


def checked(result: Result[T]) -> T:
    """Return the value of ``result``; a fault ends the program with what is wrong."""
    if result.value is None or result.failed:
        sys.exit("\n".join(f"{fault.span}: {fault.message.en}" for fault in result.diagnostics))
    return result.value


def printed(path: Path) -> Edition:
    """Run the stages from ``path``, a book.yaml, up to the print edition."""
    settings = checked(config.load(path, PRODUCTS))
    book = checked(manuscript.read(settings))
    theme = checked(themes.find(settings))
    faces = checked(fonts.resolve(settings.fonts, settings.language, settings.span))
    return checked(edition.compose_print(book, theme, faces))


def write(made: Edition, folder: Path) -> None:
    """Write ``made`` below ``folder`` as HTML that a browser would understand as well."""
    files = {sheet.name: sheet.css.encode() for sheet in made.stylesheets}
    files |= {asset.href: asset.data for asset in made.assets}
    files["book.html"] = html(made)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def html(made: Edition) -> bytes:
    """Return the one document of ``made``, linked to its style sheets in their order."""
    tree = etree.fromstring(made.documents[0].html)
    head = next(tree.iter("head"))
    head.insert(0, etree.Element("meta", charset="utf-8"))
    for sheet in made.stylesheets:
        etree.SubElement(head, "link", rel="stylesheet", href=sheet.name)
    return etree.tostring(tree, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")


if __name__ == "__main__":
    write(printed(Path(sys.argv[1])), Path(sys.argv[2]))
