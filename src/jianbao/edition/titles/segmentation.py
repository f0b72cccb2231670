"""Words of a Chinese title, so that its lines do not end inside one.

They are those that jieba finds (the likeliest way through its dictionary, without its model of
unknown words). Its dictionary is sorted by first characters, so only the words that begin with a
character of the text are read of it, not all 350,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from math import log
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

_LONGEST: Final = 16
"""Characters of the longest word in the dictionary."""
_TOTAL: Final = 60_115_917
"""How often all words were counted, the dictionary's and ours."""
_SORTED_FROM: Final = "一"
"""The character with which its order begins: before it stand some words in Latin letters."""
_WORDS: Final = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)")
_SPACE: Final = re.compile(r"(\r\n|\s)")
OFFICIAL: Final = {
    "双减": 1, "五育": 1, "五育并举": 1, "三名": 664, "四史": 4, "两会": 512, "教科局": 1,
    "教体局": 4, "教育局": 227, "科技局": 16, "知识产权局": 11, "发改局": 1, "财政局": 99,
    "区委": 272, "区政府": 101, "县委": 1364, "县政府": 1116, "市委": 1965, "市政府": 1260,
    "省委": 1864, "省政府": 663, "校安办": 1, "党工委": 6, "督导室": 4, "民办教育": 4,
    "义务教育": 727, "职业教育": 9, "学前教育": 68, "幼小衔接": 1, "劳动教育": 5, "思政课": 1,
    "控辍保学": 1, "立德树人": 1, "主题教育": 2, "党史学习教育": 1, "家校社": 1, "课后服务": 1,
    "校外培训": 1, "中小学": 1033, "中小学校": 59, "中小学生": 211, "高质量": 100, "一校一策": 1,
    "一岗双责": 6, "回头看": 5, "大排查": 4, "大整治": 2, "再动员": 2, "再部署": 4, "现场会": 55,
    "推进会": 8, "座谈会": 1115, "动员会": 30, "工作会": 102, "表彰会": 26, "培训会": 8,
    "交流会": 108, "述职会": 1, "学代会": 4, "教代会": 4, "职代会": 15, "讲话稿": 15,
    "实施意见": 2, "实施方案": 4, "发展思想": 18, "优质均衡发展区": 1, "督导委员会": 1,
    "教育督导委员会": 1, "普通高等学校": 1, "领导小组办公室": 1, "风险隐患": 1, "德智体美劳": 1,
    "新时代": 12, "工作要点": 1, "指导意见": 2, "管理办法": 5,
}  # fmt: skip
"""Words of education offices that the dictionary lacks or takes apart, as if counted so often that
they are as likely as the words together into which it would take them apart."""
NO_WORDS: Final = ("系统安全",)
"""Entries of the dictionary that run over the end of a word in such titles: 教育系统｜安全生产."""
_OURS: Final = OFFICIAL | dict.fromkeys(NO_WORDS, 0)


def words(text: str) -> Iterator[str]:
    """Yield the words of ``text`` in order; together they are ``text``."""
    segmenter = _segmenter()
    for number, block in enumerate(_WORDS.split(text)):
        if number % 2:
            yield from segmenter.words(block)
        else:
            for between, piece in enumerate(_SPACE.split(block)):
                yield from ((piece,) if between % 2 else piece)


class _Segmenter:
    """Finds the words of texts by how often each word of the dictionary was counted."""

    def __init__(self, dictionary: mmap) -> None:
        self._dictionary = dictionary
        self._sorted = dictionary.find(f"\n{_SORTED_FROM}".encode()) + 1
        self._read: set[str] = set()
        self._counts: dict[str, int | str] = {}
        self._take(0, self._sorted)

    def words(self, text: str) -> Iterator[str]:
        """Yield the words of ``text``, which has no marks and spaces; Latin ones stay whole."""
        letters = ""
        for word in self._likeliest(text):
            if len(word) == 1 and word.isascii() and word.isalnum():
                letters += word
                continue
            if letters:
                yield letters
                letters = ""
            yield word
        if letters:
            yield letters

    def _likeliest(self, text: str) -> Iterator[str]:
        for first in set(text) - self._read:
            self._read_words(first)
        size, all_words, counts = len(text), log(_TOTAL), self._counts
        best = [(0.0, size)] * (size + 1)
        for at in reversed(range(size)):  # how likely the best way on is, where its first word ends
            ends = range(at + 1, min(size, at + _LONGEST) + 1)
            counted = [(count, end) for end in ends if (count := counts.get(text[at:end]))]
            best[at] = max(
                (log(int(count)) - all_words + best[end][0], end)
                for count, end in counted or ((1, at + 1),)
            )
        at = 0
        while at < size:
            end = best[at][1]
            yield text[at:end]
            at = end

    def _read_words(self, first: str) -> None:
        self._read.add(first)
        self._take(self._place(first), self._place(chr(ord(first) + 1)))

    def _take(self, start: int, end: int) -> None:
        """Take the words of a stretch with their counts, which come second of three; ours go before."""
        entries = self._dictionary[start:end].decode().split()
        self._counts.update(zip(entries[::3], entries[1::3], strict=True))
        self._counts.update(_OURS)

    def _place(self, first: str) -> int:
        """Return where in the dictionary the words begin whose first character is ``first``, or follows it."""
        key = first.encode(errors="surrogatepass")
        low, high = self._sorted, len(self._dictionary)
        while low < high:
            middle = self._dictionary.rfind(b"\n", low - 1, (low + high) // 2) + 1
            middle = max(middle, low)
            if self._dictionary[middle : middle + len(key)] < key:
                low = self._dictionary.find(b"\n", middle) + 1 or high
            else:
                high = middle
        return low


@cache
def _segmenter() -> _Segmenter:
    found = find_spec("jieba")  # not loaded: that alone takes a tenth of a second
    assert found is not None  # noqa: S101 - it is a dependency
    assert found.origin is not None  # noqa: S101 - as above
    with Path(found.origin).with_name("dict.txt").open("rb") as stream:
        return _Segmenter(mmap(stream.fileno(), 0, access=ACCESS_READ))
