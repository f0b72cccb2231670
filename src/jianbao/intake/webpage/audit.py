"""The account of a page: every character of it, in two ways that do not know of each other."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

from lxml.html import HtmlElement

from jianbao.intake.webpage.styles import BLOCKS, UNREAD
from jianbao.intake.webpage.walk import ArticleElements


def raw(tree: HtmlElement, article: ArticleElements) -> str:
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


def chunks(page: str) -> list[str]:
    """Return the text of ``page`` by paragraphs, as its markup alone says.

    Python's own parser, which builds no tree and so drops nothing of broken markup, is the
    witness. The text of elements that nobody reads is left out.
    """
    witness = _Witness()
    open_comment = page.find("<!--", page.rfind("-->") + 1)
    witness.feed(page if open_comment < 0 else page[:open_comment])  # no browser shows the rest
    witness.close()
    return ["".join(texts) for texts in witness.paragraphs]


class _Witness(HTMLParser):
    """Takes all text outside the elements that are not read, by the blocks that it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[str]] = [[]]
        self._unread: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in UNREAD:
            self._unread[tag] += 1
        self._end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass by an element that ends at once: it holds no text."""
        del attrs
        self._end(tag)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Pass over ``<![…`` up to the next ``>``, whatever it says (HTML, 13.2.5.42)."""
        return self.parse_bogus_comment(i, bool(report))

    def handle_endtag(self, tag: str) -> None:
        if self._unread[tag]:
            self._unread[tag] -= 1
        self._end(tag)

    def handle_data(self, data: str) -> None:
        if not +self._unread - Counter({"meta": 1, "link": 1}):
            self.paragraphs[-1].append(data)

    def _end(self, tag: str) -> None:
        if tag in BLOCKS and self.paragraphs[-1]:
            self.paragraphs.append([])
