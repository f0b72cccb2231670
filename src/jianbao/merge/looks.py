"""Which looks differ between what went out and what came back, and what of it manuscripts can take."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Protocol

from jianbao.diagnostics import Text
from jianbao.merge.model import ChangeKind
from jianbao.products.word.described import is_none, number
from jianbao.products.word.reviewed import PLAIN, Look

Marks = frozenset[ChangeKind]
_MARKS: Final = {
    "vertAlign=superscript": ChangeKind.RAISED,
    "vertAlign=subscript": ChangeKind.LOWERED,
    "strike=1": ChangeKind.STRUCK,
    "em=dot": ChangeKind.DOTTED,
    "em=underDot": ChangeKind.DOTTED,
}
_FORMAT: Final = Text("格式", "formatting")
_NAMES: Final = {
    "i": Text("斜体", "italics"),
    "u": Text("下划线", "underlining"),
    "strike": Text("删除线", "strike-through"),
    "dstrike": Text("双删除线", "double strike-through"),
    "color": Text("文字颜色", "the colour of text"),
    "highlight": Text("突出显示", "highlighting"),
    "ground": Text("底纹", "shading"),
    "paragraph-ground": Text("段落底纹", "the shading of paragraphs"),
    "cell-ground": Text("单元格底纹", "the shading of cells"),
    "sz": Text("字号", "the size of type"),
    "font": Text("字体", "the typeface"),
    "latin": Text("西文字体", "the Latin typeface"),
    "vertAlign": Text("上标、下标", "superscript and subscript"),
    "em": Text("着重号", "emphasis dots"),
    "vanish": Text("隐藏文字", "hidden text"),
    "spacing": Text("字距", "the spacing of characters"),
    "w": Text("字符缩放", "the width of characters"),
    "bdr": Text("文字边框", "boxes around text"),
    "link": Text("链接", "a link"),
    "formula": Text("公式", "a formula"),
    "formulas": Text("公式（文档里一个都没有了，多半是存盘的软件丢的）", "formulas, all of which are gone: a program has lost them, most likely"),
    "picture": Text("图片", "a picture"),
    "width": Text("图片大小", "the size of a picture"),
    "height": Text("图片大小", "the size of a picture"),
    "crop": Text("图片裁剪", "the cropping of a picture"),
    "alt": Text("图片说明（替代文字）", "the alternative text of a picture"),
    "words": Text("图形里的文字", "words in a shape"),
    "style": Text("段落样式", "the style of a paragraph"),
    "jc": Text("对齐方式", "alignment"),
    "left": Text("缩进", "indents"),
    "right": Text("缩进", "indents"),
    "first": Text("首行缩进", "first-line indents"),
    "before": Text("段前间距", "space above paragraphs"),
    "after": Text("段后间距", "space below paragraphs"),
    "line": Text("行距", "line spacing"),
    "rules": Text("段落边框", "rules around paragraphs"),
    "break": Text("分页", "page breaks"),
    "section": Text("分页", "page breaks"),
    "frame": Text("文本框", "text frames"),
    "list": Text("列表样式", "the form of a list"),
    "level": Text("列表层级", "the level in a list"),
    "columns": Text("合并单元格", "merged cells"),
    "rows": Text("合并单元格", "merged cells"),
    "page": Text("页面设置（纸张、边距、分栏）", "paper, margins or columns"),
    "edges": Text("页眉或页脚", "the head or foot of pages"),
    "tabs": Text("制表位", "tab stops"),
    "cell-width": Text("列宽", "the width of columns"),
    "field": Text("域（自动变的文字）", "a field"),
    "property:title": Text("文档属性里的标题", "the title among the properties"),
    "property:subject": Text("文档属性里的主题", "the subject among the properties"),
    "property:creator": Text("文档属性里的作者", "the author among the properties"),
    "property:keywords": Text("文档属性里的关键词", "the keywords among the properties"),
    "property:description": Text("文档属性里的备注", "the comments among the properties"),
}  # fmt: skip


class _Styled(Protocol):
    """What has a style and may be in a list."""

    @property
    def style(self) -> str: ...
    @property
    def listed(self) -> str: ...


_LINKED: Final = frozenset({"color", "u"})
"""What Word itself gives to links."""


def called(name: str) -> Text:
    """Return what people call a property of a look."""
    if name.startswith("style:"):
        _, style, _ = name.split(":", 2)
        return Text(f"样式“{style}”", f"the style “{style}”")
    return _NAMES.get(name, _FORMAT)


@lru_cache(maxsize=4096)
def marks_of(look: Look) -> Marks:
    """Return what of a look a manuscript has marks for, but for bold."""
    return frozenset(_MARKS[one] for one in look if one in _MARKS)


@lru_cache(maxsize=4096)
def relooked(before: Look, after: Look) -> tuple[Marks, tuple[str, ...]]:
    """Return the marks that have come, and the names of all else that became different."""
    names, came = differences(before, after), marks_of(after) - marks_of(before)
    taken = {one.partition("=")[0] for one in after if _MARKS.get(one) in came}
    if "link" in names:
        taken |= _LINKED
    return came, tuple(name for name in names if name not in taken)


def styled(paragraph: _Styled) -> Look:
    """Return style and list of a paragraph as part of its look."""
    return frozenset({f"style={paragraph.style}", f"list={paragraph.listed}"})


def unusual(look: Look, beside: Iterable[Look]) -> tuple[str, ...]:
    """Return what distinguishes what was put in from all that stands ``beside`` it, but for marks."""
    bare = frozenset(one for one in look if one not in _MARKS)
    choices = [relooked(one, bare)[1] for one in (PLAIN, *beside)]
    return min(choices, key=len)


def differences(before: Look, after: Look) -> list[str]:
    """Return the properties in which two looks differ; lengths may be a little apart."""
    old, new = _parted(before - after), _parted(after - before)
    return sorted(
        name for name in old.keys() | new.keys()
        if not _is_near(name, old.get(name, ""), new.get(name, ""))
    )  # fmt: skip


def _parted(look: Look) -> dict[str, str]:
    return {name: value for name, _, value in (one.partition("=") for one in look)}


_NEAR: Final = {"left": 0.4, "right": 0.4, "first": 0.4, "before": 30, "after": 30, "line": 20,
                "width": 2.0, "height": 2.0, "spacing": 3, "cell-width": 3}  # fmt: skip
_SHADES: Final = 12
"""By how much pictures that are the same may differ on average after a program packed them anew."""


def _is_near(name: str, old: str, new: str) -> bool:
    kind = name.rpartition(":")[2]
    if kind == "picture":
        return _is_packed_anew(old, new)
    if kind == "tabs":
        return _are_near(old.split(), new.split())
    if kind == "cell-width" and not (old and new):
        return True  # not every program says how wide a cell is
    if kind in _NEAR:
        return abs(number(old) - number(new)) <= _NEAR[kind]
    return is_none(old) and is_none(new)


def _are_near(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether two rows of tab stops are the same."""
    stops = [[one.partition(":") for one in side] for side in (old, new)]
    return len(old) == len(new) and all(
        kind == other and abs(number(place) - number(there)) <= _NEAR_TAB
        for (kind, _, place), (other, _, there) in zip(*stops, strict=True)
    )


_NEAR_TAB: Final = 60
"""Twips."""


def _is_packed_anew(old: str, new: str) -> bool:
    """Whether two pictures are the same, the new one with fewer pixels: Word saves them so."""
    before, after = (_SEEN.fullmatch(seen) for seen in (old, new))
    if before is None or after is None or int(after["width"]) >= int(before["width"]):
        return False
    shades = (bytes.fromhex(found["shades"]) for found in (before, after))
    apart = [abs(x - y) for x, y in zip(*shades, strict=True)]
    return statistics.fmean(apart) <= _SHADES


_SEEN: Final = re.compile(r"[0-9a-f]{16}:(?P<width>\d{1,6})x\d{1,6}:(?P<shades>[0-9a-f]{512})")
