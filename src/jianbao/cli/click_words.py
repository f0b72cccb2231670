"""What click itself says, in the user's language: its sentences are English."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import east_asian_width

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

from jianbao.cli.language import speaks_english

CHINESE: Final = {
    # Help.
    "Usage:": "用法：",
    "Options": "选项",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这些说明。",
    "Show the version and exit.": "显示版本。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "默认 {default}",
    "required": "必须写",
    "path": "路径",
    "file": "文件",
    "directory": "文件夹",
    # What is wrong with a command line.
    "Error: {message}": "错误：{message}",
    "Error: invalid input": "错误：请照提示回答",
    "Try '{command} {option}' for help.": "写法见 {command} {option}",
    "No such command {name!r}.": "没有“{name}”这个命令。",
    "No such option {name!r}.": "没有“{name}”这个选项。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是其中一个：{possibilities}？",
    "Missing command.": "没有写命令。",
    "Missing argument": "没有写",
    "Missing option": "没有写选项",
    "Choose from:\n\t{choices}": "可以写：\n\t{choices}",
    "Got unexpected extra argument ({args})": "多写了：{args}",
    "Got unexpected extra arguments ({args})": "多写了：{args}",
    "Option {name!r} does not take a value.": "选项“{name}”后面不写值。",
    "Option {name!r} requires an argument.": "选项“{name}”后面要写一个值。",
    "Option {name!r} requires {nargs} arguments.": "选项“{name}”后面要写 {nargs} 个值。",
    "Argument {name!r} takes {nargs} values.": "“{name}”要写 {nargs} 个。",
    "Invalid value: {message}": "{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint}：{message}",
    "{value!r} is not {choice}.": "“{value}”不行，只能写 {choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不行，可以写 {choices}。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数。",
    "{value} is not in the range {range}.": "{value} 不在范围里（{range}）。",
    "{name} {filename!r} does not exist.": "没有“{filename}”。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，不是文件夹。",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹，不是文件。",
    "{name} {filename!r} is not readable.": "没有读“{filename}”的权限。",
    "{name} {filename!r} is not writable.": "没有写“{filename}”的权限。",
    "Could not open file {filename!r}: {message}": "打不开“{filename}”：{message}",
    "unknown error": "原因不明",
}
"""Sentences of click with what is said instead; what only a programmer can cause is not among them."""


_QUOTED: Final = re.compile(r" ?'([^']*)'")
_KINDS: Final = {
    types.StringParamType: "文字",
    types.IntParamType: "整数",
    types.IntRange: "整数",
    types.FloatRange: "数",
}
_MODULES: Final = (core, decorators, exceptions, formatting, parser, termui, types)


def install() -> None:
    """Let click speak the language of the user: its modules look their sentences up in theirs."""
    for module in _MODULES:
        for name, ours in (("_", _said), ("ngettext", _said_of), ("term_len", _width)):
            if hasattr(module, name):
                setattr(module, name, ours)


def named(command: click.Command) -> click.Command:
    """Return ``command``, what it takes called in the user's language in its help."""
    if not speaks_english():
        command.options_metavar = "[选项]"
        for param in command.params:
            param.metavar = param.metavar or _KINDS.get(type(param.type))
    return command


def message(error: click.ClickException) -> str:
    """Return what is wrong, with the quotation marks and the stops of the user's language."""
    said = error.format_message().removesuffix(".")
    if speaks_english():
        return said
    return _QUOTED.sub(r"“\1”", said).replace("”,“", "”、“").replace("。 ", "，")


def _width(text: str) -> int:
    """Return the columns that ``text`` takes on a terminal: Chinese characters are two wide."""
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)


def _said(sentence: str) -> str:
    return sentence if speaks_english() else CHINESE.get(sentence, sentence)


def _said_of(one: str, several: str, number: int) -> str:
    return _said(one if number == 1 else several)
