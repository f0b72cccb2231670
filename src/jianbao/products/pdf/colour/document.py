"""Everything in a PDF that has a colour, each thing once: content, pictures, gradients, notes."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from jianbao.products.pdf.colour import gradients, images, operators, spaces
from jianbao.products.pdf.colour.targets import MASK, TARGETS, Target

_NOTE_COLOURS = ("/C", "/IC", "/BC", "/BG")


def recoloured(data: bytes, edition: str) -> bytes:
    """Return the PDF ``data`` in the colours of ``edition``: ``rgb``, ``cmyk`` or ``grey``.

    The same bytes give the same bytes. Spot colours, mesh gradients and what cannot be decoded
    stay as they are, for preflight to report.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        recolour(pdf, edition)
        stream = BytesIO()
        pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def recolour(pdf: pikepdf.Pdf, edition: str) -> None:
    """Put ``pdf`` into the colours of ``edition``, see `recoloured`."""
    painter = _Painter(TARGETS[edition])
    for page in pdf.pages:
        content, changed = operators.recoloured(page, page.resources, painter.target)
        if changed:
            page.obj.Contents = pdf.make_stream(content)
        painter.page(page)
    painter.tidy()


class _Painter:
    """Visits what pages draw with, and remembers what is done."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self._done: set[tuple[int, int]] = set()
        self._spaces: list[Dictionary] = []

    def page(self, page: pikepdf.Page) -> None:
        """Recolour what ``page`` draws with, and its annotations."""
        _set_group(page.obj, self.target)
        self._resources(page.resources, self.target)
        for note in _items(page.obj.get("/Annots")):
            _note(note, self.target)
            for appearance in _appearances(note):
                self._content(appearance, self.target)

    def tidy(self) -> None:
        """Drop the names of colour spaces that nothing is left in."""
        for listed in self._spaces:
            for name in list(listed.keys()):
                if spaces.reader(listed[name]):
                    del listed[name]

    def _is_done(self, thing: Object) -> bool:
        """Whether ``thing`` was here before; what has no number of its own stands in one place."""
        if not thing.is_indirect:
            return False
        known = thing.objgen in self._done
        self._done.add(thing.objgen)
        return known

    def _resources(self, resources: Object | None, target: Target) -> None:
        if not isinstance(resources, Dictionary) or self._is_done(resources):
            return
        for state in _entries(resources, "/ExtGState"):
            self._mask(state)
        for drawn in (*_entries(resources, "/XObject"), *_entries(resources, "/Pattern")):
            self._drawn(drawn, target)
        for shading in _entries(resources, "/Shading"):
            self._gradient(shading, target)
        for font in _entries(resources, "/Font"):
            if isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type3:
                self._type3(font, target)
        listed = resources.get("/ColorSpace")
        if isinstance(listed, Dictionary):
            self._spaces.append(listed)

    def _drawn(self, drawn: Object, target: Target) -> None:
        if isinstance(drawn, Stream):
            if drawn.get("/Subtype") == Name.Image:
                if not self._is_done(drawn):
                    images.recolour(drawn, target)
            else:
                self._content(drawn, target)
        elif isinstance(drawn, Dictionary) and "/Shading" in drawn:
            self._gradient(drawn.Shading, target)
            if "/ExtGState" in drawn:
                self._mask(drawn.ExtGState)

    def _content(self, form: Stream, target: Target) -> None:
        """Recolour a form, a tile of a pattern or a glyph, and what it draws with."""
        if self._is_done(form):
            return
        resources = _resources_of(form)
        content, changed = operators.recoloured(form, resources, target)
        if changed:
            form.write(content)
        _set_group(form, target)
        self._resources(resources, target)

    def _gradient(self, shading: Object, target: Target) -> None:
        if isinstance(shading, Dictionary) and not self._is_done(shading):
            gradients.recolour(shading, target)

    def _mask(self, state: Object) -> None:
        """Turn a soft mask into greys: it says how much is seen, and has no ink of its own."""
        mask = state.get("/SMask")
        form = mask.get("/G") if isinstance(mask, Dictionary) else None
        if isinstance(mask, Dictionary) and isinstance(form, Stream):
            backdrop = mask.get("/BC")
            if backdrop is not None:
                mask.BC = Array(MASK.colour(spaces.numbers(_items(backdrop))))
            self._content(form, MASK)

    def _type3(self, font: Dictionary, target: Target) -> None:
        resources = _resources_of(font)
        for glyph in _entries(font, "/CharProcs"):
            if isinstance(glyph, Stream) and not self._is_done(glyph):
                content, changed = operators.recoloured(glyph, resources, target)
                if changed:
                    glyph.write(content)
        self._resources(resources, target)


def _resources_of(owner: Object) -> Dictionary:
    found = owner.get("/Resources")
    return found if isinstance(found, Dictionary) else Dictionary()


def _entries(owner: Object, key: str) -> list[Object]:
    listed = owner.get(key)
    return [listed[name] for name in listed.keys()] if isinstance(listed, Dictionary) else []  # noqa: SIM118 - a pikepdf dictionary is no mapping


def _items(listed: Object | None) -> list[Object]:
    return list(listed) if isinstance(listed, Array) else []


def _set_group(owner: Object, target: Target) -> None:
    """Let a transparency group blend in the colours of ``target`` (ISO 32000-1, 11.6.6)."""
    group = owner.get("/Group")
    if isinstance(group, Dictionary) and "/CS" in group:
        group.CS = Name(target.space)


def _note(note: Object, target: Target) -> None:
    for owner in (note, note.get("/MK")):
        if isinstance(owner, Dictionary):
            for key in _NOTE_COLOURS:
                colour = spaces.numbers(_items(owner.get(key)))
                if colour:
                    owner[key] = Array(target.colour(colour))


def _appearances(note: Object) -> list[Stream]:
    """Return the forms that ``note`` is drawn by, one for each of its states."""
    found: list[Stream] = []
    listed = note.get("/AP")
    for state in ("/N", "/R", "/D"):
        drawn = listed.get(state) if isinstance(listed, Dictionary) else None
        if isinstance(drawn, Stream):
            found.append(drawn)
        elif isinstance(drawn, Dictionary):
            found += [
                part for part in _entries(Dictionary(S=drawn), "/S") if isinstance(part, Stream)
            ]
    return found
