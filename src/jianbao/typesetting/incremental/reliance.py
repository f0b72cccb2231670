"""What the incremental engine relies on in WeasyPrint."""

from __future__ import annotations

from typing import Final

import weasyprint
import weasyprint.document
from weasyprint import anchors, draw, layout, pdf, stacking
from weasyprint.css import targets
from weasyprint.formatting_structure import build
from weasyprint.layout import background, block, page
from weasyprint.pdf import anchors as pdf_anchors
from weasyprint.pdf import fonts, stream
from weasyprint.text import ffi

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting import codes
from jianbao.typesetting.adaptation import Signatures, strange

_RELIED_ON: Final[Signatures] = (
    (weasyprint.document, "layout_document", "(html, root_box, context, max_loops=8)"),
    (
        weasyprint.document,
        "build_formatting_structure",
        (
            "(element_tree, style_for, get_image_from_uri, base_url, target_collector, "
            "counter_style, footnotes)"
        ),
    ),
    (
        build,
        "compute_content_list",
        (
            "(content_list, parent_box, counter_values, css_token, parse_again, target_collector, "
            "counter_style, get_image_from_uri=None, quote_depth=None, quote_style=None, lang=None, "
            "context=None, page=None, element=None)"
        ),
    ),
    (layout, "initialize_page_maker", "(context, root_box)"),
    (page, "remake_page", "(index, context, root_box, html)"),
    (page, "make_margin_boxes", "(context, page, state)"),
    (page, "set_page_type_computed_styles", "(page_type, html, style_for)"),
    (block, "_add_break_values", "(box, side)"),
    (block, "find_last_class_a_break_point_child", "(children)"),
    (background, "layout_backgrounds", "(page, get_image_from_uri)"),
    (
        background,
        "layout_box_backgrounds",
        "(page, box, get_image_from_uri, layout_children=True, style=None)",
    ),
    (
        anchors,
        "gather_anchors",
        (
            "(box, anchors, links, bookmarks, forms, parent_matrix=None, parent_form=None, "
            "parent_link=None)"
        ),
    ),
    (
        anchors,
        "make_page_bookmark_tree",
        "(page, skipped_levels, last_by_depth, previous_level, page_number, matrix)",
    ),
    (pdf_anchors, "add_outlines", "(pdf, bookmarks, parent=None)"),
    (pdf, "_use_references", "(pdf, resources, images, color_profiles)"),
    (
        stream.Stream,
        "__init__",
        (
            "(self, fonts, page_rectangle, resources, images, tags, color_profiles, output_intent, "
            "*args, **kwargs)"
        ),
    ),
    (fonts.Font, "__init__", "(self, pango_font, description, font_size)"),
    (stacking.StackingContext, "from_box", "(box, page, child_contexts=None)"),
    (draw, "draw_stacking_context", "(stream, stacking_context)"),
    (
        targets.TargetCollector,
        "lookup_target",
        "(self, anchor_token, source_box, css_token, parse_again)",
    ),
    (
        weasyprint.Document,
        "_build_layout_context",
        "(html, font_config, counter_style, color_profiles, options)",
    ),
)


def objection() -> tuple[Diagnostic, ...]:
    """Return L010 where the installed WeasyPrint is not known; nothing otherwise."""
    unfit = strange(_RELIED_ON)
    if not unfit:
        return ()
    return (codes.LAID_OUT_AT_ONCE.of(unfit=unfit),)


def lack() -> tuple[Diagnostic, ...]:
    """Return L012 where HarfBuzz cannot cut faces down, which takes some times longer without it."""
    if ffi.harfbuzz_subset:
        return ()
    told = codes.SLOW_SUBSETTING.of()
    return (told,)


def failure(error: Exception) -> Diagnostic:
    """Return L011: the units could not be laid out, for a reason that nobody thought of."""
    reason = f"{type(error).__name__}: {error}"
    return codes.PARTS_FAILED.of(reason=reason)
