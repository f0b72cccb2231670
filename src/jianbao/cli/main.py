"""The command line: one group whose commands are loaded when they are called."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import FrameType

import click

import jianbao
from jianbao import budget
from jianbao.cli.exits import Exit
from jianbao.cli.overview import COMMANDS, overview

_STDERR = 2


class _Commands(click.Group):
    """The commands of `COMMANDS`, each in a module of its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = "import_" if cmd_name == "import" else cmd_name
        _hush()
        command: click.Command = import_module(f"jianbao.cli.commands.{name}").command
        return command

    def get_help(self, ctx: click.Context) -> str:
        del ctx
        return overview().rstrip("\n")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(jianbao.__version__, prog_name="jianbao")
def commands() -> None:
    """Group the commands."""


def run() -> None:
    """Run the command line; whatever goes wrong ends in a sentence, not a traceback."""
    signal.signal(signal.SIGTERM, _end)
    with _own_terminal():
        code = _run()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is left that could be cut in half
    sys.exit(code)


def _run() -> int:
    """Run the command that was asked for, and return how it ended."""
    try:
        with budget.watched():
            commands.main(standalone_mode=False)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else Exit.CLEAN
    except (click.exceptions.Abort, KeyboardInterrupt):
        _say("已取消，原有的文件没有改动", "cancelled; earlier files are untouched")
        return Exit.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return Exit.COULD_NOT_RUN
    except OSError as error:
        reason = f"{error.strerror or error}"
        name = f" {error.filename}" if error.filename else ""
        _say(f"文件读写失败：{reason}{name}", f"a file operation failed: {reason}{name}")
        return Exit.COULD_NOT_RUN
    except (Exception, budget.OverBudgetError) as error:  # noqa: BLE001 - told, with its place
        return _unforeseen(error)
    return Exit.CLEAN


def _unforeseen(error: BaseException) -> int:
    from jianbao import failures  # noqa: PLC0415 - nothing fails as a rule
    from jianbao.cli.report import show  # noqa: PLC0415 - loads what help does without

    if os.environ.get(failures.DEBUG):
        raise error
    show((failures.told(error),), Path())
    _say("原有的文件没有改动", "earlier files are untouched")
    return Exit.COULD_NOT_RUN


def _hush() -> None:
    """Let libraries warn and log to nobody; where that tells the user something, it is collected."""
    import logging  # noqa: PLC0415 - keeps --help instant
    import warnings  # noqa: PLC0415 - as above

    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _end(_number: int, _frame: FrameType | None) -> None:
    """End as with Ctrl-C where the system asks for it."""
    raise KeyboardInterrupt


@contextmanager
def _own_terminal() -> Iterator[None]:
    """Keep what libraries print by themselves from the terminal, and the terminal for what is said.

    They write to the second descriptor; ours is a copy of it. What an encoding lacks is escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        theirs = sys.stderr.fileno()
    except (OSError, ValueError, AttributeError):
        theirs = 0
    if theirs != _STDERR or os.environ.get("JIANBAO_DEBUG"):
        yield
        return
    before = sys.stderr
    ours = os.dup(theirs)
    with (
        open(os.devnull, "wb") as nowhere,  # noqa: PTH123 - a device
        open(ours, "w", encoding=before.encoding, errors="backslashreplace", buffering=1) as kept,  # noqa: PTH123 - a descriptor
    ):
        sys.stderr = kept
        os.dup2(nowhere.fileno(), theirs)
        try:
            yield
        finally:
            os.dup2(ours, theirs)
            sys.stderr = before


def _say(zh: str, en: str) -> None:
    from jianbao.cli.report import usage_fault  # noqa: PLC0415 - loads what help does without

    usage_fault(zh, en)
