"""The plan of a merge: what reviewers changed, and what of it goes into the manuscripts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from jianbao.book import Book
from jianbao.budget import limited
from jianbao.config import BookConfig
from jianbao.diagnostics import Result, Span
from jianbao.failures import placed
from jianbao.fonts import Typefaces
from jianbao.merge import codes, edits, report, review
from jianbao.merge.model import Comment, MergeChange, Sign, Untaken
from jianbao.merge.places import Places
from jianbao.merge.sources import Sources
from jianbao.merge.told import Told, told
from jianbao.merge.weaving import Woven, weave
from jianbao.products.word.make import draft_of
from jianbao.products.word.reviewed import NOTE_STYLE
from jianbao.themes import Theme

_ROUNDS = 6
_REMARK = "批注"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The book as it stands: what merging has to know of it."""

    config: BookConfig
    book: Book
    theme: Theme
    typefaces: Typefaces
    articles: tuple[str, ...] = ()
    """The manuscripts of which alone the drafts consist; of all where empty."""

    def told(self, book: Book) -> Told:
        """Return what the draft of ``book`` says."""
        made = draft_of(self.config, book, self.theme, self.typefaces, self.articles)
        return told(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Reviews against the manuscripts: what is to be changed, and what is noted beside it."""

    desk: Desk
    now: Told
    sources: Sources
    names: tuple[str, ...]
    changes: tuple[MergeChange, ...]
    comments: tuple[Comment, ...]
    """But for those that the manuscripts have as remarks."""
    untaken: tuple[Untaken, ...]
    done: int
    """How many edits the manuscripts have already."""
    notes: tuple[dict[str, tuple[Sign, ...]], ...]
    pictures: Mapping[str, bytes]
    """Those in the reviews, by their digests."""


def prepare(desk: Desk, drafts: Sequence[tuple[str, bytes]]) -> Result[Merge]:
    """Compare ``drafts``, names and contents, with the manuscripts; nothing is written.

    A file that is none of Word's is told. Raises BookError where a manuscript cannot be read.
    """
    opened = [placed(partial(_read, data, name), Span(file=name)) for name, data in drafts]
    failed = tuple(item for each in opened for item in each.diagnostics)
    if failed:
        return Result(value=None, diagnostics=failed)
    reviews = [each.value for each in opened if each.value is not None]
    if len({one.articles for one in reviews}) > 1:
        return Result(value=None, diagnostics=(codes.DIFFERENT_ARTICLES.of(),))
    desk = replace(desk, articles=reviews[0].articles if reviews else ())
    now = desk.told(desk.book)
    said = [
        codes.OTHER_BOOK.at(Span(file=one.name))
        for one in reviews
        if one.book and one.book != desk.book.identifier and not _is_known(one, now)
    ]
    if said:
        return Result(value=None, diagnostics=tuple(said))
    said += [codes.NO_RECORD.at(Span(file=one.name)) for one in reviews if one.base is None]
    size = sum(len(data) for _, data in drafts)
    names = "、".join(name for name, _ in drafts)
    compared = placed(partial(_compared, reviews, now, size), Span(file=names))
    if compared.value is None:
        return Result(value=None, diagnostics=(*said, *compared.diagnostics))
    woven = compared.value
    sources = Sources(config=desk.config, now=now)
    places = Places(sources, desk.book)
    changes = sorted((one for each in woven for one in each[0].changes), key=_start)
    untaken = tuple(places.of_untaken(one) for each in woven for one in each[0].untaken)
    merge = Merge(
        desk=desk,
        now=now,
        sources=sources,
        names=tuple(one.name for one in reviews),
        changes=tuple(places.of_change(one) for one in changes),
        comments=tuple(
            places.of_comment(one)
            for each in woven
            for one in each[1]
            if not any(remark(one) in known for known in sources.texts.values())
        ),
        untaken=untaken,
        done=sum(each[0].done for each in woven),
        notes=tuple(_notes(one) for one in reviews),
        pictures={key: data for one in reviews for key, data in one.pictures.items()},
    )
    said += report.told_untaken(untaken)
    return Result(value=merge, diagnostics=tuple(said))


def _read(data: bytes, name: str) -> Result[review.Review]:
    with limited(len(data)):
        return Result(value=review.read(data, name))


def _is_known(one: review.Review, now: Told) -> bool:
    """Whether most paragraphs of the draft are the book's: its title or date were changed since."""
    if one.base is None:
        return False
    here = {paragraph.text for paragraph in now.paragraphs}
    sent = [paragraph.text for paragraph in one.base.paragraphs]
    return sum(text in here for text in sent) * 2 > len(sent)


def _start(change: MergeChange) -> tuple[int, int]:
    return change.start, change.end


def _by_base(
    reviews: Sequence[review.Review], now: Told
) -> list[tuple[Told, list[tuple[int, review.Review]]]]:
    """Return the reviews in groups, each of one draft, the drafts as they went out."""
    groups: dict[str, tuple[Told, list[tuple[int, review.Review]]]] = {}
    for number, one in enumerate(reviews):
        base = one.base or now
        groups.setdefault(base.text, (base, []))[1].append((number, one))
    return list(groups.values())


def _compared(
    reviews: Sequence[review.Review], now: Told, size: int
) -> Result[list[tuple[Woven, list[Comment]]]]:
    with limited(size):
        return Result(value=[_woven(now, group) for group in _by_base(reviews, now)])


def _woven(
    now: Told, group: tuple[Told, list[tuple[int, review.Review]]]
) -> tuple[Woven, list[Comment]]:
    base, reviews = group
    given, comments = [], list[Comment]()
    for number, one in reviews:
        made, noted = edits.edits(one, base, number)
        given += made
        comments += noted
    woven = weave(base, now, given)
    moved = [
        replace(one, place=woven.place(one.place) if one.place >= 0 else -1) for one in comments
    ]
    return woven, moved


def _notes(one: review.Review) -> dict[str, tuple[Sign, ...]]:
    return {
        paragraph.pieces[0].key: tuple(
            Sign(sign, piece.bold)
            for piece in paragraph.pieces[:-1]
            if piece.gone is None or piece.gone == paragraph.pieces[-1].gone
            for sign in piece.text
        )
        for paragraph in one.paragraphs
        if paragraph.style == NOTE_STYLE
    }


def remark(comment: Comment) -> str:
    """Return a comment as the manuscript keeps it: products leave it out."""
    text = re.sub(r"-{2,}", "—", comment.text.replace("\n", "；")).replace(">", "＞")
    text = text.replace("|", "｜")  # it may stand in a cell
    who = comment.by.who.replace("-", "—").replace(">", "").replace("|", "")
    return f"<!-- {_REMARK} {who}：{text} -->"
