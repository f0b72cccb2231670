"""Which characters mending looks at, and what of a text it never touches."""

from __future__ import annotations

import re

from jianbao.intake.mending.editable_text import NOTE
from jianbao.manuscript.characters import SHARED_PUNCTUATION, CharacterKind, kind

CLOSERS = "”’）》〉」』】〕"
OPENERS = "“‘（《〈「『【〔"
MEASURES = (
    "(?:[月号楼届所件张块辆台套册万亿千百斤米]|日(?![程常期])|年(?![度终末])|时(?![间代])|分(?![工析组层类])"
    "|点(?![评面])|班(?![主级会])|组(?![织建])|人(?![员才文物])|名(?![单师称额])|位(?!置)|个(?![人性别])"
    "|项(?!目)|次(?!序)|条(?!件)|节(?![目约日])|课(?![程堂题后前间])|本(?![校次地])|元(?![旦素])|岁(?!月)"
    "|周(?![边期])|天(?!气)|度(?!过)|层(?!次)|级(?!部))"
)
"""What a figure with a space behind it counts."""
QUOTES = "“”‘’\"'"

_TRANSPARENT = frozenset(f"{QUOTES}()[]（）《》〈〉「」『』【】〔〕 \t\u00a0\u3000{NOTE}")
_UNTOUCHED = re.compile(
    r"""(?:https?://|ftp://|www\.)[!-~]*[A-Za-z0-9/=&#_-]   # an address on the web
      | (?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+  # of mail
      | (?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)+(?:com|cn|net|org|gov|edu|info|io)(?![A-Za-z0-9])(?:/[!-~]*[A-Za-z0-9/])?
      | (?<![^\s.,;:!?()，。；：！？、（）“”"])[^\s.,;:!?()，。；：！？、（）“”"]++\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|zip|rar|txt|mp[34]|wps|et)(?![A-Za-z0-9])
      | (?<=[^\s.])\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|zip|rar|txt|mp[34]|wps|et|ofd)(?![A-Za-z0-9])
      | (?<!\d)\d++(?:[.,:]\d+)+                                     # 3.5, 2,300, 10:30:05, 1.2.3
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""Each alternative begins only where none of its own characters stand before, so that a long run
is looked through once."""

_ENTRY = re.compile(
    r"\[(?:M|C|N|J|D|R|S|P|A|G|Z|DB|CP|EB|CM|DS|OL)(?:/(?:OL|CD|MT|DK))?\](?:[.．。,，:：/]|\s|$)"
)
"""The mark of its kind that an entry of a bibliography bears (GB/T 7714-2015, appendix B)."""


def is_han(character: str) -> bool:
    """Whether ``character`` is a Chinese character or kana, not a mark."""
    return bool(character) and kind(character) is CharacterKind.CHINESE and character.isalnum()


def is_chinese_mark(character: str) -> bool:
    """Whether ``character`` is a full-width mark; those that Latin text shares are not."""
    return bool(character) and kind(character) is CharacterKind.CHINESE and not character.isalnum()


def is_chinese(text: str) -> bool:
    """Whether ``text`` is Chinese with foreign words in it and not the other way round."""
    words = len(re.findall(r"[A-Za-z]+", _UNTOUCHED.sub("", text)))
    return sum(map(is_han, text)) > words


def is_prose(text: str) -> bool:
    """Whether ``text`` is Chinese, and no entry of a bibliography, which has marks of its own."""
    return _ENTRY.search(text) is None and is_chinese(text)


def untouched(text: str) -> list[bool]:
    """Tell of each character whether it is part of a number, time or address."""
    if _ENTRY.search(text):
        return [True] * len(text)
    inside = [False] * len(text)
    for match in _UNTOUCHED.finditer(text):
        inside[match.start() : match.end()] = [True] * (match.end() - match.start())
    return inside


def left_of(text: str, index: int) -> str:
    """Return the nearest character before ``index`` that is no quote, bracket or space; or none."""
    places = range(index - 1, -1, -1)
    return next((text[place] for place in places if text[place] not in _TRANSPARENT), "")


def right_of(text: str, index: int) -> str:
    """Return the nearest character after ``index`` that is no quote, bracket or space; or none."""
    places = range(index + 1, len(text))
    return next((text[place] for place in places if text[place] not in _TRANSPARENT), "")


def speaks_chinese(character: str) -> bool:
    """Whether what stands beside ``character`` stands in Chinese text."""
    return bool(character) and (
        kind(character) is CharacterKind.CHINESE or character in SHARED_PUNCTUATION - {"·"}
    )
