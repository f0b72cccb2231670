"""From an edition to the bytes of an EPUB."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from jianbao.diagnostics import Diagnostic, Result
from jianbao.edition.model import ContentsEntry
from jianbao.edition.screen.pictures import fit_pictures
from jianbao.products.commission import Artifact
from jianbao.products.epub import accessibility, codes, metadata, navigation
from jianbao.products.epub.cover import cover_of
from jianbao.products.epub.files import look_over
from jianbao.products.epub.model import (
    COVER_ID,
    COVER_NAME,
    NAV_NAME,
    NCX_NAME,
    EpubPackage,
    Item,
    Meta,
)
from jianbao.products.epub.options import EpubOptions
from jianbao.products.epub.package import pack
from jianbao.products.epub.references import check
from jianbao.products.epub.survey import FileFacts
from jianbao.products.epub.weight import check_size
from jianbao.products.epub.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from jianbao.book import Asset
    from jianbao.edition.model import EbookEdition
    from jianbao.once import Kept

_XHTML = "application/xhtml+xml"
_NO_OPTIONS = EpubOptions()
# How EPUB 2 readers find the cover.
_COVER = Meta(element="meta", attributes=(("name", "cover"), ("content", COVER_ID)))


def produce(
    edition: EbookEdition,
    *,
    modified: datetime,
    options: EpubOptions = _NO_OPTIONS,
    cover: Asset | None = None,
    kept: Kept | None = None,
) -> Result[Artifact]:
    """Pack ``edition`` (of the e-book medium) as an EPUB dated ``modified``, a UTC datetime.

    ``cover`` is the user's own picture for its cover, if there is one, ``kept`` what has been made
    before.

    The same values give the same bytes. Documents that are not well-formed, references that
    lead nowhere and addresses outside the book are errors (E001-E006); then the value is None.
    """
    known = {} if kept is None else kept
    front = cover_of(edition, cover, known)
    fitted = fit_pictures(edition, options.picture_quality)
    edition = fitted.value or edition
    items = (*_navigation(edition), *_content(edition, front.value))
    checked = look_over(items, known)
    surveys = checked.surveys
    spine = [document.name for document in edition.documents]
    diagnostics = (
        *front.diagnostics,
        *fitted.diagnostics,
        *checked.diagnostics,
        *_repeated_names(items),
        *check(items, surveys, spine),
    )
    if any(diagnostic.is_error for diagnostic in diagnostics):
        return Result(value=None, diagnostics=diagnostics)
    claim, doubts = accessibility.certify(
        plain(options.reviewed_by), [facts for facts in surveys if facts.name in spine]
    )
    data = pack(_package(edition, modified, checked.items, surveys, claim))
    artifact = Artifact(data=data)
    return Result(
        value=artifact, diagnostics=(*diagnostics, *doubts, *check_size(edition, len(data)))
    )


def _navigation(edition: EbookEdition) -> tuple[Item, Item]:
    book = edition.book
    entries = edition.contents or tuple(
        ContentsEntry(label=document.title, href=document.name) for document in edition.documents
    )
    marks = navigation.landmarks(edition.documents, book.language)
    nav = navigation.nav(entries, edition.pages, marks, book.language)
    ncx = navigation.ncx(
        entries,
        edition.pages,
        identifier=book.identifier,
        title=book.title,
        language=book.language,
    )
    return (
        Item(id="nav", name=NAV_NAME, media_type=_XHTML, data=nav, properties=("nav",)),
        Item(id="ncx", name=NCX_NAME, media_type="application/x-dtbncx+xml", data=ncx),
    )


def _content(edition: EbookEdition, cover: Item | None) -> Iterable[Item]:
    for document in edition.documents:
        # A lone surrogate is passed on to the survey, which names its place.
        data = document.html.encode(errors="surrogatepass")
        yield _item(document.name, _XHTML, data)
    for sheet in edition.stylesheets:
        yield _item(sheet.name, "text/css", sheet.css.encode(errors="replace"))
    for asset in edition.assets:
        yield _item(asset.href, asset.media_type, asset.data)
    if cover is not None:
        yield cover


def _item(name: str, media_type: str, data: bytes) -> Item:
    return Item(id=name.replace("/", "-"), name=name, media_type=media_type, data=data)


def _repeated_names(items: Iterable[Item]) -> list[Diagnostic]:
    counts = Counter(item.name.casefold() for item in items)
    return [
        codes.NAME_TWICE.of(count=count, name=name) for name, count in counts.items() if count > 1
    ]


def _package(
    edition: EbookEdition,
    modified: datetime,
    items: tuple[Item, ...],
    surveys: Iterable[FileFacts],
    claim: tuple[Meta, ...],
) -> EpubPackage:
    book = edition.book
    found = {facts.name: facts for facts in surveys}
    documents = {document.name: found[document.name] for document in edition.documents}
    languages = [tag for facts in documents.values() for tag in facts.languages]
    ids = {item.name: item.id for item in items}
    return EpubPackage(
        identifier=book.identifier,
        language=book.language,
        modified=modified,
        metadata=(
            *metadata.describe(book, languages),
            *(metadata.printed_source(book) if edition.pages else ()),
            *accessibility.describe(
                tuple(documents.values()), items, book.language, paged=bool(edition.pages)
            ),
            *claim,
            *((_COVER,) if COVER_NAME in ids else ()),
        ),
        items=tuple(
            replace(item, properties=documents[item.name].properties)
            if item.name in documents
            else item
            for item in items
        ),
        spine=tuple(ids[name] for name in documents),
        landmarks=navigation.landmarks(edition.documents, book.language),
        right_to_left=edition.vertical,
    )
