"""The Word file: composed, written part by part, packed."""

from __future__ import annotations

from lxml import etree
from PIL import ImageColor

from jianbao import edition
from jianbao.book import Book
from jianbao.config import BookConfig
from jianbao.diagnostics import BookError, Diagnostic, Result
from jianbao.edition.labels import labels_for
from jianbao.edition.screen.colours import on_screen, tint_of
from jianbao.fonts import Role, Typefaces
from jianbao.manuscript import entries
from jianbao.products.commission import Artifact, Commission
from jianbao.products.word import parts
from jianbao.products.word.document import DocumentBody
from jianbao.products.word.faces import faces_of
from jianbao.products.word.measures import PageMeasures, measures_of
from jianbao.products.word.options import WordOptions
from jianbao.products.word.package import packed
from jianbao.products.word.pieces import Pieces, name_of
from jianbao.products.word.reviewed import ReviewedParagraph
from jianbao.products.word.style_table import style_table
from jianbao.products.word.styles import StyleSetting
from jianbao.themes import Theme
from jianbao.typesetting.pagination import KEY


def draft_of(
    config: BookConfig,
    book: Book,
    theme: Theme,
    typefaces: Typefaces,
    articles: tuple[str, ...] = (),
) -> tuple[ReviewedParagraph, ...]:
    """Return what the file of ``book`` says, each paragraph with the place that it comes from.

    ``articles`` are as in `WordOptions`. Nothing is laid out, so that numbers of pages are not
    right; a draft does not hold them. Raises BookError on a faulty template.
    """
    composed = edition.compose_word(book, theme, typefaces)
    if composed.value is None:
        raise BookError(*composed.diagnostics)
    tree = _tree(composed.value, config, articles)
    pieces = _pieces((book, theme, typefaces), composed.value, tree, None)
    body = DocumentBody(pieces)
    body.write(tree)
    return parts.told_of(body)


def make(commission: Commission[WordOptions]) -> Result[Artifact]:
    """Return the book, or some of its articles, as a .docx.

    The numbers of its contents are those of the printed pages; of how the lines of the print
    turned out only errors are passed on.
    """
    composed = edition.compose_word(commission.book, commission.theme, commission.typefaces)
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=composed.diagnostics)
    articles = commission.options.articles
    printed, said = (None, ()) if articles else _printed(commission)
    tree = _tree(composed.value, commission.config, articles)
    made_from = (commission.book, commission.theme, commission.typefaces)
    pieces = _pieces(made_from, composed.value, tree, printed, commission.options.faces)
    body = DocumentBody(pieces)
    body.write(tree)
    data = packed(parts.parts_of(body, commission))
    return Result(value=Artifact(data=data), diagnostics=(*composed.diagnostics, *said))


def _tree(
    composed: edition.WordEdition, config: BookConfig, articles: tuple[str, ...]
) -> etree._Element:
    """Return the markup, with nothing in its body but ``articles`` if there are any."""
    tree = etree.fromstring(composed.documents[0].html)
    body = tree.find("body")
    if articles and body is not None:
        ids = {name for _, name, entry in entries(config) if entry.path in articles}
        kept = [item for item in body.iter(etree.Element) if item.get("id") in ids]
        for child in list(body):
            body.remove(child)
        body.extend(kept)
    return tree


def _printed(commission: Commission[WordOptions]) -> tuple[Artifact | None, tuple[Diagnostic, ...]]:
    if "pdf" in commission.made:
        return commission.made["pdf"], ()
    made = commission.obtain("pdf")
    return made.value, tuple(item for item in made.diagnostics if item.is_error)


def _pieces(
    made_from: tuple[Book, Theme, Typefaces],
    composed: edition.WordEdition,
    tree: etree._Element,
    printed: Artifact | None,
    faces: str = "office",
) -> Pieces:
    book, theme, typefaces = made_from
    measures = measures_of(theme)
    setting = _setting(theme, measures, book.language)
    names: dict[str, str] = {}
    for item in tree.iter(etree.Element):
        for key in (item.get("id"), item.get(KEY)):
            if key and key not in names:
                names[key] = name_of(len(names))
    notes = {note.id: note for text in book.texts for note in text.notes}
    for identifier in notes:
        names.setdefault(identifier, name_of(len(names)))
    known = dict(theme.options)
    folios, last_page = _folios(printed) if printed else ({}, 0)
    return Pieces(
        measures=measures,
        faces=faces_of(theme, typefaces, faces),
        setting=setting,
        notes=notes,
        assets={asset.href: asset for asset in composed.assets},
        names=names,
        folios=folios,
        pages=dict(printed.page_map) if printed else {},
        last_page=last_page,
        chapter_start=str(known.get("chapter-start", "auto")),
        authority_size=measures.size(str(known.get("authority-size", "43pt"))),
        befores={style.id: style.looks.before or 0 for style in style_table(measures, setting)},
        approver=labels_for(book.language).approver + labels_for(book.language).colon,
    )


def _folios(printed: Artifact) -> tuple[dict[str, str], int]:
    """Return the number printed where each block begins, and the page on which the text ends."""
    pages, numbers, at = dict(printed.page_map), dict[int, str](), 0
    last = 0
    for start in printed.starts:
        # Blank pages have no text; the first block of an article tells how many there were.
        home = start.key.partition(".")[0]
        at = max(at + 1, pages.get(home, 0) if start.offset == 0 else 0)
        numbers[at] = start.folio
        last = last if start.key.startswith("imprint") else at
    last = max([last, *(page for key, page in pages.items() if not key.startswith("imprint"))])
    return {key: numbers.get(page, "") or str(page) for key, page in pages.items()}, last


def _setting(theme: Theme, measures: PageMeasures, language: str) -> StyleSetting:
    known = dict(theme.options)
    size = measures.size(str(theme.option("title-size")))
    is_reader, is_official = "cover-size" in known, "authority-size" in known
    line = measures.pitch if is_official else measures.lines_of(1.25)
    return StyleSetting(
        body=Role(str(theme.option("body-font"))),
        heading=Role(str(theme.option("heading-font"))),
        title=Role(str(theme.option("title-font"))),
        table=Role(str(theme.option("table-font"))),
        title_size=size,
        part_size=measures.size(str(theme.option("part-size"))),
        title_line=round(size * 1.22 * 20) if is_reader else line,
        accent=_hexadecimal(str(theme.option("accent"))),
        language=_tag(language),
        autospace=bool(theme.option("autospace")),
        hanging=bool(theme.option("hanging")),
        is_reader=is_reader,
        is_official=is_official,
        tint=_hexadecimal(tint_of(str(theme.option("accent")))),
        has_grid=bool(known.get("table-grid")),
    )


def _hexadecimal(colour: str) -> str:
    red, green, blue = ImageColor.getrgb(on_screen(colour))[:3]
    return f"{red:02X}{green:02X}{blue:02X}"


def _tag(language: str) -> str:
    """Return the language as Word names it: by country rather than by script."""
    if not language.startswith("zh"):
        return language
    traditional = any(mark in language for mark in ("Hant", "TW", "HK", "MO"))
    return "zh-TW" if traditional else "zh-CN"
