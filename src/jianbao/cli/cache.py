"""jianbao cache."""

from __future__ import annotations

from jianbao import cache
from jianbao.cli import report
from jianbao.cli.envelope import envelope
from jianbao.cli.exits import Exit
from jianbao.cli.language import words

_MB = 1_000_000


def run_cache(*, prune: bool, as_json: bool) -> Exit:
    """Show what earlier builds have kept, after emptying it with ``prune``."""
    freed = cache.prune() if prune else 0
    kinds = cache.kinds()
    if as_json:
        listed = [{"kind": k.name, "entries": k.entries, "bytes": k.size} for k in kinds]
        facts = {"folder": str(cache.folder()), "freed": freed, "kinds": listed}
        return envelope(Exit.CLEAN, facts)
    if prune:
        report.result(words("已清空，腾出 ", "Emptied, freed ") + _size(freed) + "\n")
    report.result(words("位置：", "Folder: ") + f"{cache.folder()}\n")
    for kind in kinds:
        count = words(f"{kind.entries} 项", f"{kind.entries} entries")
        report.result(f"{kind.name:<16}{count:>12}{_size(kind.size):>12}\n")
    whole = sum(kind.size for kind in kinds)
    report.result(words("合计 ", "In all ") + _size(whole) + "\n")
    return Exit.CLEAN


def _size(number: int) -> str:
    return f"{number / _MB:.1f} MB"
