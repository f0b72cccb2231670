"""What a command prints with --json: one object for all commands, as `envelope.schema.json` has it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING

from jianbao.cli.exits import Exit
from jianbao.cli.language import say
from jianbao.diagnostics import Diagnostic

if TYPE_CHECKING:
    from jianbao.build import Written


def is_asked() -> bool:
    """Whether the command line asks for JSON: it may be too faulty to be understood."""
    words = sys.argv[1:]
    words = words[: words.index("--")] if "--" in words else words
    return bool({"--json", "--format=json"} & {*words}) or ("--format", "json") in pairwise(words)


def envelope(how: Exit, result: object, diagnostics: Sequence[Diagnostic] = ()) -> Exit:
    """Print how a command ends, what it was asked for and what is said of it; return ``how``."""
    printed = sealed(how, result, diagnostics)
    sys.stdout.write(json.dumps(printed, ensure_ascii=False, indent=2, default=str) + "\n")
    return how


def sealed(how: Exit, result: object, diagnostics: Sequence[Diagnostic]) -> dict[str, object]:
    """Return the envelope as values for JSON; it is "ok" where the command ends with 0."""
    return {
        "ok": how is Exit.CLEAN,
        "result": result,
        "diagnostics": [record(diagnostic) for diagnostic in diagnostics],
    }


def outputs(files: Sequence[Written]) -> dict[str, object]:
    """Return what was written as values for JSON."""
    return {
        "outputs": [
            {"path": str(file.path), "size": file.size, "pages": file.pages} for file in files
        ]
    }


def record(diagnostic: Diagnostic) -> dict[str, object]:
    """Return ``diagnostic`` as values for JSON."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": say(diagnostic.message),
        "hint": say(diagnostic.hint) if diagnostic.hint else None,
        "span": asdict(diagnostic.span) if diagnostic.span else None,
        "excerpt": diagnostic.excerpt,
    }
