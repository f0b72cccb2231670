"""Settings that are read but printed nowhere: a theme may have no place for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import PurePosixPath

from jianbao.book import Book
from jianbao.diagnostics import Diagnostic, Span
from jianbao.edition import codes
from jianbao.edition.labels import spelt

_TAG = re.compile(r"<meta[^>]* content=\"([^\"]*)\"[^>]*>|<[^>]*>")


def unprinted(book: Book, html: str, span_of: Callable[[str], Span]) -> tuple[Diagnostic, ...]:
    """Return a notice for each setting of ``book`` that the print document ``html`` does not say.

    ``span_of`` gives the place of a key of book.yaml, such as ``imprint.printed``.
    """
    said = _solid(unescape(_TAG.sub(lambda tag: tag[1] or "", html)))
    told = []
    if book.masthead.picture and f'src="{book.masthead.picture}"' not in html:
        told.append(
            codes.UNPRINTED.at(
                span_of("masthead.picture"),
                name="报头图片",
                value=PurePosixPath(book.masthead.picture).name,
            )
        )
    for name, value, span in (*_of_book(book, html, span_of), *_of_articles(book)):
        if value and not any(_solid(form) in said for form in _forms(value, book.language)):
            shown = value.isoformat() if isinstance(value, date) else value
            told.append(codes.UNPRINTED.at(span, name=name, value=shown))
    return tuple(told)


def _of_book(
    book: Book, html: str, span_of: Callable[[str], Span]
) -> Iterator[tuple[str, str | date | None, Span]]:
    imprint, official, masthead = book.imprint, book.official, book.masthead
    values: tuple[tuple[str, str, object], ...] = (
        ("副标题", "subtitle", book.subtitle),
        ("编印单位", "issuer", book.issuer),
        ("作者", "authors", book.authors),
        ("密级", "classification", book.classification),
        ("报头编号", "masthead.number", "" if masthead.numbered else masthead.number),
        ("报", "imprint.report_to", imprint.report_to),
        ("送", "imprint.send_to", imprint.send_to),
        ("发", "imprint.distribute_to", imprint.distribute_to),
        ("增发", "imprint.further_to", imprint.further_to),
        ("印数", "imprint.copies", str(imprint.copies or "")),
        ("印发机关", "imprint.printer", imprint.printer),
        ("印发日期", "imprint.printed", imprint.printed),
        ("编辑", "imprint.editors", tuple(name for _, name in imprint.editors)),
        ("刊物信息", "back_page.text", tuple(book.back_page.text.splitlines())),
        ("二维码", "back_page.qr", "" if 'class="back-code"' in html else book.back_page.qr),
        ("份号", "official.copy_number", "" if masthead.numbered else official.copy_number),
        ("紧急程度", "official.urgency", official.urgency),
        ("发文机关标志", "official.authorities", official.authorities),
        ("发文字号", "official.document_number", official.document_number),
        ("签发人", "official.approvers", official.approvers),
        ("主送", "official.addressees", official.addressees),
        ("附件", "official.attachments", official.attachments),
        ("署名", "official.signatories", official.signatories),
        ("成文日期", "official.signed", official.signed),
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


def _of_articles(book: Book) -> Iterator[tuple[str, str, Span]]:
    for chapter in book.chapters:
        yield "引题", chapter.kicker, chapter.span
        yield "副标题", chapter.subtitle, chapter.span
        for part in chapter.source.split("\u3000"):  # 供稿 is printed behind one of them
            yield "供稿", part, chapter.span
        for author in chapter.authors:
            yield "作者", author, chapter.span


def _forms(value: str | date, language: str) -> tuple[str, ...]:
    """Return how ``value`` may be printed."""
    if isinstance(value, date):
        if not language.startswith("zh"):
            return (str(value.year),)
        return (spelt(value, "zh"),)
    return (value, value.removesuffix("文件"), value.strip("（）()。：:"))


def _solid(text: str) -> str:
    return "".join(text.split())
