"""Q603: an estimate said twice: 约三十人左右, 约300余人, 超过100多人, 截至目前为止.

约 and 左右, 约 and 余, 近 and 多, 超过 and 多, 至少 and 以上 each say it alone.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_FIGURE = r"(?:\d[\d,.]{0,11}|[一二两三四五六七八九十百千]{1,6}|几[十百千]?)[%％万亿]{0,2}"
_UNIT = r"(?:(?:个|名|平方)?[\u4e00-\u9fff%]{0,2}?)"
_ABOUT = "(?<![节条公合签制预特简契租誓违毁])约"
"""Not that of 节约300万元左右."""
_TWICE = re.compile(
    rf"(?P<about>大约|{_ABOUT}|大概|大致)(?P<one>有?{_FIGURE}{_UNIT})(?:左右|上下)"
    rf"|(?:大约|{_ABOUT}|大概)(?P<rest>{_FIGURE}[余多](?=[个名人所家项次份件处条吨元万亿平公米里户册台场]))"
    rf"|(?P<over>超过|突破|不少于|不低于|至少)(?P<two>{_FIGURE})(?:多|余)(?P<unit>[^年月日，。；、\d])"
    rf"|(?P<least>超过|不少于|不低于|至少)(?P<three>{_FIGURE}{_UNIT})以上(?!的?[学职文])"
    rf"|(?P<until>截[至止])(?P<four>[^，。；：！？]{{1,12}}?)为止"
    rf"|(?<![最附靠接邻相临远])将?近(?P<six>{_FIGURE})[多余](?P<whom>[名个人所家项次份件处条台场户])"
    rf"|(?P<below>不超过|至多|最多|不多于|不高于)(?P<five>{_FIGURE}{_UNIT})(?:以内|以下)"
)


def _right(match: re.Match[str]) -> str:
    """Return the estimate said once."""
    if match["rest"] or match["about"]:
        figure = match["rest"] or match["one"]
        return figure if {"余", "多"} & set(figure) else f"{match['about']}{figure}"
    if match["over"]:
        return f"{match['over']}{match['two']}{match['unit']}"
    if match["six"]:
        return f"近{match['six']}{match['whom']}"
    if match["until"]:
        return f"截至{match['four']}"
    return f"{match['least'] or match['below']}{match['three'] or match['five']}"


RULE = Rule(
    code="Q603",
    severity=Severity.WARNING,
    name=Text("概数重复", "An estimate said twice"),
    check=suggesting(_TWICE, _right),
)
