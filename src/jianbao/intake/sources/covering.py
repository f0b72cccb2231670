"""A covering letter: what a mail says above the article that its subject names."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from jianbao.intake.model import Block, Certainty, Change, Draft, Paragraph
from jianbao.intake.sources import codes

_LEADING: Final = re.compile(
    r"(?:\s*(?:(?:Re|Fwd?|回复|答复|转发)\s*[:：]|[【\[（(][^】\]）)]*[】\]）)]|(?:投稿|来稿|稿件|供稿)\s*[:：—-]*))+",
    re.IGNORECASE,
)
"""What stands in a subject before the title of what is sent."""
_GREETING: Final = re.compile(
    r"\s*(?:尊敬的)?[\u4e00-\u9fff]{0,6}(?:老师|编辑|主任|同志|科长)?[们]?[，,：: ]?[您你]?好"
)
_SENDING: Final = re.compile(
    "(?:发|传|寄|[报呈]?送|[报呈]上|投)[给您你去上一]|[现呈]报送|附上|附件|投稿|稿件|来稿"
    "|请.{0,2}(?:查收|审[阅核。]?$|审[阅核]|修改|斧正|指正)|收到请"
)
_SENDER: Final = re.compile(
    r"(?:联系|办公|移动)?(?:电\s*话|手\s*机|方式)\s*[：:\s].*|(?:电子)?(?:邮\s*箱|邮件)\s*[：:].*|QQ\s*[：:].*|微信号?\s*[：:].*|E-?mail.*"
    r"|(?:[\u4e00-\u9fff]{2,12}[\s：:]*)?[\d\s（）()+-]{7,20}|\S+@\S+|(?:发|来)自我?的?.{2,20}|-{2,}|此致|敬礼[！!]?|[顺恭]?祝.{0,10}|谢谢[！!。]?",
    re.IGNORECASE,
)
"""What mail programs and their users put below a text."""
_LONGEST_LINE: Final = 40
"""Characters of a line of such a letter."""
_SHORTEST: Final = 5
_LONGEST: Final = 6
"""Characters of a title, and paragraphs above it, for those to be a covering letter."""


def without_letter(draft: Draft, subject: str) -> Draft:
    """Return ``draft``, the text of a mail, without the letter that it begins with; that is told.

    It reaches to the title that ``subject`` names, or as far as its lines greet and send.
    """
    named = _letters(_LEADING.sub("", subject, count=1))
    above = list(takewhile(lambda block: not _is_named(block, named), draft.blocks))
    if len(above) == len(draft.blocks):
        above = list(takewhile(_is_courtesy, draft.blocks))
        above = above if any(map(_sends, above)) else []
    said = [block for block in above if isinstance(block, Paragraph) and block.text.strip()]
    if len(said) > _LONGEST or not all(isinstance(block, Paragraph) for block in above):
        above, said = [], []
    text = draft.blocks[len(above) :]
    below = list(takewhile(_is_of_sender, reversed(text)))
    said += [one for one in reversed(below) if isinstance(one, Paragraph) and one.text.strip()]
    changes = tuple(
        Change.of(codes.MAIL_LETTER, Certainty.CERTAIN, block.span, before=block.text, after="")
        for block in said
    )
    return replace(draft, blocks=text[: len(text) - len(below)], changes=draft.changes + changes)


def _is_named(block: Block, named: str) -> bool:
    """Whether ``block`` is the title that the subject ``named`` ends with."""
    title = _text(block)
    return len(title) >= _SHORTEST and named.endswith(title)


def _is_of_sender(block: Block) -> bool:
    """Whether ``block`` tells how to reach the sender, or takes leave of the editor."""
    return isinstance(block, Paragraph) and (
        not block.text.strip() or _SENDER.fullmatch(block.text.strip()) is not None
    )


def _is_courtesy(block: Block) -> bool:
    """Whether ``block`` greets the editor or says that something is sent."""
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_LINE:
        return False
    return not block.text.strip() or _sends(block) or _GREETING.match(block.text) is not None


def _sends(block: Block) -> bool:
    return isinstance(block, Paragraph) and _SENDING.search(block.text) is not None


def _text(block: Block) -> str:
    return _letters(block.text) if isinstance(block, Paragraph) else "\0"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
