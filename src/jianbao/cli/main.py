"""The command line: one group whose commands are loaded when they are called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

import jianbao
from jianbao.cli.exits import Exit
from jianbao.cli.overview import COMMANDS, overview

DEBUG = "JIANBAO_DEBUG"


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
    try:
        commands.main(standalone_mode=False)
    except click.exceptions.Abort:
        _say("已取消，原有的文件没有改动", "cancelled; earlier files are untouched")
        sys.exit(Exit.INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.COULD_NOT_RUN)
    except OSError as error:
        reason = f"{error.strerror or error}"
        name = f" {error.filename}" if error.filename else ""
        _say(f"文件读写失败：{reason}{name}", f"a file operation failed: {reason}{name}")
        sys.exit(Exit.COULD_NOT_RUN)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        _say(
            f"程序内部出错（{error!r}），原有的文件没有改动。设 {DEBUG}=1 再运行可看到详情",
            f"internal error ({error!r}); earlier files are untouched. Set {DEBUG}=1 for details",
        )
        sys.exit(Exit.COULD_NOT_RUN)


def _say(zh: str, en: str) -> None:
    from jianbao.cli.report import usage_fault  # noqa: PLC0415 - loads what help does without

    usage_fault(zh, en)
