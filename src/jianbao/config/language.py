"""Language tags (BCP 47, RFC 5646), with the script of Chinese always spelt out.

PDF viewers, reading systems and fonts choose glyphs by script; a bare ``zh-CN`` says it only
indirectly, so that 简 and 繁 stay apart in one way everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao.config import value_codes
from jianbao.config.nodes import shorten
from jianbao.config.shape import ScalarShape, Schema
from jianbao.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from jianbao.config.reading import Place

# RFC 5646 §2.1 without grandfathered tags and without primary languages of four letters and more,
# of which there are none; ``_`` is accepted for ``-``.
TAG = re.compile(
    r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{3}){0,3}"
    r"(?:[-_][A-Za-z]{4})?"
    r"(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:[-_](?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:[-_][0-9A-WY-Za-wy-z](?:[-_][A-Za-z0-9]{2,8})+)*"
    r"(?:[-_][Xx](?:[-_][A-Za-z0-9]{1,8})+)?"
)
WORDS = {"中文": "zh-Hans", "简体中文": "zh-Hans", "繁体中文": "zh-Hant", "英文": "en"}
CHINESE = {
    "zh": "zh-Hans",
    "zh-CN": "zh-Hans",
    "zh-Hans-CN": "zh-Hans",
    "zh-SG": "zh-Hans-SG",
    "zh-MY": "zh-Hans-MY",
    "zh-TW": "zh-Hant-TW",
    "zh-HK": "zh-Hant-HK",
    "zh-MO": "zh-Hant-MO",
}
SCRIPT, REGION = 4, 2


class Language(ScalarShape[str]):
    """A language tag, or one of a few Chinese names."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("语言代码", "a language tag")

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the tag in its usual case: ``zh_cn`` becomes ``zh-Hans``."""
        del place
        if text in WORDS:
            return WORDS[text]
        if not TAG.fullmatch(text):
            return value_codes.NOT_A_LANGUAGE.of(text=shorten(text))
        return usual_tag(text.replace("_", "-"))

    def schema(self) -> Schema:
        """See `Shape`."""
        tag = {"type": "string", "pattern": rf"^\s*(?:{TAG.pattern})\s*$"}
        return {"anyOf": [tag, {"enum": list(WORDS)}]}


def usual_tag(tag: str) -> str:
    """Return a language tag in its usual case, and that of Chinese with its script."""
    tag = _in_usual_case(tag)
    return CHINESE.get(tag, tag)


def _in_usual_case(tag: str) -> str:
    """Write scripts with a capital and regions in capitals (RFC 5646 §2.1.1)."""
    first, *rest = tag.lower().split("-")
    parts, inside_extension = [first], False
    for part in rest:
        inside_extension = inside_extension or len(part) == 1
        if inside_extension:
            parts.append(part)
        elif len(part) == SCRIPT and part.isalpha():
            parts.append(part.capitalize())
        else:
            parts.append(part.upper() if len(part) == REGION else part)
    return "-".join(parts)
