"""The options of jianbao build that ask for copies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jianbao.config.copies import FORBIDDEN, numbers_of
from jianbao.config.copies.watermark import fault_of
from jianbao.config.options import CopiesChoice
from jianbao.diagnostics import Diagnostic, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesWishes:
    """What the command line says of copies, as written; see `CopiesChoice`."""

    copies: str = ""
    to: Path | None = None
    watermark: str = ""
    one_file: bool = False
    receipts: bool = False
    password: bool = False
    forbid: tuple[str, ...] = ()

    def choice(self) -> Result[CopiesChoice]:
        """Return what is asked for; K001-K006 where it cannot be understood."""
        numbers = numbers_of(self.copies) if self.copies else ()
        faults = [
            fault for fault in (numbers, fault_of(self.watermark)) if isinstance(fault, Diagnostic)
        ]
        if faults or isinstance(numbers, Diagnostic):
            return Result(value=None, diagnostics=tuple(faults))
        choice = CopiesChoice(
            numbers=numbers,
            recipients=str(self.to.absolute()) if self.to else "",
            watermark=self.watermark,
            one_file=self.one_file,
            receipts=self.receipts,
            passwords=self.password,
            forbid=tuple(dict.fromkeys(FORBIDDEN[word] for word in self.forbid)),
        )
        return Result(value=choice)
