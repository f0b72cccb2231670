"""In which role of type a style sheet sets each text of a document: the cascade of CSS, for faces.

Of all properties only the family and the weight are followed. Conditions (``@media`` for
screens, ``@supports``) count as met, and generated content is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Final

import cssselect2
import tinycss2
from lxml import etree

from jianbao.edition.faces.stacks import Stacks, families
from jianbao.fonts import Role

# What reading systems do of their own accord (HTML, section 15.3, Rendering).
_READER: Final = "h1, h2, h3, h4, h5, h6, th, strong, b { font-weight: bold }"
_INHERITED: Final = frozenset({"inherit", "unset", "revert", "revert-layer"})
_PROPERTIES: Final = frozenset({"font", "font-family", "font-weight"})
_BOLD_WORDS: Final = frozenset({"bold", "bolder"})
_BOLD: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSetting:
    """How a text is set: ``role`` is None in the reader's own face.

    ``brought`` tells of a face that the theme itself brings along.
    """

    role: Role | None = None
    bold: bool = False
    brought: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place for text: the ``text`` of ``element``, or its ``tail`` after it."""

    element: etree._Element
    is_tail: bool
    setting: TextSetting

    @property
    def text(self) -> str:
        """What stands there."""
        return (self.element.tail if self.is_tail else self.element.text) or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declaration:
    """One of the two things that matter: the stack of families, or whether the text is bold.

    None stands for ``inherit``.
    """

    important: bool
    value: tuple[str, ...] | bool | None
    is_weight: bool


class Cascade:
    """The rules of a style sheet that have to do with faces."""

    def __init__(self, css: str, stacks: Stacks) -> None:
        self._stacks = stacks
        self._matcher = cssselect2.Matcher()
        self._brought = set[str]()
        for sheet in (_READER, css):
            self._read(tinycss2.parse_stylesheet(sheet))

    def slots(
        self, root: etree._Element, skipped: frozenset[str], wanted: Callable[[str], object]
    ) -> Iterator[Slot]:
        """Yield the places of ``wanted`` text below ``root`` in reading order, and how it is set.

        Elements whose local name is in ``skipped`` are passed over.
        """
        wrappers = cssselect2.ElementWrapper.from_xml_root(root).iter_subtree()
        by_element = {wrapper.etree_element: wrapper for wrapper in wrappers}
        settings: dict[etree._Element, TextSetting] = {}
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            is_tail = event != "start"
            holder = element.getparent() if is_tail else element
            if not is_tail and element.tag.rpartition("}")[2] in skipped:
                walk.skip_subtree()
            elif holder is not None and wanted((element.tail if is_tail else element.text) or ""):
                setting = self._inherited(by_element[holder], settings)
                yield Slot(element=element, is_tail=is_tail, setting=setting)

    def _inherited(self, wrapper: Any, settings: dict[etree._Element, TextSetting]) -> TextSetting:  # noqa: ANN401 - cssselect2 has no types
        """Return the setting of an element; ``settings`` keeps it and those of its ancestors."""
        unknown = []
        while wrapper is not None and wrapper.etree_element not in settings:
            unknown.append(wrapper)
            wrapper = wrapper.parent
        setting = TextSetting() if wrapper is None else settings[wrapper.etree_element]
        for inner in reversed(unknown):
            setting = settings[inner.etree_element] = self._setting(inner, setting)
        return setting

    def _setting(self, wrapper: Any, around: TextSetting) -> TextSetting:  # noqa: ANN401 - cssselect2 has no types
        declared = [
            declaration
            for _, _, pseudo, declarations in self._matcher.match(wrapper)
            if pseudo is None
            for declaration in declarations
        ]
        setting = around
        for declaration in sorted(declared, key=attrgetter("important")):
            setting = self._changed(setting, declaration, around)
        return setting

    def _changed(
        self, setting: TextSetting, declaration: _Declaration, around: TextSetting
    ) -> TextSetting:
        value = declaration.value
        if declaration.is_weight:
            return replace(setting, bold=around.bold if value is None else bool(value))
        if not isinstance(value, tuple):
            return replace(setting, role=around.role, brought=around.brought)
        brought = not self._brought.isdisjoint(value)
        return replace(setting, role=self._stacks.role(value), brought=brought)

    def _read(self, rules: Iterable[Any]) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":
                self._add(rule)
            elif rule.type == "at-rule" and rule.content is not None:
                if rule.lower_at_keyword == "font-face":
                    self._brought.update(_named(rule.content))
                elif _is_met(rule):
                    self._read(tinycss2.parse_rule_list(rule.content))

    def _add(self, rule: Any) -> None:  # noqa: ANN401 - tinycss2 has no types
        declarations = tuple(_declarations(rule.content))
        if not declarations:
            return
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            return  # a reading system that knows the selector does more than is known here
        for selector in selectors:
            self._matcher.add_selector(selector, declarations)


def _is_met(rule: Any) -> bool:  # noqa: ANN401 - tinycss2 has no types
    if rule.lower_at_keyword == "media":
        return "print" not in tinycss2.serialize(rule.prelude)
    return bool(rule.lower_at_keyword == "supports")


def _named(content: Any) -> Iterator[str]:  # noqa: ANN401 - tinycss2 has no types
    for item in tinycss2.parse_blocks_contents(content):
        if item.type == "declaration" and item.lower_name == "font-family":
            yield from families(item.value)


def _declarations(content: Any) -> Iterator[_Declaration]:  # noqa: ANN401 - tinycss2 has no types
    for item in tinycss2.parse_blocks_contents(content):
        if item.type != "declaration" or item.lower_name not in _PROPERTIES:
            continue
        words = {token.lower_value for token in item.value if token.type == "ident"}
        inherited = not words.isdisjoint(_INHERITED)
        if item.lower_name != "font-weight":
            stack = None if inherited else families(item.value)
            yield _Declaration(important=item.important, value=stack, is_weight=False)
        if item.lower_name != "font-family":
            bold = None if inherited else _is_bold(item.value, words)
            yield _Declaration(important=item.important, value=bold, is_weight=True)


def _is_bold(tokens: Any, words: set[str]) -> bool:  # noqa: ANN401 - tinycss2 has no types
    numbers = (token.value for token in tokens if token.type == "number")
    return not words.isdisjoint(_BOLD_WORDS) or any(number >= _BOLD for number in numbers)
