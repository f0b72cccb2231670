"""The themes that a book may choose, and the options of the one that it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from jianbao import themes
from jianbao.config import check_text
from jianbao.config.bare import Bare, bare
from jianbao.config.editing import Step, changed, said
from jianbao.config.model import BookConfig, ThemeChoice
from jianbao.products import PRODUCTS
from jianbao.studio.services.exchange import MalformedError
from jianbao.studio.services.form import key_of

THEME: Final = "theme.name"
PATH: Final = "theme.options."
"""What the paths of options begin with."""


def titles(settings: BookConfig) -> list[Mapping[str, object]]:
    """Return the themes that a book may choose, each with what people call it."""
    names = themes.available(settings.folder)
    found = (
        (name, themes.find(replace(settings, theme=ThemeChoice(name=name))).value) for name in names
    )
    return [{"name": name, "title": theme.title} for name, theme in found if theme]


def told(book: Bare, theme: themes.Theme) -> list[Mapping[str, object]]:
    """Return the options of ``theme`` with what ``book`` says of them."""
    values = dict(theme.options)
    return [
        {
            "path": f"{PATH}{spec.name}",
            "label": spec.alias,
            "about": spec.doc,
            "kind": spec.kind,
            "choices": spec.choices,
            "default": spec.default,
            "value": values[spec.name],
            "set": said(book, _way(spec.name, spec.alias)) is not None,
        }
        for spec in theme.specs
    ]


def way(book: Path, text: str, path: str) -> tuple[Step, ...]:
    """Return where an option stands in ``text``; raises MalformedError where its theme has none such."""
    name = path.removeprefix(PATH)
    aliases = _aliases(book, text)
    if name not in aliases:
        raise MalformedError(path)
    return _way(name, aliases[name] or name)


def without_strange(book: Path, text: str) -> str:
    """Return ``text`` without the options that its theme does not have."""
    written = said(bare(text), key_of("theme.options").steps)
    aliases = _aliases(book, text)
    known = {*aliases, *aliases.values()}
    for name in written if isinstance(written, dict) and known else ():
        if name.strip() not in known:
            text = changed(text, _way(name), None)
    return text


def _way(*names: str) -> tuple[Step, ...]:
    """Return where an option stands that has these names."""
    return *key_of("theme.options").steps, Step(names=frozenset(names), written=names[-1])


def _aliases(book: Path, text: str) -> Mapping[str, str]:
    """Return the Chinese names of the options of the book's theme, by the English ones."""
    checked = check_text(book, text, PRODUCTS)
    theme = themes.find(checked.value).value if checked.value else None
    return {spec.name: spec.alias for spec in theme.specs} if theme else {}
