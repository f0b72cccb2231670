"""What the limits of time and memory cost an honest build: CPU with them and without, in turns.

Run ``python benchmarks/budgets.py``. Each build is a process of its own with a cache of its own, so
that nothing is kept; children count. ``WITHOUT`` in the environment takes the limits away, in
this process and in those that it starts, which load this file again.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from jianbao import budget

_ROUNDS = 9
_ARTICLES = 50

if os.environ.get("WITHOUT"):
    budget.limited = budget.watched = lambda *_, **__: nullcontext()  # type: ignore[assignment]  # for want of a switch
    budget.watch = lambda: None


def main() -> None:
    """Build in turns, and print what each took."""
    import corpus  # type: ignore[import-not-found]  # noqa: PLC0415 - beside this script

    with tempfile.TemporaryDirectory() as place:
        book = Path(place) / "book"
        corpus.write(_ARTICLES, book)
        taken: dict[str, list[float]] = {"": [], "1": []}
        for number in range(_ROUNDS):
            for without in ("", "1") if number % 2 else ("1", ""):
                taken[without].append(_seconds(book, Path(place) / f"{number}{without}", without))
    held, free = (statistics.median(taken[key]) for key in ("", "1"))
    ratios = [with_ / bare for with_, bare in zip(taken[""], taken["1"], strict=True)]
    sys.stdout.write(
        f"with {held:.2f} s, without {free:.2f} s CPU (medians of {_ROUNDS}): {held / free - 1:+.1%}; "
        f"least {min(taken['']):.2f} and {min(taken['1']):.2f} s; "
        f"round by round {statistics.median(ratios) - 1:+.1%}\n"
    )


def _seconds(book: Path, aside: Path, without: str) -> float:
    """Return the seconds of CPU that a build takes with nothing kept."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(aside / "cache"), "WITHOUT": without}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [sys.executable, __file__, "build", str(book), "--quiet", "--out", str(aside / "out")]
    subprocess.run(words, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    if sys.argv[1:]:
        from jianbao.cli import main as command

        command()
    else:
        main()
