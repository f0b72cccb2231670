"""Numbers of books and serials: as bars carry them and as people read them."""

from __future__ import annotations

from typing import Final

_ISSN_PREFIX, _ISSN_VARIANT = "977", "00"
# ISBN International, registrants of group 7 (China): first figures of a range, and its length.
_CHINESE: Final = (
    ("00", "09", 2),
    ("100", "499", 3),
    ("5000", "7999", 4),
    ("80000", "89999", 5),
    ("900000", "989999", 6),
    ("9900000", "9999999", 7),
)


def ean_of(urn: str) -> str:
    """Return the 13 figures of the EAN that stands for an ISBN or ISSN (ISO 2108, ISO 3297)."""
    kind, number = urn.removeprefix("urn:").split(":")
    figures = number.replace("-", "").upper()
    if kind == "issn":
        body = _ISSN_PREFIX + figures[:7] + _ISSN_VARIANT
    else:
        body = (figures if len(figures) == len("9780000000000") else f"978{figures}")[:12]
    total = sum(int(figure) * (3 if index % 2 else 1) for index, figure in enumerate(body))
    return f"{body}{-total % 10}"


def shown(urn: str) -> str:
    """Return the number as it is printed above its bars: ``ISBN 978-7-04-001234-5``."""
    kind, number = urn.removeprefix("urn:").split(":")
    if kind == "issn":
        return f"ISSN {number}"
    ean = ean_of(urn)
    registrant = _registrant(ean[4:12]) if ean.startswith("9787") else 0
    if not registrant:
        return f"ISBN {number}"
    at = 4 + registrant
    return f"ISBN {ean[:3]}-{ean[3]}-{ean[4:at]}-{ean[at:12]}-{ean[12]}"


def _registrant(rest: str) -> int:
    """Return how many figures of ``rest`` are the publisher's; 0 where the range is unknown."""
    return next((length for low, high, length in _CHINESE if low <= rest[:length] <= high), 0)
