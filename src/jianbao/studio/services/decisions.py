"""What a person has decided of a contribution, kept beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from jianbao import files
from jianbao.atomic_files import replace_all
from jianbao.diagnostics import Span
from jianbao.intake.splitting import CHOICES, Answers
from jianbao.intake.splitting.labels import LineLabel
from jianbao.studio.services.exchange import MalformedError

_FILE: Final = "decisions.json"
_LARGEST: Final = 4 * 1024 * 1024
_PARTS: Final = 5
VERSIONS: Final = frozenset({"keep", "replace", "add"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Decisions by the ids of changes (`id_of`): texts and numbers, as they are kept."""

    choices: Mapping[str, int] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    declined: Sequence[str] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    taken: Sequence[str] = ()
    """The manuscripts that it became; empty while it waits."""

    def chosen(self, name: str, choice: int) -> Decisions:
        """Return the decisions with an answer; raises MalformedError where there is none such."""
        rule, _ = _placed(name)
        if not 0 <= choice < len(CHOICES.get(rule, ())):
            raise MalformedError("choice")
        return replace(self, choices={**self.choices, name: choice})

    def titled(self, name: str, title: str) -> Decisions:
        """Return the decisions with a title for the article that begins there."""
        _placed(name)
        titles = {key: text for key, text in self.titles.items() if key != name}
        plain = " ".join(title.split())
        return replace(self, titles={**titles, name: plain} if plain else titles)

    def declining(self, name: str, *, undo: bool) -> Decisions:
        """Return the decisions without a change, or with it again."""
        _placed(name)
        others = [each for each in self.declined if each != name]
        return replace(self, declined=others if undo else [*others, name])

    def versioned(self, name: str, choice: str) -> Decisions:
        """Return the decisions with a word about an article that the book has otherwise."""
        _placed(name)
        if choice not in VERSIONS:
            raise MalformedError("choice")
        return replace(self, versions={**self.versions, name: choice})

    def taken_as(self, paths: Sequence[str]) -> Decisions:
        """Return the decisions once the contribution is in the book."""
        return replace(self, taken=list(paths))

    def answers(self) -> Answers:
        """Return the decisions as the intake takes them."""
        labels, left_out = dict[Span, frozenset[LineLabel]](), set[Span]()
        for name, choice in self.choices.items():
            rule, span = _placed(name)
            chosen = CHOICES[rule][choice].labels
            if chosen:
                labels[span] = chosen
            else:
                left_out.add(span)
        of = {
            word: frozenset(
                _placed(name)[1] for name, each in self.versions.items() if each == word
            )
            for word in VERSIONS
        }
        return Answers(
            declined=frozenset(map(_placed, self.declined)),
            labels=labels,
            titles={_placed(name)[1]: title for name, title in self.titles.items()},
            left_out=frozenset(left_out),
            replaced=of["replace"],
            added=of["add"],
        )

    def save(self, item: Path) -> None:
        """Keep the decisions beside the contribution in ``item``."""
        replace_all({item / _FILE: json.dumps(asdict(self), ensure_ascii=False).encode()})


def decisions_at(item: Path) -> Decisions:
    """Return what has been decided of the contribution in ``item``; nothing where nothing has."""
    try:
        kept = json.loads(files.read(item / _FILE, _LARGEST, item))
        found = Decisions(**kept)
        found.answers()
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Decisions()
    return found


def id_of(rule: str, span: Span) -> str:
    """Return what names a change in the browser."""
    return "|".join((rule, str(span.line), str(span.column), str(span.end_column), span.file))


def _placed(name: str) -> tuple[str, Span]:
    parts = name.split("|", _PARTS - 1)
    if len(parts) != _PARTS or not all(part.isdecimal() for part in parts[1:4]):
        raise MalformedError("id")
    line, column, end = (int(part[:9]) for part in parts[1:4])
    return parts[0], Span(file=parts[4], line=line, column=column, end_column=end)
