"""From YAML text to nodes, refusing what a book never needs: aliases, tags, depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from jianbao.config import file_codes
from jianbao.config.nodes import Mapping, Node, Refused, Scalar, Sequence
from jianbao.config.syntax import explain
from jianbao.diagnostics import BookError, Diagnostic

if TYPE_CHECKING:
    from jianbao.config.reading import LoadingRun
    from jianbao.diagnostics import Span

DEPTH_LIMIT = 20


def read_tree(reading: LoadingRun) -> Node:
    """Return the one document of the source as nodes; no object is ever constructed.

    Refused features are reported and leave a `Refused` node. Raises BookError on the first
    error of syntax and on excessive depth.
    """
    try:
        return _Tree(reading).root()
    # ValueError and OverflowError come out of PyYAML for escapes like "\UFFFFFFFF".
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        fault, span = explain(error, reading.source)
        raise BookError(reading.source.placed(fault, span)) from error


class _Tree:
    """Follows the parser's events; recursion is bounded by the depth limit."""

    def __init__(self, reading: LoadingRun) -> None:
        self._reading = reading
        self._events = yaml.parse(reading.source.text, Loader=yaml.SafeLoader)

    def root(self) -> Node:
        next(self._events)  # the stream starts
        if isinstance(next(self._events), yaml.StreamEndEvent):  # nothing but comments
            raise self._fatal(file_codes.EMPTY.of(), self._reading.source.span(0, 1))
        node = self._node(next(self._events), 1)
        next(self._events)  # the document ends
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._reading.report(file_codes.SEVERAL_DOCUMENTS.of(), self._span(event))
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        span = self._span(event)
        if depth > DEPTH_LIMIT:
            raise self._fatal(file_codes.TOO_DEEP.of(limit=DEPTH_LIMIT), span)
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(file_codes.ANCHOR.of(mark=f"*{event.anchor}"), span)
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._reading.report(file_codes.ANCHOR.of(mark=f"&{event.anchor}"), span)
        if isinstance(event, yaml.ScalarEvent):
            node: Node = Scalar(text=event.value, plain=event.style is None, span=span)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = Sequence(items=self._until(yaml.SequenceEndEvent, depth), span=span)
        else:
            nodes = self._until(yaml.MappingEndEvent, depth)
            node = Mapping(pairs=tuple(zip(nodes[::2], nodes[1::2], strict=True)), span=span)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            return self._refuse(
                file_codes.TAG.of(name=event.tag.replace("tag:yaml.org,2002:", "!!")), span
            )
        return node

    def _until(self, end: type[yaml.Event], depth: int) -> tuple[Node, ...]:
        nodes = []
        while not isinstance(event := next(self._events), end):
            nodes.append(self._node(event, depth + 1))
        return tuple(nodes)

    def _span(self, event: yaml.Event) -> Span:
        """Return the event's place; a list or mapping reaches to the end of its first line."""
        source = self._reading.source
        # The type stubs allow for events without marks; the parser makes none.
        start = event.start_mark.index if event.start_mark else 0
        end = event.end_mark.index if event.end_mark else 0
        is_collection = isinstance(event, yaml.CollectionStartEvent)
        return source.span(start, len(source.text) if is_collection else end)

    def _refuse(self, fault: Diagnostic, span: Span) -> Refused:
        self._reading.report(fault, span)
        return Refused(span=span)

    def _fatal(self, fault: Diagnostic, span: Span) -> BookError:
        return BookError(self._reading.source.placed(fault, span))
