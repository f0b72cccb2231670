"""jianbao word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jianbao import build
from jianbao.atomic_files import Finished, write
from jianbao.cli import report as printing
from jianbao.cli.books import CONFIG, config_file
from jianbao.cli.exits import Exit
from jianbao.cli.language import words
from jianbao.manuscript import entries

_NAME = "word"


def run_word(articles: Sequence[Path], book: Path | None, out: Path | None) -> Exit:
    """Make a Word file of each of ``articles``, and return how the command ends."""
    file = config_file(book) if book else _book_of(articles[0])
    if file is None or not file.is_file():
        return printing.usage_fault(
            "稿件上面没有 book.yaml。用 --book 指明是哪一本书",
            "there is no book.yaml above the article; name the book with --book",
        )
    prepared = build.prepare(file)
    if prepared.value is None or prepared.failed:
        printing.show(prepared.diagnostics, file.parent)
        return Exit.PROBLEMS
    listed = {
        (file.parent / entry.path).resolve(): entry.path
        for _, _, entry in entries(prepared.value.config)
    }
    unknown = [str(path) for path in articles if path.resolve() not in listed]
    if unknown:
        return printing.usage_fault(
            f"{file} 里没有列出 {'、'.join(unknown)}", f"{file} does not list {', '.join(unknown)}"
        )
    files = []
    for path in articles:
        made = _made(prepared.value, listed[path.resolve()])
        if made is None:
            return Exit.PROBLEMS
        files.append(Finished(name=f"{path.stem}.docx", data=made))
    for written in write(files, out or file.parent / "out"):
        printing.stderr().print(words(f"已生成 {written.path}", f"Made {written.path}"))
    return Exit.CLEAN


def _book_of(article: Path) -> Path | None:
    """Return the nearest book.yaml above ``article``."""
    above = (folder / CONFIG for folder in article.resolve().parents)
    return next((file for file in above if file.is_file()), None)


def _made(prepared: build.Prepared, article: str) -> bytes | None:
    """Return the Word file of one article; None where it cannot be made, which has been said."""
    book = build.as_asked(prepared, [(_NAME, "articles", (article,))])
    products, said = build.produce(book, (_NAME,), lambda _: None)
    if any(item.is_error for item in said):
        printing.show(said, prepared.config.folder)
    return products[0].artifact.data if products else None
