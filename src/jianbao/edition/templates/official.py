"""公文: what the templates see of an official document, its defaults and fixed marks filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil

from jianbao.book import Book, Official
from jianbao.edition.contents import flat
from jianbao.edition.labels import Labels, labels_for, spelt

_DOCUMENT = "文件"
_ENDINGS = {"order": "令", "minutes": "纪要"}
FULL_PITCH = 2.0
"""Lines from one authority to the next, where the standard's figures leave room for them."""
_LEAST_PITCH = 0.7
_ROOM = 22.0 - 3.43 - 2.0 - 0.4 - 3.0 - 3.2
"""Lines of page 1 without the marks above the authorities, the white below them, the rule, the
white around the title, and two lines of text with some slack: the first page has to show some
(7.3.3)."""
_TITLE_LINE, _LINE = 18, 28
"""Characters in a line of the title and of the text."""
_INK = 0.67
"""Height of the type for a pitch of its own, so that the names do not touch."""
_STOPS = "：:，,、。；;. \u3000"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityView:
    """One name of the 发文机关标志; ``spacing`` (em) spreads it to the length of the longest."""

    name: str
    spacing: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """One of the attachments: ``label`` is 附件 or 附件1; ``number`` is empty for a single one."""

    number: str
    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialView:
    """The parts of an official document as they are printed (GB/T 9704-2012 7.2 to 7.4, 10)."""

    form: str
    """``document``, ``letter``, ``order`` or ``minutes``."""
    number: str
    """What stands below the mark of an order or of minutes: 第12号."""
    duty: str
    stamp: str
    """Address of the picture of 签名章."""
    attendance: tuple[tuple[str, str], ...]
    """Of minutes: 出席, 请假 and 列席, as far as there is any, each with its names."""
    copy_number: str
    urgency: str
    authorities: tuple[AuthorityView, ...]
    document: str
    """文件, where it stands beside the names of several authorities."""
    width: int
    """Of the authorities and 文件, in characters."""
    pitch: float
    """From one authority to the next, in lines; less than `FULL_PITCH` where there are many."""
    scale: float
    """Of the authorities' type, for that pitch."""
    document_number: str
    approvers: tuple[str, ...]
    addressees: str
    attachments: tuple[AttachmentView, ...]
    enclosed: dict[str, AttachmentView]
    """The chapters that are attachments, by id."""
    signatories: tuple[str, ...]
    signed: str
    sealed: bool
    note: str
    copy_to: str
    printed: str


def official_view(book: Book) -> OfficialView:
    """Return the official parts of ``book``: all have their defaults, and marks where they go."""
    official, labels = book.official, labels_for(book.language)
    names = tuple(filter(None, official.authorities or (_default_mark(book),)))
    if official.form != "document":
        names = names[:1]  # 10.1: the first of several authorities alone
    bare = tuple(name.removesuffix(_DOCUMENT) for name in names)
    apart = len(names) > 1 and bare != names
    shown = bare if apart else names
    longest = max(map(len, shown))
    signed = official.signed or book.date
    printed = book.imprint.printed or (signed if book.imprint.printer else None)
    pitch = _pitch(book, len(names))
    titles = tuple(flat(chapter.title) for chapter in book.chapters[1:])
    return OfficialView(
        form=official.form,
        number=_number(official),
        duty=official.duty,
        stamp=official.stamp,
        attendance=_attendance(official),
        copy_number=official.copy_number,
        urgency=official.urgency,
        authorities=tuple(_spread(name, longest) for name in shown),
        document=_DOCUMENT if apart else "",
        width=longest + (len(_DOCUMENT) if apart else 0),
        pitch=pitch,
        scale=1.0 if pitch == FULL_PITCH else min(1.0, pitch * _INK),
        document_number=official.document_number,
        approvers=official.approvers,
        addressees=_listed(official.addressees, labels),
        attachments=_attachments(official.attachments or titles, labels),
        enclosed={
            chapter.id: attachment
            for chapter, attachment in zip(
                book.chapters[1:], _attachments(titles, labels), strict=True
            )
        },
        signatories=official.signatories or _signing(book, bare),
        signed=_day(signed, book.language),
        sealed=official.sealed,
        note=official.note.strip("（）()"),
        copy_to=_listed(official.copy_to, labels),
        printed=labels.printed.format(_day(printed, book.language)) if printed else "",
    )


def _default_mark(book: Book) -> str:
    """Return the red name where none is written: 10.2 and 10.3 end it with 令 and 纪要."""
    name = book.issuer or book.title
    ending = _ENDINGS.get(book.official.form, "")
    return name if name.endswith(ending) else name + ending


def _signing(book: Book, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return who signs where nobody is named: the authorities, of an order without its 令."""
    is_particular = book.official.form in _ENDINGS
    return (book.issuer,) if is_particular and book.issuer else names


def _number(official: Official) -> str:
    """Return the number of an order or minutes: 12 is 第12号 or 第12期."""
    unit = "号" if official.form == "order" else "期"
    return f"第{official.number}{unit}" if official.number.isdecimal() else official.number


def _attendance(official: Official) -> tuple[tuple[str, str], ...]:
    lists = (("出席", official.present), ("请假", official.excused), ("列席", official.observing))
    return tuple(
        (label, ("，" if any("、" in name for name in names) else "、").join(names))
        for label, names in lists
        if names
    )


def _pitch(book: Book, count: int) -> float:
    """Return how far ``count`` authorities may stand apart so that page 1 shows the text."""
    official, title = book.official, flat(book.chapters[0].title)
    above = max(1, ceil(len(official.approvers) / 2))
    below = ceil(len(title) / _TITLE_LINE) + ceil(sum(map(len, official.addressees)) / _LINE)
    room = (_ROOM - above - below) / count
    return min(FULL_PITCH, max(_LEAST_PITCH, room)) if count > 1 else FULL_PITCH


def _spread(name: str, longest: int) -> AuthorityView:
    gaps = len(name) - 1
    return AuthorityView(name=name, spacing=(longest - len(name)) / gaps if gaps else 0)


def _listed(names: tuple[str, ...], labels: Labels) -> str:
    """Return ``names`` in one line without the mark at its end, which the templates set."""
    return labels.listing.join(names).rstrip(_STOPS)


def _attachments(names: tuple[str, ...], labels: Labels) -> tuple[AttachmentView, ...]:
    """Return the attachments numbered, except a single one, and without marks at their ends."""
    several = len(names) > 1
    return tuple(
        AttachmentView(
            number=str(number) if several else "",
            label=f"{labels.attachment}{number}" if several else labels.attachment.strip(),
            name=name.rstrip(_STOPS),
        )
        for number, name in enumerate(names, 1)
    )


def _day(day: date | None, language: str) -> str:
    return "" if day is None else spelt(day, language)
