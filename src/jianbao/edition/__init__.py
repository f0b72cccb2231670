"""From a book and a theme to the documents of one medium."""

from jianbao.edition.compose import compose
from jianbao.edition.contents import flat
from jianbao.edition.faces import embed_faces
from jianbao.edition.model import Document, Edition, Entry, Medium, Place, Stylesheet
from jianbao.edition.runs import text_runs, whole_runs
from jianbao.edition.stationery import (
    Kind,
    StationeryOrder,
    compose_stationery,
    stationery_runs,
)
from jianbao.edition.wrap.compose import compose_wrap
from jianbao.typesetting.pagination import PageStart

__all__ = [
    "Document",
    "Edition",
    "Entry",
    "Kind",
    "Medium",
    "PageStart",
    "Place",
    "StationeryOrder",
    "Stylesheet",
    "compose",
    "compose_stationery",
    "compose_wrap",
    "embed_faces",
    "flat",
    "stationery_runs",
    "text_runs",
    "whole_runs",
]
