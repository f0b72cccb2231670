"""Fill each role with installed faces: the book's wish, the trade's own, or the free substitute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from jianbao.config.model import FontChoice
from jianbao.diagnostics import BookError, Diagnostic, Result, Span, Text, did_you_mean
from jianbao.fonts import codes
from jianbao.fonts.families import PLANS, originals, substitutes, unlikeness
from jianbao.fonts.fontconfig import installed
from jianbao.fonts.model import (
    Face,
    Role,
    RoleFaces,
    Typefaces,
    bold_of,
    fitting,
    folded_family,
    forget_characters,
)

_MOST_FALLBACKS = 6


def resolve(choice: FontChoice, language: str, span_of: Callable[[str], Span]) -> Result[Typefaces]:
    """Return the faces of every role for a book in ``language``.

    ``span_of`` gives the place of a key such as ``fonts.song``. Said on the way: F001 fontconfig
    does not answer, F002 a substitute is used, F003 a family of the book is not installed, F004
    a role has to borrow another role's face, F005 nothing installed can set Chinese.
    """
    try:
        return _resolve(choice, language, span_of)
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)
    finally:
        forget_characters()


def _resolve(
    choice: FontChoice, language: str, span_of: Callable[[str], Span]
) -> Result[Typefaces]:
    shelf = _Shelf(installed())
    diagnostics: list[Diagnostic] = []
    own = {}
    for role in Role:
        wished = tuple(getattr(choice, role.value))
        found, said = _fill(role, wished, language, shelf, span_of(f"fonts.{role.value}"))
        own[role] = found
        diagnostics += said
    diagnostics = _folded_into_one(diagnostics)
    if not any(face.coverage.han() for face in shelf.faces):
        return Result(value=None, diagnostics=(*diagnostics, _nothing_installed()))
    roles = tuple(_with_fallbacks(own[role], own, language, shelf) for role in Role)
    diagnostics += [_borrowed(role) for role in roles if not own[role.role].faces]
    return Result(
        value=Typefaces(roles=roles, installed=shelf.faces), diagnostics=tuple(diagnostics)
    )


class _Shelf:
    """The installed faces, to be taken by any name of their family."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        self.faces = faces
        self._families = defaultdict[str, list[Face]](list)
        for face in faces:
            for name in face.names:
                self._families[folded_family(name)].append(face)

    def take(self, name: str, weight: int) -> Face | None:
        """Return the face of the family called ``name`` that fits ``weight`` best.

        A name of its own for a light face ("LXGW WenKai Light") stays its family's, since under
        the common name style sheets would get another weight.
        """
        faces = self._families.get(folded_family(name), [])
        if not faces:
            return None
        face = fitting(tuple(faces), weight)
        others = self._families[folded_family(face.family)]
        if len(others) == len(faces) or fitting(tuple(others), weight) == face:
            return face
        return replace(
            face, family=next(n for n in face.names if folded_family(n) == folded_family(name))
        )

    def names(self) -> list[str]:
        """Return every name that a family answers to."""
        return sorted({name for face in self.faces for name in face.names})


def _fill(
    role: Role, wished: tuple[str, ...], language: str, shelf: _Shelf, span: Span
) -> tuple[RoleFaces, list[Diagnostic]]:
    """Return the own faces of a role; none where no family of its lists is installed."""
    weight = PLANS[role].weight
    absent = [name for name in wished if not shelf.take(name, weight)]
    diagnostics = [_not_installed(role, name, shelf, span) for name in absent]
    faces = _taken(wished, weight, shelf)
    preferred = originals(role, language)
    requested, substituted = (*absent, *wished, *preferred)[0], False
    if not any(face.coverage.han() for face in faces):  # a book may name Latin faces only
        listed = _taken((*preferred, *substitutes(role, language)), weight, shelf)[:1]
        substituted = bool(listed) and (bool(absent) or not _taken(preferred, weight, shelf))
        faces += listed
    if substituted:
        requested = (*absent, *preferred)[0]
        diagnostics.append(_substituted(role, requested, faces[-1], span))
    filled = RoleFaces(role=role, faces=faces, requested=requested, substituted=substituted)
    return filled, diagnostics


def _taken(names: Iterable[str], weight: int, shelf: _Shelf) -> tuple[Face, ...]:
    faces = (shelf.take(name, weight) for name in names)
    return tuple(dict.fromkeys(face for face in faces if face is not None))


def _with_fallbacks(
    filled: RoleFaces, own: dict[Role, RoleFaces], language: str, shelf: _Shelf
) -> RoleFaces:
    """Add faces for the characters that the role's own lack, nearest style first."""
    nearest = [face for role in PLANS[filled.role].nearest for face in own[role].faces]
    covered = set[int]().union(*(face.coverage.han() for face in filled.faces))
    fallbacks: list[Face] = []
    looked_at: set[frozenset[int]] = set()  # of thirty faces most have the same characters
    for face in _candidates(filled.role, nearest, language, shelf):
        han = face.coverage.han()
        if len(fallbacks) < _MOST_FALLBACKS and han not in looked_at and not han <= covered:
            fallbacks.append(face)
            covered |= han
        looked_at.add(han)
    borrowed = 0 if filled.faces else 1  # a role without a face borrows the first
    faces = (*filled.faces, *fallbacks[:borrowed])
    bold = bold_of(faces[0], shelf.faces)
    return replace(filled, faces=faces, fallbacks=tuple(fallbacks[borrowed:]), bold=bold)


def _candidates(
    role: Role, nearest: Iterable[Face], language: str, shelf: _Shelf
) -> Iterable[Face]:
    """Return the rest of the role's own list, the nearest roles' faces, then every other family."""
    weight = PLANS[role].weight
    listed = _taken((*originals(role, language), *substitutes(role, language)), weight, shelf)
    others = _taken((face.family for face in shelf.faces), weight, shelf)
    likest = sorted(others, key=lambda face: unlikeness(face, role, language))
    return (*listed, *nearest, *likest)


def _substituted(role: Role, requested: str, face: Face, span: Span) -> Diagnostic:
    return codes.SUBSTITUTED.at(span, label=role.label, requested=requested, family=face.family)


def _folded_into_one(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Tell in one what is told of the substitutes of several roles, at the place of the first."""
    told = [item for item in diagnostics if item.code == codes.SUBSTITUTED.code]
    if len(told) < 2:  # noqa: PLR2004 - nothing to fold
        return diagnostics
    zh, en = (
        "；".join(item.message.zh for item in told),
        "; ".join(item.message.en for item in told),
    )
    whole = replace(told[0], message=Text(zh, en))
    return [item for item in diagnostics if item.code != codes.SUBSTITUTED.code] + [whole]


def _not_installed(role: Role, name: str, shelf: _Shelf, span: Span) -> Diagnostic:
    return codes.NOT_INSTALLED.at(
        span, hint=did_you_mean(name, shelf.names()), label=role.label, name=name
    )


def _borrowed(role: RoleFaces) -> Diagnostic:
    return codes.BORROWED.of(
        hint=PLANS[role.role].install, label=role.role.label, family=role.faces[0].family
    )


def _nothing_installed() -> Diagnostic:
    return codes.NOTHING_INSTALLED.of(hint=PLANS[Role.SONG].install)
