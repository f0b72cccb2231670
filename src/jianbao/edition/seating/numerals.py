"""Chinese numerals up to 99, for rows."""

from __future__ import annotations

from jianbao.numerals import NUMERALS


def ordinal(number: int) -> str:
    """Return ``number`` in Chinese numerals; one of three digits in Arabic ones."""
    tens, ones = divmod(number, 10)
    if tens > 9:  # noqa: PLR2004 - the last with two digits
        return str(number)
    head = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return head + (NUMERALS[ones - 1] if ones else "")
