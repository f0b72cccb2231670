"""The table of products, and what everybody reads from it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from jianbao import products
from jianbao.book import Book
from jianbao.build.production import in_order
from jianbao.cli.commands.build import command
from jianbao.config.model import OutputChoice
from jianbao.config.scalars import PLAIN_NAME
from jianbao.products import BATCHES, BY_NAME, PRODUCTS, Product
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
    plan = product.batch.plan if product.batch else ""
    for address in filter(None, (product.make, product.check, plan)):
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


SOURCE = Path(products.__file__).parent.parent
FOLDERS = {path.name for path in (SOURCE / "products").iterdir() if path.is_dir()}
ONE_PRODUCTS_OWN = ("cli/commands/cover.py", "cli/impose.py", "cli/copies.py", "merge/")
"""Verbs, options and a room that are there for one product."""


def _named(*nodes: ast.AST) -> bool:
    """Return whether one of ``nodes``, or of the items of a tuple, list or set, is a name."""
    items = [item for node in nodes for item in getattr(node, "elts", (node,))]
    names = {*BY_NAME, *BATCHES}
    return any(isinstance(item, ast.Constant) and item.value in names for item in items)


def _asks(node: ast.AST) -> bool:
    """Return whether code asks for a product by its name: compares, looks up, orders, imports."""
    match node:
        case ast.ImportFrom(module=str(module)):
            return module.removeprefix("jianbao.products.").partition(".")[0] in FOLDERS
        case ast.Compare(left=left, comparators=others):
            asked = [left, *others]
        case ast.Subscript(value=ast.Name(id="BY_NAME" | "BATCHES"), slice=key):
            asked = [key]
        case ast.MatchValue(value=value) | ast.keyword(arg="only" | "product", value=value):
            asked = [value]
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
            asked = args if name in {"produce", "obtain", "chosen", "make"} else []
        case _:
            asked = []
    return _named(*asked)


def test_nobody_outside_a_products_folder_asks_which_product_it_is() -> None:
    questions = {
        name: [
            ast.unparse(node)
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if _asks(node)
        ]
        for file in SOURCE.rglob("*.py")
        if not (name := file.relative_to(SOURCE).as_posix()).startswith(
            ("products/", *ONE_PRODUCTS_OWN)
        )
    }
    assert {name: asked for name, asked in questions.items() if asked} == {}


@pytest.mark.parametrize(
    "text",
    [
        'name == "pdf"',
        '"pdf" in made',
        'choice.name not in ("epub", "web")',
        'BY_NAME["cover"]',
        'produce(book, ("pdf",), say)',
        'Request(file=file, only=("cover",))',
        "from jianbao.products.pdf.make import make",
        'match name:\n    case "copies":\n        pass',
    ],
)
def test_such_a_question_is_found(text: str) -> None:
    assert any(map(_asks, ast.walk(ast.parse(text))))


@pytest.mark.parametrize("title", ["CON", "nul", "com1", "..."])
def test_a_title_that_some_system_takes_otherwise_makes_a_name_all_the_same(title: str) -> None:
    name = file_name(book(title, None, "zh"), BY_NAME["pdf"])
    assert PLAIN_NAME.search(name)
