"""Web pages as browsers save them: WeChat posts, pages of offices and schools, Word's HTML."""

from __future__ import annotations

import re

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.intake import witness
from jianbao.intake.model import Draft, Form
from jianbao.intake.webpage import (
    audit,
    charset,
    codes,
    mhtml,
    ornaments,
    pageline,
    region,
    ruby,
    wechat,
)
from jianbao.intake.webpage.pictures import Album
from jianbao.intake.webpage.report import changes, left_out
from jianbao.intake.webpage.saved import Folder, Saved, SavedParts
from jianbao.intake.webpage.walk import ArticleElements, Walk

_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""What ends a page for its parser and for no browser: pages made of pieces have it midway."""

__all__ = ["Folder", "Saved", "is_mhtml", "read"]

is_mhtml = mhtml.is_mhtml


def read(
    data: bytes, source: str, *, saved: Saved | None = None, encoding: str = ""
) -> Result[Draft]:
    """Return the draft in ``data``, a page or an archived page that the user knows as ``source``.

    Pictures are looked up in ``saved``, or in the archive itself; nothing is fetched.
    ``encoding`` is that of the file where the user has named it.
    """
    declared = ""
    try:
        if mhtml.is_mhtml(data):
            archive = _archive(data, source)
            data, declared, saved = archive.page, archive.charset, archive.saved
        page = charset.decode(data, source, encoding=encoding, declared=declared)
        tree = _tree(page.text, source)
        draft, diagnostics = _draft(tree, page.text, source, Album(saved or SavedParts()))
    except BookError as problem:
        return Result(value=None, diagnostics=problem.diagnostics)
    return Result(value=draft, diagnostics=page.diagnostics + diagnostics)


def _archive(data: bytes, source: str) -> mhtml.Archive:
    archive = mhtml.opened(data)
    if archive is None:
        raise BookError(codes.NO_PAGE.at(Span(file=source)))
    return archive


def _tree(text: str, source: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        tree = document_fromstring(_END.sub("", text).encode(), parser=parser)
    except ParserError as problem:  # no element at all
        raise BookError(codes.EMPTY.at(Span(file=source))) from problem
    ruby.settle(tree)
    return tree


def _draft(
    tree: HtmlElement, page: str, source: str, album: Album
) -> tuple[Draft, tuple[Diagnostic, ...]]:
    content = wechat.content(tree)
    if content is None:
        if (reason := wechat.refusal(tree)) is not None:
            raise BookError(codes.NO_POST.at(Span(file=source), reason=reason))
        regions = region.article(tree)
        facts = region.facts(tree, regions)
    else:
        regions, facts = (content,), wechat.facts(tree)
    article = ArticleElements(regions=regions or (tree,), taken=facts.taken)
    found = Walk(source, album, article).through(tree)
    blocks, taken = ornaments.clean(tuple(found.blocks))
    blocks, above = ornaments.below_title(blocks, facts.title)
    taken += above
    if content is None:
        blocks, lines, facts = pageline.clean(blocks, facts)
        taken += lines
    if not blocks:
        raise BookError(codes.NOTHING_FOUND.at(Span(file=source)))
    draft = Draft(
        source=source,
        form=Form.PAGE,
        title=facts.title,
        author=facts.author,
        date=facts.date,
        publisher=facts.publisher,
        blocks=blocks,
        changes=changes(found, taken, certain=content is not None),
        raw=audit.raw(tree, article),
    )
    stated = "\n".join(str(element.text_content()) for element in facts.taken)
    draft = witness.completed(draft, audit.chunks(page), stated=stated)
    return draft, (*left_out(found, source, whole=not regions), *album.diagnostics)
