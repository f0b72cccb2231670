"""Formulas in Markdown: ``$…$`` in a line, ``$$…$$`` in a line of their own, in the words of LaTeX.

The vocabulary holds them as ``<code class="formula">``; every medium sets them in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin

from jianbao.manuscript import codes
from jianbao.manuscript.source import Manuscript

FORMULA: Final = "formula"
"""The class of the element that holds a formula."""
DISPLAYED: Final = "displayed"
"""The class of one on a line of its own, beside `FORMULA`."""
_WORDS: Final = re.compile(r"\\(?:text|mathrm|mbox)\{([^{}]*)\}")
_OPENING: Final = re.compile(r"(?<!\\)\{|\\left\b|\\begin\b")
_CLOSING: Final = re.compile(r"(?<!\\)\}|\\right\b|\\end\b")
_CHINESE: Final = re.compile("[\u3000-\u9fff\uff00-\uffef]")


class FormulaPart(NamedTuple):
    """A stretch of a formula: LaTeX or, where ``is_words`` says so, Chinese words to be set as text."""

    text: str
    is_words: bool


def parted(formula: str) -> tuple[FormulaPart, ...]:
    r"""Return ``formula`` cut at the Chinese words that stand on its line: `S=\text{长}\times…`.

    Faces for mathematics have no Chinese. Nothing is returned where it stands inside a fraction, a
    root or a script, where no text of the line can stand.
    """
    parts, end = list[FormulaPart](), 0
    for words in _WORDS.finditer(formula):
        above = formula[: words.start()]
        inside = len(_OPENING.findall(above)) - len(_CLOSING.findall(above))
        if inside or above.rstrip()[-1:] in {"^", "_"} or not _CHINESE.search(words[1]):
            continue
        if formula[end : words.start()].strip():
            parts.append(FormulaPart(formula[end : words.start()].strip(), is_words=False))
        parts.append(FormulaPart(words[1], is_words=True))
        end = words.end()
    if formula[end:].strip():
        parts.append(FormulaPart(formula[end:].strip(), is_words=False))
    is_left = any(_CHINESE.search(one.text) for one in parts if not one.is_words)
    return () if is_left else tuple(parts)


def formulas_plugin(md: MarkdownIt) -> None:
    """Teach ``md`` formulas; sums of money and what has Chinese in it are none."""
    md.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        double_inline=True,
    )
    md.core.ruler.after("inline", "formulas", _sift)
    md.add_render_rule("math_inline", _render_inline)
    md.add_render_rule("math_inline_double", _render_inline)
    md.add_render_rule("math_block", _render_block)


def _sift(state: StateCore) -> None:
    """Make text again of what is no formula, and report what cannot be read."""
    manuscript: Manuscript = state.env["manuscript"]
    for token in state.tokens:
        line = token.map[0] + 1 if token.map else 0
        if token.type == "math_block":
            _check(manuscript, token.content, line)
        for child in token.children or ():
            if not child.type.startswith("math_inline"):
                continue
            if _CHINESE.search(_WORDS.sub("", child.content)):
                child.content = f"{child.markup}{child.content}{child.markup}"
                child.type = "text"
            else:
                _check(manuscript, child.content, line)


def _check(manuscript: Manuscript, formula: str, line: int) -> None:
    from latex2mathml.converter import convert  # noqa: PLC0415 - few books have formulas

    try:
        convert(formula)
    except Exception:  # noqa: BLE001 - a parser of foreign text, with an error for every fault
        manuscript.say(codes.BAD_FORMULA, line, needle=formula.strip(), formula=formula.strip())
        return
    if not parted(formula):
        manuscript.say(codes.CHINESE_INSIDE, line, needle=formula.strip(), formula=formula.strip())


def _render_inline(
    _self: RendererProtocol, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
) -> str:
    return f'<code class="{FORMULA}">{escapeHtml(tokens[idx].content.strip())}</code>'


def _render_block(
    _self: RendererProtocol, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
) -> str:
    token = tokens[idx]
    source = escapeHtml(str(token.attrGet("data-source") or ""))
    formula = escapeHtml(" ".join(token.content.split()))
    return (
        f'<div class="centre" data-source="{source}">'
        f'<p data-source="{source}"><code class="{FORMULA} {DISPLAYED}">{formula}</code></p></div>\n'
    )
