"""Run-in headings (同行标题, 段首标题): a paragraph's first sentence that is its heading.

Briefings put the headings of short sections at the head of a paragraph: 一、总体情况。各校准备
充分…… Such a sentence is set in the face of its level, as GB/T 9704-2012 7.3.3 gives it: 一、in
黑体, （一） in 楷体, 1. and （1） in the face of the text.

A first sentence is a heading if all of this holds:

- it begins with a number of one of the four levels, in Chinese numerals up to 九十九 or in
  one or two digits, and ends with 。;
- between these are at most 30 characters, with at most two commas and no ；：！？ — beyond
  that it is running text;
- it opens no quotation, bracket or title that it does not close, and has no line break;
- text follows it, or the writer has emphasised it: a numbered sentence alone is an item, but
  where text follows others of its level in the article;
- 一、二年级 and 1.5万 are no numbers of headings: no numeral may come next that counts on
  from the number, no digit after a digit.

一要…… 二要……, 一是…… and 第一，…… are parts of running text and not headings.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final

from lxml import etree

from jianbao.numerals import NUMERALS, value_of

_LONGEST: Final = 30
_MOST_COMMAS: Final = 2
_CHINESE: Final = f"[{NUMERALS}]?十?[{NUMERALS}]?"
_NUMBERED: Final = re.compile(
    rf"\s*(?:(?P<l1>(?=[{NUMERALS}十]){_CHINESE})、"
    rf"|[（(](?P<l2>(?=[{NUMERALS}十]){_CHINESE})[）)]"
    r"|(?P<l3>[1-9][0-9]?)[.．](?![0-9])"
    r"|[（(](?P<l4>[1-9][0-9]?)[）)])"
    rf"(?P<words>[^。；：！？;:!?\n\u2028]{{1,{_LONGEST}}})。"
)
_OTHER_TEXT: Final = re.compile(rf"\s*[^\s{NUMERALS}十（(1-9]")
"""How a paragraph begins that has no number, as most have none."""
_BODIES: Final = ("{*}div", "{*}section", "{*}article", "{*}main")
"""Elements that templates put around the text of an article."""
_PAIRS: Final = ("“”", "‘’", "（）", "《》", "〈〉", "「」", "『』", "【】", "〔〕")
_HOLDERS: Final = frozenset({"div", "section", "aside"})
_EMPHASIS: Final = frozenset({"strong", "b", "em", "i"})
_UNSEEN: Final = frozenset({"rt", "rp"})
_BREAK: Final = "\u2028"


def mark_run_in_headings(tree: etree._Element) -> None:
    """Wrap each run-in heading of the articles in ``<span class="run-in-1">``, 1 to 4 its level.

    Only paragraphs of the text itself are looked at, not those of lists, tables or quotations.
    The text is not changed.
    """
    for body in tree.iter(*_BODIES):
        if body.get("class") == "chapter-body":
            paragraphs = list(_paragraphs(body))
            levels = {_mark(paragraph) for paragraph in paragraphs}
            for paragraph in paragraphs if levels - {None} else ():
                _mark(paragraph, levels)


def _paragraphs(holder: etree._Element) -> Iterator[etree._Element]:
    for child in holder.iterchildren(etree.Element):
        if _name(child) == "p":
            yield child
        elif _name(child) in _HOLDERS:
            yield from _paragraphs(child)


def _mark(paragraph: etree._Element, headed: Container[int | None] = ()) -> int | None:
    """Wrap the heading of ``paragraph`` and return its level, if it has one.

    ``headed`` are the levels of which a sentence alone is one too.
    """
    if _OTHER_TEXT.match(paragraph.text or ""):
        return None
    text = _seen(paragraph)
    found = _NUMBERED.match(text)
    if found is None or not _is_heading(found):
        return None
    level = next(level for level in range(1, 5) if found[f"l{level}"])
    emphasised = not paragraph.text and len(paragraph) > 0 and _name(paragraph[0]) in _EMPHASIS
    if not emphasised and not text[found.end() :].strip() and level not in headed:
        return None
    if len(paragraph) == 0 or not (paragraph[0].get("class") or "").startswith("run-in-"):
        tag = etree.QName(etree.QName(paragraph).namespace, "span").text
        span = paragraph.makeelement(tag, {"class": f"run-in-{level}"})
        _wrap(paragraph, span, found.end())
    return level


def _is_heading(found: re.Match[str]) -> bool:
    words = found["words"]
    number = found["l1"]
    if number and (words[0] in "百千万" or _counts_on(number, words)):
        return False
    closed = all(words.count(left) == words.count(right) for left, right in _PAIRS)
    return closed and words.count("，") + words.count(",") <= _MOST_COMMAS


def _counts_on(number: str, words: str) -> bool:
    """Return whether ``words`` begin with the numeral after ``number``: 一、二年级."""
    following = re.match(_CHINESE, words)
    return following is not None and value_of(following[0]) == value_of(number) + 1


def _name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _seen(element: etree._Element) -> str:
    """Return the text of ``element`` as it is read along the line: no notes' marks, no ruby."""
    parts = [element.text or ""]
    for child in element:
        parts += [_seen_child(child), child.tail or ""]
    return "".join(parts)


def _seen_child(child: etree._Element) -> str:
    name = _name(child)
    if name == "br":
        return _BREAK
    skipped = not name or name in _UNSEEN or child.get("class") == "noteref"
    return "" if skipped else _seen(child)


def _wrap(paragraph: etree._Element, span: etree._Element, length: int) -> None:
    """Move the first ``length`` characters into ``span``, unless they end inside an element."""
    head = paragraph.text or ""
    inside: list[etree._Element] = []
    left = length - len(head)
    tail = head[length:] if left <= 0 else ""
    for child in paragraph if left > 0 else ():
        left -= len(_seen_child(child))
        if left < 0:
            return
        inside.append(child)
        own = child.tail or ""
        tail, child_tail, left = own[left:], own[:left], left - len(own)
        if left <= 0:
            child.tail = child_tail
            break
    span.text, span.tail, paragraph.text = head[:length], tail, None
    span.extend(inside)
    paragraph.insert(0, span)
