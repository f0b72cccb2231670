"""How much may come in at once: an archive of a few kilobytes can fill a disk."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.diagnostics import BookError, Span, Text
from jianbao.intake.archive import codes

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, unpacked.

    ``ratio`` is how many times smaller a packed file may be, counted from ``ratio_from`` on:
    small files of one letter pack better than that. ``depth`` counts folders in folders.
    """

    files: int = 2000
    file: int = 100 * _MIB
    total: int = 400 * _MIB
    ratio: int = 200
    ratio_from: int = 8 * _MIB
    depth: int = 8
    archives: int = 1
    """How many archives deep an archive may lie in another."""


class Budget:
    """What is left of the limits while one import goes on."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._files = 0
        self._total = 0

    def take(self, size: int, source: str) -> None:
        """Count a file of ``size`` bytes. Raises `BookError`, N402, beyond a limit."""
        self._files += 1
        self._total += size
        limits = self.limits
        if size > limits.file:
            raise too_large(source, f"文件超过 {_mib(limits.file)}", f"over {_mib(limits.file)}")
        if self._files > limits.files:
            raise too_large(source, f"文件超过 {limits.files} 个", f"over {limits.files} files")
        if self._total > limits.total:
            total = _mib(limits.total)
            raise too_large(source, f"全部文件超过 {total}", f"over {total} in all")


def too_large(source: str, zh: str, en: str) -> BookError:
    """Return the error for what goes beyond a limit."""
    return BookError(codes.TOO_MUCH.at(Span(file=source), what=Text(zh, en)))


def _mib(size: int) -> str:
    return f"{size // _MIB} MB" if size >= _MIB else f"{size} B"
