"""A PDF, one's own or a stranger's, as OFD."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

import pikepdf
from pikepdf import Dictionary, Stream

import jianbao
from jianbao import budget, foreign_pdf
from jianbao.diagnostics import Diagnostic, Result, Span, Text
from jianbao.foreign_pdf import BROKEN, Refusal, RefusedPdfError
from jianbao.foreign_pdf import text_of as said
from jianbao.ofd import codes, graphics, paints, paths, writing
from jianbao.ofd.canvas import Beyond, Canvas, merged
from jianbao.ofd.content import Allowance, Content, draw_form
from jianbao.ofd.document import About, Attachment, OfdDocument, WrittenPage, packed
from jianbao.ofd.frames import PageFrame, frame_of
from jianbao.ofd.layers import Layers
from jianbao.ofd.model import Clip, GlyphText, Item, Picture
from jianbao.ofd.navigation import Annotation, Navigation, PageTarget, annotation, notes_of
from jianbao.ofd.objects import Objects
from jianbao.ofd.raster import Raster
from jianbao.ofd.resources import Resources
from jianbao.ofd.state import State
from jianbao.preflight import geometry
from jianbao.preflight.geometry import Matrix
from jianbao.preflight.model import Box
from jianbao.preflight.painting import TooMuchError

OPERATORS: Final = (graphics, paths, paints, writing)
"""The modules that tell `content.ACTIONS` what each operator does."""
_MOST_SHOWN: Final = 8
_WHAT: Final = {
    Beyond.BLENDED: Text("透明混合", "blending"),
    Beyond.SHADED: Text("网格渐变", "a shading"),
    Beyond.CLIPPED: Text("用文字裁剪", "clipping by text"),
    Beyond.FACE: Text("读不懂的字体", "an unreadable face"),
    Beyond.PICTURE: Text("特殊的图片", "an unusual picture"),
    Beyond.PATTERN: Text("特殊的底纹", "an unusual pattern"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectText:
    """Text of one object, to find the elements of an official document by: page and object."""

    page: int
    number: int
    text: str


Tagged = Callable[[tuple[ObjectText, ...]], str]
"""From the text of all pages to the tags of the document, as XML; empty for none."""


def convert(
    data: bytes, span: Span, *, tagged: Tagged | None = None, modified: date | None = None
) -> Result[bytes]:
    """Return the PDF ``data`` as OFD.

    O001 it is broken, O002 locked, O003 endless; then nothing is returned. O004 to O008 tell what
    the OFD has not quite as the PDF. ``modified`` stands for the dates that the PDF says.
    """
    try:
        with budget.limited(len(data)), foreign_pdf.opened(data) as pdf:
            made, told = _Conversion(pdf, data).run(tagged, modified)
            warnings = (codes.REPAIRED.at(span),) if pdf.get_warnings() else ()
    except RefusedPdfError as refused:
        return Result(value=None, diagnostics=(_refused(refused).placed(span),))
    except TooMuchError:
        return Result(value=None, diagnostics=(codes.ENDLESS.at(span),))
    except _PageError as error:
        found = codes.BROKEN_PAGE.at(span, number=error.number, reason=error.reason)
        return Result(value=None, diagnostics=(found,))
    except BROKEN as error:
        found = codes.BROKEN.at(span, reason=foreign_pdf.reason_of(error))
        return Result(value=None, diagnostics=(found,))
    return Result(value=made, diagnostics=(*warnings, *(item.placed(span) for item in told)))


class _PageError(Exception):
    """The content of a page cannot be followed."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(number, reason)
        self.number, self.reason = number, reason


class _Conversion:
    """One PDF on its way."""

    def __init__(self, pdf: pikepdf.Pdf, data: bytes) -> None:
        self._pdf, self._data = pdf, data
        self._resources = Resources(Raster(pdf, data))
        self._objects = Objects(self._resources)
        self._layers = Layers(pdf)
        self._allowance = Allowance()
        self._frames = [frame_of(page) for page in pdf.pages]
        self._targets = [
            PageTarget(number=self._resources.number(), matrix=frame.matrix)
            for frame in self._frames
        ]
        self._navigation = Navigation(pdf, self._targets)
        self._reasons: dict[Beyond, list[int]] = {}
        self._lines: list[ObjectText] = []

    def run(self, tagged: Tagged | None, modified: date | None) -> tuple[bytes, list[Diagnostic]]:
        """Return the OFD, and what is to be said of it."""
        pages = tuple(self._page(at) for at in range(len(self._frames)))
        document = OfdDocument(
            about=_about(self._pdf, self._data, modified),
            pages=pages,
            outlines=self._navigation.outlines(),
            attachments=tuple(_attachments(self._pdf)),
            tags=tagged(tuple(self._lines)) if tagged else "",
        )
        return packed(document, self._resources), list(self._told())

    def _page(self, at: int) -> WrittenPage:
        frame, page = self._frames[at], self._pdf.pages[at]
        canvas = Canvas()
        state = State(matrix=frame.matrix, clip=frame.clip)
        try:
            self._content(page.resources, state, canvas, frame.matrix).follow(page)
            notes = [
                self._note(note, frame, at)
                for note in notes_of(page, frame.matrix, self._navigation)
            ]
            written = self._objects.written(self._shown(canvas, frame, at))
        except BROKEN as error:
            raise _PageError(
                at + 1, " ".join(str(error).split()) or type(error).__name__
            ) from error
        number = self._targets[at].number
        for (key, _), item in zip(written, canvas.items, strict=False):
            if isinstance(item, GlyphText):
                text = "".join(glyph.text for glyph in item.glyphs)
                self._lines.append(ObjectText(page=number, number=key, text=text))
        return WrittenPage(
            number=number,
            layer=self._resources.number(),
            size=frame.size,
            content="".join(text for _, text in written),
            annotations="".join(notes),
            label=_label(page),
        )

    def _content(
        self, written: pikepdf.Object, state: State, canvas: Canvas, base: Matrix
    ) -> Content:
        return Content(
            written=written, state=state, canvas=canvas, resources=self._resources,
            layers=self._layers, allowance=self._allowance, base=base,
        )  # fmt: skip

    def _shown(self, canvas: Canvas, frame: PageFrame, at: int) -> list[Item]:
        """Return the items of a page, with pictures over what OFD has no words for."""
        for reason in sorted(canvas.reasons):
            self._reasons.setdefault(reason, []).append(at + 1)
        pieces = [self._piece(at, box, frame) for box in merged(canvas.pieces)]
        return [*canvas.items, *pieces]

    def _piece(self, at: int, box: Box, frame: PageFrame) -> Picture:
        image, (left, top, right, bottom) = self._resources.raster.piece(at, box)
        return Picture(
            resource=self._resources.kept(image),
            matrix=(right - left, 0.0, 0.0, bottom - top, left, top),
            alpha=1.0,
            clip=frame.clip,
        )

    def _note(self, note: Annotation, frame: PageFrame, at: int) -> str:
        """Return an annotation; its look is drawn from the corner of its own box."""
        drawn = ""
        if note.appearance is not None and not self._layers.hides(note.appearance.get("/OC")):
            left, top, right, bottom = note.box
            matrix = geometry.times(note.matrix, (1, 0, 0, 1, -left, -top))
            canvas = Canvas()
            clip = Clip(box=(0.0, 0.0, right - left, bottom - top))
            state = State(matrix=matrix, clip=clip)
            draw_form(self._content(Dictionary(), state, canvas, matrix), note.appearance, state)
            if canvas.pieces:
                self._navigation.left_out.add(note.kind)
            drawn = "".join(text for _, text in self._objects.written(canvas.items))
        del frame, at
        return annotation(note, self._resources.number(), self._resources.number(), drawn)

    def _told(self) -> list[Diagnostic]:
        told = []
        for reason, pages in sorted(self._reasons.items()):
            listed = "、".join(map(str, pages[:_MOST_SHOWN])) + (
                "…" if len(pages) > _MOST_SHOWN else ""
            )
            told.append(codes.FLATTENED.of(pages=listed, what=_WHAT[reason]))
        faces = [face for face in self._resources.faces if not face.is_type3]
        missing = {face.name for face in faces if face.program is None and face.is_used}
        missing = (missing - self._resources.broken_faces) | self._resources.lost_faces
        unread = {face.name for face in self._resources.faces if face.unread}
        for names, code in ((missing, codes.NOT_EMBEDDED), (unread, codes.UNREAD)):
            if names:
                told.append(code.of(names="、".join(sorted(names)[:_MOST_SHOWN])))
        if self._navigation.left_out:
            told.append(codes.LEFT_OUT.of(what="、".join(sorted(self._navigation.left_out))))
        return told


def _refused(refused: RefusedPdfError) -> Diagnostic:
    match refused.fault:
        case Refusal.LOCKED:
            return codes.LOCKED.of()
        case Refusal.TOO_MANY | Refusal.TOO_LARGE:
            return codes.ENDLESS.of()
        case Refusal.EMPTY | Refusal.ODD_PAGE:
            return codes.NO_PAGE.of()
    return codes.BROKEN.of(reason=refused.reason)


def _label(page: pikepdf.Page) -> str:
    with suppress(*BROKEN):
        return "".join(sign for sign in page.label if sign >= " ")
    return ""


def _about(pdf: pikepdf.Pdf, data: bytes, modified: date | None) -> About:
    info = pdf.docinfo

    def of(key: str) -> str:
        text = said(info[key]) if key in info and not isinstance(info[key], Stream) else ""
        return " ".join("".join(max(sign, " ") for sign in text).split())

    words = re.split(r"\s*[,;，；、]\s*", of("/Keywords"))
    return About(
        identifier=hashlib.sha256(data).hexdigest()[:32],
        title=of("/Title"),
        author=of("/Author"),
        subject=of("/Subject"),
        keywords=tuple(filter(None, words)),
        created=_day(of("/CreationDate")) or modified,
        modified=_day(of("/ModDate")) or modified,
        creator=("jianbao", jianbao.__version__),
    )


def _day(text: str) -> date | None:
    found = re.match(r"D?:?(\d{4})(\d{2})(\d{2})", text)
    with suppress(ValueError):
        return date(*map(int, found.groups())) if found else None
    return None


def _attachments(pdf: pikepdf.Pdf) -> list[Attachment]:
    found = []
    with suppress(*BROKEN):
        for name, spec in pdf.attachments.items():
            with suppress(*BROKEN):
                plain = "".join(sign for sign in spec.filename or name if sign >= " ")
                found.append(Attachment(name=plain, data=spec.get_file().read_bytes()))
    return found
