"""Markdown to HTML: CommonMark, tables, footnotes, attributes, definition lists, fenced divs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML, RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from jianbao.manuscript import codes
from jianbao.manuscript.attributes import attributes_plugin
from jianbao.manuscript.containers import containers_plugin
from jianbao.manuscript.discarded import discarded_plugin, report
from jianbao.manuscript.emphasis import ChineseInline
from jianbao.manuscript.formulas import formulas_plugin
from jianbao.manuscript.hanging_notes import hanging_notes_plugin
from jianbao.manuscript.html import Refusals
from jianbao.manuscript.paragraphs import paragraphs_plugin
from jianbao.manuscript.placing import place
from jianbao.manuscript.shorthand import shorthand_plugin
from jianbao.manuscript.source import Manuscript
from jianbao.manuscript.unclosed import unclosed_plugin

_MAX_NESTING = 60
"""Levels of blocks inside blocks; beyond it markdown-it leaves text out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawNote:
    """A footnote before the gate."""

    html: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A manuscript's body before the gate: HTML with ``data-source``, not yet to be trusted.

    A footnote reference is ``<span data-note="3"></span>`` for ``notes[3]``. ``title`` is what
    the file says of itself outside its body.
    """

    html: str
    notes: dict[int, RawNote] = field(default_factory=dict)
    title: str = ""


def render(manuscript: Manuscript, text: str) -> Markup:
    """Render ``text``, whose lines are numbered as in ``manuscript``, and report on it there."""
    refusals = Refusals()
    env: EnvType = {"manuscript": manuscript, "refusals": refusals}
    tokens = _PARSER.parse(text, env)
    _report_depth(manuscript, tokens)
    _report_unused_notes(manuscript, env)
    refusals.report(manuscript)
    report(manuscript, env)
    end = next((i for i, t in enumerate(tokens) if t.type == "footnote_block_open"), len(tokens))
    return Markup(html=_html(tokens[:end], env), notes=dict(_notes(tokens[end:], env)))


def parse(manuscript: Manuscript, text: str) -> list[Token]:
    """Return the tokens of ``text`` as they are before `place` rewrites what they refer to."""
    return _UNPLACED.parse(text, {"manuscript": manuscript})


def _html(tokens: Sequence[Token], env: EnvType) -> str:
    return str(_PARSER.renderer.render(tokens, _PARSER.options, env))


def _notes(tokens: Sequence[Token], env: EnvType) -> list[tuple[int, RawNote]]:
    found: list[tuple[int, RawNote]] = []
    content: list[Token] = []
    for token in tokens:
        if token.type == "footnote_close":
            note = RawNote(html=_html(content[1:], env), line=content[0].meta["line"])
            found.append((content[0].meta["id"], note))
        elif token.type == "footnote_open":
            content = [token]
        elif token.type != "footnote_anchor":
            content.append(token)
    return found


def _find_definitions(state: StateCore) -> None:
    """Remember where each footnote is defined, before its tokens move to the end."""
    lines: dict[str, int] = state.env.setdefault("note_lines", {})
    manuscript: Manuscript = state.env["manuscript"]
    for token in state.tokens:
        if token.type != "footnote_reference_open" or token.map is None:
            continue
        label, line = token.meta["label"], token.map[0] + 1
        if label in lines:
            manuscript.say(codes.NOTE_TWICE, line, needle=f"[^{label}]", label=label)
        lines[label] = line


def _report_unused_notes(manuscript: Manuscript, env: EnvType) -> None:
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            manuscript.say(
                codes.UNUSED_NOTE,
                env["note_lines"].get(label[1:], 0),
                needle=f"[^{label[1:]}]",
                value=label[1:],
            )


def _report_depth(manuscript: Manuscript, tokens: Sequence[Token]) -> None:
    deep = next((token for token in tokens if token.level >= _MAX_NESTING - 1), None)
    if deep is not None:
        manuscript.say(codes.LOSES_TEXT, deep.map[0] + 1 if deep.map else 0)


def _render_reference(
    _self: RendererProtocol, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Render a footnote reference as a place that the reader of the tree fills."""
    return f'<span data-note="{tokens[idx].meta["id"]}"></span>'


def _render_fence(
    self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Render a code block; its attributes stand on ``pre``, its language on ``code``."""
    token = tokens[idx]
    language = re.sub(r"[^\w+#.-]", "", token.info.strip().partition(" ")[0])
    style = f' class="language-{language}"' if language else ""
    # HTML drops the first line break after <pre>, never one after <code>.
    return f"<pre{self.renderAttrs(token)}><code{style}>{escapeHtml(token.content)}</code></pre>\n"


def _parser(*, placing: bool) -> MarkdownIt:
    md = MarkdownIt()
    md.inline = ChineseInline()
    md.configure("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin).use(deflist_plugin).use(attributes_plugin).use(containers_plugin)
    md.use(discarded_plugin).use(unclosed_plugin).use(paragraphs_plugin)
    md.use(hanging_notes_plugin)
    md.add_render_rule("footnote_ref", _render_reference)
    md.add_render_rule("fence", _render_fence)
    md.core.ruler.before("footnote_tail", "find_definitions", _find_definitions)
    if placing:
        md.use(shorthand_plugin).use(formulas_plugin)
        # What was escaped is still apart from what the parser did not see.
        md.core.ruler.before("text_join", "place", place)
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - `place` reports what it refuses
    return md


_PARSER = _parser(placing=True)
_UNPLACED = _parser(placing=False)
"""Immutable once made; building one costs as much as reading a chapter."""
