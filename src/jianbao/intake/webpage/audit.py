"""The account of a page: every character of it, in two ways that do not know of each other."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

from lxml.html import HtmlElement

from jianbao.intake.webpage.styles import UNREAD
from jianbao.intake.webpage.walk import Article


def raw(tree: HtmlElement, article: Article) -> str:
    """Return the text of the article's elements, then that around them.

    Nothing is known here of paragraphs, looks or hidden text.
    """
    inside: list[str] = []
    outside: list[str] = []
    for text in tree.xpath("//text()"):
        parent = text.getparent()
        holder = parent.getparent() if text.is_tail else parent
        around = [holder, *holder.iterancestors()]
        tags = {element.tag for element in around}
        if tags & UNREAD or "rt" in tags:
            continue
        if any(element in article.taken for element in around):
            continue
        is_inside = any(element in article.regions for element in around)
        (inside if is_inside else outside).append(str(text))
    return "".join(inside) + "\n" + "".join(outside)


def lost(page: str, tree: HtmlElement) -> str:
    """Return the letters of ``page`` that its tree lacks: the parser of broken markup drops some.

    Python's own parser, which builds no tree, serves as the witness.
    """
    witness = _Witness()
    open_comment = page.find("<!--", page.rfind("-->") + 1)
    witness.feed(page if open_comment < 0 else page[:open_comment])  # no browser shows the rest
    witness.close()
    kept = "".join(
        str(text)
        for text in tree.xpath("//text()")
        if not (text.is_text and text.getparent().tag in {"script", "style"})
    )
    missing = _letters("".join(witness.texts)) - _letters(kept)
    return "".join(missing.elements())


class _Witness(HTMLParser):
    """Takes all text outside the elements that are not read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._unread: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in UNREAD:
            self._unread[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass by an element that ends at once: it holds no text."""

    def handle_endtag(self, tag: str) -> None:
        if self._unread[tag]:
            self._unread[tag] -= 1

    def handle_data(self, data: str) -> None:
        if not +self._unread - Counter({"meta": 1, "link": 1}):
            self.texts.append(data)


def _letters(text: str) -> Counter[str]:
    return Counter({letter: n for letter, n in Counter(text).items() if letter.isalnum()})
