"""What keeps a face out of an e-book, or makes the e-book large."""

from __future__ import annotations

from collections.abc import Mapping

from jianbao.diagnostics import Diagnostic, Severity, Text
from jianbao.fonts import Face

_SHOWN = 10
_CHOOSE_ANOTHER = Text(
    "在 book.yaml 的“字体”下换一种准许嵌入的，如思源宋体、霞鹜文楷",
    "name a face under fonts that may be embedded, such as Noto Serif CJK SC or LXGW WenKai",
)


def refused(face: Face, replaced: Mapping[str, Face | None]) -> Diagnostic:
    """F009: the licence of ``face`` forbids embedding; ``replaced`` tells what draws its characters.

    A warning where nothing does: a phone may then show a box.
    """
    lost = "".join(characters for characters, other in replaced.items() if other is None)
    if lost:
        return _forbidden(
            face,
            Severity.WARNING,
            Text(f"“{lost[:_SHOWN]}”在手机上可能缺字", f"a phone may lack “{lost[:_SHOWN]}”"),
        )
    others = "、".join(dict.fromkeys(other.family for other in replaced.values() if other))
    shown = "".join(replaced)[:_SHOWN]
    return _forbidden(
        face,
        Severity.NOTICE,
        Text(f"“{shown}”用“{others}”嵌入", f"“{others}” is embedded for “{shown}”"),
    )


def forbidden(face: Face) -> Diagnostic:
    """F009: ``face`` fills a role, but its licence forbids embedding."""
    consequence = Text("手机用自己的字体代替", "phones set the text in a face of their own")
    return _forbidden(face, Severity.WARNING, consequence)


def whole(face: Face, size: int) -> Diagnostic:
    """F010: ``face`` may not be cut down, so that all of its ``size`` bytes are in the e-book."""
    size_in_mb = f"{size / 1_000_000:.1f} MB"
    return Diagnostic(
        code="F010",
        severity=Severity.WARNING,
        message=Text(
            f"“{face.family}”的许可只准整个嵌入，电子书因此大了 {size_in_mb}",
            f"“{face.family}” may be embedded only whole: {size_in_mb} more in the e-book",
        ),
        hint=_CHOOSE_ANOTHER,
    )


def unreadable(face: Face) -> Diagnostic:
    """F011: the file of ``face`` is damaged or of an unknown kind."""
    return Diagnostic(
        code="F011",
        severity=Severity.WARNING,
        message=Text(
            f"读不出“{face.family}”的字体文件 {face.path.name}，没有嵌入",
            f"the file {face.path.name} of “{face.family}” cannot be read; it is not embedded",
        ),
        hint=Text("重新安装这种字体", "install the face again"),
    )


def _forbidden(face: Face, severity: Severity, consequence: Text) -> Diagnostic:
    return Diagnostic(
        code="F009",
        severity=severity,
        message=Text(
            f"“{face.family}”的许可不准嵌入电子书，{consequence.zh}",
            f"the licence of “{face.family}” forbids embedding; {consequence.en}",
        ),
        hint=_CHOOSE_ANOTHER,
    )
