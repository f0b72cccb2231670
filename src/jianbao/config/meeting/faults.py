"""What can be wrong with what book.yaml says of a meeting: codes G001 to G009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.fault import Fault
from jianbao.diagnostics import Text, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = Text("名单、议程可以是 .xlsx、.csv 或 .yaml", "a list may be .xlsx, .csv or .yaml")


def outside(path: str) -> Fault:
    """Return G001: a list outside the book folder."""
    return Fault(
        "G001",
        Text(f"“{path}”不在书的文件夹里", f"“{path}” is not in the book folder"),
        Text("把表格复制进来，写相对路径", "copy it there and write its relative path"),
    )


def not_there(path: str, known: Sequence[str]) -> Fault:
    """Return G002: no such list."""
    near = did_you_mean(path, known)
    return Fault("G002", Text(f"找不到表格“{path}”", f"there is no list “{path}”"), near)


def unsupported(path: str) -> Fault:
    """Return G003: a file that is no list."""
    return Fault("G003", Text(f"“{path}”不是表格", f"“{path}” is no list"), _KINDS)


def empty_agenda() -> Fault:
    """Return G004: an agenda without items."""
    return Fault(
        "G004",
        Text("议程是空的", "the agenda is empty"),
        Text("写上各项议程，或删去“议程”", "fill it in or delete the key"),
    )


def empty_list() -> Fault:
    """Return G005: a list of participants without anybody."""
    return Fault(
        "G005",
        Text("名单是空的", "the list is empty"),
        Text("写上参会人员，或删去“名单”", "fill it in or delete the key"),
    )


def seats_twice() -> Fault:
    """Return G006: rows written out, and seats to be filled as well."""
    return Fault(
        "G006",
        Text("“行”和“每行座数”只能写一种", "“rows” and “seats_per_row” exclude each other"),
        Text(
            "逐行排好的写“行”，自动排的写“每行座数”",
            "write rows by hand, or have them filled from the list",
        ),
    )


def too_many_seats(limit: int) -> Fault:
    """Return G007: a row that no sheet can show."""
    return Fault("G007", Text(f"一行最多 {limit} 个座位", f"a row has at most {limit} seats"))


def aisle_outside(aisle: int, seats: int) -> Fault:
    """Return G008: an aisle that is not between two seats."""
    return Fault(
        "G008",
        Text(
            f"过道写的是左边有几个座位，{aisle} 不在 1 到 {seats - 1} 之间",
            f"an aisle is the number of seats to its left, from 1 to {seats - 1}, not {aisle}",
        ),
    )


def no_seats() -> Fault:
    """Return G009: a row without seats."""
    return Fault("G009", Text("这一行没有座位", "this row has no seats"))
