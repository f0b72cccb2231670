"""The passages of a manuscript's front matter, traced back to the characters of the file."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from jianbao.manuscript.frontmatter import KEYS, compose
from jianbao.manuscript.prose.model import Passage, PassageKind
from jianbao.manuscript.prose.tracing import Tracer
from jianbao.manuscript.source import Manuscript

_KINDS = {
    "title": PassageKind.TITLE,
    "subtitle": PassageKind.SUBTITLE,
    "kicker": PassageKind.KICKER,
    "authors": PassageKind.AUTHOR,
    "source": PassageKind.SOURCE,
    "editor": PassageKind.AUTHOR,
    "date": PassageKind.DATE,
    "summary": PassageKind.SUMMARY,
}


def passages_of_front_matter(manuscript: Manuscript) -> Iterator[Passage]:
    """Yield each text of the front matter; nothing where it cannot be read."""
    found = compose(manuscript)
    if found is None:
        return
    node, start = found
    for key, value in node.value:
        field = KEYS.get(str(key.value).strip(), "")
        if field:
            for item in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                if isinstance(item, yaml.ScalarNode):
                    yield _passage(manuscript.text, _KINDS[field], item, start)


def _passage(source: str, kind: PassageKind, node: yaml.ScalarNode, start: int) -> Passage:
    begin, end = start + node.start_mark.index, start + node.end_mark.index
    tracer = Tracer(source[begin:end], list(range(begin, end)))
    tracer.take(str(node.value).strip())
    return Passage(kind=kind, text="".join(tracer.text), places=tuple(tracer.found))
