"""The web edition as one file: no request leaves it, and none could."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Final

from lxml import etree

from jianbao.config.options import ScreenOptions
from jianbao.diagnostics import Diagnostic, Result, Severity, Span, Text
from jianbao.edition.model import Edition, Stylesheet
from jianbao.outputs.model import Artifact
from jianbao.outputs.pictures import fit_pictures

_NO_OPTIONS: Final = ScreenOptions()
_URL: Final = re.compile(r"""url\(\s*(?P<mark>["']?)(?P<address>[^"')]*)(?P=mark)\s*\)""")
_OUTSIDE: Final = re.compile(
    r"""@import\b[^;]*|url\(\s*["']?(?:[a-z][a-z0-9+.-]*:)?//[^)]*\)""", re.IGNORECASE
)
_POLICY: Final = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "script-src {}; base-uri 'none'; form-action 'none'"
)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def produce(
    edition: Edition, *, modified: datetime, screen: ScreenOptions = _NO_OPTIONS
) -> Result[Artifact]:
    """Return the web ``edition`` as one HTML file with its styles and pictures inside.

    ``modified`` does not enter it. A style sheet that asks for something outside
    the file is an error (W001); then the value is None.
    """
    del modified
    faults = tuple(fault for sheet in edition.stylesheets for fault in _outside(sheet))
    if faults:
        return Result(value=None, diagnostics=faults)
    edition = fit_pictures(edition, screen.picture_quality)
    addresses = {asset.href: _data_uri(asset.media_type, asset.data) for asset in edition.assets}
    tree = etree.fromstring(edition.documents[0].html.encode())
    for picture in tree.iter("img"):
        picture.set("src", addresses.get(picture.get("src", ""), ""))
    css = "\n".join(_inlined(sheet.css, addresses) for sheet in edition.stylesheets)
    _furnish(tree, css)
    html = etree.tostring(tree, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    # libxml2's HTML is that of 1999, in which wbr was no void element.
    data = f"{html}\n".replace("</wbr>", "").encode()
    artifact = Artifact(ending=".html", media_type="text/html", data=data)
    return Result(value=artifact)


def _data_uri(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def _inlined(css: str, addresses: Mapping[str, str]) -> str:
    """Return ``css`` without comments, and with files in place of their addresses."""

    def inside(match: re.Match[str]) -> str:
        address = match["address"].removeprefix("../")
        return f'url("{addresses.get(address, match["address"])}")'

    return _URL.sub(inside, _COMMENT.sub("", css)).strip()


def _furnish(tree: etree._Element, css: str) -> None:
    """Put the styles into the head, and before them the rule that nothing is to be fetched."""
    head = tree.find("head")
    if head is None:
        return
    scripts = " ".join(f"'sha256-{_digest(script)}'" for script in tree.iter("script"))
    policy = _POLICY.format(scripts or "'none'")
    meta = etree.Element("meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    head.insert(1, meta)  # after the charset, before anything that could ask
    meta.tail = "\n"
    style = etree.SubElement(head, "style")
    # An end tag in a string of the sheet would end the element that holds it.
    style.text = "\n" + css.replace("</", "<\\/") + "\n"


def _digest(script: etree._Element) -> str:
    return b64encode(sha256((script.text or "").encode()).digest()).decode()


def _outside(sheet: Stylesheet) -> Iterator[Diagnostic]:
    bare = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), sheet.css)
    for match in _OUTSIDE.finditer(bare):
        line = bare.count("\n", 0, match.start()) + 1
        yield Diagnostic(
            code="W001",
            severity=Severity.ERROR,
            message=Text(
                "样式要从别处取东西，网页是一个文件，取不到",
                "the style sheet asks for something outside the page, which is one file",
            ),
            span=Span(file=sheet.name, line=line),
            hint=Text(
                "把图片放进版式的文件夹，写成 url(图片.png)；不要用 @import",
                "put the picture into the theme's folder and write url(picture.png); no @import",
            ),
            excerpt=sheet.css.splitlines()[line - 1],
        )
