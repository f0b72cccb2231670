"""What there is to say of a page that was read: each thing left out, and what may be missing."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.diagnostics import Diagnostic, Severity, Span, Text
from jianbao.intake.model import Certainty, Change
from jianbao.intake.webpage.facts import squeezed
from jianbao.intake.webpage.walk import Found, Stretch

_HIDDEN = Text("去掉网页上看不见的文字", "text that the page does not show left out")
_OUTSIDE = Text(
    "去掉网页上正文以外的文字（菜单、页脚等）", "text around the article left out (menus, footers)"
)


def changes(found: Found, ornaments: tuple[Change, ...], *, certain: bool) -> tuple[Change, ...]:
    """Return a change for each stretch that is not in the article's blocks.

    ``certain`` is whether the page itself says where the article begins and ends.
    """
    sure = Certainty.CERTAIN if certain else Certainty.LIKELY
    return (
        *ornaments,
        *(_change("N220", _HIDDEN, stretch, Certainty.CERTAIN) for stretch in found.hidden),
        *(_change("N221", _OUTSIDE, stretch, sure) for stretch in found.outside),
    )


def left_out(found: Found, source: str, lost: str, *, whole: bool) -> tuple[Diagnostic, ...]:
    """Return what the user should look at; ``whole``: no part of the page stood out as article."""
    return tuple(_left_out(found, source, lost, whole=whole))


def _left_out(found: Found, source: str, lost: str, *, whole: bool) -> Iterator[Diagnostic]:
    if lost:
        shown = lost[:20]
        yield Diagnostic(
            code="N207",
            severity=Severity.ERROR,
            span=Span(file=source),
            message=Text(
                f"网页的标记有误，读丢了 {len(lost)} 个字：{shown}",
                f"the page's markup is broken; {len(lost)} characters were lost: {shown}",
            ),
            hint=Text("请把文章复制到 Word 里再导入", "copy the article into Word and import that"),
        )
    if whole:
        yield Diagnostic(
            code="N204",
            severity=Severity.WARNING,
            span=Span(file=source),
            message=Text(
                "分不出网页上哪一部分是正文，全部收下了",
                "no part of the page stands out as the article; all of it was taken",
            ),
        )
    if found.media:
        yield Diagnostic(
            code="N235",
            severity=Severity.NOTICE,
            span=found.media[0],
            message=Text(
                f"音频、视频不能进书，共 {len(found.media)} 处",
                f"audio and video cannot go into a book: {len(found.media)} left out",
            ),
        )


def _change(rule: str, about: Text, stretch: Stretch, certainty: Certainty) -> Change:
    return Change(
        rule=rule,
        certainty=certainty,
        span=stretch.span,
        before=squeezed(" ".join(stretch.pieces)),
        after="",
        about=about,
    )
