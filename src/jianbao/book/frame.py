"""What is printed around the articles: the head of page 1, the foot of the last, what 公文 has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """报头: what stands at the head of page 1 besides title, issue, issuer and date."""

    name: str = ""
    """The large red name; the book's title where empty."""
    number: str = ""
    """编号, top right."""
    picture: str = ""
    """The name as a picture, written with a brush: its file in the settings, its asset in a book."""
    numbered: bool = False
    """Whether each copy will bear a 份号 of its own, for which room is kept on page 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """版记 (报尾): to whom the issue goes, at the foot of the last page."""

    report_to: tuple[str, ...] = ()
    """报: superiors."""
    send_to: tuple[str, ...] = ()
    """送: peers."""
    distribute_to: tuple[str, ...] = ()
    """发: subordinates."""
    further_to: tuple[str, ...] = ()
    """本期增发: of this issue alone."""
    copies: int | None = None
    """印数, printed as 共印XX份."""
    printer: str = ""
    """印发机关."""
    printed: date | None = None
    """印发日期; an official document prints the day of its signature where this is empty."""
    editors: tuple[tuple[str, str], ...] = ()
    """Pairs of a duty and a name, e.g. ``("责任编辑", "张三")``."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is to be printed."""
        return self == Imprint()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """修订: that an issue which has gone out is put right, and what was wrong (更正)."""

    date: date | None = None
    """Of the corrected edition; the book's own date stays that of the issue."""
    corrections: tuple[str, ...] = ()
    """A sentence each, such as 第2页“200人”应为“2000人”。"""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put right."""
        return self == Revision()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackPage:
    """刊物信息: who makes the series, and where it is read on a phone, on the last page."""

    text: str = ""
    """A line each, such as 地址：文庙街12号."""
    qr: str = ""
    """What the QR code says: an address."""
    caption: str = ""
    """What stands below the code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """公文: what an official document has around its text (GB/T 9704-2012 7.2 to 7.4, 10)."""

    form: str = "document"
    """格式: ``document``, or one of the particular forms ``letter`` (信函), ``order`` (命令) and
    ``minutes`` (纪要)."""
    copy_number: str = ""
    """份号, six digits."""
    urgency: str = ""
    """紧急程度: 特急 or 加急."""
    authorities: tuple[str, ...] = ()
    """发文机关标志, with or without 文件 after the last name; the issuer where empty."""
    document_number: str = ""
    """发文字号, e.g. 达教发〔2021〕1号."""
    approvers: tuple[str, ...] = ()
    """签发人, of a document that goes to a superior."""
    addressees: tuple[str, ...] = ()
    """主送机关."""
    attachments: tuple[str, ...] = ()
    """附件说明; the titles of the chapters after the first where empty."""
    signatories: tuple[str, ...] = ()
    """署名; the authorities where empty."""
    signed: date | None = None
    """成文日期; the book's date where empty."""
    sealed: bool = False
    """Whether a seal (印章) will stand on the signature."""
    note: str = ""
    """附注, without its parentheses."""
    number: str = ""
    """编号 of an order or of minutes: 第12号."""
    duty: str = ""
    """职务 of whoever signs, where a person does: 区长."""
    stamp: str = ""
    """签名章: the picture's path in book.yaml, its address in a `Book`; empty for none."""
    present: tuple[str, ...] = ()
    """出席."""
    excused: tuple[str, ...] = ()
    """请假."""
    observing: tuple[str, ...] = ()
    """列席."""
    copy_to: tuple[str, ...] = ()
    """抄送机关."""
