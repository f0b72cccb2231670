"""Bulletins from easy to vile: the articles that come out, the report, and how often it is right.

Each case is a source, ``truth.yaml`` with its articles as a reader sees them, and what the import
makes of it: ``expected/*.md`` and ``report.md``. Those of ``cases`` were looked at while the
weights were set; those of ``unseen`` were written before and not looked at while they were set.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from jianbao.diagnostics import Text
from jianbao.intake import plain, plan, report
from jianbao.intake.article import Article, ArticleParagraph
from jianbao.intake.plan import Import
from jianbao.intake.splitting import Answers

HERE = Path(__file__).parent.parent
CASES = sorted((HERE / "cases").iterdir())
UNSEEN = sorted((HERE / "unseen").iterdir())
ENOUGH = 0.95
COMPARED = 7
"""Letters of an article's beginning that tell it from others."""


def imported(case: Path, folder: Path) -> Import:
    """Return what an import of ``case`` into an empty book does, with all proposals taken."""
    book = folder / "book.yaml"
    book.write_text("书名: 简报\n文章:\n", "utf-8")
    draft = plain.read((case / "source.txt").read_bytes(), "source.txt")
    assert draft.value is not None
    result = plan.prepare([draft.value], book, Answers())
    assert result.diagnostics == ()
    assert result.value is not None
    return result.value


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def beginning(article: Article) -> str:
    first = next(part.text for part in article.parts if isinstance(part, ArticleParagraph))
    return letters(first)[:COMPARED]


@dataclass(frozen=True)
class Score:
    """How many articles there are, were found, and were rightly found or titled."""

    true: int
    found: int
    right: int
    titled: int

    @classmethod
    def of(cls, case: Path, folder: Path) -> Score:
        truth = {
            letters(one["starts"])[:COMPARED]: letters(one["title"])
            for one in yaml.safe_load((case / "truth.yaml").read_text("utf-8"))
        }
        articles = [bound.article for bound in imported(case, folder).manuscripts]
        found = {beginning(one): letters(one.title) for one in articles}
        return cls(
            true=len(truth),
            found=len(articles),
            right=len(truth.keys() & found.keys()),
            titled=sum(found.get(start) == title for start, title in truth.items()),
        )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bulletin_gives_its_articles_and_report(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    done = imported(case, tmp_path)
    made = {f"expected/{Path(one.path).name}": one.text for one in done.manuscripts}
    made["report.md"] = report.markdown(done, lambda text: text.zh)
    if request.config.getoption("--renew-golden"):
        for old in (case / "expected").glob("*"):
            old.unlink()
        (case / "expected").mkdir(exist_ok=True)
        for name, text in made.items():
            (case / name).write_text(text, "utf-8")
    there = {
        path.relative_to(case).as_posix(): path.read_text("utf-8") for path in case.rglob("*.md")
    }
    assert made == there


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bulletin_gives_the_articles_that_a_reader_sees(case: Path, tmp_path: Path) -> None:
    score = Score.of(case, tmp_path)
    assert (score.right, score.found, score.titled) == (score.true, score.true, score.true)


def test_bulletins_that_were_not_looked_at_are_split_as_a_reader_would(tmp_path: Path) -> None:
    scores = [Score.of(case, tmp_path) for case in UNSEEN]
    right = sum(score.right for score in scores)
    assert right / sum(score.found for score in scores) >= ENOUGH  # precision
    assert right / sum(score.true for score in scores) >= ENOUGH  # recall
    assert sum(s.titled for s in scores) / sum(s.true for s in scores) >= ENOUGH


def test_what_is_said_of_a_case_is_said_in_both_languages(tmp_path: Path) -> None:
    done = imported(CASES[1], tmp_path)

    def english(text: Text) -> str:
        return text.en

    lines = report.markdown(done, english).splitlines()
    headings = [line for line in lines if line.startswith(("#", "**")) and "source" not in line]
    assert headings
    assert all(
        line.isascii() for line in (h.replace("（", "(").replace("）", ")") for h in headings)
    )
