"""Faces inside an e-book: for its rare characters, or for every role of type that it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from jianbao import fonts
from jianbao.diagnostics import Result
from jianbao.edition.faces.choice import RareFaces
from jianbao.edition.faces.documents import languages_of, parsed, written
from jianbao.edition.faces.files import FaceFiles, files_of
from jianbao.edition.faces.roles import role_uses
from jianbao.edition.faces.stacks import Stacks
from jianbao.edition.faces.use import Use
from jianbao.edition.faces.wrapping import pieces_of, wrap
from jianbao.edition.model import AnyEdition
from jianbao.fonts import Typefaces

if TYPE_CHECKING:
    from jianbao.edition.faces.cascade import Slot, TextSetting

# What holds no text of the page, or text that may not be marked up.
_SKIPPED = frozenset({"head", "title", "script", "style", "math", "textarea", "option"})
# Whatever a theme says of spans must not touch those of rare characters; and a line must not
# grow taller by the face of one character.
_RARE_RULES = (
    ".rare:not(#rare) { all: unset; }",
    ".rare { line-height: 1 !important; }",
)


def embed_faces(
    edition: AnyEdition, typefaces: Typefaces, faces: str = "rare", face_format: str = "woff2"
) -> Result[AnyEdition]:
    """Return an ``edition`` for screens with ``faces`` inside: ``none``, ``rare`` or ``all``.

    ``rare``: characters that a phone may lack (`jianbao.fonts.rare`) stand in spans, each of the
    class of a face that has it, in the style of the text around. ``all``: besides, every role
    that the style sheets name is embedded and goes first in its stacks. The body is left in the
    reader's own face. ``face_format`` is ``woff2`` or ``otf``. No text is changed. F009, F010 and F011 tell what licences and files stood
    in the way.
    """
    whole = faces == "all"
    roots = {
        document.name: parsed(document)
        for document in edition.documents
        if whole or (faces == "rare" and fonts.rare_characters(document.html))
    }
    if not roots:
        return Result(value=edition)
    # Few books have a rare character, and what reads style sheets takes long to load.
    from jianbao.edition.faces.cascade import Cascade  # noqa: PLC0415

    stacks = Stacks(typefaces)
    cascade = Cascade("\n".join(sheet.css for sheet in edition.stylesheets), stacks)
    rare = RareFaces(typefaces, edition.book.language)
    wanted = bool if whole else fonts.rare_characters
    slots = [slot for root in roots.values() for slot in cascade.slots(root, _SKIPPED, wanted)]
    texts = [text for slot in slots for text in _marked_up(slot, rare)]
    roles = role_uses(texts, typefaces) if whole else {}
    uses = (*(use for each in roles.values() for use in each), *rare.uses)
    files = files_of(uses, face_format, languages_of(roots.values()), edition.root)
    names = {role: _stack(each, files) for role, each in roles.items()}
    embedded = replace(
        edition,
        documents=tuple(
            written(document, roots[document.name]) if document.name in roots else document
            for document in edition.documents
        ),
        stylesheets=tuple(
            replace(sheet, css=stacks.preceded(sheet.css, names)) for sheet in edition.stylesheets
        ),
        assets=(*edition.assets, *files.assets),
    )
    rules = (*files.rules, *_rare_rules(rare, files))
    return Result(
        value=_with_rules(embedded, rules), diagnostics=(*rare.diagnostics, *files.diagnostics)
    )


def _with_rules(edition: AnyEdition, rules: tuple[str, ...]) -> AnyEdition:
    """Return ``edition`` with ``rules`` at the end of its first style sheet, which all readers know."""
    first, *others = edition.stylesheets
    first = replace(first, css="\n".join((first.css, *rules)))
    return replace(edition, stylesheets=(first, *others))


def _stack(uses: Iterable[Use], files: FaceFiles) -> str:
    families = dict.fromkeys(use.family for use in uses if use.family in files.families)
    return ", ".join(f'"{family}"' for family in families)


def _rare_rules(rare: RareFaces, files: FaceFiles) -> Iterator[str]:
    names = [use.family for use in rare.uses if use.family in files.families]
    if names:
        yield from _RARE_RULES
        for name in names:
            yield f'.{name} {{ font-family: "{name}" !important; }}'


def _marked_up(slot: Slot, rare: RareFaces) -> Iterator[tuple[str, TextSetting]]:
    """Put the rare characters of ``slot`` into spans; yield what is left, with how it is set."""
    text = slot.text
    if not slot.setting.brought:
        found = [
            (start, end, name)
            for start, end in fonts.rare_characters(text)
            if (name := rare.class_of(text[start:end], slot.setting))
        ]
        if found:
            pieces = pieces_of(text, found)
            wrap(slot, pieces)
            text = "".join(piece for piece, name in pieces if not name)
    yield text, slot.setting
