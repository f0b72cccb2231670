"""Emphasis beside Chinese characters and full-width punctuation.

CommonMark decides by the neighbours of ``**`` whether it opens or closes, and counts “ and ： as
punctuation that needs a space beside it. Chinese has no such spaces. The rule here is that of
the specification *markdown-cjk-friendly*: punctuation of Chinese text counts as a letter, and
a Chinese character frees ``**`` from the condition on Latin punctuation at its other side.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from jianbao.manuscript.characters import CharacterKind, is_punctuation, is_variation_selector, kind


class ChineseInline(ParserInline):
    """The inline parser, with `_State` in the place of markdown-it's own state."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse ``src`` into ``tokens``, as the parent does."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803 - the parent's signature
        marker = self.src[start]
        end = start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        last = self._before(start)
        following = self.src[end] if end < self.posMax else ""
        before, after = kind(last), kind(following)
        opens = after is not CharacterKind.SPACE and not (
            after is CharacterKind.PUNCTUATION and before is CharacterKind.WORD
        )
        closes = before is not CharacterKind.SPACE and not (
            before is CharacterKind.PUNCTUATION and after is CharacterKind.WORD
        )
        return Scanned(
            opens and (canSplitWord or not closes or is_punctuation(last)),
            closes and (canSplitWord or not opens or is_punctuation(following)),
            end - start,
        )

    def _before(self, start: int) -> str:
        """Return the character before ``start``, past a variation selector."""
        while start > 0 and is_variation_selector(self.src[start - 1]):
            start -= 1
        return self.src[start - 1] if start > 0 else ""
