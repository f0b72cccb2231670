"""Text of drawings whose letters are placed one by one, said as the words that they are.

What reads a PDF takes a wide gap for a space and a letter below another for a new line; so such
text carries what it says (ActualText, ISO 32000-1 14.9.4), as the composer's wide gaps do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

import weasyprint.svg

from jianbao.typesetting.adaptation import Signatures, replace, strange

_RELIED_ON: Final[Signatures] = ((weasyprint.svg, "text", "(svg, node, font_size)"),)


@contextmanager
def spoken() -> Iterator[None]:
    """Let the drawings that WeasyPrint draws meanwhile say such text.

    With a WeasyPrint that is not known, gaps stay spaces to whatever reads the PDF.
    """
    with ExitStack() as stack:
        if not strange(_RELIED_ON):
            stock = weasyprint.svg.text
            replace(stack, weasyprint.svg, "text", _text)
            # WeasyPrint knows text by this very function, in both places.
            for tag, draw in list(weasyprint.svg.TAGS.items()):
                if draw is stock:
                    weasyprint.svg.TAGS[tag] = weasyprint.svg.text
                    stack.callback(weasyprint.svg.TAGS.__setitem__, tag, stock)
        yield


def _text(stock: Callable[..., None], svg: Any, node: Any, font_size: float) -> None:  # noqa: ANN401 - WeasyPrint has no types
    if len(node.get("x", "").split()) < 2 or not node.text:  # noqa: PLR2004 - letters with places
        stock(svg, node, font_size)
        return
    hexed = node.text.encode("utf-16-be").hex()
    svg.stream.begin_marked_content("Span", f"<</ActualText <feff{hexed}>>>")
    stock(svg, node, font_size)
    svg.stream.end_marked_content()
