"""What can be wrong with the file as a file and with its YAML: codes C001 to C019."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from jianbao.config.fault import Fault
from jianbao.diagnostics import Text, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path


def not_found(path: Path) -> Fault:
    """Return C001: no file at ``path``; another YAML file of its folder may be meant."""
    nearby = [] if not path.parent.is_dir() else [file.name for file in path.parent.glob("*.y*ml")]
    return Fault(
        "C001",
        Text(f"找不到文件“{path.name}”", f"there is no file “{path.name}”"),
        did_you_mean(path.name, sorted(nearby))
        or Text("请检查文件夹和文件名", "check the folder and the name of the file"),
    )


def is_folder(name: str) -> Fault:
    """Return C002: a folder in the place of the file."""
    return Fault(
        "C002",
        Text(f"“{name}”是文件夹，不是配置文件", f"“{name}” is a folder, not a configuration file"),
        Text("请指明其中的 book.yaml", "name the book.yaml inside it"),
    )


def unreadable(name: str, reason: str) -> Fault:
    """Return C003: the operating system does not hand the file over."""
    return Fault(
        "C003",
        Text(f"读不了文件“{name}”：{reason}", f"cannot read “{name}”: {reason}"),
        Text(
            "请检查文件的权限，或看它是否正被别的程序占用",
            "check the permissions of the file, and whether another program holds it",
        ),
    )


def too_large() -> Fault:
    """Return C004: more than the limit of `source.SIZE_LIMIT`."""
    return Fault(
        "C004",
        Text("配置文件超过 1 MB", "the configuration is larger than 1 MiB"),
        Text(
            "配置里只列稿件的文件名，正文请放进稿件",
            "only list the manuscripts here; their text belongs in files of their own",
        ),
    )


def not_utf8(data: bytes) -> Fault:
    """Return C005: bytes that are no UTF-8; the hint names the encoding that they look like."""
    found = Text("别的编码", "another encoding")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = Text("UTF-16（记事本里的“Unicode”）编码", "UTF-16")
    elif _decodes(data, "gb18030"):
        found = Text("GBK（ANSI）编码", "GBK (ANSI)")
    return Fault(
        "C005",
        Text("文件不是 UTF-8 编码", "the file is not UTF-8"),
        Text(
            f"看上去是{found.zh}，请用记事本打开，“另存为”时编码选 UTF-8",
            f"it looks like {found.en}; open it in an editor and save it as UTF-8",
        ),
    )


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def empty() -> Fault:
    """Return C006: nothing but white space."""
    return Fault(
        "C006",
        Text("配置文件是空的", "the configuration is empty"),
        Text("至少要写“书名”和“文章”", "at least “title” and “chapters” are needed"),
    )


def control_character(number: int) -> Fault:
    """Return C007: a character that neither YAML nor XML can hold."""
    return Fault(
        "C007",
        Text(f"这里有不可见的控制字符 U+{number:04X}", f"control character U+{number:04X}"),
        Text("请删去它，重新输入这一行", "delete it and type the line anew"),
    )


def several_documents() -> Fault:
    """Return C009: a second ``---``."""
    return Fault(
        "C009",
        Text("一个文件里只能写一本书", "a file holds one book only"),
        Text("请删去“---”及其后的内容", "delete the “---” and what follows"),
    )


def not_a_mapping(found: Text) -> Fault:
    """Return C010: the top level is a list or a text."""
    return Fault(
        "C010",
        Text(
            f"配置应由“名称: 内容”组成，这里却是{found.zh}",
            f"expected “key: value” at the top of the file, found {found.en}",
        ),
        Text(
            "例如“书名: 教科简报”，冒号用半角，后面空一格",
            "for instance “title: Briefing”, with a space after the colon",
        ),
    )


def anchor(mark: str) -> Fault:
    """Return C011: ``&name`` or ``*name``: never needed here, and the stuff of YAML bombs."""
    return Fault(
        "C011",
        Text(f"不能使用“{mark}”（YAML 引用）", f"“{mark}”: YAML anchors and aliases are refused"),
        Text(
            "请把内容直接写出来；如果它本是文字，请加上英文双引号",
            "write the content out; if this is meant as text, put it in double quotes",
        ),
    )


def merge_key() -> Fault:
    """Return C012: ``<<``."""
    return Fault(
        "C012",
        Text("不能使用“<<”（YAML 合并键）", "“<<”: YAML merge keys are refused"),
        Text("请把内容直接写出来", "write the content out"),
    )


def tag(name: str) -> Fault:
    """Return C013: ``!name``: would ask for objects of a program."""
    name = name.replace("tag:yaml.org,2002:", "!!")
    return Fault(
        "C013",
        Text(f"不能使用“{name}”（YAML 标签）", f"“{name}”: YAML tags are refused"),
        Text(
            "请删去它；如果它本是文字，请加上英文双引号",
            "delete it; if this is meant as text, put it in double quotes",
        ),
    )


def too_deep(limit: int) -> Fault:
    """Return C014: lists in lists in lists."""
    return Fault(
        "C014",
        Text(f"内容套了 {limit} 层以上", f"nested more than {limit} levels deep"),
        Text("请检查缩进和括号", "check the indentation and the brackets"),
    )


def key_not_text() -> Fault:
    """Return C015: a list or mapping in the place of a key."""
    return Fault(
        "C015",
        Text(
            "冒号前应当是名称，不能是列表或一组内容", "a key must be text, not a list or a mapping"
        ),
        Text("请检查括号、问号和减号", "check brackets, question marks and dashes"),
    )
