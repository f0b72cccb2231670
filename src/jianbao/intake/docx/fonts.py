"""From the name of a font to the role of its kind: song, fangsong, kai, hei, xiaobiaosong."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from jianbao.intake.docx.names import DRAWING

_ROLES = (
    ("xiaobiaosong", re.compile("小标宋|大标宋|xiaobiaosong|dabiaosong|中宋|zhongsong")),
    ("fangsong", re.compile("仿宋|fang ?song|fandolfang")),
    ("kai", re.compile("楷|kai")),
    (
        "hei",
        re.compile(
            "黑|雅黑|等线|圆|hei|dengxian|yahei|gothic|ゴシック|pingfang|sans (?:cjk|sc|tc|hk)"
        ),
    ),
    ("song", re.compile("宋|明體|明朝|song|simsun|mincho|mingliu|serif (?:cjk|sc|tc|hk)")),
)
"""The names of the trade, most telling first: 仿宋 holds 宋, 中宋 stands in for 小标宋."""

_SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}
_FALLBACK = "宋体"
"""What Word takes where a theme names no East Asian font."""


@lru_cache(maxsize=1024)
def role(name: str) -> str:
    """Return the role of the font called ``name``, “” for one that is not Chinese or unknown."""
    folded = name.casefold()
    return next((role for role, pattern in _ROLES if pattern.search(folded)), "")


class FontScheme:
    """The fonts that a theme names, ECMA-376 part 1, 20.1.4.1.18."""

    def __init__(self, root: etree._Element | None, language: str) -> None:
        """``language`` is the document's East Asian one (``w:themeFontLang``), as BCP 47."""
        self._fonts: dict[str, str] = {}
        if root is not None:
            script = _SCRIPTS.get(language.lower(), "Hans")
            for kind in ("major", "minor"):
                font = root.find(f".//{{{DRAWING}}}{kind}Font")
                if font is not None:
                    self._fonts[f"{kind}eastasia"] = _east_asian(font, script)

    def font(self, slot: str) -> str:
        """Return the font of a theme's ``slot``, e.g. ``minorEastAsia``; “” for a Latin one."""
        folded = slot.casefold()
        return self._fonts.get(folded, _FALLBACK if folded.endswith("eastasia") else "")


def _east_asian(font: etree._Element, script: str) -> str:
    named = font.find(f"{{{DRAWING}}}ea")
    if named is not None and named.get("typeface"):
        return named.get("typeface", "")
    for item in font.iter(f"{{{DRAWING}}}font"):
        if item.get("script") == script:
            return item.get("typeface", "")
    return _FALLBACK
