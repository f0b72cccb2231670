"""The order of strokes (笔画序): GF 3003-1999, GB 13000.1 字符集汉字字序（笔画序）规范.

By number of strokes, then stroke by stroke in the order 横竖撇点折, then by the finer rules of
that standard. The table ``strokes.txt`` has the characters in this order, a line for each number
of strokes; ``setup/strokes.py`` says what it is made of.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def rank(character: str) -> int | None:
    """Return the place of a Chinese character among all; None where it is not known."""
    return _ranks().get(character)


@cache
def _ranks() -> dict[str, int]:
    table = files(__package__).joinpath("strokes.txt").read_text("utf-8")
    characters = "".join(line.split()[1] for line in table.splitlines())
    return {character: at for at, character in enumerate(characters)}
