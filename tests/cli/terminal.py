"""The command line as somebody uses it who sits at a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

# A shell that runs the tests in the background has its children ignore the signal.
HEEDING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    " from jianbao.cli import main; main()"
)
"""The command line for ``python -c``, which Ctrl-C ends wherever it is run."""


def on_terminal(
    folder: Path, answers: list[tuple[str, str]], *words: str, enter: str = "\n", code: int = 0
) -> str:
    """Run jianbao on a terminal, and return what it said; it has to end with ``code``.

    Each answer is given once its question stands there, and then ``enter``: empty for keys alone.
    """
    primary, secondary = pty.openpty()
    environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "jianbao", *words],
        cwd=folder, env=environment, stdin=secondary, stdout=secondary, stderr=secondary,
    ) as process:  # fmt: skip
        os.close(secondary)
        said, waiting = "", list(answers)
        while select.select([primary], [], [], 60)[0]:
            try:
                data = os.read(primary, 65536)
            except OSError:  # what a closed terminal gives on Linux
                break
            if not data:
                break
            said += data.decode("utf-8", "replace")
            if waiting and waiting[0][0] in said.rpartition("\x00")[2]:
                answer = waiting.pop(0)[1] + enter
                while not answer.endswith("\n") and _waits_for_lines(primary):
                    time.sleep(0.01)  # a key that is pressed before it is asked for is lost
                os.write(primary, answer.encode())
                said += "\x00"
        os.close(primary)  # a question that nobody answers ends with its terminal
    assert waiting == [], said
    assert process.returncode == code, said
    return said


def _waits_for_lines(terminal: int) -> bool:
    return bool(termios.tcgetattr(terminal)[3] & termios.ICANON)
