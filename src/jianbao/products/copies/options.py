"""What book.yaml says of its copies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesOptions:
    """What a book says of its copies (分发); none are made where nobody and no number is named."""

    numbers: tuple[int, ...] = ()
    """份号, each once."""
    recipients: str = ""
    """The path of a list: relative to the book folder and proved to lie in it."""
    watermark: str = ""
    """Text in which ``{姓名}``, ``{单位}`` and ``{份号}`` stand for those of each copy."""
    tiled: bool = True
    """Whether the watermark fills the page or stands on it once."""
    one_file: bool = False
    """Whether the copies go into one file for the printer."""
    multiple: int = 2
    """To a multiple of this the pages of a copy in that file are filled up."""
    receipts: bool = False
    """Whether a receipt list (签收单) is made."""
    passwords: bool = False
    """Whether each copy has a password."""
    forbid: tuple[str, ...] = ()
    """``print``, ``copy``, ``change``: what a copy's reader may not do."""

    original: bool = False
    """Whether the PDF itself, which anybody can open, is kept beside encrypted copies."""

    @property
    def wanted(self) -> bool:
        """Whether copies are to be made."""
        return bool(self.numbers or self.recipients)
