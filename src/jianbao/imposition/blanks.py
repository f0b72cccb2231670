"""Where blank pages go, so that the pages fill the sheets."""

from __future__ import annotations

FRONT, END, BACK_COVER = "front", "end", "back"
"""Before the first page, after the last one, before the last one."""


def padded(count: int, multiple: int, where: str) -> tuple[int | None, ...]:
    """Return the pages from 0, with as many None as make their number a multiple.

    ``where`` is one of the words above, or the number of the page after which they go.
    Raises ValueError where there is no such page.
    """
    pages = range(count)
    blanks = (None,) * (-count % multiple)
    before = {FRONT: 0, END: count, BACK_COVER: count - 1}.get(where)
    if before is None:
        before = int(where)
    if not 0 <= before <= count:
        raise ValueError(where)
    return (*pages[:before], *blanks, *pages[before:])
