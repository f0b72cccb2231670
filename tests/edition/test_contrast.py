"""Text in print and on screens, by day and at night: whether it can be read.

A small cascade: the style sheets as they are shipped, matched with the page's own elements.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import cssselect2
import pytest
import tinycss2
from lxml import etree, html
from PIL import ImageColor
from tests.edition.conftest import COMPOSERS, theme_of

from jianbao.book import Book
from jianbao.edition import Medium
from jianbao.edition.screen.colours import WHITE, contrast, on_screen
from jianbao.fonts import Typefaces

THEMES = ("jianbao", "huabao", "reader", "pocket", "meeting", "gongwen")
BODY = """<div class="box"><p><strong>要求</strong></p><p>抓好落实。</p></div>
<div class="editor-note"><p>编发供参考。</p></div>
<figure><img src="images/01-a.png" alt="图"/><figcaption>图注</figcaption></figure>
<table><thead><tr><th>校</th></tr></thead><tbody><tr><td>一</td></tr></tbody></table>
<blockquote><p>引文。</p></blockquote>"""
NIGHT_GROUND = (0, 0, 0)
LEAST, LEAST_LARGE = 4.5, 3.0
LARGE = {"authority"}
"""Classes of text of 18 points and more in the inks of the standard, which screens show paler."""
Colour = tuple[int, ...]


def conditions(prelude: str) -> set[str]:
    return {word for word in ("print", "dark", "hover: none") if word in prelude}


def declared(content: Any, night: bool) -> list[tuple[str, dict[str, str]]]:  # noqa: ANN401, FBT001 - tinycss2 is untyped
    """Return what rules that hold by day or ``night`` say, in their order."""
    found = list[tuple[str, dict[str, str]]]()
    for rule in content:
        if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports", "container"}:
            asked = conditions(tinycss2.serialize(rule.prelude))
            if asked <= ({"dark"} if night else set()):
                inside = tinycss2.parse_rule_list(rule.content, True, True)  # noqa: FBT003
                found += declared(inside, night)
        elif rule.type == "qualified-rule":
            lines = tinycss2.parse_blocks_contents(rule.content, True, True)  # noqa: FBT003
            said = {
                line.lower_name: tinycss2.serialize(line.value).strip()
                for line in lines
                if line.type == "declaration"
            }
            found.append((tinycss2.serialize(rule.prelude).strip(), said))
    return found


def matcher(css: str, night: bool) -> cssselect2.Matcher:  # noqa: FBT001
    made = cssselect2.Matcher()
    sheet = tinycss2.parse_stylesheet(css, True, True)  # noqa: FBT003
    for prelude, said in declared(sheet, night):
        kept = {
            name: value
            for name, value in said.items()
            if name in {"color", "background", "opacity"} or name.startswith("--")
        }
        for selector in re.split(r",(?![^(]*\))", prelude) if kept else ():
            if not re.search(r":(hover|focus|target)|::|#note-panel", selector):
                made.add_selector(cssselect2.compile_selector_list(selector)[0], kept)
    return made


def painted(value: str, below: Colour, named: dict[str, str]) -> Colour:
    """Return ``value`` on ``below``; what names no colour leaves it."""
    if var := re.fullmatch(r"var\((--[\w-]+)(?:, *(.+))?\)", value):
        value = named.get(var[1], var[2] or "none")
    value = on_screen(value)
    value = value.split(maxsplit=1)[0] if not value.startswith("rgb") else value
    if value in {"none", "inherit", "transparent", "currentColor"}:
        return below
    if alpha := re.fullmatch(r"rgba\((\d+), ?(\d+), ?(\d+), ?([.\d]+)\)", value):
        share = float(alpha[4])
        parts = zip(map(int, alpha.groups()[:3]), below, strict=True)
        return tuple(round(share * part + (1 - share) * under) for part, under in parts)
    return ImageColor.getrgb(value)[:3]


def poorly_read(page: etree._Element, css: str, night: bool) -> set[tuple[str, float]]:  # noqa: FBT001
    """Return the classes of text in ``page`` with less contrast than WCAG 2.2 asks (1.4.3, AA)."""
    made, poor = matcher(css, night), set[tuple[str, float]]()
    root = (NIGHT_GROUND if night else WHITE, (214, 212, 207) if night else (0, 0, 0), 1.0)
    seen: dict[Any, tuple[Colour, Colour, float]] = {}
    names: dict[Any, dict[str, str]] = {}
    for wrapped in cssselect2.ElementWrapper.from_html_root(page).iter_subtree():
        element = wrapped.etree_element
        ground, colour, opacity = seen.get(element.getparent(), root)
        said = dict[str, str]()
        for *_, found in sorted(made.match(wrapped), key=lambda match: match[:2]):
            said |= found
        named = names.get(element.getparent(), {}) | {
            name: value for name, value in said.items() if name.startswith("--")
        }
        names[element] = named
        ground = painted(said.get("background", "none"), ground, named)
        colour = painted(said.get("color", "inherit"), colour, named)
        opacity *= float(said.get("opacity", "1"))
        seen[element] = (ground, colour, opacity)
        if (element.text or "").strip() and isinstance(element.tag, str):
            mixed = tuple(
                round(opacity * part + (1 - opacity) * under)
                for part, under in zip(colour, ground, strict=True)
            )
            ratio = contrast(mixed, ground)  # type: ignore[arg-type] # three numbers each
            if ratio < (LEAST_LARGE if element.get("class") in LARGE else LEAST):
                poor.add((f"{element.tag}.{element.get('class')}", round(ratio, 2)))
    return poor


MEDIA = [
    *((medium, night) for medium in (Medium.EBOOK, Medium.WEB) for night in (False, True)),
    (Medium.PRINT, False),
]


@pytest.mark.parametrize(("medium", "night"), MEDIA)
@pytest.mark.parametrize("name", THEMES)
def test_all_text_can_be_read(
    book: Book,
    typefaces: Typefaces,
    name: str,
    medium: Medium,
    night: bool,  # noqa: FBT001 - parametrized
) -> None:
    part = book.parts[0]
    first = replace(part.chapters[0], html=part.chapters[0].html + BODY, kicker="引题")
    briefs = tuple(
        replace(first, id=f"brief-{number}", html="<p>短。</p>", notes=()) for number in (1, 2)
    )
    rich = replace(
        book,
        classification="内部资料",
        parts=(
            replace(part, chapters=(first,)),
            *book.parts[1:],
            replace(part, id="part-3", title="快讯", chapters=briefs),
        ),
    )
    made = COMPOSERS[medium](rich, theme_of(book.folder, name), typefaces).value
    assert made is not None
    css = "\n".join(sheet.css for sheet in made.stylesheets)
    if medium is Medium.WEB:
        css = f"html {{ background: white }}\n{css}"
    said = 0
    for document in made.documents:
        page = html.document_fromstring(document.html.encode(), html.HTMLParser(encoding="utf-8"))
        assert poorly_read(page, css, night) == set(), document.name
        said += len("".join(map(str, page.itertext())))
    assert said > 200


def test_poor_contrast_is_found() -> None:
    page = html.document_fromstring("<p class='a'>甲</p><p class='b'>乙</p><p class='c'>丙</p>")
    css = ".a { color: #c7000b } .b { background: #c7000b; color: white } .c { opacity: 0.5 }"
    dark = "@media (prefers-color-scheme: dark) { .a { color: white } }"
    assert {where for where, _ in poorly_read(page, css, night=False)} == {"p.c"}
    assert {where for where, _ in poorly_read(page, css, night=True)} == {"p.a", "p.c"}
    assert {where for where, _ in poorly_read(page, css + dark, night=True)} == {"p.c"}
