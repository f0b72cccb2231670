"""The table of products, and what everybody reads from it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from jianbao.book import Book
from jianbao.build.production import in_order
from jianbao.cli.commands.build import command
from jianbao.config.model import OutputChoice
from jianbao.products import BY_NAME, PRODUCTS, Product
from jianbao.products.naming import file_name

WORDS = [(product, name) for product in PRODUCTS for name in (product.name, *product.aliases)]
TABLE_ALONE = """
import sys
import jianbao.products
heavy = {"weasyprint", "pikepdf", "pypdfium2", "PIL", "ebooklib", "lxml", "jinja2", "openpyxl"}
print(sorted(heavy & set(sys.modules)))
"""


def book(title: str, issue: int | None, language: str) -> Book:
    return Book(
        folder=Path(),
        identifier="x",
        title=title,
        issue=issue,
        language=language,
        date=date(2024, 3, 5),
        parts=(),
    )


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.name)
def test_what_the_table_names_is_there(product: Product[Any]) -> None:
    for address in filter(None, (product.make, product.check)):
        module, _, function = address.partition(":")
        assert callable(getattr(import_module(module), function))
    assert set(product.needs) <= set(BY_NAME)
    assert {key.name for key in product.keys}.isdisjoint({"file"})


def test_no_name_is_given_twice() -> None:
    names = [name for _, name in WORDS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("product", "name"), WORDS, ids=[name for _, name in WORDS])
def test_the_command_line_takes_every_name(
    product: Product[Any],
    name: str,
    write: Callable[[dict[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = list[tuple[str, ...]]()
    monkeypatch.setattr(
        "jianbao.cli.build.run_build", lambda request, *_, **__: asked.append(request.only)
    )
    folder = write({"book.yaml": "title: 册\nchapters: [a.md]\n", "a.md": "# 题\n\n文\n"})
    result = CliRunner().invoke(command, [str(folder), "--only", name])
    assert (result.exit_code, asked) == (0, [(product.name,)])


def test_a_name_that_no_product_has_is_answered_with_those_there_are() -> None:
    result = CliRunner().invoke(command, [".", "--only", "海报"])
    assert result.exit_code == 2
    assert "封皮" in result.output


def test_loading_the_table_loads_no_product() -> None:
    run = subprocess.run(
        [sys.executable, "-c", TABLE_ALONE], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_a_product_comes_after_those_that_it_is_made_from() -> None:
    everything = tuple(
        OutputChoice(name=product.name, options=product.options()) for product in reversed(PRODUCTS)
    )
    ordered = [choice.name for choice in in_order(everything)]
    assert sorted(ordered) == sorted(BY_NAME)
    for name in ordered:
        assert all(ordered.index(need) < ordered.index(name) for need in BY_NAME[name].needs)


@pytest.mark.parametrize(
    ("title", "issue", "language", "product", "name"),
    [
        ("教科简报", 12, "zh-Hans", "pdf", "教科简报-第12期.pdf"),
        ("教科簡報", 12, "zh-Hant", "epub", "教科簡報-第12期.epub"),
        ("Valley Briefing", 7, "en", "epub", "Valley Briefing-No.7.epub"),
        ("Valley Briefing", 7, "en", "cover", "Valley Briefing-No.7-cover.pdf"),
        ("Valley Briefing", None, "en-GB", "booklet", "Valley Briefing-booklet.pdf"),
        ("教育\n会议材料", None, "zh-Hans", "name_plates", "教育会议材料-桌牌.pdf"),
        ("a/b: c?", None, "zh-Hans", "web", "ab c.html"),
        ("???", None, "zh-Hans", "web", "book.html"),
    ],
)
def test_a_file_is_named_in_the_language_of_its_book(
    title: str, issue: int | None, language: str, product: str, name: str
) -> None:
    assert file_name(book(title, issue, language), BY_NAME[product]) == name


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.name)
def test_an_english_book_has_no_chinese_in_the_names_of_its_files(product: Product[Any]) -> None:
    assert file_name(book("Briefing", 3, "en"), product).isascii()
