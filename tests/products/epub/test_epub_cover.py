"""The cover picture: drawn from the theme's page, large enough, and nothing else reached."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from importlib.machinery import ModuleSpec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from jianbao import build, typesetting
from jianbao.diagnostics import Severity
from jianbao.edition.model import EbookEdition
from jianbao.products.commission import OutputUnavailableError
from jianbao.products.epub.assembly import produce
from jianbao.products.epub.cover import cover_of
from jianbao.typesetting import engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tests.products.epub.conftest import Epub

ENGINE = "jianbao.typesetting.engine"
BUILD = """
import sys
from pathlib import Path
from jianbao import build
build.build(build.Request(file=Path(sys.argv[1]), only=("epub",)), lambda _: None)
print("weasyprint" in sys.modules)
"""
WHITE, RED, BLUE = (4, 4, 4), (3, 0, 0), (0, 0, 4)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the pages that are laid out from now on."""
    pages: list[str] = []
    typeset = engine.typeset

    def watched(job: engine.Job) -> object:
        pages.append(job.html)
        return typeset(job)

    monkeypatch.setattr(engine, "typeset", watched)
    return pages


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def colours(data: bytes) -> set[tuple[int, int, int]]:
    """The colours of a picture, rounded so far that JPEG does not blur them."""
    samples = [round(value / 64) for value in opened(data).convert("RGB").tobytes()]
    return set(zip(samples[::3], samples[1::3], samples[2::3], strict=True))


def test_the_cover_is_a_tall_jpeg_declared_as_the_cover(sample: Epub) -> None:
    picture = opened(sample.zip.read("EPUB/images/cover.jpg"))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1200, 1600))
    assert sample.found("//opf:item[@properties='cover-image']/@href") == ["images/cover.jpg"]
    declared = sample.found("//opf:item/@id[. = //opf:meta[@name='cover']/@content]")
    assert declared == ["cover-image"]


def test_the_cover_shows_the_page_with_pictures_of_the_book(edition: EbookEdition) -> None:
    map_, hall, *others = edition.assets
    stream = BytesIO()
    Image.new("RGB", (80, 60), "blue").save(stream, "PNG")
    blue = replace(hall, data=stream.getvalue())
    drawn = cover_of(replace(edition, assets=(map_, blue, *others)), None, {})
    assert drawn.diagnostics == ()
    assert drawn.value is not None
    assert {WHITE, RED, BLUE} <= colours(drawn.value.data)


def test_a_book_without_cover_page_has_no_cover(edition: EbookEdition) -> None:
    assert cover_of(replace(edition, cover_page=""), None, {}).value is None


def test_a_faulty_cover_page_is_an_error_and_no_crash(
    edition: EbookEdition, modified: datetime
) -> None:
    result = produce(replace(edition, cover_page="<html><body>"), modified=modified)
    assert result.value is None
    assert result.diagnostics[0].code == "E001"
    assert "cover.html" in result.diagnostics[0].message.zh


def test_a_cover_that_runs_over_its_page_is_a_warning(
    edition: EbookEdition, modified: datetime
) -> None:
    long = edition.cover_page.replace("<p>", '<p style="break-before: page">')
    result = produce(replace(edition, cover_page=long), modified=modified)
    assert [(fault.code, fault.is_error) for fault in result.diagnostics] == [("E007", False)]
    assert result.value is not None


@pytest.mark.parametrize("theme", ["jianbao", "huabao", "reader", "gongwen", "meeting"])
def test_long_titles_stay_on_the_cover(theme: str, tmp_path: Path) -> None:
    titles = [
        f"关于开展2026年秋季学期第{number}批校园食堂食品安全专项检查并报送自查情况统计表的通知"
        for number in "一二三四五六七"
    ]
    names = [f"{number}.md" for number in range(len(titles))]
    for name, title in zip(names, titles, strict=True):
        (tmp_path / name).write_text(f"# {title}\n\n各学校要高度重视。\n", "utf-8")
    head = f"书名: 清江教育简报\n期号: 9\n版式: {theme}\n日期: 2026年10月12日\n"
    file = tmp_path / "book.yaml"
    file.write_text(f"{head}文章: [{', '.join(names)}]\n", "utf-8")
    built = build.build(build.Request(file=file, only=("epub",)), lambda _: None)
    said = [item for item in built.diagnostics if item.code[0] in "LEP" and item.code != "E008"]
    assert said == []


def test_what_does_not_fit_on_the_cover_is_told_of_it_and_stops_nothing(
    edition: EbookEdition,
) -> None:
    wide = replace(edition, cover_css=edition.cover_css + "h1 { margin-left: -150mm }")
    drawn = cover_of(wide, None, {})
    assert drawn.value is not None
    assert {item.severity for item in drawn.diagnostics} == {Severity.WARNING}
    assert {item.message.zh[:7] for item in drawn.diagnostics} == {"电子书的封面："}


def test_the_cover_reaches_nothing_outside_the_book(edition: EbookEdition, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    Image.new("RGB", (80, 60), "blue").save(outside)
    page = edition.cover_page.replace("images/02-hall.png", outside.as_uri())
    drawn = cover_of(replace(edition, cover_page=page), None, {})
    assert drawn.value is not None
    assert BLUE not in colours(drawn.value.data)
    assert "outside.png" in drawn.diagnostics[0].message.en


@pytest.mark.parametrize(
    ("size", "expected"),
    [("150mm 200mm", (1200, 1600)), ("A4", (1132, 1600)), ("2000mm 10mm", (6400, 32))],
)
def test_the_picture_is_bounded_whatever_the_page(
    edition: EbookEdition, size: str, expected: tuple[int, int]
) -> None:
    css = f"@page {{ size: {size}; margin: 0 }} body * {{ display: none }}"
    drawn = cover_of(replace(edition, cover_css=css), None, {})
    assert drawn.value is not None
    width, height = opened(drawn.value.data).size
    assert (width, height) == pytest.approx(expected, abs=1)


def test_a_cover_is_drawn_once_and_its_warnings_are_repeated(
    edition: EbookEdition, laid_out: list[str]
) -> None:
    long = replace(
        edition,
        cover_page=edition.cover_page.replace("<p>", '<p style="break-before: page; colour: red">'),
    )
    kept: dict[str, object] = {}
    first = cover_of(long, None, kept)
    assert len(laid_out) == 1
    assert {"E007", "P002"} <= {item.code for item in first.diagnostics}
    assert cover_of(long, None, kept) == first
    assert len(laid_out) == 1


@pytest.mark.parametrize(
    "changed",
    [
        lambda edition: replace(edition, cover_page=edition.cover_page.replace("<p>", "<p> ")),
        lambda edition: replace(edition, cover_css=edition.cover_css + " "),
        lambda edition: replace(edition, faces="others"),
        lambda edition: replace(
            edition, assets=tuple(replace(item, data=item.data + b" ") for item in edition.assets)
        ),
    ],
)
def test_whatever_a_cover_hangs_on_has_it_drawn_anew(
    edition: EbookEdition, laid_out: list[str], changed: Callable[[EbookEdition], EbookEdition]
) -> None:
    kept: dict[str, object] = {}
    cover_of(edition, None, kept)
    cover_of(changed(edition), None, kept)
    assert len(laid_out) == 2


def test_the_layout_engine_is_loaded_only_for_a_cover_not_drawn_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "a.md").write_text("# 题\n\n文。\n", "utf-8")
    (tmp_path / "book.yaml").write_text("title: 册\nchapters: [a.md]\n", "utf-8")
    command = [sys.executable, "-c", BUILD, str(tmp_path / "book.yaml")]
    loaded = [
        subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        for _ in range(2)
    ]
    assert loaded == ["True", "False"]


class _NoLibrary:
    """Finds no Pango when the layout engine is loaded."""

    @staticmethod
    def find_spec(name: str, *_: object) -> ModuleSpec | None:
        if name == ENGINE:
            message = "cannot load library 'libpango-1.0-0'"
            raise OSError(message)
        return None


def test_without_the_libraries_of_the_system_the_output_is_unavailable(
    edition: EbookEdition, modified: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, ENGINE)
    monkeypatch.delattr(typesetting, "engine")
    monkeypatch.setattr(sys, "meta_path", [_NoLibrary, *sys.meta_path])
    with pytest.raises(OutputUnavailableError, match="libpango"):
        produce(edition, modified=modified)
