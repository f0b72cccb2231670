"""Pictures: taken out of the archive, named, cropped as shown, converted where need be."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image

from jianbao.diagnostics import Span
from jianbao.intake.docx import change_codes, changes
from jianbao.intake.docx.changes import Log
from jianbao.intake.docx.names import number
from jianbao.intake.docx.package import MAX_MEDIUM, DocxPackage, Relation
from jianbao.intake.model import SourcePicture

MAX_PIXELS = 80_000_000
_KEPT = {".png", ".jpg", ".jpeg", ".webp", ".svg"}
"""What a book takes as it is."""
_CONVERTED = {".bmp", ".dib", ".gif", ".tif", ".tiff"}
_JPEG_QUALITY = 95
_WHOLE = 100_000
"""Crops are in thousandths of a percent, 20.1.10.40."""
_SIDES = ("l", "t", "r", "b")
_MACHINE_MADE = re.compile(
    r"[A-Za-z]:[\\/]|^[\w-]+\.(?:jpe?g|png|bmp|gif|tiff?|webp|emf|wmf)$|描述已自动生成"
    r"|Description automatically generated|^(?:图片|图像|Picture|Image) ?\d*$|^(?:IMG|DSC|mmexport)[_\d]",
    re.IGNORECASE,
)

Crop = tuple[int, int, int, int]


class DocxPictures:
    """The pictures of one document; each file is read once."""

    def __init__(self, package: DocxPackage, log: Log) -> None:
        """Pictures come from ``package``; what happens to them goes to ``log``."""
        self._package = package
        self._log = log
        self._made: dict[tuple[str, Crop], tuple[str, bytes] | None] = {}

    def picture(
        self, relation: Relation | None, span: Span, *, alt: str, crop: Crop
    ) -> SourcePicture | None:
        """Return the picture that ``relation`` points to, or report why there is none."""
        if relation is None or relation.external:
            self._log.add(
                change_codes.PICTURE_LINKED if relation else change_codes.PICTURE_MISSING, span.line
            )
            return None
        key = (relation.target, crop)
        if key not in self._made:
            self._made[key] = self._make(relation.target, crop, span.line)
        made = self._made[key]
        if made is None:
            return None
        return SourcePicture(name=made[0], data=made[1], alt=_alt(alt), span=span)

    def _make(self, part: str, crop: Crop, line: int) -> tuple[str, bytes] | None:
        if self._package.size(part) > MAX_MEDIUM:
            self._log.add(change_codes.PICTURE_TOO_LARGE, line)
            return None
        data = self._package.read(part, MAX_MEDIUM)
        if not data:
            self._log.add(change_codes.PICTURE_MISSING, line)
            return None
        path = PurePosixPath(part)
        suffix = path.suffix.lower()
        if suffix not in _KEPT | _CONVERTED:
            self._log.add(changes.about(change_codes.PICTURE_FORMAT, _format(suffix)), line)
        elif suffix != ".svg" and (suffix in _CONVERTED or crop != (0, 0, 0, 0)):
            data, suffix = self._drawn(data, suffix, crop, line)
        return self._name(path.stem, suffix), data

    def _drawn(self, data: bytes, suffix: str, crop: Crop, line: int) -> tuple[bytes, str]:
        """Return the part of a picture that shows, with the suffix it then has."""
        kind = "JPEG" if suffix in {".jpg", ".jpeg"} else "PNG"
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                with Image.open(BytesIO(data)) as image:
                    drawn = _encoded(image, crop, kind)
        except Exception:  # noqa: BLE001 - Pillow's decoders raise nearly anything on broken bytes
            self._log.add(changes.about(change_codes.PICTURE_FORMAT, _format(suffix)), line)
            return data, suffix
        if suffix in _CONVERTED:
            self._log.add(changes.about(change_codes.PICTURE_CONVERTED, _format(suffix)), line)
        if any(crop):
            percents = "、".join(f"{side / 1000:.0f}%" for side in crop)
            self._log.add(changes.about(change_codes.PICTURE_CROPPED, percents), line)
        return drawn, suffix if kind == "JPEG" else ".png"

    def _name(self, stem: str, suffix: str) -> str:
        taken = {made[0] for made in self._made.values() if made}
        name, count = f"{stem}{suffix}", 2
        while name in taken:
            name, count = f"{stem}-{count}{suffix}", count + 1
        return name


def crop_of(source: dict[str, str]) -> Crop:
    """Return how much an a:srcRect with these attributes cuts off left, above, right, below."""
    left, top, right, bottom = (min(max(number(source.get(side)), 0), _WHOLE) for side in _SIDES)
    if left + right >= _WHOLE or top + bottom >= _WHOLE:
        return (0, 0, 0, 0)
    return (left, top, right, bottom)


def _encoded(image: Image.Image, crop: Crop, kind: str) -> bytes:
    if image.width * image.height > MAX_PIXELS:
        raise ValueError("too many pixels")
    left, top, right, bottom = crop
    shown = image.crop(
        (
            image.width * left // _WHOLE,
            image.height * top // _WHOLE,
            max(image.width * (_WHOLE - right) // _WHOLE, image.width * left // _WHOLE + 1),
            max(image.height * (_WHOLE - bottom) // _WHOLE, image.height * top // _WHOLE + 1),
        )
    )
    profile = image.info.get("icc_profile")
    stream = BytesIO()
    if kind == "PNG":
        plain = shown.mode in {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}
        (shown if plain else shown.convert("RGB")).save(stream, "PNG", icc_profile=profile)
    else:
        shown.save(stream, "JPEG", quality=_JPEG_QUALITY, icc_profile=profile)
    return stream.getvalue()


def _format(suffix: str) -> str:
    return suffix.lstrip(".").upper() or "?"


def _alt(text: str) -> str:
    """Return a description that a person wrote; file names and guesses of programs are none."""
    text = " ".join(text.split())
    return "" if _MACHINE_MADE.search(text) else text
