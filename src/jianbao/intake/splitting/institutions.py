"""Schools and the like that a paragraph is the first to name: news begins with whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2})(?:小学|中学|幼儿园|学校|学区|中心校|中心小学|职中|职教中心|教学点|村小|实验小学|社区)"
)
_NO_NAME = re.compile(
    r"[各所个类批区县市省本该我全家名的些多新老优到在进入]|中小|乡村|农村|城乡|义务|寄宿|教育|高级|初级|公办|民办|普通|特殊"
)
_BEGINNING = 45


def newcomers(texts: Sequence[str]) -> Iterator[int]:
    """Yield which of ``texts``, long enough to be paragraphs, name one that none before does."""
    known = set[str]()
    for index, text in enumerate(texts):
        names = {m["name"] for m in _NAME.finditer(text) if not _NO_NAME.search(m["name"])}
        first = {
            m["name"] for m in _NAME.finditer(text[:_BEGINNING]) if not _NO_NAME.search(m["name"])
        }
        is_paragraph = "，" in text or "。" in text
        if is_paragraph and first - known:
            yield index
        if is_paragraph:
            known |= names
