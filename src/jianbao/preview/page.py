"""The page in the browser, in the user's language."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from jianbao.diagnostics import Text
from jianbao.products import PRODUCTS

Say = Callable[[Text], str]

_HERE = Path(__file__).parent

WORDS = {
    "heading": Text("简报预览", "jianbao preview"),
    "chapters": Text("文章", "Articles"),
    "chapters_hint": Text(
        "拖动可调整顺序；也可以选中一篇，按 Alt+↑、Alt+↓",
        "Drag to change the order, or focus one and press Alt+↑ or Alt+↓",
    ),
    "up": Text("上移", "Move up"),
    "down": Text("下移", "Move down"),
    "print": Text("印刷本", "Print"),
    "phone": Text("手机上", "On a phone"),
    "remarks": Text("问题", "Remarks"),
    "no_remarks": Text("没有发现问题", "Nothing to remark"),
    "page": Text("第 {n} 页", "Page {n}"),
    "changed": Text("有改动", "changed"),
    "working": Text("正在排版…", "Setting…"),
    "ready": Text("已是最新", "Up to date"),
    "failed": Text("有错误，下面是上次排好的版面", "There are errors; these are the last good pages"),
    "lost": Text("预览已经停止，请重新运行 jianbao preview", "The preview has stopped: run jianbao preview again"),
    "error": Text("错误", "Error"),
    "warning": Text("警告", "Warning"),
    "notice": Text("说明", "Notice"),
    "build": Text("生成成品", "Build"),
    "built": Text("已生成 {n} 个文件，在 out 文件夹里", "{n} files are in the folder out"),
    "not_built": Text("没有生成，请先改正错误", "Nothing was made: put the errors right first"),
    "download": Text("下载", "Download"),
    "folder": Text("打开文件夹", "Open folder"),
    "folder_failed": Text("打不开文件夹", "The folder cannot be opened"),
    "dark": Text("深色", "Dark"),
    "light": Text("浅色", "Light"),
    "size": Text("字号", "Text size"),
    "small": Text("小", "Small"),
    "medium": Text("中", "Medium"),
    "large": Text("大", "Large"),
    "previous": Text("上一屏", "Previous screen"),
    "next": Text("下一屏", "Next screen"),
    "no_ebook": Text("电子书正在生成…", "The e-book is being made…"),
    "edit": Text("在编辑器里打开", "Open in the editor"),
    "edit_failed": Text("打不开编辑器", "The editor cannot be started"),
    "line": Text("第 {n} 行", "line {n}"),
    "close": Text("关闭", "Close"),
    "order_changed": Text("book.yaml 刚被别处改过，请再试一次", "book.yaml has just been changed: try again"),
    "order_unclear": Text(
        "book.yaml 的写法不能自动调整顺序，请手工修改",
        "the order cannot be changed by itself here: please edit book.yaml",
    ),
    "zoom": Text("缩放", "Zoom"),
    "spread": Text("双页", "Spreads"),
    "single": Text("单页", "Single pages"),
}  # fmt: skip


def front_page(say: Say, *, can_edit: bool) -> str:
    """Return the page; ``say`` puts its words in the user's language."""
    spoken = json.dumps({**_spoken(say), "can_edit": can_edit}, ensure_ascii=False)
    # Inside a script element only "<" could end what is JSON.
    products = [(each.name, say(each.label), say(each.about)) for each in PRODUCTS]
    return _render("page.html", say, spoken=spoken.replace("<", "\\u003c"), products=products)


def phone_page(say: Say) -> str:
    """Return what the frame of the phone holds."""
    return _render("phone.html", say)


def _render(name: str, say: Say, **values: object) -> str:
    templates = Environment(loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True)
    language = say(Text("zh-Hans", "en"))
    return templates.get_template(name).render(words=_spoken(say), language=language, **values)


def _spoken(say: Say) -> dict[str, str]:
    return {name: say(text) for name, text in WORDS.items()}
