"""Settings that are read but printed nowhere: a theme may have no place for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import PurePosixPath

from lxml import etree

from jianbao.book import Book
from jianbao.diagnostics import Diagnostic, Span
from jianbao.edition import codes
from jianbao.edition.labels import article_date, issue_of, labels_for, spelt
from jianbao.themes import Theme


def unprinted(
    book: Book, html: str, theme: Theme, span_of: Callable[[str], Span]
) -> tuple[Diagnostic, ...]:
    """Return a notice for each setting of ``book`` that the print document ``html`` does not say.

    What an article's own text says does not count. ``span_of`` gives the place of a key of
    book.yaml, such as ``imprint.printed``.
    """
    said = _solid("".join(_around(etree.fromstring(html, _PARSER))))
    told = []
    if book.masthead.picture and f'src="{book.masthead.picture}"' not in html:
        told.append(
            codes.UNPRINTED.at(
                span_of("masthead.picture"),
                name="报头图片",
                value=PurePosixPath(book.masthead.picture).name,
            )
        )
    for name, value, span in (*_of_book(book, html, span_of), *_of_articles(book, theme)):
        if value and not any(_solid(form) in said for form in _forms(value)):
            told.append(codes.UNPRINTED.at(span, name=name, value=value))
    return tuple(told)


def _around(element: etree._Element) -> Iterator[str]:
    """Yield what is printed around the articles, and who issues the book by the file's metadata."""
    if element.tag == "meta" and element.get("name") == "author":
        yield element.get("content", "")
    if element.tag == "title":
        return
    if element.get("class") == "chapter-body":
        # In columns the source stands in them.
        for source in element.iter("p"):
            if source.get("class") == "source":
                yield from map(str, source.itertext())
        return
    yield element.text or ""
    for child in element:
        yield from _around(child)
        yield child.tail or ""


def _of_book(
    book: Book, html: str, span_of: Callable[[str], Span]
) -> Iterator[tuple[str, str, Span]]:
    labels = labels_for(book.language)
    imprint, official, masthead = book.imprint, book.official, book.masthead
    values: tuple[tuple[str, str, object], ...] = (
        ("副标题", "subtitle", book.subtitle),
        ("期号", "issue", "" if 'class="issue-number"' in html else issue_of(book)),
        ("总期号", "total_issue", _counted(labels.total_issue, book.total_issue)),
        ("日期", "date", _day(book.date, book.language)),
        ("报头名称", "masthead.name", masthead.name),
        ("编印单位", "issuer", book.issuer),
        ("作者", "authors", book.authors),
        ("密级", "classification", book.classification),
        ("报头编号", "masthead.number", "" if masthead.numbered else masthead.number),
        ("报", "imprint.report_to", imprint.report_to),
        ("送", "imprint.send_to", imprint.send_to),
        ("发", "imprint.distribute_to", imprint.distribute_to),
        ("增发", "imprint.further_to", imprint.further_to),
        ("更正", "revision.corrections", book.revision.corrections),
        ("印数", "imprint.copies", _counted(labels.copies, imprint.copies)),
        ("印发机关", "imprint.printer", imprint.printer),
        ("印发日期", "imprint.printed", _day(imprint.printed, book.language)),
        ("编辑", "imprint.editors", tuple(name for _, name in imprint.editors)),
        ("刊物信息", "back_page.text", tuple(book.back_page.text.splitlines())),
        ("二维码", "back_page.qr", "" if 'class="back-code"' in html else book.back_page.qr),
        ("二维码说明", "back_page.caption", book.back_page.caption),
        ("份号", "official.copy_number", "" if masthead.numbered else official.copy_number),
        ("紧急程度", "official.urgency", official.urgency),
        ("发文机关标志", "official.authorities", official.authorities),
        ("发文字号", "official.document_number", official.document_number),
        ("签发人", "official.approvers", official.approvers),
        ("主送", "official.addressees", official.addressees),
        ("附件", "official.attachments", official.attachments),
        ("署名", "official.signatories", official.signatories),
        ("成文日期", "official.signed", _day(official.signed, book.language)),
        ("附注", "official.note", official.note),
        ("抄送", "official.copy_to", official.copy_to),
        ("编号", "official.number", official.number),
        ("签发人职务", "official.duty", official.duty),
        ("出席", "official.present", official.present),
        ("请假", "official.excused", official.excused),
        ("列席", "official.observing", official.observing),
        ("会议时间", "meeting.time", book.meeting.time),
        ("会议地点", "meeting.place", book.meeting.place),
    )
    for name, key, value in values:
        for each in value if isinstance(value, tuple) else (value,):
            yield name, each, span_of(key)


def _of_articles(book: Book, theme: Theme) -> Iterator[tuple[str, str, Span]]:
    for chapter in book.chapters:
        yield "引题", chapter.kicker, chapter.span
        yield "副标题", chapter.subtitle, chapter.span
        yield "日期", article_date(chapter.date, book.language), chapter.span
        if theme.option("summaries"):  # else it is for screens alone
            yield "摘要", chapter.summary, chapter.span
        for part in chapter.source.split("\u3000"):  # 供稿 is printed behind one of them
            yield "供稿", part, chapter.span
        for author in chapter.authors:
            yield "作者", author, chapter.span


def _forms(value: str) -> tuple[str, ...]:
    """Return how ``value`` may be printed."""
    return (value, value.removesuffix("文件"), value.strip("（）()。：:"))


def _counted(pattern: str, number: int | None) -> str:
    return pattern.format(number) if number else ""


def _day(day: date | None, language: str) -> str:
    return spelt(day, language) if day else ""


def _solid(text: str) -> str:
    return "".join(text.split())


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
