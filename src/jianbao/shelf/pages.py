"""The pages of the site, as HTML: lists of issues, an issue, an article."""

from __future__ import annotations

import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from lxml import etree

from jianbao.shelf.epubs import PARSER
from jianbao.shelf.model import Download, Issue, PlacedIssue, ShelvedArticle
from jianbao.shelf.text import XHTML

_HERE: Final = Path(__file__).parent
_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_NAMESPACES: Final = re.compile(
    r' xmlns(?::epub)?="http://www\.(?:w3\.org/1999/xhtml|idpf\.org/2007/ops)"'
)
_RUNNING: Final = frozenset(
    [
        "script",
        "style",
        "link",
        "meta",
        "base",
        "iframe",
        "frame",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "foreignobject",
        "animate",
        "set",
    ]
)
"""Elements that run, lead or fetch, by their names in any vocabulary."""
_VOID: Final = re.compile("</(?:area|br|col|hr|img|source|wbr)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of an index: a name, and the articles that belong to it, newest first."""

    name: str
    articles: tuple[tuple[PlacedIssue, ShelvedArticle], ...]


def list_page(
    title: str,
    name: str,
    issues: Sequence[PlacedIssue],
    links: Sequence[tuple[str, str]],
    offered: Sequence[Download] = (),
) -> str:
    """Return the list ``name`` of issues; ``links`` are the addresses and headings of all lists.

    Files that are ``offered`` stand beside it.
    """
    months = groupby(issues, lambda item: item.issue.date[:7])
    return render(
        "list.html",
        "../" * name.count("/"),
        title=title,
        own=f"{name}.html",
        months=[(month, tuple(listed)) for month, listed in months],
        links=links,
        offered=offered,
    )


def issue_page(title: str, shelved: PlacedIssue) -> str:
    """Return the page of an issue: its contents and files."""
    parts = [
        (part, tuple(articles))
        for part, articles in groupby(shelved.issue.articles, lambda article: article.part)
    ]
    return render("issue.html", "../../", title=title, shelved=shelved, parts=parts)


def article_page(title: str, shelved: PlacedIssue, place: int, document: bytes) -> str:
    """Return the page of the article at ``place``, whose XHTML in the EPUB is ``document``."""
    articles = shelved.issue.articles
    tree = etree.fromstring(document, PARSER)
    known = {article.name for article in articles}
    sheets = [link.get("href", "") for link in tree.iter(f"{XHTML}link")]
    return render(
        "article.html",
        "../../../",
        title=title,
        shelved=shelved,
        article=articles[place],
        before=articles[place - 1] if place else None,
        after=articles[place + 1] if place + 1 < len(articles) else None,
        sheets=sheets,
        text=_text_of(tree, known),
    )


def entries_page(title: str, heading: str, entries: Sequence[Entry]) -> str:
    """Return an index: of authors, of units or of topics."""
    return render("entries.html", "", title=title, heading=heading, entries=entries)


def search_page(title: str) -> str:
    """Return the page that searches."""
    return render("search.html", "", title=title)


def entries_of(
    shelf: Iterable[PlacedIssue],
    names: Mapping[str, Callable[[Issue, ShelvedArticle], tuple[str, ...]]],
) -> dict[str, tuple[Entry, ...]]:
    """Return for each of ``names`` the index by what its function finds of an issue's article."""
    found: dict[str, defaultdict[str, list[tuple[PlacedIssue, ShelvedArticle]]]]
    found = {name: defaultdict(list) for name in names}
    for shelved in shelf:
        for article in shelved.issue.articles:
            for name, named in names.items():
                for key in dict.fromkeys(filter(None, named(shelved.issue, article))):
                    found[name][key].append((shelved, article))
    return {
        name: tuple(
            Entry(name=key, articles=tuple(articles))
            for key, articles in sorted(by_key.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        )
        for name, by_key in found.items()
    }


def _text_of(tree: etree._Element, known: set[str]) -> str:
    """Return what stands in the body, without what only reading systems need or what could run."""
    body = tree.find(f"{XHTML}body")
    if body is None:
        return ""
    for element in list(body.iter(etree.Element)):
        if etree.QName(element).localname.lower() in _RUNNING:
            tail = element.tail
            element.clear()
            element.tag, element.tail = f"{XHTML}span", tail
            continue
        for name in map(str, list(element.attrib)):
            local = name.rpartition("}")[2].lower()
            if name == _EPUB_TYPE or local.startswith("on") or "xml}lang" in name:
                del element.attrib[name]
            elif local == "href" and element.tag == f"{XHTML}a":
                element.set(name, _readdressed(element.get(name, ""), known))
            elif (local in {"href", "src"} and not _is_within(element.get(name, ""))) or (
                local == "style" and "url(" in element.get(name, "")
            ):
                del element.attrib[name]
    said = (etree.tostring(child, encoding="unicode", method="html") for child in body)
    return _VOID.sub("", _NAMESPACES.sub("", "".join(said)))


def _is_within(address: str) -> bool:
    """Whether a picture or the like is in the EPUB or in the address itself."""
    return address.startswith(("#", "data:image/")) or not re.match(r"//|[\w+.-]+:", address)


def _readdressed(address: str, known: set[str]) -> str:
    """Return where a link of the EPUB leads on the site."""
    path, mark, fragment = address.partition("#")
    if not path or "://" in path or path.startswith(("mailto:", "tel:")):
        return address
    if ":" in path.split("/")[0]:
        return "#"  # a scheme that could run something
    name = posixpath.splitext(posixpath.basename(path))[0]
    return f"{name}.html{mark}{fragment}" if name in known else "../index.html"


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(_HERE / "templates")
    return Environment(
        loader=loader,
        # What is filled into a style sheet is names of faces, which CSS has in quotation marks.
        autoescape=select_autoescape(disabled_extensions=("css",), default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def render(name: str, root: str = "", **values: object) -> str:
    """Return what the template ``name`` says; ``root`` leads from the page to the site's root."""
    return _templates().get_template(name).render(root=root, **values) + "\n"


def script(name: str, value: object) -> bytes:
    """Return the script that hands ``value`` to whoever has loaded it as ``name``."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{_call(name)}{said});\n".encode()


def scripted(name: str, script: bytes) -> str:
    """Return the text that the script ``name`` hands over."""
    return str(json.loads(script.decode().removeprefix(_call(name)).removesuffix(");\n")))


def _call(name: str) -> str:
    return f'jianbaoPart("{name}",'


def static_files() -> dict[str, bytes]:
    """Return what all pages share: a style sheet and the script that searches."""
    return {path.name: path.read_bytes() for path in sorted((_HERE / "static").iterdir())}
