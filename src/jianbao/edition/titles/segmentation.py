"""Words of a Chinese title, so that its lines do not end inside one."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jianbao import cache

if TYPE_CHECKING:
    from jieba import Tokenizer

_KIND: Final = "words"
_MOST_KEPT: Final = 20_000
_FIELDS: Final = 3
"""Of an entry of the dictionary: a word, how often it was counted, its part of speech."""
_LONGEST: Final = 16
"""Characters of the longest word in the dictionary."""
OFFICIAL: Final = (
    "双减", "五育", "五育并举", "三名", "四史", "两会", "教科局", "教体局", "教育局", "科技局", "知识产权局",
    "发改局", "财政局", "区委", "区政府", "县委", "县政府", "市委", "市政府", "省委", "省政府", "校安办", "党工委",
    "督导室", "民办教育", "义务教育", "职业教育", "学前教育", "幼小衔接", "劳动教育", "思政课", "控辍保学",
    "立德树人", "主题教育", "党史学习教育", "家校社", "课后服务", "校外培训", "中小学", "中小学校", "中小学生",
    "高质量", "一校一策", "一岗双责", "回头看", "大排查", "大整治", "再动员", "再部署", "现场会", "推进会",
    "座谈会", "动员会", "工作会", "表彰会", "培训会", "交流会", "述职会", "学代会", "教代会", "职代会",
    "讲话稿", "实施意见", "实施方案", "发展思想", "优质均衡发展区", "督导委员会", "教育督导委员会",
    "普通高等学校", "领导小组办公室", "风险隐患", "德智体美劳", "新时代", "工作要点",
    "指导意见", "管理办法",
)  # fmt: skip
"""Words of education offices that the dictionary lacks or takes apart."""
NO_WORDS: Final = ("系统安全",)
"""Entries of the dictionary that run over the end of a word in such titles: 教育系统｜安全生产."""


def words(text: str) -> Iterator[str]:
    """Yield the words of ``text`` in order; together they are ``text``.

    The dictionary is read for the first text that no earlier build has asked about, which takes
    some tenths of a second.
    """
    answers = _answers()
    if text not in answers.known:
        answers.known[text] = list(_segmenter().cut(text, HMM=False))
        answers.has_new = True
    answers.used.add(text)
    yield from answers.known[text]


def forget() -> None:
    """Let the dictionary go: 70 MB of which layout makes better use. Its answers are kept."""
    if _answers.cache_info().currsize:
        _answers().keep()
    _answers.cache_clear()
    _segmenter.cache_clear()


@dataclass(slots=True)
class _Answers:
    """What the dictionary has said of texts, in this build and in earlier ones."""

    known: dict[str, list[str]]
    used: set[str] = field(default_factory=set)
    has_new: bool = False

    def keep(self) -> None:
        """Keep all answers for the next build; when they have become many, those of this one."""
        if self.has_new:
            texts = self.known if len(self.known) <= _MOST_KEPT else self.used
            data = json.dumps({text: self.known[text] for text in texts}, ensure_ascii=False)
            cache.store(_KIND, _key(), data.encode(errors="surrogatepass"))


@lru_cache(maxsize=1)
def _answers() -> _Answers:
    data = cache.load(_KIND, _key())
    return _Answers(known=json.loads(data) if data else {})


def _key() -> str:
    return cache.key_of((f"jieba {cache.release_of('jieba')}", *OFFICIAL, "", *NO_WORDS))


@lru_cache(maxsize=1)
def _segmenter() -> Tokenizer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of setuptools, about how the package finds its data
        import jieba  # noqa: PLC0415 - most books have no title that needs it
    jieba.setLogLevel(logging.CRITICAL + 1)
    segmenter = jieba.Tokenizer()
    # The package notes the beginnings of all words too, which takes three times as long.
    entries = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").split()
    counts = list(map(int, entries[1::_FIELDS]))
    segmenter.FREQ, segmenter.total = (
        dict(zip(entries[::_FIELDS], counts, strict=True)),
        sum(counts),
    )
    segmenter.initialized = True
    segmenter.get_DAG = partial(_ends, segmenter.FREQ)
    for word in OFFICIAL:
        segmenter.add_word(word)
    for word in NO_WORDS:
        segmenter.del_word(word)
    return segmenter


def _ends(counts: dict[str, int], text: str) -> dict[int, list[int]]:
    """Return where each word ends that begins in ``text``, by the place of its first character."""
    ends = range(len(text))
    return {
        at: [end for end in ends[at : at + _LONGEST] if counts.get(text[at : end + 1])] or [at]
        for at in ends
    }
