"""Front matter of a Markdown source: the title and the rest that a manuscript of a book states."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jianbao.diagnostics import Span
from jianbao.intake import codes
from jianbao.intake.model import Certainty, Change
from jianbao.manuscript import frontmatter
from jianbao.manuscript.source import Manuscript


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the front matter states, and the text after it, in which lines keep their numbers."""

    text: str
    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    changes: tuple[Change, ...] = ()


def split(text: str, source: str) -> Stated:
    """Return what the front matter of ``text`` states.

    It stays in the text, for people to see, where it has a fault or says more than a draft holds.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    manuscript = Manuscript(file=source, path=Path(source), text=lines)
    found, rest = frontmatter.split(manuscript)
    more = found.subtitle or found.kicker or found.summary
    if manuscript.diagnostics or more or rest == lines:
        return Stated(text=text)
    before = lines[: len(lines) - len(rest.lstrip("\n"))].rstrip("\n")
    return Stated(
        text=rest,
        title=found.title,
        author="、".join(found.authors),
        date=found.date,
        publisher=found.source,
        changes=(
            Change.of(
                codes.FRONTMATTER_TAKEN,
                Certainty.CERTAIN,
                Span(file=source, line=1),
                before=before,
                after="",
            ),
        ),
    )
