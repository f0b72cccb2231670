"""Which characters belong to Chinese text; emphasis and line joining depend on it."""

from __future__ import annotations

import unicodedata
from enum import Enum, auto

SHARED_PUNCTUATION = frozenset("“”‘’—―…‥·")
"""Punctuation that Chinese and Latin text share (GB/T 15834): what stands beside it decides."""


class CharacterKind(Enum):
    """What a character is to its neighbours."""

    SPACE = auto()
    PUNCTUATION = auto()
    """Of Latin text only."""
    SHARED = auto()
    CHINESE = auto()
    """A Han character, kana, or full-width punctuation."""
    WORD = auto()


def kind(character: str) -> CharacterKind:
    """Return the kind of ``character``; the empty string, a text's edge, counts as space."""
    if not character or character.isspace():
        return CharacterKind.SPACE
    if character in SHARED_PUNCTUATION:
        return CharacterKind.SHARED
    if unicodedata.east_asian_width(character) in "WF" and not _is_hangul(character):
        return CharacterKind.CHINESE
    if is_punctuation(character):
        return CharacterKind.PUNCTUATION
    return CharacterKind.WORD


def is_punctuation(character: str) -> bool:
    """Whether CommonMark 0.31 counts ``character`` as punctuation: general categories P and S."""
    return bool(character) and unicodedata.category(character)[0] in "PS"


def is_variation_selector(character: str) -> bool:
    """Whether ``character`` only picks a shape for the one before it."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _is_hangul(character: str) -> bool:
    """Korean puts spaces between its words, so it follows the Latin rules."""
    return "\uac00" <= character <= "\ud7a3" or "\u1100" <= character <= "\u11ff"
