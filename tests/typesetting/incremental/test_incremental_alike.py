"""The law: a book laid out in parts is the book laid out at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.typesetting.incremental.alike import assert_same_places, differences

from jianbao import build, edition
from jianbao.edition.model import PrintEdition
from jianbao.typesetting import engine
from jianbao.typesetting.incremental.composed import compose
from jianbao.typesetting.incremental.cut import reach_of, sections
from jianbao.typesetting.job import Job, JobStyle

ROOT = Path(__file__).parents[3]


def printed(file: Path) -> PrintEdition:
    prepared = build.prepare(file)
    assert prepared.value
    book, theme, faces = prepared.value.book, prepared.value.theme, prepared.value.typefaces
    made = edition.compose_print(book, theme, faces).value
    assert made
    return made


def job_of(made: PrintEdition) -> Job:
    return Job(
        html=made.documents[0].html,
        styles=tuple(JobStyle(file=sheet.name, css=sheet.css) for sheet in made.stylesheets),
        resources=tuple((item.href, item.media_type, item.data) for item in made.assets),
        lines=made.lines,
    )


def assert_alike(job: Job) -> None:
    whole, parts = engine.typeset(job), compose(job)
    assert whole.value
    assert parts.value
    assert not list(differences(whole.value.pdf, parts.value.pdf))
    assert parts.value.page_count == whole.value.page_count
    assert parts.value.pages == whole.value.pages
    assert parts.value.starts == whole.value.starts
    assert_same_places(parts.value.places, whole.value.places)
    assert parts.diagnostics == whole.diagnostics


BOOKS = (
    "book/handbook.yaml",
    *(f"tests/books/{name}/book.yaml" for name in ("gongwen", "meeting", "pocket", "reader")),
)


@pytest.mark.parametrize("book", BOOKS)
def test_no_theme_asks_of_an_article_what_stands_far_from_it(book: str) -> None:
    job = job_of(printed(ROOT / book))
    reach = reach_of((style.css for style in job.styles), sections(job.html).blocks)
    assert not reach.everywhere  # each article would be laid out behind the tags of all others


@pytest.mark.parametrize("book", BOOKS)
def test_a_book_in_parts_is_the_book_laid_out_at_once(book: str) -> None:
    assert_alike(job_of(printed(ROOT / book)))
