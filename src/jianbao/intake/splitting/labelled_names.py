"""Names behind labels of any kind, on a line of their own: 课题组成员：某某, 执教：某某."""

from __future__ import annotations

import re

from jianbao.intake.splitting.credits import Credit, is_unit, names_of, unbracketed

_PAIRS = re.compile(r"[\s\u3000]+(?=[\u4e00-\u9fff]{2,8}：)")
_OFFICE = re.compile("[教年备语数英科德政总校体艺][\u4e00-\u9fff]{1,4}[组处室]")
_SPEAKS = ("人", "者", "执教", "授课", "主讲", "采访", "采写", "讲述", "整理")
"""How labels end of those whose words an article is."""
_LABEL_OF_NAMES = re.compile(r"[\u4e00-\u9fff]{2,8}")


def labelled_names(line: str) -> Credit:
    """Return what a line says that names persons or a unit behind any label: 课题组成员：某某."""
    pairs = [pair.partition("：") for pair in _PAIRS.split(unbracketed(line))]
    if not all(
        colon and _LABEL_OF_NAMES.fullmatch(label) and (names_of(value) or _is_office(value))
        for label, colon, value in pairs
    ):
        return Credit()
    authors, sources = list[str](), list[str]()
    for label, _, value in pairs:
        who = names_of(value) if label.endswith(_SPEAKS) else Credit()
        authors += who.authors
        sources.append(who.source if who.authors else f"{label}：{value.strip()}")
    return Credit(authors=tuple(authors), source="\u3000".join(filter(None, sources)))


def _is_office(text: str) -> bool:
    return is_unit(text) or _OFFICE.fullmatch(text) is not None
