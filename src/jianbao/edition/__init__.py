"""From a book and a theme to the documents of one medium."""

from jianbao.edition.compose import compose
from jianbao.edition.contents import flat
from jianbao.edition.faces import embed_faces
from jianbao.edition.model import Document, Edition, Entry, Medium, Place, Stylesheet
from jianbao.edition.runs import text_runs, whole_runs
from jianbao.typesetting.pagination import PageStart

__all__ = [
    "Document",
    "Edition",
    "Entry",
    "Medium",
    "PageStart",
    "Place",
    "Stylesheet",
    "compose",
    "embed_faces",
    "flat",
    "text_runs",
    "whole_runs",
]
