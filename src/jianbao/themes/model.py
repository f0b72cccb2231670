"""A theme as the edition uses it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jianbao.config.model import Option
from jianbao.diagnostics import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFile:
    """A template or style sheet; ``level`` is the theme of the chain that it comes from."""

    level: str
    name: str
    """Below the theme's folder, e.g. ``templates/chapter.html``."""
    shown: str
    """How messages call it, e.g. ``styles/jianbao/print.css``."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionSpec:
    """An option as theme.yaml documents it."""

    name: str
    alias: str
    """The option's Chinese name, accepted beside the English one."""
    kind: str
    """``length``, ``colour``, ``integer``, ``number``, ``boolean``, ``choice``, ``face`` or ``text``."""
    default: Option
    choices: tuple[str, ...] = ()
    doc: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme with the options of one book."""

    name: str
    title: Text
    options: tuple[tuple[str, Option], ...]
    specs: tuple[OptionSpec, ...]
    files: tuple[ThemeFile, ...]
    """Templates and style sheets of every level, the nearest level first."""
    folders: tuple[Path, ...]
    """Where pictures and other resources are looked for, in this order."""

    def file(self, name: str) -> ThemeFile | None:
        """Return the nearest file called ``name``."""
        return next((file for file in self.files if file.name == name), None)

    def cascade(self, *names: str) -> tuple[ThemeFile, ...]:
        """Return the files called by each of ``names`` in turn, from the foundation upwards."""
        return tuple(file for name in names for file in reversed(self.files) if file.name == name)

    def option(self, name: str) -> Option:
        """Return the value of an option; raises KeyError where the theme has none so called."""
        return dict(self.options)[name]
