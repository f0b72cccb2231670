"""What a cell of a workbook shows: numbers, days and times as the office sees them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_ZEROS = re.compile(r"0+")
_DECIMALS = re.compile(r"[#,]*0\.(0+)")
_SIGNIFICANT = 15  # digits of a number in Excel


def shown(cell: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    """Return the text that ``cell`` shows, by its value and number format; empty where none."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, timedelta):
        return _clock(value)
    if isinstance(value, datetime | date | time):
        return _moment(value, cell.number_format or "")
    return str(value)


def _number(value: float, form: str) -> str:
    form = _QUOTED.sub("", form.split(";", maxsplit=1)[0])
    if _ZEROS.fullmatch(form) and value >= 0:
        return f"{value:.0f}".zfill(len(form))  # 000012, a number of six digits
    if form.endswith("%"):
        decimals = _DECIMALS.match(form)
        return f"{value * 100:.{len(decimals[1]) if decimals else 0}f}%"
    if decimals := _DECIMALS.fullmatch(form):
        return f"{value:.{len(decimals[1])}f}"
    return f"{value:.{_SIGNIFICANT}g}" if abs(value) < 10**_SIGNIFICANT else f"{value:.0f}"


def _moment(value: datetime | date | time, form: str) -> str:
    seconds = "s" in form.lower()
    if isinstance(value, time):
        return _time(value, seconds=seconds)
    day = _day(value, form)
    if not isinstance(value, datetime) or ("h" not in form.lower() and value.time() == time()):
        return day
    clock = _time(value.time(), seconds=seconds)
    shows_day = re.search("[yd]", _QUOTED.sub("", form.lower()))
    return f"{day} {clock}" if shows_day else clock


def _day(value: date, form: str) -> str:
    """Return the day in the manner of the format: with 年月日 where it has them."""
    if "月" not in form:
        return f"{value.year}-{value.month:02}-{value.day:02}"
    year = f"{value.year}年" if "y" in form.lower() or "年" in form else ""
    day = f"{value.day}日" if "d" in form.lower() else ""
    return f"{year}{value.month}月{day}"


def _time(value: time, *, seconds: bool) -> str:
    return f"{value.hour}:{value.minute:02}" + (f":{value.second:02}" if seconds else "")


def _clock(value: timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
