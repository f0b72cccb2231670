"""The Word file: composed, written part by part, packed."""

from __future__ import annotations

from lxml import etree
from PIL import ImageColor

from jianbao import edition
from jianbao.diagnostics import Diagnostic, Result
from jianbao.edition.labels import labels_for
from jianbao.edition.screen.colours import on_screen
from jianbao.fonts import Role
from jianbao.products.commission import Artifact, Commission
from jianbao.products.word import parts
from jianbao.products.word.document import Body
from jianbao.products.word.faces import faces_of
from jianbao.products.word.measures import Measures, measures_of
from jianbao.products.word.options import WordOptions
from jianbao.products.word.package import packed
from jianbao.products.word.pieces import Pieces, name_of
from jianbao.products.word.style_table import style_table
from jianbao.products.word.styles import Setting
from jianbao.themes import Theme
from jianbao.typesetting.pagination import KEY


def make(commission: Commission[WordOptions]) -> Result[Artifact]:
    """Return the book as a .docx.

    The numbers of its contents are those of the printed pages; of how the lines of the print
    turned out only errors are passed on.
    """
    composed = edition.compose_word(commission.book, commission.theme, commission.typefaces)
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=composed.diagnostics)
    printed, said = _printed(commission)
    tree = etree.fromstring(composed.value.documents[0].html)
    pieces = _pieces(commission, composed.value, tree, printed)
    body = Body(pieces)
    body.write(tree)
    data = packed(parts.parts_of(body, commission))
    return Result(value=Artifact(data=data), diagnostics=(*composed.diagnostics, *said))


def _printed(commission: Commission[WordOptions]) -> tuple[Artifact | None, tuple[Diagnostic, ...]]:
    if "pdf" in commission.made:
        return commission.made["pdf"], ()
    made = commission.obtain("pdf")
    return made.value, tuple(item for item in made.diagnostics if item.is_error)


def _pieces(
    commission: Commission[WordOptions],
    composed: edition.WordEdition,
    tree: etree._Element,
    printed: Artifact | None,
) -> Pieces:
    theme, book = commission.theme, commission.book
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
        faces=faces_of(theme, commission.typefaces, commission.options.faces),
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


def _setting(theme: Theme, measures: Measures, language: str) -> Setting:
    known = dict(theme.options)
    size = measures.size(str(theme.option("title-size")))
    is_reader, is_official = "cover-size" in known, "authority-size" in known
    line = measures.pitch if is_official else measures.lines_of(1.25)
    red, green, blue = ImageColor.getrgb(on_screen(str(theme.option("accent"))))[:3]
    return Setting(
        body=Role(str(theme.option("body-font"))),
        heading=Role(str(theme.option("heading-font"))),
        title=Role(str(theme.option("title-font"))),
        table=Role(str(theme.option("table-font"))),
        title_size=size,
        part_size=measures.size(str(theme.option("part-size"))),
        title_line=round(size * 1.22 * 20) if is_reader else line,
        accent=f"{red:02X}{green:02X}{blue:02X}",
        language=_tag(language),
        autospace=bool(theme.option("autospace")),
        hanging=bool(theme.option("hanging")),
        is_reader=is_reader,
        is_official=is_official,
    )


def _tag(language: str) -> str:
    """Return the language as Word names it: by country rather than by script."""
    if not language.startswith("zh"):
        return language
    traditional = any(mark in language for mark in ("Hant", "TW", "HK", "MO"))
    return "zh-TW" if traditional else "zh-CN"
