"""Where themes are, and reading one with all that it extends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jianbao import files
from jianbao.config import BookConfig
from jianbao.css_faults import faults
from jianbao.diagnostics import (
    BookError,
    Diagnostic,
    Result,
    Span,
    Text,
    did_you_mean,
    listed,
)
from jianbao.themes import codes
from jianbao.themes.model import Theme, ThemeFile
from jianbao.themes.options import settle, specify
from jianbao.themes.settings import ThemeSettings, read_settings

FOUNDATION = "foundation"
_DEEPEST_CHAIN = 8
_LARGEST_FILE = 1024 * 1024

Level = tuple[str, tuple[Path, ...], ThemeSettings]


def available(book_folder: Path) -> tuple[str, ...]:
    """Return the names of the themes that a book may choose."""
    names = {
        folder.name
        for place in _search_path(book_folder)
        for folder in place.iterdir()
        if (folder / "theme.yaml").is_file() and folder.name != FOUNDATION
    }
    return tuple(sorted(names))


def find(config: BookConfig) -> Result[Theme]:
    """Read the theme that ``config`` chooses and check the options that it sets.

    Faults: those of the loader (C###) for theme.yaml, T001 no such theme, T002 a circle of themes, T003 an unknown option, T004 an option
    whose value does not fit, T005 a file that cannot be read, T010 a style that cannot be laid out.
    """
    try:
        chain = _chain(config)
        found = tuple(_files(chain, config.folder))
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)
    specs = specify(settings for _, _, settings in chain)
    options, diagnostics = settle(specs, config)
    own = {""} | {name for name, folders, _ in chain if config.folder in map(_home, folders)}
    unfit = (fault for file in found if file.level in own for fault in _styled(file))
    diagnostics = (*diagnostics, *unfit)
    theme = Theme(
        name=config.theme.name,
        title=chain[0][2].title,
        options=options,
        specs=tuple(specs.values()),
        files=found,
        folders=(*(folder for _, folders, _ in chain for folder in folders), config.folder),
    )
    return Result(value=theme, diagnostics=diagnostics)


def _search_path(book_folder: Path) -> tuple[Path, ...]:
    """Return the ``styles`` folders: the book's, the packaged copy, the checkout."""
    package = Path(__file__).parents[1]
    places = (book_folder / "styles", package / "styles", package.parents[1] / "styles")
    return tuple(place for place in places if place.is_dir())


def _chain(config: BookConfig) -> list[Level]:
    """Return the theme and those beneath it, the foundation last; the book's own folders first."""
    chain: list[Level] = []
    name = config.theme.name
    while name:
        if any(level == name for level, _, _ in chain) or len(chain) == _DEEPEST_CHAIN:
            raise BookError(_circle(chain[-1][0]))
        folders = tuple(
            place / name for place in _search_path(config.folder) if (place / name).is_dir()
        )
        declared = [path for folder in folders if (path := folder / "theme.yaml").exists()]
        if "/" in name or "\\" in name or not declared:
            raise BookError(_no_such_theme(name, config))
        settings = read_settings(declared[0], _home(declared[0].parent))
        chain.append((name, folders, settings))
        name = settings.extends or (FOUNDATION if name != FOUNDATION else "")
    return chain


def _files(chain: list[Level], book_folder: Path) -> Iterator[ThemeFile]:
    for level, folders, _ in chain:
        seen = set()
        for folder in folders:
            for path in sorted((*folder.glob("*.css"), *folder.glob("templates/*.html"))):
                name = path.relative_to(folder).as_posix()
                if name not in seen:
                    seen.add(name)
                    shown = f"styles/{level}/{name}"
                    text = _text(path, shown, _home(folder))
                    yield ThemeFile(level=level, name=name, shown=shown, text=text)
    own = book_folder / "style.css"
    if own.exists():
        text = _text(own, "style.css", book_folder)
        yield ThemeFile(level="", name="style.css", shown="style.css", text=text)


def _home(folder: Path) -> Path:
    """Return what no file of a theme may lie outside of: the book, or where jianbao stands."""
    return folder.parents[1]


def _text(path: Path, shown: str, inside: Path) -> str:
    try:
        return files.read(path, _LARGEST_FILE, inside).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BookError(_unreadable(shown, Text("不是 UTF-8 编码", "it is not UTF-8"))) from error
    except OSError as error:
        raise BookError(_unreadable(shown, files.reason(error))) from error


def _styled(file: ThemeFile) -> Iterator[Diagnostic]:
    """Yield what makes a style sheet of the book's own unfit to be laid out (T010)."""
    lines = file.text.splitlines()
    for fault in faults(file.text) if file.name.endswith(".css") else ():
        yield codes.UNFIT_STYLE.at(
            Span(file=file.shown, line=fault.line, column=fault.column),
            excerpt=lines[fault.line - 1] if fault.line <= len(lines) else "",
            fault=fault.text,
        )


def _unreadable(shown: str, reason: Text) -> Diagnostic:
    return codes.UNREADABLE.at(Span(file=shown), reason=reason)


def _circle(name: str) -> Diagnostic:
    return codes.CIRCLE.at(Span(file=f"styles/{name}/theme.yaml"))


def _no_such_theme(name: str, config: BookConfig) -> Diagnostic:
    names = available(config.folder)
    return codes.NO_SUCH_THEME.at(
        config.span("theme.name"), hint=did_you_mean(name, names), name=name, known=listed(names)
    )
