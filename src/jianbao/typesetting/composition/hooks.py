"""The composer inside WeasyPrint: what is replaced, for how long, and when it keeps out."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

import weasyprint
import weasyprint.document
import weasyprint.draw.text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, preferred
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.line_break import Layout

from jianbao.typesetting import codes
from jianbao.typesetting.adaptation import Signatures, replace, strange
from jianbao.typesetting.composition.composer import Composer
from jianbao.typesetting.composition.drawing import ComposedText
from jianbao.typesetting.composition.emphasis import draw_dots, inset
from jianbao.typesetting.composition.foreign import Argument, Box, Context, Matrix, Stream
from jianbao.typesetting.composition.lengths import lengths_bounded
from jianbao.typesetting.composition.lines import LineRequest
from jianbao.typesetting.composition.log import ComposerLog
from jianbao.typesetting.settings import Composition

_LINE: Final = (
    "(context, box, position_x, max_x, bottom_space, skip_stack, containing_block, "
    "absolute_boxes, fixed_boxes, line_placeholders, waiting_floats, line_children, "
    "first_letter_style, first_line_style)"
)
_OUT_OF_FLOW: Final = (
    "(context, box, containing_block, index, child, children, line_children, "
    "waiting_children, waiting_floats, absolute_boxes, fixed_boxes, line_placeholders, "
    "float_widths, max_x, position_x, bottom_space)"
)
_RELIED_ON: Final[Signatures] = (
    (inline, "split_inline_box", _LINE),
    (inline, "text_align", "(context, line, available_width, last)"),
    (
        inline,
        "atomic_box",
        "(context, box, position_x, skip_stack, containing_block, absolute_boxes, fixed_boxes)",
    ),
    (inline, "_out_of_flow_layout", _OUT_OF_FLOW),
    (
        preferred,
        "inline_min_content_width",
        "(context, box, outer=True, skip_stack=None, first_line=False, is_line_start=False)",
    ),
    (preferred, "inline_max_content_width", "(context, box, outer=True, is_line_start=False)"),
    (
        weasyprint.draw.text,
        "draw_first_line",
        "(stream, textbox, text_overflow, block_ellipsis, matrix)",
    ),
    (
        weasyprint.draw.text,
        "draw_text_decoration",
        "(stream, textbox, offset_x, offset_y, thickness, color)",
    ),
    (weasyprint.document, "layout_document", "(html, root_box, context, max_loops=8)"),
    (Layout, "__init__", "(self, style, justification_spacing=0, max_width=None)"),
    (Layout, "setup", "(self, style)"),
    (Layout, "get_first_line", "(self)"),
    (Layout, "set_text", "(self, text, justify=False)"),
)


@contextmanager
def installed(settings: Composition | None = None) -> Iterator[ComposerLog]:
    """Compose Chinese paragraphs in everything that WeasyPrint lays out and draws meanwhile.

    Wrap rendering and writing together. Yields the log; its ``diagnostics`` are complete when the
    PDF is written: L001 (the installed WeasyPrint is not one that the composer knows, so that it
    stayed out), L002 (a line is too long), L003 (a line is loose), L004 (a paragraph was left to
    WeasyPrint because composing it failed). WeasyPrint is restored on leaving, whatever happens.
    Not for several threads at once: WeasyPrint's own functions are replaced.
    """
    log = ComposerLog()
    unfit = strange(_RELIED_ON)
    with ExitStack() as stack:
        stack.enter_context(lengths_bounded())
        if unfit:
            log.notices.append(codes.NOT_COMPOSED.of(unfit=unfit))
        else:
            composer = Composer(settings or Composition(), log)
            for module, name, function in _REPLACEMENTS:
                replace(stack, module, name, functools.partial(function, composer))
        yield log


def _split_inline_box(
    composer: Composer,
    stock: Callable[..., Any],
    context: Context,
    box: Box,
    *args: Argument,
) -> tuple[Any, ...]:
    composed = None
    if isinstance(box, boxes.LineBox):
        composed = composer.line(LineRequest(context, box, *args))
    result: tuple[Any, ...] = composed or stock(context, box, *args)
    return result


def _text_align(
    _: Composer,
    stock: Callable[..., Any],
    context: Context,
    line: Box,
    *args: Argument,
    **kwargs: Argument,
) -> float:
    offset: float | None = getattr(line, "composed_offset", None)
    return stock(context, line, *args, **kwargs) if offset is None else offset


def _content_width(
    which: int,
    composer: Composer,
    stock: Callable[..., float],
    context: Context,
    box: Box,
    *args: Argument,
    **kwargs: Argument,
) -> float:
    width = stock(context, box, *args, **kwargs)
    if not isinstance(box, boxes.LineBox) or kwargs.get("first_line"):
        return width
    return max(width, composer.content_widths(context, box)[which])


def _draw_first_line(  # noqa: PLR0913, PLR0917 - WeasyPrint's arguments
    composer: Composer,
    stock: Callable[..., list[Any]],
    stream: Stream,
    textbox: Box,
    text_overflow: str,
    block_ellipsis: str | tuple[str, str],
    matrix: Matrix,
) -> list[Any]:
    if textbox.style["font_size"] < FROM_UNITS:
        return []  # Pango counts in units and takes it for 0, by which glyphs' widths are divided
    layout = textbox.pango_layout
    if isinstance(layout, ComposedText):
        whole = text_overflow == "clip" and block_ellipsis == "none"
        drawn = composer.drawn(textbox, stream, matrix, whole=whole)
        emojis = [] if drawn else stock(stream, textbox, text_overflow, block_ellipsis, matrix)
        draw_dots(stream, textbox, layout, matrix)
        return emojis
    return stock(stream, textbox, text_overflow, block_ellipsis, matrix)


def _draw_text_decoration(
    _: Composer,
    stock: Callable[..., None],
    stream: Stream,
    textbox: Box,
    *args: Argument,
) -> None:
    shorter = inset(textbox)
    if not shorter:
        stock(stream, textbox, *args)
        return
    underlined = textbox.copy()
    underlined.position_x += shorter
    underlined.width -= 2 * shorter
    stock(stream, underlined, *args)


def _layout_document(
    composer: Composer,
    stock: Callable[..., Any],
    html: Argument,
    *args: Argument,
    **kwargs: Argument,
) -> Argument:
    composer.log.roots.append(html.etree_element)
    return stock(html, *args, **kwargs)


_REPLACEMENTS: Final[tuple[tuple[Any, str, Callable[..., Any]], ...]] = (
    (inline, "split_inline_box", _split_inline_box),
    (inline, "text_align", _text_align),
    (preferred, "inline_min_content_width", functools.partial(_content_width, 0)),
    (preferred, "inline_max_content_width", functools.partial(_content_width, 1)),
    (weasyprint.draw.text, "draw_first_line", _draw_first_line),
    (weasyprint.draw.text, "draw_text_decoration", _draw_text_decoration),
    (weasyprint.document, "layout_document", _layout_document),
)
