"""The command line: one group whose commands are loaded when they are called."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from threading import Timer
from types import FrameType

import click

import jianbao
from jianbao import budget
from jianbao.cli import click_words, envelope
from jianbao.cli.exits import Exit
from jianbao.cli.language import words
from jianbao.cli.overview import COMMANDS, nearest, overview

_STDERR = 2
_A_MOMENT = 0.05  # seconds
click_words.install()


class _Commands(click.Group):
    """The commands of `COMMANDS`, each in a module of its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in COMMANDS or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        hint = nearest(name)
        raise click.UsageError(
            words(f"没有“{name}”这个命令{hint}", f"there is no command “{name}”{hint}"), ctx
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = "import_" if cmd_name == "import" else cmd_name
        _hush()
        return click_words.named(import_module(f"jianbao.cli.commands.{name}").command)

    def get_help(self, ctx: click.Context) -> str:
        del ctx
        return overview().rstrip("\n")


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=words("[选项]", "[OPTIONS]"),
    subcommand_metavar=words("命令 …", "COMMAND [ARGS]..."),
)
@click.version_option(jianbao.__version__, prog_name="jianbao")
def commands() -> None:
    """Group the commands."""


def run() -> None:
    """Run the command line; whatever goes wrong ends in a sentence, not a traceback."""
    _be_in_utf8()
    signal.signal(signal.SIGTERM, _end)
    sys.unraisablehook = _end_after_all
    try:
        with _own_terminal():
            code = _run()
    except KeyboardInterrupt:  # once more, while all was being cleared up
        code = Exit.INTERRUPTED
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)  # nothing is left that could be cut in half
    sys.exit(code)


def _be_in_utf8() -> None:
    """Begin anew where the system takes names of files for another encoding, such as GBK.

    They are UTF-8 on the disk and in books. What is said stays in the terminal's own encoding.
    """
    if sys.platform != "linux" or sys.flags.utf8_mode or sys.getfilesystemencoding() == "utf-8":
        return
    encoding = sys.getfilesystemencoding()
    os.environ.setdefault("PYTHONIOENCODING", sys.stderr.encoding)
    # As the shell has written them: what was decoded cannot always be encoded again.
    words = Path("/proc/self/cmdline").read_bytes().split(b"\0")[1:-1]
    spelt = (
        word if _is_name(word) else word.decode(encoding, "replace").encode() for word in words
    )
    os.execv(sys.executable, [os.fsencode(sys.executable), b"-X", b"utf8", *spelt])  # noqa: S606 - itself


def _is_name(word: bytes) -> bool:
    """Whether ``word`` of the command line is UTF-8 already, or is there as it is."""
    try:
        word.decode("utf-8")
    except UnicodeDecodeError:
        return os.path.lexists(word)
    return True


def _run() -> int:
    """Run the command that was asked for, and return how it ended."""
    try:
        with budget.watched():
            commands.main(prog_name="jianbao", standalone_mode=False)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else Exit.CLEAN
    except (click.exceptions.Abort, KeyboardInterrupt):
        zh, en = "已取消，原有的文件没有改动", "cancelled; earlier files are untouched"
        return _say(zh, en, Exit.INTERRUPTED)
    except click.ClickException as error:
        return _misused(error)
    except OSError as error:
        return _refused(error)
    except (Exception, budget.OverBudgetError) as error:  # noqa: BLE001 - told, with its place
        return _unforeseen(error)
    return Exit.CLEAN


def _misused(error: click.ClickException) -> int:
    """Say what is wrong with the command line: with its usage, or as JSON where that is asked for."""
    message = click_words.message(error)
    if envelope.is_asked():
        return _say(message, message)
    click.UsageError(message, getattr(error, "ctx", None)).show()
    return Exit.COULD_NOT_RUN


def _refused(error: OSError) -> int:
    from jianbao import failures, files  # noqa: PLC0415 - nothing fails as a rule

    if not failures.is_refused(error):
        return _unforeseen(error)
    reason = files.reason(error)
    name = f" {error.filename}" if error.filename else ""
    return _say(f"文件读写失败：{reason.zh}{name}", f"a file operation failed: {reason.en}{name}")


def _unforeseen(error: BaseException) -> int:
    from jianbao import failures  # noqa: PLC0415 - nothing fails as a rule
    from jianbao.cli.report import show  # noqa: PLC0415 - loads what help does without

    if os.environ.get(failures.DEBUG):
        raise error
    if envelope.is_asked():
        return envelope.envelope(Exit.COULD_NOT_RUN, None, (failures.told(error),))
    show((failures.told(error),), Path())
    return _say("原有的文件没有改动", "earlier files are untouched")


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


def _end_after_all(lost: sys.UnraisableHookArgs) -> None:
    """End a moment later where Python was clearing something up, which no exception leaves."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        with suppress(RuntimeError):  # no thread begins once Python is ending
            Timer(_A_MOMENT, os.kill, (os.getpid(), signal.SIGTERM)).start()
    else:
        sys.__unraisablehook__(lost)


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


def _say(zh: str, en: str, how: Exit = Exit.COULD_NOT_RUN) -> Exit:
    from jianbao.cli.report import usage_fault  # noqa: PLC0415 - loads what help does without

    return usage_fault(zh, en, how)
