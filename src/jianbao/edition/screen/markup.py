"""What documents and style sheets for screens have in common, whichever edition they are of.

No face is sure to be there: phones have their own, reading systems name theirs (DK- in 多看,
ST- on the Kindle). So each role is a list, which the sheets name as ``var(--screen-song)``; the
finished sheet holds its text, because Kindle knows no variables.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from jianbao.book import Book
from jianbao.edition.asides import dress_asides
from jianbao.edition.formulas import mark_up_formulas
from jianbao.edition.labels import labels_for
from jianbao.edition.notes import link_notes
from jianbao.edition.numbering import name_targets
from jianbao.edition.screen.colours import (
    BLACK,
    WHITE,
    Colour,
    field_of,
    legible,
    on_screen,
)
from jianbao.edition.screen.foreign import mark_foreign
from jianbao.edition.screen.responsive_tables import fit_tables
from jianbao.edition.titles.run_in import mark_run_in_headings
from jianbao.themes import Theme

PAPER: Final[Colour] = (253, 252, 250)
NIGHT: Final[Colour] = (24, 25, 28)
"""The grounds of the web edition, by day and in the dark; a reading system has its own."""
_AT_NIGHT: Final = 6.0
"""Contrast of the accent in the dark, where the purest red that can be read glares."""

# iOS and macOS, then 多看, then Android and the free faces, then Windows.
_SONG: Final = (
    "Songti SC", "STSong", "DK-SONGTI", "Noto Serif CJK SC", "Source Han Serif SC",
    "Source Han Serif CN", "SimSun", "serif",
)  # fmt: skip
_STACKS: Final = {
    "song": _SONG,
    "fangsong": (
        "STFangsong", "DK-FANGSONG", "FangSong", "FangSong_GB2312", "FandolFang", *_SONG,
    ),
    "kai": (
        "Kaiti SC", "STKaiti", "DK-KAITI", "LXGW WenKai", "KaiTi", "KaiTi_GB2312", "serif",
    ),
    "hei": (
        "PingFang SC", "Heiti SC", "DK-HEITI", "MiSans", "HarmonyOS Sans SC", "Noto Sans CJK SC",
        "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "SimHei", "sans-serif",
    ),
    "xiaobiaosong": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "DK-XIAOBIAOSONG", *_SONG),
}  # fmt: skip
_GENERIC: Final = frozenset({"serif", "sans-serif"})
_TRADITIONAL: Final = {"SC": "TC", "CN": "TW"}


def mark_up(tree: etree._Element, book: Book, theme: Theme, *, epub: bool) -> None:
    """Mark in a document what style sheets and readers look for; ``epub``: whether it is XHTML."""
    if theme.option("run-in"):
        mark_run_in_headings(tree)
    dress_asides(tree, labels_for(book.language))
    name_targets(tree)
    mark_foreign(tree)
    link_notes(tree, labels_for(book.language), epub=epub)
    mark_up_formulas(tree)
    fit_tables(tree)


def screen_values(book: Book, theme: Theme) -> dict[str, str]:
    """Return the values by the names that ``var()`` gives them.

    ``screen-song`` and its kin are lists of families. ``accent`` can be read on white and on
    black, since many reading systems turn the ground dark without saying so; ``accent-on-paper``
    and ``accent-on-night`` are nearer to the theme's own, for a page that sets its ground; white
    can be read on ``field``.
    """
    accent = on_screen(str(theme.option("accent")))
    return {
        **{f"screen-{role}": stack(role, book.language) for role in _STACKS},
        "accent": legible(accent, WHITE, BLACK),
        "accent-on-paper": legible(accent, PAPER),
        "accent-on-night": legible(accent, NIGHT, least=_AT_NIGHT),
        "field": field_of(accent),
        "paper": "#{:02x}{:02x}{:02x}".format(*PAPER),
        "night": "#{:02x}{:02x}{:02x}".format(*NIGHT),
        "screen-autospace": "normal" if theme.option("autospace") else "no-autospace",
    }


def stack(role: str, language: str) -> str:
    """Return the families of a role as CSS; of a book in Traditional Chinese, the Traditional."""
    traditional = any(mark in language for mark in ("Hant", "TW", "HK", "MO"))
    return ", ".join(_family(name, traditional=traditional) for name in _STACKS[role])


def _family(name: str, *, traditional: bool) -> str:
    if name in _GENERIC:
        return name
    rest, _, script = name.rpartition(" ")
    if traditional and script in _TRADITIONAL:
        name = f"{rest} {_TRADITIONAL[script]}"
    return f'"{name}"'
