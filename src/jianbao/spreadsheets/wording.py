"""The text of a cell as it is meant, and the names of columns compared."""

from __future__ import annotations

import re
import unicodedata

# Controls, marks of direction and of no width; variation selectors belong to their character.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]"
)
_BREAKS = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SELECTED = f"[{_HAN}][\ufe00-\ufe0f\U000e0100-\U000e01ef]?"
# A name of two characters is spread to the width of three; one of four has no space to lose.
_SPREAD = re.compile(rf"{_SELECTED}(?:\s+{_SELECTED}){{1,3}}")
_REMARK = re.compile(r"[(\[【〔<《].*$|[:*#]|\s")


def text_of(cell: str, *, is_person: bool) -> str:
    """Return the text of ``cell`` without what is not seen; lines of one are kept apart by LF.

    Characters are never exchanged, not even for those that Unicode counts as equal: a name keeps
    its own. A person's name is one line, and loses the spaces that spread its characters.
    """
    lines = (" ".join(line.split()) for line in _BREAKS.split(_UNSEEN.sub("", cell).strip()))
    if not is_person:
        return "\n".join(lines)
    name = " ".join(lines)
    return re.sub(r"\s", "", name) if _SPREAD.fullmatch(name) else name


def folded(head: str) -> str:
    """Return what counts of a column's name: “姓　名（必填）” and “姓名” are one."""
    return _REMARK.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", head))).casefold()
