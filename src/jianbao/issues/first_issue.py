"""The first issue of a shelf: a small book, with two articles that show how to write or with none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

from jianbao.atomic_files import staging
from jianbao.config.issue import IN_NAME, IssueNumber
from jianbao.config.reading import Place
from jianbao.config.writing import inline
from jianbao.edition.labels import spelt
from jianbao.products.naming import fitted, writable

_EXAMPLE: Final = re.compile(r"(?m)^  - 稿件/.*\n")
_NUMBER_ALONE: Final = re.compile(r"0*[1-9]\d{0,2}")
"""Four digits are a year."""
_GAPS: Final = re.compile(r"(?<=第)\s+|\s+(?=期)")
"""Blanks within 第 3 期."""
_LONGEST: Final = 60
"""Characters of an answer: a longer one is no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstIssue:
    """What is asked before a book is begun; ``issue`` is a number, or a name such as 增刊第2期."""

    title: str
    issue: str
    day: date
    office: str = "办公室"
    theme: str = "jianbao"


def today() -> date:
    """Return the day that it is here."""
    return datetime.now(UTC).astimezone().date()


def answered(title: str, issue: str, office: str, day: date) -> FirstIssue | None:
    """Return the issue that a person asks for; nothing where an answer is empty or no 期号."""
    title, number, office = _line(title), _issue_in(_line(issue)), _line(office)
    if not title or not number or not office:
        return None
    return FirstIssue(title=title, issue=number, day=day, office=office)


def named(folder: str, day: date) -> FirstIssue:
    """Return the issue that the name of a folder tells: 第十三期简报, 教育简报增刊第2期, 15, 简报."""
    folder = _GAPS.sub("", folder)
    told = _NUMBER_ALONE.fullmatch(folder) or IN_NAME.search(folder)
    title = folder.replace(told[0], "", 1).strip(" -_—") if told else folder
    return FirstIssue(title=title or "简报", issue=_issue_in(told[0]) if told else "1", day=day)


def _issue_in(answer: str) -> str:
    """Return the 期号 as a book.yaml has it: 15 for 第十五期, 增刊第2期 as it is; nothing for none."""
    parsed = IssueNumber().parse(unicodedata.normalize("NFKC", answer), Place())
    if not isinstance(parsed, tuple):
        return ""
    supplement, number = parsed
    return f"{supplement}第{number}期" if supplement else str(number)


def folder_name(first: FirstIssue) -> str:
    """Return what the folder of an issue is called, which tells its title and number again."""
    issue = f"第{first.issue}期" if first.issue.isdecimal() else first.issue
    return fitted(writable(f"{first.title}-{issue}").lstrip(".~") or "简报", "")


def make(first: FirstIssue, folder: Path, *, with_examples: bool = True) -> Path:
    """Write the book into ``folder``, which is empty or not there, and return its book.yaml.

    ``with_examples`` puts two articles in that show how to write. Raises OSError.
    """
    values = {
        "TITLE": inline(first.title),
        "ISSUE": first.issue if first.issue.isdecimal() else inline(first.issue),
        "DATE": spelt(first.day, "zh"),
        "OFFICE": inline(first.office),
        "THEME": inline(first.theme),
    }
    folder.parent.mkdir(parents=True, exist_ok=True)
    with staging(folder.parent) as fresh:
        made = fresh / "book"
        for source in files("jianbao.issues").joinpath("skeleton").iterdir():
            text = source.read_text("utf-8")
            if source.name == "book.yaml":
                text = text if with_examples else _EXAMPLE.sub("", text)
                text = re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text)
            elif not with_examples:
                continue
            target = made / source.name.replace("__", "/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        if folder.exists():
            folder.resolve().rmdir()  # it is empty; Windows renames to nothing that is there
        made.rename(folder.resolve())
    return folder.resolve() / "book.yaml"


def _line(text: str) -> str:
    """Return an answer as one line without what cannot be seen."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:_LONGEST].strip()
