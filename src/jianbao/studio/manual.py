"""The chapters of the manual that a clerk may want beside the work, as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jianbao import files

CHAPTERS: Final = (
    "02-给经办同志的一页", "15-边改边看", "13-收稿", "12-稿件", "14-校对", "16-送审与收审改",
    "21-版式", "31-拼版", "35-分发与签收", "36-手机和网页", "04-出错的时候",
)  # fmt: skip
_LARGEST: Final = 1024 * 1024
_HEAD: Final = re.compile(r"---\n(?:.*\n)*?标题: *(.+)\n(?:.*\n)*?---\n|# +(.+)\n")
_PICTURE: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?")
_CODE: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`)|(?<=```)\w+$", re.MULTILINE)
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]*\)")


def chapters() -> list[Mapping[str, str]]:
    """Return the name, the title and the text of each chapter; raises OSError where one is missing."""
    return [_chapter(name) for name in CHAPTERS]


def _chapter(name: str) -> Mapping[str, str]:
    text = files.read(_place() / f"{name}.md", _LARGEST, None).decode("utf-8")
    head = _HEAD.match(text)
    title = (head[1] or head[2]) if head else name
    body = _LINK.sub(r"\1", _PICTURE.sub("", text[head.end() :] if head else text))
    body = _CODE.sub(lambda code: code[1] or "", body)
    return {"name": name, "title": title.strip(), "text": body.strip()}


def _place() -> Path:
    """Return the folder of the manual: what was packaged, or the checkout's."""
    here = Path(__file__).parent
    return here / "manual" if (here / "manual").is_dir() else here.parents[2] / "book" / "manual"
