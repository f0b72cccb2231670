"""What can be wrong with a picture that book.yaml names: codes C060 to C069."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.fault import Fault
from jianbao.diagnostics import Text, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jianbao.config.reading import Place


def no_name(place: Place) -> Fault:
    """Return C060: a blank name."""
    return Fault(
        "C060",
        Text(f"“{place.label}”没有写文件名", f"“{place.label}” names no file"),
        Text("请写图片的相对路径，或删去这一行", "write the path of a picture, or delete the line"),
    )


def outside(path: str) -> Fault:
    """Return C061: a path that leaves the book folder."""
    return Fault(
        "C061",
        Text(f"“{path}”不在书的文件夹里", f"“{path}” lies outside the book folder"),
        Text(
            "请把图片复制到 book.yaml 所在的文件夹，再写相对路径",
            "copy the picture into the folder of book.yaml and write a relative path",
        ),
    )


def not_there(path: str, pictures: Sequence[str]) -> Fault:
    """Return C062: no such file; ``pictures`` are those that are there."""
    return Fault(
        "C062",
        Text(f"找不到图片“{path}”", f"there is no picture “{path}”"),
        did_you_mean(path, pictures)
        or Text("请检查文件名，以及它在哪个文件夹", "check the file's name and its folder"),
    )


def unsupported(path: str) -> Fault:
    """Return C063: a file that is no picture, or of a kind that readers do not show."""
    return Fault(
        "C063",
        Text(f"“{path}”不能做封面", f"“{path}” cannot be a cover"),
        Text("请另存为 JPEG 或 PNG", "save it as JPEG or PNG"),
    )
