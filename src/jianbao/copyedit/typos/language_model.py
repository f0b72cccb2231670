"""How likely a run of Chinese is, by the word trigrams of libime's model."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from jianbao.diagnostics import Text

if TYPE_CHECKING:
    import kenlm

_PLACES: Final = ("/usr/lib", "/usr/local/lib", "/usr/lib64", "/opt")
_FILE: Final = "libime/zh_CN.lm"
_PATH_IN_ENVIRONMENT: Final = "JIANBAO_LANGUAGE_MODEL"
_LONGEST: Final = 5
"""Characters of the longest word that is thought of."""
_KEPT: Final = 2
"""Ways to divide the text that are followed from each place."""


class UnavailableError(Exception):
    """What the search for wrong characters needs is not there; ``text`` says how to get it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class LanguageModel(Protocol):
    """What knows words and how likely they stand together."""

    @property
    def words(self) -> frozenset[str]:
        """Words of two and more characters."""

    @property
    def by_frequency(self) -> tuple[str, ...]:
        """Single characters, the most common ones first."""

    def likelihood(self, text: str) -> float:
        """Return the logarithm of how likely ``text``, characters alone, is."""


@cache
def open_model() -> LanguageModel:
    """Return the model of this machine. Raises UnavailableError."""
    try:
        import kenlm  # noqa: PLC0415 - an extra
    except ImportError:
        raise UnavailableError(
            Text(
                '查错字要先装 kenlm：pip install "jianbao[typos]"',
                'wrong characters need kenlm: pip install "jianbao[typos]"',
            )
        ) from None
    file = _file()
    if file is None:
        raise UnavailableError(
            Text(
                "查错字要有语言模型：apt install libime-data-language-model，"
                f"或在环境变量 {_PATH_IN_ENVIRONMENT} 里写明 zh_CN.lm 在哪里",
                "wrong characters need a language model: apt install libime-data-language-model,"
                f" or name zh_CN.lm in {_PATH_IN_ENVIRONMENT}",
            )
        )
    try:
        return _Trigrams(kenlm.Model(os.fspath(file)))
    except (OSError, RuntimeError) as error:
        raise UnavailableError(
            Text(f"语言模型打不开：{file}", f"the language model cannot be opened: {file}")
        ) from error


def _file() -> Path | None:
    named = os.environ.get(_PATH_IN_ENVIRONMENT)
    if named:
        return Path(named) if Path(named).is_file() else None
    for place in map(Path, _PLACES):
        for file in (place / _FILE, *sorted(place.glob(f"*/{_FILE}"))):
            if file.is_file():
                return file
    return None


class _Trigrams:
    def __init__(self, model: kenlm.Model) -> None:
        import kenlm  # noqa: PLC0415 - an extra

        from jianbao.copyedit.lexicon import frequencies  # noqa: PLC0415 - read for this alone

        known = {word: times for word, times in frequencies().items() if word in model}
        self.words = frozenset(word for word in known if 1 < len(word) <= _LONGEST)
        singles = [word for word in known if len(word) == 1]
        self.by_frequency = tuple(sorted(singles, key=lambda one: -known[one]))
        self._model = model
        self._state = kenlm.State

    def likelihood(self, text: str) -> float:
        """Return the logarithm, to base 10, of the likeliest way to divide ``text`` into words."""
        start = self._state()
        self._model.NullContextWrite(start)
        reached: list[list[tuple[float, object]]] = [[(0.0, start)]] + [[] for _ in text]
        for at in range(len(text)):
            best = sorted(reached[at], key=_first, reverse=True)[:_KEPT]
            for end in range(at + 1, min(at + _LONGEST, len(text)) + 1):
                word = text[at:end]
                if end == at + 1 or word in self.words:
                    for so_far, state in best:
                        after = self._state()
                        gained = self._model.BaseScore(state, word, after)
                        reached[end].append((so_far + gained, after))
        return max(map(_first, reached[-1]))


def _first(pair: tuple[float, object]) -> float:
    return pair[0]
