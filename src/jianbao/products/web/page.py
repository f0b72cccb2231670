"""The web edition as one file: no request leaves it, and none could."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Container, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from lxml import etree

from jianbao import css
from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.edition.model import Stylesheet, WebEdition
from jianbao.edition.screen.pictures import fit_pictures
from jianbao.products.commission import Artifact
from jianbao.products.web import codes

_POLICY: Final = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "script-src {}; base-uri 'none'; form-action 'none'"
)
_SCRIPT: Final = Path(__file__).with_name("reading.js")
_LOCAL: Final = ("data:", "#")


def produce(edition: WebEdition, *, picture_quality: int = 85) -> Result[Artifact]:
    """Return the web ``edition`` as one HTML file with its styles and pictures inside.

    ``picture_quality`` is that of JPEG, 1 to 100. A style sheet that asks for something outside
    the file is an error (W001); then the value is None.
    """
    known = frozenset(asset.href for asset in edition.assets)
    faults = tuple(fault for sheet in edition.stylesheets for fault in _outside(sheet, known))
    if faults:
        return Result(value=None, diagnostics=faults)
    fitted = fit_pictures(edition, picture_quality)
    edition = fitted.value or edition
    addresses = {asset.href: _data_uri(asset.media_type, asset.data) for asset in edition.assets}
    tree = etree.fromstring(edition.documents[0].html.encode())
    for picture in tree.iter("img"):
        picture.set("src", addresses.get(picture.get("src", ""), ""))
    _add_script(tree)
    styles = "\n".join(_inlined(sheet, addresses) for sheet in edition.stylesheets)
    _furnish(tree, styles)
    html = etree.tostring(tree, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    # libxml2's HTML is that of 1999, in which wbr was no void element.
    data = f"{html}\n".replace("</wbr>", "").encode()
    artifact = Artifact(data=data)
    return Result(value=artifact, diagnostics=fitted.diagnostics)


def _add_script(tree: etree._Element) -> None:
    """Put what a browser does for a reader behind all that there is to be read."""
    body = tree.find("body")
    if body is not None:
        etree.SubElement(body, "script").text = f"\n{_SCRIPT.read_text('utf-8')}"


def _data_uri(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def _inlined(sheet: Stylesheet, addresses: Mapping[str, str]) -> str:
    """Return ``sheet`` without comments, and with files in place of their addresses."""

    def inside(address: str) -> str | None:
        return addresses.get(address.removeprefix("../"))

    return css.readdressed(css.without_comments(sheet.css), inside).strip()


def _furnish(tree: etree._Element, styles: str) -> None:
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
    style.text = "\n" + styles.replace("</", "<\\/") + "\n"


def _digest(script: etree._Element) -> str:
    return b64encode(sha256((script.text or "").encode()).digest()).decode()


def _outside(sheet: Stylesheet, known: Container[str]) -> Iterator[Diagnostic]:
    lines = sheet.css.splitlines()
    for address in css.addresses(sheet.css):
        is_inside = address.text.startswith(_LOCAL) or address.text.removeprefix("../") in known
        if is_inside and not address.imported:
            continue
        yield codes.ASKS_FOR_OUTSIDE.at(
            Span(file=sheet.name, line=address.line),
            excerpt=lines[address.line - 1] if address.line <= len(lines) else "",
        )
