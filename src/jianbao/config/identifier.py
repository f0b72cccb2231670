"""Lasting identifiers: an ISBN, ISSN or UUID becomes its URN, and has to be a sound one.

ISO 2108 (ISBN), ISO 3297 (ISSN), RFC 9562 (UUID), RFC 8141 and its registrations (URN).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao.config import value_codes
from jianbao.config.nodes import shorten
from jianbao.config.scalars import Words

if TYPE_CHECKING:
    from jianbao.config.reading import Place
    from jianbao.diagnostics import Diagnostic

URN = re.compile(r"urn:(isbn|issn|uuid):(.*)", re.IGNORECASE)
NAMED = re.compile(r"(ISBN|ISSN)(?:-1[03])?[\s:：]*(.*)", re.IGNORECASE)
# A bare number is taken for an ISBN only where it is written as one.
BARE_ISBN = re.compile(r"97[89][- ]?(?:[0-9][- ]?){9}[0-9]")
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
DIGITS = {
    "isbn": re.compile(r"97[89][0-9]{10}|[0-9]{9}[0-9X]"),
    "issn": re.compile(r"[0-9]{7}[0-9X]"),
}
MODULUS = 11
LONG_ISBN = 13


class Identifier(Words):
    """Any text that names the book for good; a number of one of the known kinds must be sound."""

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the URN of a known number, any other text as it stands."""
        del place
        kind, number = _kind(text)
        if not kind:
            return text
        if kind == "uuid":
            found = UUID.fullmatch(number.lower())
            return f"urn:uuid:{found[0]}" if found else value_codes.NOT_A_URN.of(text=shorten(text))
        digits = re.sub(r"[-\u2010-\u2015 ]", "", number).upper()
        if not DIGITS[kind].fullmatch(digits):
            return value_codes.NOT_A_URN.of(text=shorten(text))
        wanted = _check_digit(digits)
        if digits[-1] != wanted:
            return value_codes.WRONG_CHECK_DIGIT.of(
                text=shorten(text), kind=kind.upper(), digit=wanted
            )
        return f"urn:{kind}:{digits[:4]}-{digits[4:]}" if kind == "issn" else f"urn:isbn:{digits}"


def _kind(text: str) -> tuple[str, str]:
    """Return the kind of a known number, in lower case, and the number as written."""
    found = URN.fullmatch(text) or NAMED.fullmatch(text)
    if found:
        return found[1].lower(), found[2].strip()
    if BARE_ISBN.fullmatch(text):
        return "isbn", text
    return ("uuid", text) if UUID.fullmatch(text.lower()) else ("", text)


def _check_digit(digits: str) -> str:
    """Return what the last of ``digits`` should be."""
    body = [int(digit) for digit in digits[:-1]]
    if len(digits) == LONG_ISBN:
        return str(-sum(digit * (3 if index % 2 else 1) for index, digit in enumerate(body)) % 10)
    weighted = sum(digit * weight for weight, digit in enumerate(reversed(body), 2))
    rest = -weighted % MODULUS
    return "X" if rest == MODULUS - 1 else str(rest)
