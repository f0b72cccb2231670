"""Names for the blocks of a book, the same in every medium, so that places can be carried over."""

from __future__ import annotations

from lxml import etree

from jianbao.diagnostics import Span
from jianbao.manuscript.vocabulary import INLINE
from jianbao.typesetting.pagination import KEY, local_name


def name_blocks(tree: etree._Element) -> None:
    """Give the blocks of ``tree`` the attribute `KEY`.

    A block is named by its id, or else by the nearest id around it, by its class where it comes
    from a template, and by how many such blocks come before it there.
    """
    _name(tree, "", {})


def _name(element: etree._Element, around: str, counts: dict[str, int]) -> None:
    """Name ``element`` and what is in it; ``around`` is the nearest id, ``counts`` the blocks so far."""
    own = element.get("id", "")
    home = own or around
    if local_name(element) not in INLINE:
        if not own and around:
            kind = (
                "" if (sourced := element.get("data-source") is not None) else element.get("class")
            )
            if sourced or kind is not None:
                run = f"{around}.{kind}"
                count = counts.get(run, 0)
                own, counts[run] = f"{run}.{count}", count + 1
        if own:
            element.set(KEY, own)
    for child in element:
        if isinstance(child.tag, str):
            _name(child, home, counts)


def place_of(element: etree._Element) -> Span | None:
    """Return where in its manuscript ``element`` is written, if it says so."""
    file, _, line = element.get("data-source", "").rpartition(":")
    return Span(file=file, line=int(line)) if file and line.isdecimal() else None
