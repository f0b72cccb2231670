"""The command line. Each command imports what it needs when it runs, so that help is instant."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]

_COMPLETING = "_JIANBAO_COMPLETE"
"""What a shell sets, as click has it, where it asks how a line may go on."""


def main() -> None:
    """Run the command line; its help is printed before anything is loaded."""
    if sys.argv[1:] in ([], ["--help"], ["-h"]) and _COMPLETING not in os.environ:
        from jianbao.cli.overview import overview  # noqa: PLC0415 - as said above

        sys.stdout.write(overview())
        return
    from jianbao.cli.dispatch import run  # noqa: PLC0415 - as said above

    run()
