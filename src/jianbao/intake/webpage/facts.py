"""What a page says of its article apart from the text: title, author, date, who published it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from lxml.html import HtmlElement

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_CHINA = timedelta(hours=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts, empty where the page has none; ``taken`` are the elements that showed them."""

    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    taken: tuple[HtmlElement, ...] = ()


def meta(tree: HtmlElement, *names: str) -> str:
    """Return the content of the first ``<meta>`` of one of ``names``, in the order of the names."""
    contents: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        contents.setdefault(name.lower(), squeezed(element.get("content") or ""))
    return next((found for name in names if (found := contents.get(name.lower()))), "")


def by_id(tree: HtmlElement, name: str) -> HtmlElement | None:
    """Return the first element with the identifier ``name``."""
    found: list[HtmlElement] = tree.xpath("//*[@id=$name]", name=name)
    return found[0] if found else None


def squeezed(text: str) -> str:
    """Return ``text`` with each run of white space as one space, and none at its ends."""
    return re.sub(r"[ \t\r\n\f\u00a0]+", " ", text).strip()


def day(text: str) -> str:
    """Return the day that ``text`` names, as 2021年11月17日; empty where it names none."""
    match = _DATE.search(text)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else ""


def day_of_timestamp(seconds: str) -> str:
    """Return the day in China of a Unix time."""
    moment = datetime.fromtimestamp(int(seconds), tz=UTC) + _CHINA
    return f"{moment.year}年{moment.month}月{moment.day}日"
