"""W408: a sentence that says a thing twice, or says the opposite of what is meant.

原因是因为, 目的是为了, 防止……不再发生 and their kind: the usual slips of official prose. A matter of
style in part, so that it is a notice, but for negatives that turn the sense.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_ODD = re.compile(
    r"(?P<cause>原因[是在于]{1,2})(?:因为|由于)|(?P<aim>目的[是在于]{1,2})(?:为了)"
    r"|(?P<stop>(?:防止|避免|杜绝|切忌|谨防)[^，。；：、！？不]{0,14})(?:不再|不)(?P<happens>发生|出现)"
    r"|(?P<eyes>亲)眼目睹|(?P<home>凯旋)而?归来?|(?P<gift>免费)赠送|(?P<visit>莅临)到(?=[\u4e00-\u9fff])"
    r"|(?P<until>截[至止])到(?=\d|[一二三四五六七八九十今去本上目])|大?约(?P<near>近)(?=[\d百千万])"
    r"|(?P<beware>切忌)(?:不要|不可|不能)|(?P<hold>本着)以?(?P<principle>[^，。；：、！？以]{1,10})为(?P<kind>原则|宗旨)"
)


def _right(match: re.Match[str]) -> str:
    if match["stop"]:
        return f"{match['stop']}{match['happens']}"
    if match["eyes"]:
        return "目睹"
    if match["gift"]:
        return "赠送"
    if match["until"]:
        return "截至"
    if match["hold"]:
        return f"本着{match['principle']}的{match['kind']}"
    return next(
        match[name] for name in ("cause", "aim", "home", "visit", "near", "beware") if match[name]
    )


RULE = Rule(
    code="W408",
    severity=Severity.NOTICE,
    name=Text("语义重复、否定不当", "Said twice, or turned round"),
    check=suggesting(_ODD, _right),
)
