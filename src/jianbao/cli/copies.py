"""The options of jianbao build that ask for copies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jianbao.diagnostics import Diagnostic, Result
from jianbao.products.copies import COPIES
from jianbao.products.copies.keys import FORBIDDEN
from jianbao.products.copies.numbers import numbers_of
from jianbao.products.copies.template import fault_of

Asked = tuple[tuple[str, str, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesWishes:
    """What the command line says of copies, as written; see `CopiesOptions`."""

    copies: str = ""
    to: Path | None = None
    watermark: str = ""
    one_file: bool = False
    receipts: bool = False
    password: bool = False
    forbid: tuple[str, ...] = ()
    original: bool = False

    def asked(self) -> Result[Asked]:
        """Return what is asked for, as `Request.asked` has it; K001-K006 where it makes no sense."""
        numbers = numbers_of(self.copies) if self.copies else ()
        faults = [
            fault for fault in (numbers, fault_of(self.watermark)) if isinstance(fault, Diagnostic)
        ]
        if faults or isinstance(numbers, Diagnostic):
            return Result(value=None, diagnostics=tuple(faults))
        options: dict[str, object] = {
            "numbers": numbers,
            "recipients": str(self.to.absolute()) if self.to else "",
            "watermark": self.watermark,
            "one_file": self.one_file,
            "receipts": self.receipts,
            "passwords": self.password,
            "original": self.original,
            "forbid": tuple(dict.fromkeys(FORBIDDEN[word] for word in self.forbid)),
        }
        said = ((COPIES.name, name, value) for name, value in options.items() if value)
        return Result(value=tuple(said))
