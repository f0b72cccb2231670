"""Faults whose words take some working out; what is plain is said from the tables where it is found."""

from __future__ import annotations

import codecs
import posixpath
from typing import TYPE_CHECKING

from jianbao.config import entry_codes, file_codes, value_codes
from jianbao.config.nodes import NOTHING, shorten
from jianbao.diagnostics import Text, did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jianbao.config.reading import Place
    from jianbao.diagnostics import Diagnostic


def not_found(path: Path) -> Diagnostic:
    """Return that there is no file at ``path``; another YAML file of its folder may be meant."""
    nearby = [] if not path.parent.is_dir() else [file.name for file in path.parent.glob("*.y*ml")]
    return file_codes.NOT_FOUND.of(hint=did_you_mean(path.name, sorted(nearby)), name=path.name)


def not_utf8(data: bytes) -> Diagnostic:
    """Return that ``data`` is no UTF-8; the hint names the encoding that it looks like."""
    found = Text("别的编码", "another encoding")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = Text("UTF-16（记事本里的“Unicode”）编码", "UTF-16")
    elif _decodes(data, "gb18030"):
        found = Text("GBK（ANSI）编码", "GBK (ANSI)")
    return file_codes.NOT_UTF8.of(found=found)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def unknown_key(written: str, known: Sequence[str], home: Sequence[str]) -> Diagnostic:
    """Return that its mapping has no such key.

    ``home`` are the names of the neighbour below which it belongs, if there is one.
    """
    key = shorten(written)
    hint = did_you_mean(key, known)
    if home:
        hint = Text(
            f"它应写在“{home[-1]}”下面，并缩进两格",
            f"it belongs below “{home[0]}”, indented by two spaces",
        )
    return value_codes.UNKNOWN_KEY.of(hint=hint, key=key, known=listed(known))


def wrong_type(place: Place, expected: Text, found: Text) -> Diagnostic:
    """Return that something of another kind stands there than the key takes."""
    hint = None
    if found == NOTHING:
        hint = Text("请补上内容，或删去这一行", "fill it in, or delete the line")
    # A colon of the wrong kind, or without its space, turns "key: value" into a plain text.
    elif "“名称: 内容”" in expected.zh and ("：" in found.zh or ":" in found.en):
        hint = Text(
            "冒号请用半角“:”，后面空一格", "use “:” followed by a space between key and value"
        )
    return value_codes.WRONG_TYPE.of(hint=hint, label=place.label, expected=expected, found=found)


def unknown_choice(place: Place, text: str, known: Iterable[str]) -> Diagnostic:
    """Return that ``text`` is none of the words that are allowed here."""
    known = tuple(known)
    return value_codes.UNKNOWN_CHOICE.of(
        hint=did_you_mean(text, known),
        label=place.label,
        text=shorten(text),
        known=listed(known),
    )


def no_such_manuscript(path: str, manuscripts: Sequence[str]) -> Diagnostic:
    """Return that there is no such file; ``manuscripts`` are those that are there."""
    same_name = [name for name in manuscripts if name.endswith("/" + path.rpartition("/")[2])]
    hint = did_you_mean(path, same_name or manuscripts, _without_suffix)
    return entry_codes.NO_SUCH_MANUSCRIPT.of(hint=hint, path=path)


def _without_suffix(path: str) -> str:
    """Leave out what all manuscripts share, and what would make any two look alike."""
    return posixpath.splitext(path)[0].casefold()


def no_manuscript(path: str, suffix: str) -> Diagnostic:
    """Return that no reader takes a file with such a ``suffix``."""
    hint = None
    if suffix == ".txt":
        hint = Text("请把文件名的后缀改成 .md", "rename the file so that it ends in .md")
    return entry_codes.NO_MANUSCRIPT.of(hint=hint, path=path)
