"""The elements of an official document (公文要素, GB/T 9704-2012, 7) as tags of its OFD.

Each names the objects of the pages that show it, as GB/T 33190-2016, 16 lets tags do. Which tree
of tags an office's own system wants is its own affair; the names are those of GB/T 9704.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.book import Book
from jianbao.edition.contents import flat
from jianbao.edition.templates.official import OfficialView
from jianbao.ofd.convert import ObjectText

_NAMESPACE = "http://www.ofdspec.org/2016"


def tags_of(book: Book, view: OfficialView, lines: tuple[ObjectText, ...]) -> str:
    """Return the tags as XML: each element that is found among ``lines``, the text of the pages."""
    text, owners = "", list[ObjectText]()
    for line in lines:
        plain = _plain(line.text)
        text += plain
        owners += [line] * len(plain)
    found = ""
    for name, words in _head(book, view):
        sought = _plain(words)
        at = text.find(sought) if sought else -1
        found += _tag(name, owners[at : at + len(sought)]) if at >= 0 else ""
    foot, end = "", len(text)
    for name, words in _foot(book, view):
        sought = _plain(words)
        at = text.rfind(sought, 0, end) if sought else -1
        if at >= 0:
            foot, end = _tag(name, owners[at : at + len(sought)]) + foot, at
    found += foot
    return f'<公文 xmlns:ofd="{_NAMESPACE}">{found}</公文>' if found else ""


def _tag(name: str, lines: list[ObjectText]) -> str:
    refs = "".join(
        f'<ofd:ObjectRef PageRef="{line.page}">{line.number}</ofd:ObjectRef>'
        for line in dict.fromkeys(lines)
    )
    return f"<{name}>{refs}</{name}>"


def _head(book: Book, view: OfficialView) -> Iterator[tuple[str, str]]:
    """Yield the elements down to the text: each says what it says for the first time."""
    yield "份号", view.copy_number
    yield "密级和保密期限", book.classification
    yield "紧急程度", view.urgency
    for authority in view.authorities:
        yield "发文机关标志", authority.name
    yield "发文字号", view.document_number
    for approver in view.approvers:
        yield "签发人", approver
    yield "标题", flat(book.chapters[0].title)
    yield "主送机关", view.addressees
    for attachment in view.attachments:
        yield "附件说明", attachment.name


def _foot(book: Book, view: OfficialView) -> Iterator[tuple[str, str]]:
    """Yield the elements after the text from the last on: each stands before those yielded."""
    yield "印发日期", view.printed
    yield "印发机关", book.imprint.printer
    yield "抄送机关", view.copy_to
    yield "附注", view.note
    yield "成文日期", view.signed
    for signatory in reversed(view.signatories):
        yield "发文机关署名", signatory


def _plain(text: str) -> str:
    return "".join(text.split())
