"""Q603: an estimate said twice: 约三十人左右, 超过100多人, 截至目前为止.

约 and 左右, 超过 and 多, 至少 and 以上 each say it alone.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_FIGURE = r"(?:\d[\d,.]{0,11}|[一二两三四五六七八九十百千]{1,6}|几[十百千]?)[%％万亿]{0,2}"
_UNIT = r"(?:(?:个|名|平方)?[\u4e00-\u9fff%]{0,2}?)"
_TWICE = re.compile(
    rf"(?P<about>大约|约|大概|大致)(?P<one>有?{_FIGURE}{_UNIT})(?:左右|上下)"
    rf"|(?P<over>超过|突破|不少于|不低于|至少)(?P<two>{_FIGURE})(?:多|余)(?P<unit>[^年月日，。；、\d])"
    rf"|(?P<least>超过|不少于|不低于|至少)(?P<three>{_FIGURE}{_UNIT})以上(?!的?[学职文])"
    rf"|(?P<until>截[至止])(?P<four>[^，。；：！？]{{1,12}}?)为止"
    rf"|(?P<below>不超过|至多|最多|不多于|不高于)(?P<five>{_FIGURE}{_UNIT})(?:以内|以下)"
)


def _right(match: re.Match[str]) -> str:
    """Return the estimate said once."""
    if match["about"]:
        return f"{match['about']}{match['one']}"
    if match["over"]:
        return f"{match['over']}{match['two']}{match['unit']}"
    if match["least"]:
        return f"{match['least']}{match['three']}"
    if match["until"]:
        return f"截至{match['four']}"
    return f"{match['below']}{match['five']}"


RULE = Rule(
    code="Q603",
    severity=Severity.WARNING,
    name=Text("概数重复", "An estimate said twice"),
    check=suggesting(_TWICE, _right),
)
