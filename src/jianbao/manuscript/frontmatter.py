"""Front matter: what a manuscript says of itself between two lines ``---`` at its top."""

from __future__ import annotations

import re

import yaml

from jianbao.diagnostics import Text, did_you_mean
from jianbao.manuscript import codes
from jianbao.manuscript.encoding import XML_FORBIDDEN
from jianbao.manuscript.model import FrontMatter
from jianbao.manuscript.source import Manuscript

MAX_CHARACTERS = 64 * 1024
_MAX_DEPTH = 4
"""A mapping, a list, one level more for a better message, and the text in it."""
_DELIMITER = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY_LINE = re.compile(r"[^\s:：#<>-][^:：]{0,30}[:：]")
_NULL = "tag:yaml.org,2002:null"

KEYS = {
    "title": "title", "标题": "title", "標題": "title",
    "subtitle": "subtitle", "副标题": "subtitle", "副標題": "subtitle", "副题": "subtitle", "副題": "subtitle",
    "kicker": "kicker", "引题": "kicker", "引題": "kicker",
    "author": "authors", "authors": "authors", "作者": "authors",
    "source": "source", "供稿": "source",
    "editor": "editor", "责任编辑": "editor", "責任編輯": "editor", "责编": "editor",
    "date": "date", "日期": "date",
    "summary": "summary", "摘要": "summary",
}  # fmt: skip
"""Each key and its Chinese alias, to the field that it fills."""

_MANY_LINES = frozenset({"title", "subtitle", "summary"})
"""Where a list, or a text of several lines, means lines set by hand."""


def split(manuscript: Manuscript) -> tuple[FrontMatter, str]:
    """Return the front matter and the text after it, in which every line keeps its number."""
    lines = manuscript.lines
    if not _DELIMITER.fullmatch(lines[0]):
        return FrontMatter(), manuscript.text
    end = _end(lines)
    if end is None:
        return FrontMatter(), _unclosed(manuscript)
    block = "\n".join(lines[1:end])
    return _read(manuscript, block), "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def compose(manuscript: Manuscript) -> tuple[yaml.MappingNode, int] | None:
    """Return the front matter's mapping, and where in the file the text of its marks begins.

    None where there is none that can be read; nothing is reported.
    """
    lines = manuscript.lines
    end = _end(lines) if _DELIMITER.fullmatch(lines[0]) else None
    block = "\n".join(lines[1:end]) if end else ""
    if not block or len(block) > MAX_CHARACTERS:
        return None
    try:
        node = yaml.compose(block, _Loader)
    except yaml.YAMLError:
        return None
    return (node, len(lines[0]) + 1) if isinstance(node, yaml.MappingNode) else None


def _end(lines: list[str]) -> int | None:
    """Return the index of the line that closes the front matter."""
    return next((i for i in range(1, len(lines)) if _CLOSING.fullmatch(lines[i])), None)


def _unclosed(manuscript: Manuscript) -> str:
    """Return the whole text; a rule above a paragraph is no front matter, a key under it is."""
    if len(manuscript.lines) > 1 and _KEY_LINE.match(manuscript.lines[1]):
        manuscript.say(codes.UNCLOSED_FRONTMATTER, 1, needle="---")
    return manuscript.text


def _read(manuscript: Manuscript, block: str) -> FrontMatter:
    if len(block) > MAX_CHARACTERS:
        manuscript.say(codes.FRONTMATTER_TOO_LONG, 1)
        return FrontMatter()
    try:
        node = yaml.compose(block, _Loader)
    except yaml.MarkedYAMLError as problem:
        _report_syntax(manuscript, problem)
    except yaml.reader.ReaderError as problem:
        line = block.count("\n", 0, problem.position) + 2
        name = f"U+{ord(problem.character):04X}" if isinstance(problem.character, str) else ""
        manuscript.say(codes.UNUSABLE_CHARACTER, line, name=name)
    except (ValueError, OverflowError):  # PyYAML's, for escapes like "\UFFFFFFFF"
        manuscript.say(codes.UNUSABLE_CHARACTER, 1, name="")
    else:
        return _fields(manuscript, node)
    return FrontMatter()


_ONE_TEXT = Text("一段文字", "a text")
_SEVERAL_TEXTS = Text("一段文字或文字的列表", "a text or a list of texts")


class _Loader(yaml.SafeLoader):
    """Composes nodes without aliases, and no deeper than a list in a mapping."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "alias", self.current_event.start_mark)
        if self._depth == _MAX_DEPTH:
            raise yaml.composer.ComposerError(None, None, "depth", self.current_event.start_mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        if isinstance(node, yaml.ScalarNode) and (found := XML_FORBIDDEN.search(node.value)):
            # An escape like "\ud800" may write what the file itself cannot hold.
            name = f"U+{ord(found[0]):04X}"
            raise yaml.composer.ComposerError(None, None, name, node.start_mark)
        return node


def _report_syntax(manuscript: Manuscript, problem: yaml.MarkedYAMLError) -> None:
    mark = problem.problem_mark or problem.context_mark
    line = mark.line + 2 if mark else 1
    if problem.problem == "alias":
        manuscript.say(codes.ALIAS, line, needle="*")
        return
    if problem.problem and problem.problem.startswith("U+"):
        manuscript.say(codes.UNUSABLE_CHARACTER, line, name=problem.problem)
        return
    code = codes.FRONTMATTER_TOO_DEEP if problem.problem == "depth" else codes.FRONTMATTER_SYNTAX
    manuscript.say(code, line, problem=problem.problem)


def _fields(manuscript: Manuscript, node: yaml.Node | None) -> FrontMatter:
    if node is None:
        return FrontMatter()
    if not isinstance(node, yaml.MappingNode):
        _report_no_mapping(manuscript, node)
        return FrontMatter()
    found: dict[str, tuple[str, ...]] = {}
    lines: list[tuple[str, int]] = []
    for key_node, value in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        line = key_node.start_mark.line + 2
        field = KEYS.get(key.strip(), "")
        if not field:
            _report_unknown(manuscript, key, line)
        elif field in found:
            manuscript.say(codes.FIELD_TWICE, line, needle=key, key=key)
        else:
            found[field] = _texts(manuscript, key, field, value)
            if found[field]:
                lines.append((field, line))
    authors = found.pop("authors", ())
    values = {field: "\n".join(texts) for field, texts in found.items()}
    return FrontMatter(**values, authors=authors, lines=tuple(lines))


def _texts(manuscript: Manuscript, key: str, field: str, node: yaml.Node) -> tuple[str, ...]:
    """Return the value's texts; one text for a field of one line."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    takes_list = field == "authors" or field in _MANY_LINES
    if not all(isinstance(item, yaml.ScalarNode) for item in items) or (
        isinstance(node, yaml.SequenceNode) and not takes_list
    ):
        manuscript.say(
            codes.MISFIT,
            node.start_mark.line + 2,
            needle=key,
            key=key,
            expected=_SEVERAL_TEXTS if takes_list else _ONE_TEXT,
        )
        return ()
    texts = [str(item.value) for item in items if item.tag != _NULL]
    if field in _MANY_LINES:
        texts = [line for text in texts for line in text.split("\n")]
    else:
        texts = [" ".join(text.split("\n")) for text in texts]
    return tuple(text.strip() for text in texts if text.strip())


def _report_no_mapping(manuscript: Manuscript, node: yaml.Node) -> None:
    line = node.start_mark.line + 2
    manuscript.say(
        codes.NOT_KEYS_AND_VALUES,
        line,
        hint=Text("冒号用英文冒号，后面空一格", "use an ASCII colon and a space after it")
        if "：" in manuscript.excerpt(line)
        else None,
    )


def _report_unknown(manuscript: Manuscript, key: str, line: int) -> None:
    manuscript.say(codes.UNKNOWN_FIELD, line, needle=key, hint=did_you_mean(key, KEYS), key=key)
