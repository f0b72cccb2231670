"""What can be wrong with a meeting once its lists are read: codes G010 to G019."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jianbao.diagnostics import Diagnostic, Severity, Span, Text, did_you_mean

_SHOWN = 8
"""So many names are listed in a sentence."""


def not_listed(name: str, known: Iterable[str], span: Span) -> Diagnostic:
    """Return G010: somebody has a seat who is not on the list."""
    return Diagnostic(
        code="G010",
        severity=Severity.ERROR,
        message=Text(f"座位里的“{name}”不在名单上", f"“{name}” has a seat but is not on the list"),
        span=span,
        hint=did_you_mean(name, known)
        or Text("加进名单，或改成名单上的写法", "add them, or write the name as the list does"),
    )


def seated_twice(name: str, span: Span, first: Span) -> Diagnostic:
    """Return G011: somebody has two seats."""
    return Diagnostic(
        code="G011",
        severity=Severity.ERROR,
        message=Text(
            f"“{name}”排了两个座位，另一个在 {first}",
            f"“{name}” has two seats, the other one at {first}",
        ),
        span=span,
        hint=Text("只留一个；同名的两个人要都列在名单上", "keep one; list namesakes twice"),
    )


def without_seat(names: Sequence[str], span: Span) -> Diagnostic:
    """Return G012: people of the list who have no seat."""
    listed, count = _listed(names), len(names)
    return Diagnostic(
        code="G012",
        severity=Severity.WARNING,
        message=Text(
            f"名单上有 {count} 人没有座位：{listed}",
            f"{count} on the list have no seat: {listed}",
        ),
        span=span,
    )


def listed_twice(name: str, span: Span, first: Span) -> Diagnostic:
    """Return G013: somebody is on the list twice."""
    return Diagnostic(
        code="G013",
        severity=Severity.WARNING,
        message=Text(
            f"名单上“{name}”重复了，前一个在 {first}",
            f"“{name}” is on the list twice, first at {first}",
        ),
        span=span,
        hint=Text("如果是两个人，可以不管", "never mind if they are two people"),
    )


def too_many(count: int, limit: int, span: Span) -> Diagnostic:
    """Return G014: more people than any meeting has."""
    return Diagnostic(
        code="G014",
        severity=Severity.ERROR,
        message=Text(f"名单有 {count} 人，最多 {limit} 人", f"{count} people; {limit} at most"),
        span=span,
        hint=Text("请看看是不是用错了表格", "is it the right list?"),
    )


def nobody_to_seat(span: Span) -> Diagnostic:
    """Return G015: seats that are to be filled from a list that is not there."""
    return Diagnostic(
        code="G015",
        severity=Severity.ERROR,
        message=Text("自动排座要有名单", "seats are filled from a list, and there is none"),
        span=span,
        hint=Text("写上“名单”，或用“行”逐行写座位", "write “participants”, or the rows by hand"),
    )


def unknown_order(characters: Sequence[str], span: Span) -> Diagnostic:
    """Return G016: characters whose place in the order is not known."""
    listed = _listed([f"{c}（U+{ord(c):04X}）" for c in characters])
    return Diagnostic(
        code="G016",
        severity=Severity.WARNING,
        message=Text(
            f"不知道这些字的次序，排在最后：{listed}",
            f"characters of unknown order come last: {listed}",
        ),
        span=span,
        hint=Text("请核对名单的次序；不对时写“排序: 原序”", "check the order, or keep your own"),
    )


def no_such_group(group: str, known: Iterable[str], span: Span) -> Diagnostic:
    """Return G017: the order of a group that the list has not."""
    return Diagnostic(
        code="G017",
        severity=Severity.ERROR,
        message=Text(f"名单里没有类别“{group}”", f"the list has no group “{group}”"),
        span=span,
        hint=did_you_mean(group, filter(None, known)),
    )


def _listed(names: Sequence[str]) -> str:
    more = "……" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more
