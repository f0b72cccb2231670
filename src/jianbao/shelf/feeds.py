"""What programs read of the shelf: Atom, and OPDS 1.2 and 2.0 for reading applications.

Sources: RFC 4287; OPDS Catalog 1.2 (specs.opds.io/opds-1.2); OPDS 2.0 (drafts.opds.io/opds-2.0).
Addresses are relative to the feed unless the site's own is known.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from jianbao.shelf.model import PlacedIssue, first_day
from jianbao.shelf.pages import render

_OPDS: Final = "http://opds-spec.org"
_CATALOGUE: Final = "application/atom+xml;profile=opds-catalog;kind=acquisition"
_NEWEST: Final = 50
"""Issues in the feed of news."""


def feeds(title: str, shelf: Sequence[PlacedIssue], address: str) -> dict[str, bytes]:
    """Return the feeds of the issues ``shelf``, newest first, by their names."""
    news, catalogue = "atom.xml", "opds.xml"
    return {
        news: _atom(title, shelf[:_NEWEST], address, news, "application/atom+xml"),
        catalogue: _atom(title, shelf, address, catalogue, _CATALOGUE),
        "opds.json": _opds_2(title, shelf, address),
    }


def _atom(title: str, shelf: Sequence[PlacedIssue], address: str, own: str, kind: str) -> bytes:
    said = render(
        "atom.xml",
        title=title,
        shelf=shelf,
        address=address,
        own=own,
        kind=kind,
        catalogue=kind == _CATALOGUE,
        id=uuid.uuid5(uuid.NAMESPACE_URL, f"{address}{title}{own}").urn,
        moment=_moment,
    )
    return said.encode()


def _opds_2(title: str, shelf: Sequence[PlacedIssue], address: str) -> bytes:
    own = {"rel": "self", "href": f"{address}opds.json", "type": "application/opds+json"}
    catalogue = {
        "metadata": {"title": title, "numberOfItems": len(shelf)},
        "links": [own],
        "publications": [_publication(shelved, address) for shelved in shelf],
    }
    return json.dumps(catalogue, ensure_ascii=False, indent=1).encode() + b"\n"


def _publication(shelved: PlacedIssue, address: str) -> dict[str, Any]:
    issue = shelved.issue
    folder = address + shelved.folder
    series = {"name": issue.series} | ({"position": issue.number} if issue.number else {})
    metadata = {
        "@type": "http://schema.org/PublicationIssue",
        "identifier": issue.identifier,
        "title": issue.heading,
        "language": issue.language,
        "published": issue.date,
        "modified": _moment(issue.date),
        "description": issue.summary,
        "publisher": issue.issuer or issue.series,
        "subject": list(issue.subjects),
        "belongsTo": {"series": series},
    }
    files = [
        {
            "rel": f"{_OPDS}/acquisition/open-access",
            "href": f"{folder}/{quote(download.name)}",
            "type": download.media_type,
        }
        for download in shelved.downloads
    ]
    covers = ("cover.jpg", "cover-small.jpg")
    images = [{"href": f"{folder}/{name}", "type": "image/jpeg"} for name in covers]
    return {"metadata": metadata, "links": files, "images": images}


def _moment(day: str) -> str:
    """Return the beginning of ``day``, or of the month or year that it is."""
    return first_day(day or "1970") + "T00:00:00Z"
