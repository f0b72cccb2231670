"""Long chapters in several files: old reading systems load a whole file before they show a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from jianbao.manuscript.elements import take_out

LARGEST: Final = 200_000
"""Bytes of XHTML in one file, as long as no single block is larger."""
_ROOM: Final = 0.95 * LARGEST
"""What a piece takes; the rest is for the addresses of the other files."""
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_OPENED: Final = frozenset({f"{_XHTML}div", f"{_XHTML}section", f"{_XHTML}blockquote"})
"""Blocks that may go on in the next file; tables and lists do not."""
_LEVELS: Final = {f"{_XHTML}h{level}": level for level in range(2, 7)}
_NO_HEADING: Final = 7
_ONLY_ONCE: Final = ("id", "role", "aria-labelledby", _TYPE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A block that stays whole: the divisions around it, its bytes, the level of its heading."""

    element: etree._Element
    around: tuple[etree._Element, ...]
    size: int
    level: int


def split(tree: etree._Element) -> list[etree._Element]:
    """Return the document of a chapter as one or more; ``tree`` itself is the first.

    It is divided before headings of level 2, then 3 and so on, and between other blocks only
    where headings do not suffice. Each note goes with the first text that refers to it. What
    stands before the body stays in the first document, what stands behind it in the last.
    """
    body = _first(tree, "chapter-body")
    if body is None or _size(tree) <= LARGEST:
        return [tree]
    notes = {note.get("id", ""): note for note in tree.iter(f"{_XHTML}aside") if note.get("id")}
    groups = _grouped(list(_blocks(body, (), dict(notes))), min(_LEVELS.values()))
    if len(groups) == 1:
        return [tree]
    chain = [body, *body.iterancestors()]
    bodies = [body]
    for number, group in enumerate(groups[1:], 2):
        bodies.append(_continued(chain, number))
        _move(group, bodies[-1], groups[: number - 1])
    _clear(body)
    _move_rest(chain, bodies[-1])
    _share_notes(bodies, notes)
    return [piece.getroottree().getroot() for piece in bodies]


def _first(tree: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in tree.iter(etree.Element) if name in e.get("class", "").split()), None)


def _size(element: etree._Element) -> int:
    """Return the bytes of ``element`` where it stands: its namespaces are declared further up."""
    declared = sum(
        len(f' xmlns:{prefix or ""}=""{space}') for prefix, space in element.nsmap.items()
    )
    return len(etree.tostring(element, encoding="utf-8", with_tail=False)) - declared


def _blocks(
    parent: etree._Element, around: tuple[etree._Element, ...], notes: dict[str, etree._Element]
) -> Iterator[_Block]:
    """Yield the blocks in ``parent``, each with the weight of those ``notes`` it is first to name.

    A division that is too large is opened.
    """
    for child in parent.iterchildren(etree.Element):
        size = _size(child)
        if size > _ROOM and child.tag in _OPENED:
            yield from _blocks(child, (*around, child), notes)
            continue
        named = [notes.pop(key) for key in _references(child) if key in notes]
        head = child if child.tag in _LEVELS else next(child.iterchildren(etree.Element), child)
        yield _Block(
            element=child,
            around=around,
            size=size + sum(map(_size, named)),
            level=_LEVELS.get(str(head.tag), _NO_HEADING),
        )


def _references(element: etree._Element) -> dict[str, None]:
    """Return the ids that links in ``element`` name, in order."""
    links = (link.get("href", "") for link in element.iter(f"{_XHTML}a"))
    return {href.removeprefix("#"): None for href in links if href.startswith("#")}


def _grouped(blocks: list[_Block], level: int) -> list[list[_Block]]:
    """Return ``blocks`` in as few groups as find room, divided at ``level`` or deeper."""
    if sum(block.size for block in blocks) <= _ROOM or len(blocks) == 1:
        return [blocks]
    runs = _runs(blocks, level)
    if level < _NO_HEADING:
        runs = [part for run in runs for part in _grouped(run, level + 1)]
    groups = runs[:1]
    for run in runs[1:]:
        if sum(block.size for block in (*groups[-1], *run)) <= _ROOM:
            groups[-1] = groups[-1] + run
        else:
            groups.append(run)
    return groups


def _runs(blocks: list[_Block], level: int) -> list[list[_Block]]:
    """Return ``blocks`` cut before each heading of ``level`` or above; one never ends a run."""
    runs: list[list[_Block]] = []
    for block in blocks:
        follows_heading = bool(runs) and runs[-1][-1].element.tag in _LEVELS
        begins = block.level <= level
        if not runs or (begins and not follows_heading):
            runs.append([block])
        else:
            runs[-1].append(block)
    return runs


def _continued(chain: list[etree._Element], number: int) -> etree._Element:
    """Return the place for blocks in a new document like that around ``chain[0]``."""
    inner = _like(chain[-1])
    for part in chain[-1].iterchildren(f"{_XHTML}head"):
        head = etree.fromstring(etree.tostring(part, with_tail=False))
        for title in head.iter(f"{_XHTML}title"):
            title.text = f"{title.text or ''} ({number})"
        inner.append(head)
    for element in reversed(chain[:-1]):
        outer, inner = inner, _like(element)
        outer.append(inner)
    return inner


def _like(element: etree._Element, *, is_first: bool = False) -> etree._Element:
    """Return ``element`` without its content, and what may stand only once only if it is first."""
    fresh = etree.Element(
        element.tag,
        nsmap=element.nsmap,  # type: ignore[arg-type]  # the stubs forget the default namespace
    )
    for name, value in element.attrib.items():
        if is_first or name not in _ONLY_ONCE:
            fresh.set(name, value)
    return fresh


def _move(group: list[_Block], room: etree._Element, before: list[list[_Block]]) -> None:
    """Put the blocks of ``group`` into ``room``, in divisions like those that they stood in."""
    begun = {id(part) for blocks in before for block in blocks for part in block.around}
    made: dict[int, etree._Element] = {}
    for block in group:
        place = room
        for division in block.around:
            if id(division) not in made:
                made[id(division)] = _like(division, is_first=id(division) not in begun)
                place.append(made[id(division)])
            place = made[id(division)]
        place.append(block.element)


def _clear(body: etree._Element) -> None:
    """Take away the divisions out of which everything has been moved."""
    for division in reversed(list(body.iterdescendants(*_OPENED))):
        if not len(division) and not "".join(map(str, division.itertext())).strip():
            division.getparent().remove(division)  # type: ignore[union-attr]  # below the body


def _move_rest(chain: list[etree._Element], last: etree._Element) -> None:
    """Put what follows the body, but for the notes, behind the ``last`` piece of it."""
    place = last
    for element in chain[:-2]:
        parent = place.getparent()
        for rest in list(element.itersiblings(etree.Element)):
            if parent is not None and "notes" not in rest.get("class", "").split():
                parent.append(rest)
        if parent is not None:
            place = parent


def _share_notes(bodies: list[etree._Element], notes: dict[str, etree._Element]) -> None:
    """Put each of ``notes`` behind the first of ``bodies`` that refers to it, in the old order."""
    homes: dict[str, int] = {}
    for number, body in enumerate(bodies):
        waiting = list(_references(body))
        while waiting:  # a note may name another
            key = waiting.pop()
            if key in notes and key not in homes:
                homes[key] = number
                waiting += _references(notes[key])
    containers: dict[int, etree._Element] = {}
    for key, note in notes.items():
        number, old = homes.get(key, 0), note.getparent()
        section = bodies[number].getparent()
        if not number or old is None or section is None:
            continue
        if number not in containers:
            containers[number] = _like(old)
            section.append(containers[number])
        containers[number].append(note)
        if not len(old):
            take_out(old)
