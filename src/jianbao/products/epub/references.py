"""Every address in the package must lead somewhere: inside it, or to a page on the web."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from jianbao.css import addresses
from jianbao.diagnostics import Code, Diagnostic, Span
from jianbao.manuscript.addresses import is_forbidden, is_sound
from jianbao.products.epub import codes
from jianbao.products.epub.survey import FileFacts, Reference, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jianbao.products.epub.model import Item

_PLAIN = re.compile(r"(?!/)[\w./-]*(?:#[\w.-]+)?", re.ASCII)
"""An address in the book, without anything that is read in another way than it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """Where references may lead: all files, those in the spine, and the ids of each."""

    files: frozenset[str]
    spine: frozenset[str]
    ids: Mapping[str, frozenset[str]]


def check(
    items: Iterable[Item], surveys: Iterable[FileFacts], spine: Iterable[str]
) -> list[Diagnostic]:
    """Return an error (E003-E005) for each reference that leads nowhere."""
    by_name = {item.name: item for item in items}
    references = {survey.name: survey.references for survey in surveys}
    targets = Targets(
        files=frozenset(by_name),
        spine=frozenset(spine),
        ids={survey.name: survey.ids for survey in surveys},
    )
    for item in by_name.values():
        if item.media_type == "text/css":
            references[item.name] = tuple(stylesheet_references(item.data.decode()))
    return [
        _diagnostic(by_name[name], reference, fault)
        for name, found in references.items()
        for reference in found
        if (fault := _fault(name, reference, targets)) is not None
    ]


def stylesheet_references(css: str) -> Iterator[Reference]:
    """Yield the addresses in a style sheet, except those inside the sheet's own documents."""
    for address in addresses(css):
        if address.text and not address.text.startswith("#"):
            yield Reference(address=address.text, line=address.line, is_link=False)


def _fault(name: str, reference: Reference, targets: Targets) -> Code | None:
    if _PLAIN.fullmatch(reference.address):  # as nearly all are
        path, _, fragment = reference.address.partition("#")
        return _inside(name, path, fragment, reference, targets)
    try:
        parts = urlsplit(reference.address)
        if parts.scheme or parts.netloc:
            # Links were judged in the manuscript; templates and style sheets have theirs too.
            outside = is_sound(reference.address) if reference.is_link else parts.scheme == "data"
            return None if outside else codes.NO_ADDRESS
    except ValueError:  # brackets or a port that are none
        return codes.NO_ADDRESS
    if is_forbidden(reference.address) or "?" in reference.address.partition("#")[0]:
        return codes.NO_ADDRESS
    return _inside(name, unquote(parts.path), unquote(parts.fragment), reference, targets)


def _inside(
    name: str, path: str, fragment: str, reference: Reference, targets: Targets
) -> Code | None:
    """Return what is wrong with an address in the book that stands in the file ``name``."""
    target = _joined(posixpath.dirname(name), path) if path else name
    if target not in (targets.spine if reference.is_link else targets.files):
        return codes.NO_SUCH_FILE
    ids = targets.ids.get(target)
    if fragment and ids is not None and fragment not in ids:
        return codes.NO_SUCH_PLACE
    return None


@lru_cache(maxsize=4096)
def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def _diagnostic(item: Item, reference: Reference, code: Code) -> Diagnostic:
    return code.at(
        Span(file=item.name, line=reference.line),
        excerpt=excerpt(item, reference.line),
        name=item.name,
        address=reference.address,
    )
