"""An article in the form that the editor of WeChat keeps when it is pasted.

Its rules, as the platform publishes them (verify-article-structure-spec): styles only in the
elements, lengths in px, no class, id, position, float or grid, no ``font-family`` of one's own, no
``text-align: start``, lines that do not overlap. Lines are judged by how many rectangles a block's
own text has, so that bold words would be taken for lines: what stands in a block is put into one
``span``. Links lead nowhere but to mp.weixin.qq.com, and pictures have to be sent in one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from jianbao.book import Asset, Chapter
from jianbao.edition.contents import flat
from jianbao.edition.formulas import draw_formulas
from jianbao.manuscript.elements import has_class, is_blank, plain_text
from jianbao.manuscript.vocabulary import BLOCKS, HEADINGS
from jianbao.products.wechat.styles import INLINE_STYLES, STYLES, WechatLook

_WECHAT: Final = "mp.weixin.qq.com"
_DIGEST: Final = 120
"""Characters that the platform takes of a digest."""
_SECTIONS: Final = frozenset({"div", "aside", "section", "figure", "dl", "blockquote"})
_HOLDS_BLOCKS: Final = _SECTIONS | {"ul", "ol", "table", "thead", "tbody", "tr"}
_KEPT: Final = frozenset({"li", "caption", "th", "td"})
_WIDE: Final = 5
"""Columns from which a table is moved along on a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPicture:
    """A picture of an article, by the name that stands in its place."""

    name: str
    asset: Asset


@dataclass(frozen=True, slots=True, kw_only=True)
class WechatArticle:
    """What is pasted, and what is filled in beside it."""

    title: str
    author: str
    digest: str
    html: str
    pictures: tuple[NamedPicture, ...]


def wechat_article(
    chapter: Chapter, number: int, assets: Mapping[str, Asset], look: WechatLook
) -> WechatArticle:
    """Return ``chapter``, the book's ``number``-th, for WeChat; ``assets`` are by their address."""
    body = etree.fromstring(f"<section>{chapter.html}</section>")
    formulas = {asset.href: asset for asset in draw_formulas(body)}
    dressing = _Dressing(number, {**assets, **formulas}, look)
    digest = chapter.summary or _beginning(body)
    made = etree.Element("section", style=STYLES["article"])
    for text, style in ((chapter.kicker, "kicker"), (chapter.subtitle, "subtitle")):
        made.extend([_line(flat(text), style)] if text else [])
    made.extend(dressing.blocks(body))
    credit = "　".join(
        (*(("供稿：" + chapter.source,) if chapter.source else ()), *chapter.authors)
    )
    made.extend([_line(credit, "credit")] if credit else [])
    made.extend(dressing.endnotes(chapter))
    return WechatArticle(
        title=flat(chapter.title),
        author="、".join(chapter.authors) or chapter.source,
        digest=digest[:_DIGEST],
        html=etree.tostring(made, encoding="unicode", method="html").replace("</wbr>", ""),
        pictures=tuple(dressing.pictures),
    )


def _beginning(body: etree._Element) -> str:
    """Return the first sentences of the text, as many as a digest takes."""
    texts = (plain_text(paragraph).strip() for paragraph in body.iter("p"))
    text = next(filter(None, texts), "")[:_DIGEST]
    end = max(text.rfind(mark) for mark in "。！？")
    return text[: end + 1] or text


def _line(text: str, style: str) -> etree._Element:
    line = etree.Element("p", style=STYLES[style])
    etree.SubElement(line, "span").text = text
    return line


@dataclass(slots=True)
class _Dressing:
    """Dresses the elements of one article, and counts its pictures and links on the way."""

    number: int
    assets: Mapping[str, Asset]
    look: WechatLook
    pictures: list[NamedPicture] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> list[etree._Element]:
        """Return what stands in ``parent``, dressed; words beside blocks become paragraphs."""
        made: list[etree._Element] = []
        run = etree.Element("p")
        run.text = parent.text
        for child in parent:
            if child.tag in BLOCKS:
                made += [*self._paragraphs(run), *self._block(child)]
                run = etree.Element("p")
                run.text = child.tail
            else:
                run.append(deepcopy(child))
        return [*made, *self._paragraphs(run)]

    def _paragraphs(self, run: etree._Element) -> Iterator[etree._Element]:
        """Yield pictures that stand alone, each in a line of its own, or the words as one."""
        if is_blank(run):
            return
        if plain_text(run).strip():
            yield self._leaf("p", "p", run)
        else:
            yield from (_line(self._named(image), "picture") for image in run.iter("img"))

    def _block(self, element: etree._Element) -> Iterator[etree._Element]:
        tag = str(element.tag)
        if tag == "hr":
            yield etree.Element("hr", style=STYLES["hr"])
        elif tag in _HOLDS_BLOCKS or any(child.tag in BLOCKS for child in element):
            yield self._container(tag, element)
        elif tag == "p" and not plain_text(element).strip():
            yield from self._paragraphs(element)
        else:
            yield self._leaf(*self._name(tag, element), element)

    def _name(self, tag: str, element: etree._Element) -> tuple[str, str]:
        """Return the tag and the style of a block of text."""
        if tag in HEADINGS:
            return tag, "h2" if tag in {"h1", "h2"} else "h3"
        for place in ("centre", "to-right", "signature"):
            if has_class(element, place):
                return "p", place
        if tag == "pre":
            return "section", tag
        return tag if tag in _KEPT else "p", tag if tag in STYLES else "p"

    def _container(self, tag: str, element: etree._Element) -> etree._Element:
        known = (name for name in ("editor-note", "box") if has_class(element, name))
        style = next(known, tag if tag in STYLES else "")
        made = etree.Element("section" if tag in _SECTIONS else tag)
        if style:
            made.set("style", self.look.of(style))
        _keep_numbers(element, made)
        made.extend(self.blocks(element))
        return self._moved(made) if tag == "table" else made

    def _moved(self, table: etree._Element) -> etree._Element:
        """Return a wide table in what it is moved along in, its title before it."""
        caption = table.find("caption")
        around = etree.Element("section", style=STYLES["table-room"])
        if caption is not None:
            table.remove(caption)
            caption.tag = "p"
            around.append(caption)
        columns = max((len(row) for row in table.iter("tr")), default=0)
        inner = around
        if columns > _WIDE:
            inner = etree.SubElement(around, "section", style=STYLES["sideways"])
            table.set("style", f"{table.get('style')};min-width:{columns * 88}px")
        inner.append(table)
        return around

    def _leaf(self, tag: str, style: str, element: etree._Element) -> etree._Element:
        made = etree.Element(tag, style=self.look.of(style))
        _keep_numbers(element, made)
        span = etree.SubElement(made, "span")
        span.text = element.text
        self._fill(span, element)
        return made

    def _fill(self, made: etree._Element, element: etree._Element) -> None:
        """Put what stands in ``element`` into ``made``, as a line of WeChat has it."""
        for child in element:
            self._inline(made, child)
            _write(made, child.tail or "")

    def _inline(self, made: etree._Element, child: etree._Element) -> None:
        tag = str(child.tag)
        if tag == "img":
            etree.SubElement(made, "span", style=STYLES["mark"]).text = self._named(child)
        elif tag == "a":
            self._link(made, child)
        elif tag == "br":
            etree.SubElement(made, "br")
        elif tag == "rt":
            _write(made, f"（{plain_text(child)}）")
        elif tag in {"ruby", "rb", "abbr", "q", "cite"}:
            _write(made, child.text or "")
            self._fill(made, child)
        elif tag not in {"rp", "wbr"}:
            style = next((name for name in ("dots", "proper") if has_class(child, name)), tag)
            dressed = etree.SubElement(made, "span" if tag == "code" else tag)
            if style in INLINE_STYLES:
                dressed.set("style", INLINE_STYLES[style])
            dressed.text = child.text
            self._fill(dressed, child)

    def _link(self, made: etree._Element, link: etree._Element) -> None:
        """Write the call of a note, a link within WeChat, or one whose address stands at the end."""
        address = link.get("href", "")
        if has_class(link, "noteref"):
            etree.SubElement(made, "sup", style=INLINE_STYLES["sup"]).text = f"[{link.text}]"
            return
        if urlsplit(address).netloc == _WECHAT:
            made = etree.SubElement(made, "a", href=address)
        _write(made, link.text or "")
        self._fill(made, link)
        if urlsplit(address).scheme in {"http", "https"} and made.tag != "a":
            if address not in self.links:
                self.links.append(address)
            mark = f"[链接{self.links.index(address) + 1}]"
            etree.SubElement(made, "sup", style=INLINE_STYLES["sup"]).text = mark

    def _named(self, image: etree._Element) -> str:
        asset = self.assets[image.get("src", "")]
        known = next((one for one in self.pictures if one.asset is asset), None)
        if known is None:
            ending = "png" if asset.media_type == "image/svg+xml" else asset.href.rpartition(".")[2]
            name = f"{self.number:02}-{len(self.pictures) + 1}.{ending}"
            self.pictures.append(known := NamedPicture(name=name, asset=asset))
        return f"【图片 {known.name}】"

    def endnotes(self, chapter: Chapter) -> list[etree._Element]:
        """Return the notes and the addresses, which WeChat wants at the end.

        The title goes into a field that takes no call: its note says itself what it belongs to.
        """
        lines = []
        for note in chapter.notes:
            of_title = "题注：" if f'"#{note.id}"' in chapter.title_calls else ""
            lines.append(line := _line(f"[{note.mark}] {of_title}", "note"))
            for paragraph in etree.fromstring(f"<div>{note.html}</div>"):
                _write(line[0], paragraph.text or "")
                self._fill(line[0], paragraph)
        lines += [
            _line(f"[链接{number}] {address}", "note")
            for number, address in enumerate(self.links, 1)
        ]
        return [etree.Element("hr", style=STYLES["hr"]), *lines] if lines else []


def _keep_numbers(element: etree._Element, made: etree._Element) -> None:
    """Take over how a list counts and which cells are joined."""
    for name in ("start", "type", "reversed", "value", "colspan", "rowspan"):
        if (value := element.get(name)) is not None:
            made.set(name, value)


def _write(made: etree._Element, text: str) -> None:
    """Write ``text`` behind all that ``made`` holds."""
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
