"""All tokens of a draft that came back, one after another."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.merge.review import Review
from jianbao.products.word.reviewed import CELL, END, ENDS, ROW, By, Look


@dataclass(slots=True)
class Token:
    """A token, who put it in and took it out, how it looks; of an end what it ends."""

    text: str
    bold: bool
    came: By | None
    gone: By | None
    key: str
    style: str
    listed: str
    in_row: bool
    relooked: By | None
    look: Look | None
    """None where a program has given it another one."""


def tokens_of(review: Review) -> tuple[list[Token], dict[str, int]]:
    """Return all tokens of a file, and behind how many of them each comment stands."""
    tokens: list[Token] = []
    comments: dict[str, int] = {}
    for one in review.paragraphs:
        in_row = one.pieces[-1].text in {CELL, ROW}
        for piece in one.pieces:
            if not piece.text and piece.key:
                comments.setdefault(piece.key, len(tokens))
            is_end = piece.text in ENDS
            tokens += [
                Token(
                    text=sign,
                    bold=piece.bold,
                    came=piece.came,
                    gone=piece.gone,
                    key=piece.key,
                    style=one.style if is_end else "",
                    listed=one.listed,
                    in_row=in_row,
                    relooked=one.restyled if is_end else piece.relooked,
                    look=piece.look,
                )
                for sign in piece.text
            ]
    _close_up(tokens)
    _settle(tokens)
    return tokens, comments


def _settle(tokens: list[Token]) -> None:
    """Let a paragraph that was begun behind another one have come with its own end.

    Word says that the end of the earlier one came and the new one has the old end.
    """
    start: int | None = None
    for number, token in enumerate(tokens):
        if token.came is None:
            if token.text == END and token.gone is None and start is not None:
                token.came, tokens[start].came = tokens[start].came, None
            start = None
        elif token.text == END and start is None and number and tokens[number - 1].came is None:
            start = number


def _close_up(tokens: list[Token]) -> None:
    """Let a paragraph of which all text went go with its end: a manuscript has no empty ones."""
    has_text, last = False, None
    is_joined = False
    for token in tokens:
        if token.text not in ENDS:
            has_text = has_text or token.gone is None
            last = token.gone or last
            continue
        if is_joined:
            token.style, token.look = "", None  # LibreOffice has given it those of the one before
        is_joined = token.gone is not None
        if token.gone is None:
            if token.text == END and not has_text and token.came is None and last is not None:
                token.gone = last
            has_text, last = False, None
