"""What can be wrong with the list of chapters: codes C040 to C049."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from jianbao.config.fault import Fault
from jianbao.diagnostics import Text, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jianbao.diagnostics import Span

EXPORTABLE = frozenset({".doc", ".docx", ".wps", ".odt", ".rtf"})


def no_chapters() -> Fault:
    """Return C040: a book, or a part of it, without chapters."""
    return Fault(
        "C040",
        Text("没有列出文章", "no chapters are listed"),
        Text(
            "请在“文章:”下面每行写一个稿件，例如“- 稿件/01.md”",
            "list a manuscript a line below “chapters:”, for instance “- articles/01.md”",
        ),
    )


def parts_and_chapters(first: str, span: Span) -> Fault:
    """Return C041: both ways to list the chapters at once; the other one is at ``span``."""
    return Fault(
        "C041",
        Text(
            f"“辑”和“文章”只能写一种：第 {span.line} 行已有“{first}”",
            f"either parts or chapters: “{first}” stands in line {span.line} already",
        ),
        Text(
            "分辑的书，请把文章写在各辑里面", "in a book with parts, list the chapters inside them"
        ),
    )


def outside(path: str) -> Fault:
    """Return C042: a path that leaves the book folder."""
    return Fault(
        "C042",
        Text(f"“{path}”不在书的文件夹里", f"“{path}” lies outside the book folder"),
        Text(
            "请把稿件复制到 book.yaml 所在的文件夹，再写相对路径",
            "copy the manuscript into the folder of book.yaml and write a relative path",
        ),
    )


def not_there(path: str, manuscripts: Sequence[str]) -> Fault:
    """Return C043: no such file; ``manuscripts`` are those that are there."""
    same_name = [name for name in manuscripts if name.endswith("/" + path.rpartition("/")[2])]
    return Fault(
        "C043",
        Text(f"找不到稿件“{path}”", f"there is no manuscript “{path}”"),
        did_you_mean(path, same_name or manuscripts, _without_suffix)
        or Text("请检查文件名，以及它在哪个文件夹", "check the file's name and its folder"),
    )


def _without_suffix(path: str) -> str:
    """Leave out what all manuscripts share, and what would make any two look alike."""
    return posixpath.splitext(path)[0].casefold()


def is_folder(path: str) -> Fault:
    """Return C044: a folder, where a file is needed."""
    return Fault(
        "C044",
        Text(f"“{path}”是文件夹，不是稿件", f"“{path}” is a folder, not a manuscript"),
        Text("请逐个列出其中的稿件", "list the manuscripts inside it one by one"),
    )


def unsupported(path: str, suffix: str) -> Fault:
    """Return C045: a file that no reader takes."""
    hint = Text("稿件可以是 .md 或 .html 文件", "a manuscript is a .md or .html file")
    if suffix in EXPORTABLE:
        hint = Text(
            "请用 Word 或 WPS 打开，另存为“筛选过的网页”（.htm），再列出那个文件",
            "open it in a word processor, save it as a filtered web page (.htm) and list that",
        )
    if suffix == ".txt":
        hint = Text("请把文件名的后缀改成 .md", "rename the file so that it ends in .md")
    return Fault(
        "C045",
        Text(f"“{path}”不是能用的稿件格式", f"“{path}” is not a kind of manuscript"),
        hint,
    )


def listed_twice(path: str, span: Span) -> Fault:
    """Return C046: the same file again, however it is spelt; the first is at ``span``."""
    return Fault(
        "C046",
        Text(
            f"稿件“{path}”重复了：第 {span.line} 行已列出",
            f"“{path}” is listed twice: it stands in line {span.line} already",
        ),
        Text("请删去一处", "delete one of them"),
    )
