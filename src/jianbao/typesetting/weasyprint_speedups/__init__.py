"""WeasyPrint sped up: what it would work out again for each box is worked out once.

Nothing that it lays out or draws changes by that, to the last byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from jianbao.typesetting.adaptation import strange
from jianbao.typesetting.weasyprint_speedups import fonts, styles, widths

_PARTS = (fonts, styles, widths)
__all__ = ["sped_up"]


@contextmanager
def sped_up() -> Iterator[None]:
    """Save work in all that is laid out and drawn meanwhile; on an unknown WeasyPrint, none."""
    with ExitStack() as stack:
        for part in _PARTS:
            if not strange(part.RELIED_ON):
                part.install(stack)
        yield
