"""What the pages of an OFD share: numbers of objects, faces, pictures, colour spaces."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name, Stream

from jianbao.ofd.colours import Colours, kind_of
from jianbao.ofd.faces import CodeSign, OfdFace
from jianbao.ofd.opentype import Program
from jianbao.ofd.programs import program_of
from jianbao.ofd.raster import Raster

if TYPE_CHECKING:
    from PIL.Image import Image

_PLAIN: Final = "SimSun"
"""Names the face of text that is there to be read only."""
_FEW: Final = 256
"""Colours that a palette holds."""
_HEAVY: Final = 1_500_000
"""Bytes of a picture without loss, from which a photograph is better kept as JPEG."""
_QUALITY: Final = 92


@dataclass(slots=True)
class _Embedded:
    """A font file of the OFD; ``program`` is None where the PDF does not bring it."""

    number: int
    name: str
    program: Program | None
    characters: dict[int, int] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceFile:
    """A file in the folder of resources."""

    number: int
    name: str
    label: str
    """Of a face its name; of a picture its format."""
    data: bytes


class Resources:
    """Everything that is numbered; one for each OFD."""

    def __init__(self, raster: Raster) -> None:
        self.raster = raster
        self.colours = Colours(raster, self)
        self.last = 0
        self.broken_faces: set[str] = set()
        """Names of embedded faces that cannot be read: what is set in them is drawn as a picture."""
        self.lost_faces: set[str] = set()
        """Names of those that turn out damaged when they are written: the reader's own stand in."""
        self._faces: dict[tuple[int, int], OfdFace] = {}
        self._embedded: dict[object, _Embedded] = {}
        self._by_number: dict[int, _Embedded] = {}
        self._pictures: dict[object, int | None] = {}
        self._media: dict[bytes, ResourceFile] = {}
        self._spaces: dict[tuple[int, int], tuple[int, bytes]] = {}

    def number(self) -> int:
        """Return the next number of an object."""
        self.last += 1
        return self.last

    def face(self, font: Dictionary) -> OfdFace:
        """Return the face that a font resource stands for."""
        key = font.objgen if font.is_indirect else (-len(self._faces) - 1, 0)
        if key not in self._faces:
            self._faces[key] = self._face(font)
        return self._faces[key]

    @property
    def faces(self) -> tuple[OfdFace, ...]:
        """All faces that have been asked for."""
        return tuple(self._faces.values())

    def _face(self, font: Dictionary) -> OfdFace:
        probe = OfdFace(font, None, 0)
        descriptor = probe.descriptor
        streams = (descriptor.get(key) for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        file = next((stream for stream in streams if isinstance(stream, Stream)), None)
        key: object = file.objgen if file is not None else probe.name
        if probe.is_type3:
            key = _PLAIN
        if key not in self._embedded:
            program = None
            if file is not None:
                try:
                    program = program_of(descriptor)
                except Exception:  # noqa: BLE001 - fontTools fails in as many ways as fonts do
                    self.broken_faces.add(probe.name)
            known = _Embedded(self.number(), key if key == _PLAIN else probe.name, program)
            self._embedded[key] = self._by_number[known.number] = known
        known = self._embedded[key]
        return OfdFace(font, known.program, known.number)

    def used(self, face: OfdFace, sign: CodeSign) -> int:
        """Take in that ``sign`` is set, and return its glyph's number; -1 if its text tells it."""
        known = self._by_number[face.number]
        if known.program is None:
            return -1
        number = max(0, sign.number)
        known.widths.setdefault(number, sign.width)
        if len(sign.text) > 1:
            return number
        return -1 if known.characters.setdefault(ord(sign.text), number) == number else number

    def fonts(self) -> Iterator[ResourceFile]:
        """Yield the font files; those that the PDF does not bring without data."""
        for item in self._embedded.values():
            data, name = b"", ""
            if item.program is not None:
                plain = "".join(sign for sign in item.name if sign.isascii() and sign.isalnum())
                try:
                    data = item.program.packed(plain or "F", item.characters, item.widths)
                    name = f"font_{item.number}.{item.program.ending}"
                except Exception:  # noqa: BLE001 - as above
                    self.lost_faces.add(item.name)
            yield ResourceFile(number=item.number, name=name, label=item.name, data=data)

    def inks(self, profile: Stream | None) -> int:
        """Return the number of the space of four inks with this ICC profile."""
        key = profile.objgen if profile is not None else (0, 0)
        if key not in self._spaces:
            data = profile.read_bytes() if profile is not None else b""
            self._spaces[key] = self.number(), data
        return self._spaces[key][0]

    def spaces(self) -> tuple[tuple[int, bytes], ...]:
        """Return the colour spaces of four inks: number and profile, if they have one."""
        return tuple(self._spaces.values())

    def picture(self, image: Stream, fill: tuple[int, ...]) -> int | None:
        """Return the number of a picture, a stencil in the RGB colour ``fill``; None for none."""
        is_stencil = bool(image.get("/ImageMask", False))
        key = (image.objgen, fill if is_stencil else ()) if image.is_indirect else object()
        if key not in self._pictures:
            self._pictures[key] = self._packed(image, fill)
        return self._pictures[key]

    def kept(self, image: Image) -> int:
        """Return the number of a picture that has been drawn for us."""
        return self._medium(*_encoded(image, is_photo=False))

    def media(self) -> tuple[ResourceFile, ...]:
        """Return the files of the pictures."""
        return tuple(self._media.values())

    def _packed(self, image: Stream, fill: tuple[int, ...]) -> int | None:
        data = _as_it_is(image)
        if data is not None:
            return self._medium(data, "jpg", "JPEG")
        drawn = self.raster.picture(image, fill)
        filters = str(image.get("/Filter", ""))
        is_photo = "DCT" in filters or "JPX" in filters
        return None if drawn is None else self._medium(*_encoded(drawn, is_photo=is_photo))

    def _medium(self, data: bytes, ending: str, label: str) -> int:
        digest = hashlib.sha256(data).digest()
        if digest not in self._media:
            number = self.number()
            name = f"image_{number}.{ending}"
            self._media[digest] = ResourceFile(number=number, name=name, label=label, data=data)
        return self._media[digest].number


def _as_it_is(image: Stream) -> bytes | None:
    """Return a JPEG that shows outside the PDF as it does within; None for all else."""
    filters = image.get("/Filter")
    if isinstance(filters, Array) and len(filters) == 1:
        filters = filters[0]
    if filters != Name.DCTDecode or any(
        key in image for key in ("/SMask", "/Mask", "/Decode", "/DecodeParms", "/ImageMask")
    ):
        return None
    kind = kind_of(image.get("/ColorSpace", Name.DeviceCMYK))
    from PIL import Image as Pillow  # noqa: PLC0415 - many PDFs have no pictures

    data = image.read_raw_bytes()
    try:
        with Pillow.open(BytesIO(data)) as opened:
            fits = opened.format == "JPEG" and opened.mode == {"grey": "L", "rgb": "RGB"}.get(kind)
    except (OSError, ValueError, Pillow.DecompressionBombError):
        return None
    return data if fits else None


def _encoded(image: Image, *, is_photo: bool) -> tuple[bytes, str, str]:
    """Return the data of a picture, its ending and its name: as small as it can be without loss."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    target = BytesIO()
    if is_photo and image.mode == "RGB":
        image.save(target, "JPEG", quality=_QUALITY, subsampling=0)
        return target.getvalue(), "jpg", "JPEG"
    colours = image.getcolors(_FEW) if image.mode == "RGB" else None
    if colours is not None:
        values = [value for _, value in colours]
        is_grey = all(value[0] == value[1] == value[2] for value in values)  # type: ignore[index] # bands
        is_bilevel = is_grey and {value[0] for value in values} <= {0, 255}  # type: ignore[index] # as above
        mode = "1" if is_bilevel else "L" if is_grey else ""
        image = image.convert(mode, dither=0) if mode else image.quantize(len(colours), dither=0)  # type: ignore[arg-type] # none
    image.save(target, "PNG", optimize=True)
    if target.tell() > _HEAVY and image.mode == "RGB":
        target = BytesIO()
        image.save(target, "JPEG", quality=_QUALITY, subsampling=0)
        return target.getvalue(), "jpg", "JPEG"
    return target.getvalue(), "png", "PNG"
