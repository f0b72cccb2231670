"""A document kept from an earlier build is used only where it would be made again as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.edition.conftest import SPAN, theme_of

from jianbao import fonts, themes
from jianbao.book import Book, Chapter, Imprint, Masthead, Note, Part
from jianbao.edition import EbookEdition, compose_ebook
from jianbao.edition.ebook import documents
from jianbao.typesetting.pagination import PageStart

LINKED, LONG, CHAPTERS = 2, 4, 10
MINE = "title: {zh: 我的, en: Mine}\nextends: reader\n"
NEXT = """\
{% macro article(chapter, place="chapter") %}
<section class="chapter" id="{{ chapter.id }}"><h1>{{ chapter.title }}</h1>
<div class="chapter-body">{{ chapter.body }}</div><p>PLACEHOLDER</p></section>
{% endmacro %}
"""

Change = Callable[[Book], Book]


def text_of(number: int) -> Chapter:
    name = f"chapter-{number:02}"
    link = f'<a href="#chapter-{number - 1:02}-s1">前文</a>' if number == LINKED else ""
    note = f'<a class="noteref" id="{name}-n1-ref" href="#{name}-n1">1</a>'
    more = f"<p>{'很长的文字。' * 2000}</p>" * (6 if number == LONG else 0)
    return Chapter(
        id=name,
        title=f"第{number}篇",
        html=f'<h2 id="{name}-s1">节</h2><p data-source="甲.md:3">一、总的情况。文{number}{note}{link}</p>{more}'
        f'<h2 id="{name}-s2">又一节</h2><p data-source="甲.md:5">12人</p>',
        notes=(Note(id=f"{name}-n1", mark="1", html=f"<p>注{number}</p>", span=SPAN),),
        span=SPAN,
    )


@pytest.fixture
def long_book(tmp_path: Path) -> Book:
    chapters = tuple(map(text_of, range(1, CHAPTERS + 1)))
    return Book(
        folder=tmp_path,
        identifier="urn:uuid:00000000-0000-0000-0000-000000000000",
        title="汇编",
        parts=(Part(id="part-1", chapters=chapters),),
    )


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the chapters' documents that are made from now on."""
    names: list[str] = []
    original = documents.Maker.begin

    def begin(maker: documents.Maker, page: documents.PlannedDocument) -> documents.Beginning:
        if page.name.startswith("chapter"):
            names.append(page.name)
        return original(maker, page)

    monkeypatch.setattr(documents.Maker, "begin", begin)
    return names


class Press:
    """Composes e-books twice, from what is kept and from nothing, and wants them to be equal."""

    def __init__(self, typefaces: fonts.Typefaces, made: list[str]) -> None:
        self._typefaces = typefaces
        self._kept: dict[str, object] = {}
        self._made = made

    def __call__(
        self, book: Book, theme: themes.Theme, starts: tuple[PageStart, ...] = ()
    ) -> tuple[EbookEdition, list[str]]:
        """Return the edition, and which chapters were made anew for it."""
        self._made.clear()
        edition = compose_ebook(book, theme, self._typefaces, starts, self._kept).value
        anew = list(dict.fromkeys(self._made))
        assert edition == compose_ebook(book, theme, self._typefaces, starts).value
        assert edition is not None
        return edition, anew


@pytest.fixture
def press(typefaces: fonts.Typefaces, made: list[str]) -> Press:
    return Press(typefaces, made)


def with_chapter(book: Book, number: int, **changes: object) -> Book:
    chapters = list(book.chapters)
    chapters[number - 1] = replace(chapters[number - 1], **changes)  # type: ignore[arg-type] # fields of chapters
    return replace(book, parts=(replace(book.parts[0], chapters=tuple(chapters)),))


def names(*numbers: int) -> list[str]:
    return [f"chapter-{number:02}" for number in numbers]


EVERY = names(*range(1, CHAPTERS + 1))


def test_nothing_is_made_twice(long_book: Book, press: Press) -> None:
    theme = theme_of(long_book.folder, "reader")
    first, made = press(long_book, theme)
    assert made == EVERY
    again, made = press(long_book, theme)
    assert (again, made) == (first, [])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda book: with_chapter(book, 7, html="<p>改</p>"), names(7)),
        (lambda book: with_chapter(book, 7, title="改"), names(7)),
        (lambda book: with_chapter(book, 7, source="某校"), names(7)),
        (lambda book: with_chapter(book, 7, notes=()), names(7)),
        (
            lambda book: with_chapter(
                book, 7, notes=(replace(book.chapters[6].notes[0], mark="2"),)
            ),
            names(7),
        ),
        (lambda book: with_chapter(book, 7, html='<p><img src="images/02-b.png"/></p>'), names(7)),
        (lambda book: replace(book, language="zh-Hant"), EVERY),
        (lambda book: replace(book, language="en"), EVERY),
        # A variable that the template names anywhere is asked for at once.
        (lambda book: replace(book, title="改"), EVERY),
        # What templates of chapters do not ask for is not theirs.
        (lambda book: replace(book, subtitle="改", masthead=Masthead(name="改")), []),
        (lambda book: replace(book, imprint=Imprint(copies=5)), []),
    ],
)
def test_a_change_in_the_book_makes_anew_what_hangs_on_it(
    long_book: Book, press: Press, change: Change, expected: list[str]
) -> None:
    theme = theme_of(long_book.folder, "reader")
    before, _ = press(long_book, theme)
    after, made = press(change(long_book), theme)
    assert made == expected
    assert after != before


def test_a_link_follows_its_target_into_another_file(long_book: Book, press: Press) -> None:
    theme = theme_of(long_book.folder, "reader")
    target = long_book.chapters[LINKED - 2]
    long = f"<p>{'很长的文字。' * 2000}</p>" * 6
    moved = with_chapter(long_book, LINKED - 1, html=f"<h2>引</h2>{long}{target.html}")
    before, _ = press(long_book, theme)
    assert '"chapter-01.xhtml#chapter-01-s1"' in html_of(before, LINKED)
    after, made = press(moved, theme)
    assert made == names(LINKED - 1, LINKED)
    assert '"chapter-01-2.xhtml#chapter-01-s1"' in html_of(after, LINKED)


def html_of(edition: EbookEdition, number: int) -> str:
    wanted = f"text/chapter-{number:02}.xhtml"
    return next(document.html for document in edition.documents if document.name == wanted)


@pytest.mark.parametrize(
    ("asked", "change", "is_told"),
    [
        ("{{ parts[0].chapters[1].title }}", lambda book: with_chapter(book, 2, title="改"), True),
        ("{{ book.chapters[1].source }}", lambda book: with_chapter(book, 2, source="改"), True),
        ("{{ contents | length }}", lambda book: with_chapter(book, 2, title="改"), True),
        ("{{ book.title }}", lambda book: replace(book, title="改"), True),
        ("{{ book | attr('title') }}", lambda book: replace(book, title="改"), True),
        ("{{ [book] | map(attribute='title') | first }}", lambda book: replace(book, title="改"), True),
        ("{{ labels.cover }}", lambda book: replace(book, subtitle="改"), False),
        ("{% if false %}{{ book.subtitle }}{% endif %}", lambda book: replace(book, subtitle="改"), False),
    ],
)  # fmt: skip
def test_whatever_a_template_asks_for_counts(
    long_book: Book, press: Press, asked: str, change: Change, *, is_told: bool
) -> None:
    theme = own_theme(
        long_book.folder, {"templates/chapter.html": NEXT.replace("PLACEHOLDER", asked)}
    )
    press(long_book, theme)
    _, made = press(change(long_book), theme)
    assert (made == EVERY) is is_told


def own_theme(folder: Path, files: dict[str, str]) -> themes.Theme:
    for name, text in {"theme.yaml": MINE, **files}.items():
        path = folder / "styles" / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return theme_of(folder, "mine")


@pytest.mark.parametrize(
    ("files", "is_told"),
    [
        ({"templates/chapter.html": NEXT}, True),
        ({"templates/notes.html": "{% macro notes_of(chapter) %}<p>注</p>{% endmacro %}"}, True),
        ({"theme.yaml": MINE + "defaults:\n  run-in: false\n"}, True),
        ({"theme.yaml": MINE + "defaults:\n  vertical: true\n"}, True),
        ({"ebook.css": "p { color: red }"}, False),
    ],
)
def test_a_change_in_the_theme_makes_anew_what_hangs_on_it(
    long_book: Book, press: Press, files: dict[str, str], *, is_told: bool
) -> None:
    before, _ = press(long_book, own_theme(long_book.folder, {}))
    after, made = press(long_book, own_theme(long_book.folder, files))
    assert made == (EVERY if is_told else [])
    assert after != before


def starts_at(*places: tuple[int, str, int]) -> tuple[PageStart, ...]:
    return tuple(
        PageStart(folio=str(folio), key=key, offset=offset) for folio, key, offset in places
    )


def test_only_chapters_whose_pages_have_moved_are_made_anew(long_book: Book, press: Press) -> None:
    theme = theme_of(long_book.folder, "reader")
    starts = starts_at((1, "chapter-01", 0), (2, "chapter-03", 0), (3, "chapter-03-s2", 0))
    press(long_book, theme)
    first, made = press(long_book, theme, starts)
    assert made == EVERY
    _, made = press(long_book, theme, starts)
    assert made == []
    moved, made = press(long_book, theme, (*starts[:2], *starts_at((3, "chapter-04", 0))))
    assert made == names(3, 4)
    assert [mark.label for mark in moved.pages] == ["1", "2", "3"]
    assert first.pages != moved.pages
    early = (*starts, *starts_at((4, "chapter-02", 0), (5, "chapter-05", 0)))
    late, made = press(long_book, theme, early)
    assert made == names(3, 4, 5)
    assert [mark.label for mark in late.pages] == ["1", "2", "3", "5"]
