"""The pages of one unit, begun in the middle of a book: WeasyPrint's own loop, other ends.

A unit that does not begin the book is laid out from the second page on, behind a block and a page
that are never made, so that everything in WeasyPrint that asks whether this is the beginning gets
the answer that it would get in the whole book.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import block, initialize_page_maker, page
from weasyprint.layout.background import layout_backgrounds

from jianbao.typesetting.incremental.foreign import Box, Context, Element, PageMaker
from jianbao.typesetting.incremental.model import Edges, Joint, Unfit, UnitOrder
from jianbao.typesetting.remainders import remake_before
from jianbao.typesetting.source import XmlSource

_LOOPS = 8
"""How often WeasyPrint would lay a document out again until its page numbers hold still."""


@dataclass(slots=True)
class UnitFlow:
    """The layout of the unit of ``order``; what is seen of it on the way."""

    order: UnitOrder
    edges: Edges | None = None
    spills: bool = False
    sided: bool = False
    """Whether something in it has to begin on one side of the leaf."""
    context: Context = None

    @property
    def begins(self) -> bool:
        """Whether the unit begins the book."""
        return self.order.joint is None

    def lay_out(self, html: Element, root: Box, context: Context) -> Iterator[Box]:
        """Yield the pages, without margin boxes: what stands in for ``layout_document``."""
        self.context = context
        body = _body(root)
        edges = edges_of(root)
        context.page_maker = []
        initialize_page_maker(context, root)
        start = 0 if self.begins else 1
        if not self.begins:
            _begin_behind(context, body, self.order)
        if self.order.blank:
            self.edges = edges
            context.rendered_notes = []
            made, _ = page.remake_page(start, context, root, html)
            yield from _finished(context, [made])
            return
        pages = self._settled(html, root, context, start)
        self._see(pages, edges, start)
        if any(context.running_elements.values()) or any(made.fixed_boxes for made in pages):
            raise Unfit("something stands on the pages of other units too")
        yield from _finished(context, pages)

    def _settled(self, html: Element, root: Box, context: Context, start: int) -> list[Box]:
        """Return the pages, laid out until the numbers that they print hold still."""
        footnotes = context.footnotes.copy()
        pages: list[Box] = []
        for loop in range(_LOOPS):
            if loop:
                context.footnotes = footnotes.copy()
            pages = list(self._pages(html, root, context, pages, start))
            # A total that changes is what makes WeasyPrint look at references again.
            for entry in context.page_maker:
                entry[3][1]["pages"] = [len(pages)]
            states = [entry[4] for entry in context.page_maker[start:]]
            total_known = bool(loop) or not any(state["pages_wanted"] for state in states)
            if total_known and not any(state["content_changed"] for state in states):
                break
        return pages

    def _see(self, pages: list[Box], edges: Edges, start: int) -> None:
        """Take note of the sides and the ends of ``pages``."""
        self.sided = any(
            entry[1]["break"] in {"left", "right", "recto", "verso"}
            for entry in self.context.page_maker[start + 1 :]
        )
        self.edges = edges
        if not self.spills:  # or else the last page may have nothing but the rest of a note
            *_, body = pages[-1].children[0].children
            last = block.find_last_class_a_break_point_child(body.children)
            self.edges = replace(
                edges, after=_breaks(last, "after"), last_page=last.page_values()[1]
            )

    def _pages(
        self, html: Element, root: Box, context: Context, pages: list[Box], start: int
    ) -> Iterator[Box]:
        index = start
        context.rendered_notes = []
        remake_before(context.page_maker[start:], pages)
        while True:
            state = context.page_maker[index][4]
            if not pages or state["content_changed"] or state["pages_wanted"]:
                state.update(content_changed=False, pages_wanted=False)
                state.update(anchors=[], content_lookups=[])
                made, resume_at = page.remake_page(index, context, root, html)
                left_over = bool(context.reported_footnotes)
            else:
                made, resume_at = pages[index - start], context.page_maker[index + 1][0]
                left_over = index - start + 1 < len(pages)
            yield made
            index += 1
            if resume_at is None:
                self.spills |= left_over or bool(context.broken_out_of_flow)
                if not left_over:
                    context.page_maker = context.page_maker[: index + 1]
                    context.broken_out_of_flow.clear()
                    context.reported_footnotes.clear()
                    return


def boxes_of(source: XmlSource, context: Context, collector: TargetCollector | None = None) -> Box:
    """Return the boxes of ``source``, none of which is laid out; ``collector`` is told of links."""
    return build.build_formatting_structure(
        source.etree_element,
        context.style_for,
        context.get_image_from_uri,
        source.base_url,
        collector or TargetCollector(),
        context.counter_style,
        context.footnotes,
    )


def edges_of(root: Box) -> Edges:
    """Return what decides how the blocks in the body of ``root`` join what is around them."""
    blocks = [child for child in _body(root).children if stands_in_flow(child)]
    return edges_of_blocks(blocks[0], blocks[-1])


def edges_of_blocks(first: Box, last: Box) -> Edges:
    """Return the edges of a run of blocks."""
    return Edges(
        before=_breaks(first, "before"),
        after=_breaks(last, "after"),
        first_page=first.page_values()[0],
        last_page=last.page_values()[1],
    )


def _breaks(box: Box, side: str) -> tuple[str, ...]:
    return tuple(block._add_break_values(box, side))  # noqa: SLF001 - the very rule


def joint_between(one: Edges, two: Edges) -> Joint | None:
    """Return how the page begins that lies between two blocks; None where none has to.

    CSS Fragmentation 3, "Possible break points" and "Forced breaks", as WeasyPrint has it.
    """
    forced = "auto"
    for value in (*one.after, *two.before):
        weak = forced in {"auto", "avoid", "avoid-page", "avoid-column"}
        if (
            value in {"left", "right", "recto", "verso"}
            or (value in {"page", "column"} and weak)
            or (value.startswith("avoid") and forced == "auto")
        ):
            forced = value
    renamed = two.first_page and one.last_page != two.first_page
    if renamed or forced in {"page", "left", "right", "recto", "verso"}:
        return Joint(forced=forced, page=two.first_page)
    return None


def _body(root: Box) -> Box:
    if len(root.children) != 1 or root.children[0].element_tag != "body":
        raise Unfit("the body is not a single box")
    body = root.children[0]
    for box in (root, body):
        edges = (f"{name}_{side}" for name in ("margin", "padding") for side in _SIDES)
        if any(box.style[edge].value for edge in edges) or any(
            box.style[f"border_{side}_width"] for side in _SIDES
        ):
            raise Unfit("the body has space or rules of its own")
    strange = (child for child in body.children if not (stands_in_flow(child) or _is_apart(child)))
    if not any(map(stands_in_flow, body.children)) or any(strange):
        raise Unfit("something in the body is not a block")
    return body


_SIDES = ("top", "right", "bottom", "left")


def _is_apart(box: Box) -> bool:
    """Return whether ``box`` belongs to the page that it comes on without taking room there."""
    placed: bool = box.is_running() or box.is_absolutely_positioned()
    return placed and isinstance(box, boxes.BlockLevelBox)


def stands_in_flow(box: Box) -> bool:
    """Return whether ``box`` is a block between which and its neighbours pages may begin."""
    return (
        isinstance(box, boxes.BlockLevelBox)
        and box.is_in_normal_flow()
        and box.element_tag not in {"body", "html"}
        and "list-item" not in box.style["display"]
    )


def _begin_behind(context: Context, body: Box, order: UnitOrder) -> None:
    """Put a block that is never laid out before the unit, and a page that is never made."""
    body.children = [boxes.BlockBox.anonymous_from(body, []), *body.children]
    never = context.page_maker[0]
    counters = {name: [value] for name, value in order.counters or ()}
    state: PageMaker = ([0], {"pages": [0], **counters}, [{"pages", *counters}], [])
    remake = {"content_changed": True, "pages_wanted": False, "anchors": [], "content_lookups": []}
    next_page = {"break": order.joint.forced, "page": order.joint.page} if order.joint else {}
    context.page_maker = [never, ({0: {1: None}}, next_page, order.right, state, remake)]


def _finished(context: Context, pages: list[Box]) -> Iterator[Box]:
    """Yield the pages with each bookmark once, and with their backgrounds."""
    labelled: set[tuple[str, Element]] = set()
    for made in pages:
        for box in made.descendants():
            if box.bookmark_label:
                _, _, pseudo = box.element_tag.partition("::")
                part = (pseudo if pseudo in {"before", "after"} else "", box.element)
                box.bookmark_label = "" if part in labelled else box.bookmark_label
                labelled.add(part)
        root, footnotes, notes = made.children
        made.children = tuple(
            box for box in (root, footnotes, notes) if box is root or box.children
        )
        layout_backgrounds(made, context.get_image_from_uri)
        yield made
