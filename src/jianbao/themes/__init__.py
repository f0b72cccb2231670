"""Themes: found by name, with their options checked and their files read.

A theme is a folder ``styles/<name>/`` with ``theme.yaml``, ``print.css``, ``ebook.css``,
``templates/*.html`` and whatever pictures its style sheets use. It may extend another theme:
a file that it lacks is taken from there. A folder of the same name beside book.yaml is laid
over the packaged one, file by file.
"""

from jianbao.themes.find import available, find
from jianbao.themes.model import OptionSpec, Theme, ThemeFile

__all__ = ["OptionSpec", "Theme", "ThemeFile", "available", "find"]
