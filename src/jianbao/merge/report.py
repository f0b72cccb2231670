"""What reviewers changed, told to people and to other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from jianbao.diagnostics import Diagnostic, Text
from jianbao.merge import codes
from jianbao.merge.looks import called
from jianbao.merge.model import ChangeKind, Comment, MergeChange, Untaken
from jianbao.products.word.reviewed import CELL, END, FORMULA, NOTE, PICTURE, READ, READING, ROW

_SHORT, _MOST = 12, 3
"""How many characters, and how many places, are shown of what is not taken."""
_SHOWN: Final = {
    END: "⏎", CELL: "｜", ROW: "⏎", "\n": "↵", NOTE: "[注]", FORMULA: "[公式]", PICTURE: "[图]",
    READING: "（", READ: "）",
}  # fmt: skip
KINDS: Final = {
    ChangeKind.TEXT: Text("改文字", "text"),
    ChangeKind.BOLD: Text("加粗", "bold"),
    ChangeKind.PLAIN: Text("取消加粗", "no longer bold"),
    ChangeKind.STYLE: Text("改层次", "level"),
    ChangeKind.RAISED: Text("改为上标", "superscript"),
    ChangeKind.LOWERED: Text("改为下标", "subscript"),
    ChangeKind.STRUCK: Text("加删除线", "struck through"),
    ChangeKind.DOTTED: Text("加着重号", "emphasis dots"),
    ChangeKind.PICTURE: Text("换图片", "another picture"),
}


def shown(text: str) -> str:
    """Return what a draft says as people read it."""
    return "".join(_SHOWN.get(sign, sign) for sign in text)


def record(change: MergeChange, say: Callable[[Text], str]) -> dict[str, Any]:
    """Return a change as JSON has it."""
    return {
        "file": change.span.file if change.span else "",
        "line": change.span.line if change.span else 0,
        "article": change.title,
        "kind": change.kind.value,
        "what": say(KINDS[change.kind]),
        "before": shown(change.before),
        "around": [shown(part) for part in change.around],
        "versions": [
            {
                "who": [by.who for by in version.bys],
                "when": [by.when for by in version.bys],
                "after": shown(version.text),
            }
            for version in change.versions
        ],
        "conflict": change.is_conflict,
        "manuscript_changed": change.is_edited,
    }


def noted(comment: Comment) -> dict[str, Any]:
    """Return a comment as JSON has it."""
    return {
        "file": comment.span.file if comment.span else "",
        "line": comment.span.line if comment.span else 0,
        "about": shown(comment.about),
        "who": comment.by.who,
        "when": comment.by.when,
        "text": comment.text,
    }


def refused(one: Untaken, say: Callable[[Text], str]) -> dict[str, Any]:
    """Return what no manuscript takes as JSON has it."""
    return {
        "file": one.span.file if one.span else "",
        "line": one.span.line if one.span else 0,
        "what": say(called(one.what)),
        "text": shown(one.text),
        "who": one.by.who,
        "when": one.by.when,
    }


def told_untaken(untaken: Sequence[Untaken]) -> Iterator[Diagnostic]:
    """Yield what is said of ``untaken``: once for each kind of it and each hand."""
    kinds: dict[tuple[str, Text], list[Untaken]] = {}
    for one in untaken:
        kinds.setdefault((one.by.who, called(one.what)), []).append(one)
    for (who, what), alike in kinds.items():
        excerpts = [text for one in alike if (text := shown(one.text).strip("⏎｜ "))]
        said = "、".join(
            f"“{text[:_SHORT]}{'…' * (len(text) > _SHORT)}”" for text in excerpts[:_MOST]
        )
        where = Text(f"：{said}", f": {said}") if said else Text("", "")
        if len(alike) > 1:
            where = Text(f"{where.zh}（共 {len(alike)} 处）", f"{where.en} ({len(alike)} places)")
        yield codes.LOOK_UNTAKEN.at(alike[0].span, who=who, what=what, where=where)
