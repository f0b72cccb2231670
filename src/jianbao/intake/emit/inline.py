"""The runs of a paragraph as Markdown or, where that cannot say it, as HTML inside it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from jianbao.intake.emit import escape
from jianbao.intake.emit.readback import read_back
from jianbao.intake.model import Run
from jianbao.manuscript.addresses import LINK_SCHEMES, scheme
from jianbao.manuscript.formulas import FORMULA

Label = Callable[[int], str]
"""Gives the label of a note in this manuscript."""


def markdown(runs: Sequence[Run], label: Label) -> str:
    """Return ``runs`` as one line of Markdown that reads back as the same characters.

    Asterisks are what a writer would use; where they would not be read as emphasis, beside some
    marks and spaces, tags stand in their stead.
    """
    runs = _spaced(runs)
    short = "".join(_pieces(runs, label, tags=False))
    if all(not (run.bold or run.italic) for run in runs):
        return short
    meant = "".join(run.text for run in runs)
    return (
        short
        if read_back("\n" + short).strip() == meant.strip()
        else "".join(_pieces(runs, label, tags=True))
    )


def _spaced(runs: Sequence[Run]) -> list[Run]:
    """Return ``runs`` with a space between a formula and what would make its dollars money."""
    spaced = list(runs[:1])
    for left, right in pairwise(runs):
        touching = ("$" if right.formula else right.text[:1]) if left.formula else left.text[-1:]
        if (left.formula or right.formula) and (touching.isdigit() or touching == "$"):
            spaced.append(Run(text=" "))
        spaced.append(right)
    return spaced


def in_html(runs: Sequence[Run]) -> str:
    """Return ``runs`` as HTML; they call no notes."""
    return "".join(_tagged(run, escape.in_html(run.text)) for run in runs if run.text)


def _pieces(runs: Sequence[Run], label: Label, *, tags: bool) -> Iterator[str]:
    for (bold, italic), group in groupby(runs, key=lambda run: (run.bold, run.italic)):
        inner = "".join(_piece(run, label) for run in group)
        if not inner.strip():
            yield inner
        elif tags:
            yield _wrapped(inner, ["strong"] * bold + ["em"] * italic)
        else:
            mark = "**" * bold + "*" * italic
            yield f"{mark}{inner}{mark}"


def _piece(run: Run, label: Label) -> str:
    if run.note is not None:
        return f"[^{label(run.note)}]"
    if run.formula:
        return f"${run.text}$"
    text = escape.escaped(run.text)
    if run.ruby and run.text:
        reading = run.ruby.replace('"', "'")
        return f'[{text}]{{拼音="{reading}"}}'
    if run.emphasis_dots and run.text.strip():
        text = f"[{text}]{{.着重}}"
    text = _wrapped(text, ["sup"] * run.raised + ["sub"] * run.lowered) if run.text else text
    return f"[{text}](<{run.link}>)" if _can_link(run) else text


def _can_link(run: Run) -> bool:
    address = run.link
    sound = address.isprintable() and not any(c in "<>\\ " for c in address)
    return sound and bool(run.text.strip()) and scheme(address) in LINK_SCHEMES


def _tagged(run: Run, text: str) -> str:
    if run.formula:
        return f'<code class="{FORMULA}">{text}</code>'
    if run.ruby:
        text = f"<ruby>{text}<rt>{escape.in_html(run.ruby)}</rt></ruby>"
    if run.emphasis_dots:
        text = f'<span class="着重">{text}</span>'
    names = ["strong"] * run.bold + ["em"] * run.italic + ["sup"] * run.raised
    text = _wrapped(text, [*names, *["sub"] * run.lowered])
    return f'<a href="{html.escape(run.link)}">{text}</a>' if _can_link(run) else text


def _wrapped(text: str, names: Sequence[str]) -> str:
    for name in reversed(names):
        text = f"<{name}>{text}</{name}>"
    return text
