"""Measure proof-reading beside autocorrect, on the same text in the same run.

Usage: ``python benchmarks/proofreading.py [--megabytes 1] [--rounds 5]``. The text is that of
`corpus`, made for Markdown. Times are of one core, the fastest round of each, and begin with the
text in memory.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import autocorrect_py
from corpus import article, markdown  # type: ignore[import-not-found] # a script beside

from jianbao.config.model import BookConfig, ChapterEntry, PartEntry
from jianbao.copyedit import RULES, ProofCopy, check
from jianbao.manuscript.prose import prose_of
from jianbao.manuscript.source import Manuscript


def manuscripts(size: int) -> list[str]:
    """Return articles that are together ``size`` bytes of UTF-8, or little more."""
    texts: list[str] = []
    while sum(len(text.encode()) for text in texts) < size:
        texts.append(markdown(article(len(texts) + 1)))
    return texts


def proofread(texts: list[str]) -> int:
    """Read and check ``texts`` as one book; return the number of findings."""
    names = [f"{number}.md" for number in range(len(texts))]
    config = BookConfig(
        file=Path("book.yaml"),
        title="书",
        parts=(PartEntry(chapters=tuple(ChapterEntry(path=name) for name in names)),),
    )
    proses = tuple(
        prose_of(Manuscript(file=name, path=Path(name), text=text))
        for name, text in zip(names, texts, strict=True)
    )
    return len(check(ProofCopy(config=config, proses=proses)))


def autocorrect(texts: list[str]) -> int:
    """Check ``texts`` by autocorrect; return the number of lines with findings."""
    return sum(len(autocorrect_py.lint_for(text, "a.md").lines) for text in texts)


def fastest(work: Callable[[list[str]], int], texts: list[str], rounds: int) -> float:
    """Return the seconds of processor time of the fastest round."""
    seconds = []
    for _ in range(rounds):
        started = time.process_time()
        work(texts)
        seconds.append(time.process_time() - started)
    return min(seconds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = manuscripts(int(options.megabytes * 1_000_000))
    ours = fastest(proofread, texts, options.rounds)
    theirs = fastest(autocorrect, texts, options.rounds)
    print(f"{options.megabytes:g} MB, {len(texts)} articles, {len(RULES)} rules")
    print(f"jianbao      {ours:6.2f} s  {ours / theirs:5.1f} ×")
    print(f"autocorrect  {theirs:6.2f} s    1.0 ×")
