"""From a book and a theme to the documents of one medium."""

from jianbao.edition.compose import (
    compose_ebook,
    compose_print,
    compose_slices,
    compose_web,
    compose_word,
)
from jianbao.edition.contents import flat
from jianbao.edition.faces import embed_faces
from jianbao.edition.model import (
    ContentsEntry,
    Document,
    DocumentRole,
    EbookEdition,
    Edition,
    Medium,
    PrintEdition,
    Stylesheet,
    WebEdition,
    WordEdition,
)
from jianbao.edition.print.unprinted import unprinted
from jianbao.edition.runs import text_runs, whole_runs
from jianbao.typesetting.pagination import PageStart

__all__ = [
    "ContentsEntry",
    "Document",
    "DocumentRole",
    "EbookEdition",
    "Edition",
    "Medium",
    "PageStart",
    "PrintEdition",
    "Stylesheet",
    "WebEdition",
    "WordEdition",
    "compose_ebook",
    "compose_print",
    "compose_slices",
    "compose_web",
    "compose_word",
    "embed_faces",
    "flat",
    "text_runs",
    "unprinted",
    "whole_runs",
]
