"""What a syntax error of YAML means for someone who does not know YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from yaml.reader import ReaderError

from jianbao.config import file_faults
from jianbao.config.fault import Fault
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jianbao.config.source import Source
    from jianbao.diagnostics import Span

CODE = "C008"
FULL_WIDTH_COLON = re.compile(r"^\s*(?:- +)?(?P<key>[^\s:：]+)(?P<at>：)")
NO_SPACE = re.compile(r"^\s*(?:- +)?(?P<key>[^\s:：'\"#]+)(?P<at>:)(?=[^\s/])")
TAB = re.compile(r"^ *(?P<at>\t)")
SECOND_COLON = re.compile(r": .*: ")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cause:
    """A usual cause: ``sign`` in the parser's words gives it away."""

    sign: str
    message: Text
    hint: Text


COLON = Cause(
    "",
    Text("这里用了全角冒号“：”", "a full-width colon “：” stands here"),
    Text("请改成半角冒号，后面空一格", "use “:” followed by a space"),
)
SPACE = Cause(
    "",
    Text("冒号后面缺一个空格", "a space is missing after the colon"),
    Text("请在冒号后面空一格", "put a space after the colon"),
)
INDENT = Cause(
    "",
    Text("这一行的缩进与上下文对不齐", "the indentation does not match the lines around it"),
    Text(
        "同一级的各行请对齐，下一级多空两格；文字换行请加英文双引号",
        "align lines of the same level and indent the next level by two spaces",
    ),
)
TABULATOR = Cause(
    "",
    Text("这里用了 Tab 键", "a tab stands here"),
    Text("YAML 的缩进只能用空格，请改成空格", "YAML is indented with spaces only; replace it"),
)
QUOTE = Cause(
    "mapping values are not allowed here",
    Text("这一行有两个冒号", "there are two colons in this line"),
    Text(
        "文字里本来有冒号的，请用英文双引号把文字括起来",
        "put the text in double quotes if a colon belongs to it",
    ),
)
# In order: the first whose sign occurs in the parser's words is it.
CAUSES = (
    Cause(
        "found unexpected end of stream",
        Text("引号没有配对", "this quotation mark is never closed"),
        Text("请在文字末尾补上同样的引号", "put the same mark at the end of the text"),
    ),
    Cause(
        "scanning a double-quoted scalar",
        Text("双引号里的反斜杠“\\”有特殊含义", "a backslash means something inside double quotes"),
        Text("请改用英文单引号，或写成“\\\\”", "use single quotes, or write “\\\\”"),
    ),
    Cause(
        "while parsing a flow",
        Text("括号没有配对", "this bracket is never closed, or a comma is missing"),
        Text(
            "请检查方括号、花括号和其中的逗号，都要用半角",
            "check the brackets and the commas between them",
        ),
    ),
    Cause(
        "cannot start any token",
        Text("文字不能以这个符号开头", "a text cannot begin with this character"),
        Text("请用英文双引号把文字括起来", "put the text in double quotes"),
    ),
    Cause(
        "while scanning an alias",
        Text("文字不能以“*”开头", "a text cannot begin with “*”"),
        Text("请用英文双引号把文字括起来", "put the text in double quotes"),
    ),
    Cause(
        "while scanning an anchor",
        Text("文字不能以“&”开头", "a text cannot begin with “&”"),
        Text("请用英文双引号把文字括起来", "put the text in double quotes"),
    ),
    Cause(
        "could not find expected ':'",
        Text("这一行缺少冒号", "a colon is missing in this line"),
        Text(
            "每一行写成“名称: 内容”，冒号用半角，后面空一格",
            "write “key: value” with a space after the colon",
        ),
    ),
    Cause("expected <block end>", INDENT.message, INDENT.hint),
    Cause("are not allowed here", INDENT.message, INDENT.hint),
)


def explain(error: Exception, source: Source) -> tuple[Fault, Span]:
    """Return what ``error`` (from reading ``source`` as YAML) means and where its cause stands."""
    if isinstance(error, ReaderError):
        place = source.span(error.position, error.position + 1)
        return file_faults.control_character(ord(source.text[error.position])), place
    if not isinstance(error, yaml.MarkedYAMLError):
        return _generic("invalid escape or number"), source.span(0, 1)
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    in_lines = _cause_in_lines(source, [source.span(mark.index, 0).line for mark in marks])
    if in_lines:
        return in_lines
    words = f"{error.context or ''} {error.problem or ''}"
    # Where something is left open, the place that opened it helps more than the file's end.
    opened = "end of stream" in words or "expected ':'" in words or "parsing a flow" in words
    mark = marks[-1 if opened else 0]
    place = source.span(mark.index, mark.index + 1)
    if QUOTE.sign in words and SECOND_COLON.search(source.line(place.line)):
        return _fault(QUOTE), place
    cause = next((cause for cause in CAUSES if cause.sign in words), None)
    return (_fault(cause) if cause else _generic(error.problem or "")), place


def _cause_in_lines(source: Source, numbers: list[int]) -> tuple[Fault, Span] | None:
    """Look for the usual slips in the lines named by the parser, and in the one before them."""
    for number in _with_line_before(source, numbers):
        line = source.line(number)
        for pattern, cause in ((TAB, TABULATOR), (FULL_WIDTH_COLON, COLON), (NO_SPACE, SPACE)):
            found = pattern.match(line)
            if found:
                start = source.start_of(number) + found.start("at")
                return _fault(cause), source.span(start, start + 1)
    return None


def _with_line_before(source: Source, numbers: list[int]) -> Iterator[int]:
    yield from numbers
    before = min(numbers) - 1
    while before > 0 and not source.line(before).strip():
        before -= 1
    yield before


def _fault(cause: Cause) -> Fault:
    return Fault(CODE, cause.message, cause.hint)


def _generic(problem: str) -> Fault:
    return Fault(
        CODE,
        Text("这里的 YAML 写法有误", f"YAML syntax: {problem}"),
        Text(
            "请检查冒号、引号、缩进和括号",
            "check colons, quotation marks, indentation and brackets",
        ),
    )
