"""What can be wrong with what is said of copies: codes K001 to K009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.fault import Fault
from jianbao.config.nodes import shorten
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE = Text("请写成“1-50”或“1-50,60”的样子", "write it like 1-50 or 1-50,60")


def unreadable(text: str) -> Fault:
    """Return K001: no range of numbers."""
    message = Text(f"看不懂份号“{shorten(text)}”", f"unreadable numbers “{shorten(text)}”")
    return Fault("K001", message, _LIKE)


def out_of_range(text: str) -> Fault:
    """Return K002: a number of no copy (GB/T 9704-2012 7.2.1: six digits)."""
    return Fault(
        "K002", Text(f"份号从 1 到 999999，没有“{text}”", f"numbers go from 1 to 999999: {text}")
    )


def reversed_range(text: str, first: int, last: int) -> Fault:
    """Return K003: a range whose end comes before its beginning."""
    return Fault(
        "K003",
        Text(f"份号“{text}”前大后小", f"the range {text} runs backwards"),
        Text(f"是不是 {last}-{first}", f"is it {last}-{first}"),
    )


def twice(number: int) -> Fault:
    """Return K004: a number that two copies would have."""
    return Fault(
        "K004", Text(f"份号 {number} 写了两次", f"the number {number} is given twice"), _LIKE
    )


def too_many(limit: int) -> Fault:
    """Return K005: more copies than one run makes."""
    return Fault(
        "K005",
        Text(f"一次最多做 {limit} 份", f"at most {limit} copies are made at a time"),
        Text("请分几次做，如先“1-2000”", "make them in several runs, such as 1-2000 first"),
    )


def unknown_place(text: str, known: Iterable[str]) -> Fault:
    """Return K006: a watermark that asks for what no copy has."""
    places = "、".join(f"{{{name}}}" for name in known)
    return Fault(
        "K006",
        Text(f"水印里的“{text}”填不上", f"nothing stands for “{text}” in the watermark"),
        Text(f"可以用 {places}", f"use {places}"),
    )


def no_list(path: str, why: Text) -> Fault:
    """Return K007: a list that is not there."""
    return Fault(
        "K007",
        Text(f"名单“{path}”{why.zh}", f"the list “{path}” {why.en}"),
        Text(
            "把名单放进 book.yaml 所在的文件夹，写它的文件名",
            "put the list into the folder of book.yaml and write its name",
        ),
    )
