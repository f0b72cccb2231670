"""Which addresses a manuscript may use: the web, mail, telephone, and files of the book."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from jianbao.diagnostics import Text
from jianbao.manuscript.source import Manuscript

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20]+")


def scheme(address: str) -> str:
    """Return the scheme in lower case, ``//`` for an address without one but with a host, or ""."""
    bare = _IGNORED.sub("", address)  # browsers ignore these, so java\tscript: is a script too
    if bare.startswith(("//", "\\\\")):
        return "//"
    match = _SCHEME.match(bare)
    return match[1].lower() if match else ""


def refuses_link(address: str, manuscript: Manuscript, line: int) -> bool:
    """Whether a link to ``address`` cannot stand in the book; if so, it is reported."""
    found = scheme(address)
    if (not found or found in LINK_SCHEMES) and _is_sound(address):
        return False
    report_link(address, manuscript, line)
    return True


def report_link(address: str, manuscript: Manuscript, line: int) -> None:
    """Say that the link at ``line`` was taken off its text."""
    manuscript.warn(
        "M071",
        Text(
            f"链接“{address[:60]}”不能用在书里，文字保留，链接已去掉",
            f"the link {address[:60]!r} cannot stand in a book; its text is kept without it",
        ),
        line,
        needle=address,
        hint=Text(
            "链接只能是 http、https、mailto、tel，或本书的稿件",
            "a link is http, https, mailto, tel, or a manuscript of this book",
        ),
    )


def refuses_image(address: str, manuscript: Manuscript, line: int) -> bool:
    """Whether a picture is not a file beside the manuscript; if so, it is reported."""
    found = scheme(address)
    if not found:
        return False
    remote = found in {"http", "https", "//"}
    message = (
        Text("图片在网上，不会去下载", "the picture is on the web and is never fetched")
        if remote
        else Text("图片不是书稿文件夹里的文件", "the picture is not a file of the book folder")
    )
    manuscript.error(
        "I003" if remote else "I009",
        message,
        line,
        needle=address,
        hint=Text(
            "把图片存到书稿文件夹里，写它的相对路径，如 images/图一.png",
            "save it in the book folder and give its relative path, such as images/one.png",
        ),
    )
    return True


def _is_sound(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme not in {"http", "https"} or bool(parts.hostname)
