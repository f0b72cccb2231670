"""Pictures: found beside the manuscript, decoded once, measured, and made fit for both media."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from PIL import Image, ImageFile, ImageOps

from jianbao import files
from jianbao.book import Asset
from jianbao.budget import OverBudgetError, limited
from jianbao.diagnostics import Diagnostic, Span, Text, did_you_mean
from jianbao.failures import is_told, told
from jianbao.manuscript import picture_codes, strips, svg
from jianbao.manuscript.privacy import without_metadata
from jianbao.manuscript.source import Manuscript

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 80_000_000
_MAX_LISTED = 2000
"""How many files of the folder are looked at for a suggestion."""
_MOST_SUGGESTED = 50

_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_KINDS = {"image/png": "PNG", "image/jpeg": "JPEG"}
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
_ORIENTATION = 0x0112
_JPEG_QUALITY = 95


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPicture:
    """A picture ready to embed; sizes in pixels."""

    media_type: str
    data: bytes
    width: float
    height: float
    removals: tuple[svg.Removal, ...] = ()


class PictureError(Exception):
    """The picture cannot be used, for the reason ``told``, which has no place yet."""

    def __init__(self, told: Diagnostic) -> None:
        super().__init__(told.message.en)
        self.told = told


class Gallery:
    """All pictures of a book, each file once."""

    def __init__(self, folder: Path, more: Mapping[str, bytes] | None = None) -> None:
        """Begin with the pictures in ``folder``; ``more`` are there besides, by their paths."""
        self._folder = folder.resolve()
        self._more = {self._folder / path: data for path, data in (more or {}).items()}
        self._found: dict[Path, Asset | PictureError] = {}
        self._pieces: dict[str, tuple[Asset, ...]] = {}
        self._whole: set[str] = set()
        self._count = 0
        self._missing = 0

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The pictures that can be used, in the order of their first use, strips in pieces."""
        found = [asset for asset in self._found.values() if isinstance(asset, Asset)]
        return tuple(
            piece
            for asset in found
            for piece in (
                *((asset,) if asset.href in self._whole or asset.href not in self._pieces else ()),
                *self._pieces.get(asset.href, ()),
            )
        )

    def keep_whole(self, asset: Asset) -> None:
        """Note that ``asset`` is shown as it is, too."""
        self._whole.add(asset.href)

    def pieces(self, asset: Asset, manuscript: Manuscript, line: int) -> tuple[Asset, ...]:
        """Return the pieces of a strip; I016 where some cut is not at a blank row."""
        if asset.href not in self._pieces:
            try:
                with limited():
                    pieces, is_blank = strips.cut(asset.data)
                    made = [_encoded(piece, _KINDS[asset.media_type]) for piece in pieces]
            except (Exception, OverBudgetError) as failure:
                if not is_told(failure):
                    raise
                manuscript.place(told(failure), line, "")
                return (asset,)
            if not is_blank:
                manuscript.say(picture_codes.CUT_THROUGH, line)
            stem, _, suffix = asset.href.rpartition(".")
            self._pieces[asset.href] = tuple(
                replace(
                    asset,
                    href=f"{stem}-{number}.{suffix}",
                    data=piece.data,
                    width=piece.width,
                    height=piece.height,
                )
                for number, piece in enumerate(made, 1)
            )
        return self._pieces[asset.href]

    def find(self, address: str, manuscript: Manuscript, line: int) -> Asset | None:
        """Return the picture that ``address`` names on ``line``, or report why there is none."""
        written = unquote(address)
        try:
            path = self._path(written, manuscript)
            if path not in self._found:
                self._found[path] = self._made(path, manuscript, line, written)
            found = self._found[path]
            if isinstance(found, PictureError):
                raise found
        except PictureError as problem:
            manuscript.place(problem.told, line, written)
            return None
        return found

    def _path(self, address: str, manuscript: Manuscript) -> Path:
        """Return the file, links resolved, proved to lie in the book folder."""
        bare = address.replace("\\", "/")
        try:
            path = (manuscript.path.parent / bare).resolve()
            inside = path.is_relative_to(self._folder)
            exists = path in self._more or path.exists()
        except (OSError, ValueError, RuntimeError):  # a name too long, a NUL, a ring of links
            inside, exists = True, False
        if not inside:
            raise PictureError(picture_codes.PICTURE_OUTSIDE.of())
        if not exists:
            raise PictureError(
                picture_codes.NO_SUCH_PICTURE.of(
                    hint=self._suggestion(bare, manuscript), address=address
                )
            )
        return path

    def _suggestion(self, address: str, manuscript: Manuscript) -> Text | None:
        """Return the picture of the book folder whose name is nearest, as often as people read it."""
        self._missing += 1
        if self._missing > _MOST_SUGGESTED:
            return None
        names: dict[str, str] = {}
        for folder, folders, names_there in os.walk(self._folder):
            folders.sort()
            for name in sorted(names_there):
                if not name.lower().endswith(_PICTURES):
                    continue
                relative = os.path.relpath(Path(folder, name), manuscript.path.parent)
                names.setdefault(name, relative.replace(os.sep, "/"))
            if len(names) > _MAX_LISTED:
                break
        return did_you_mean(
            address, names.values(), compared=lambda path: path.rpartition("/")[2].casefold()
        )

    def _made(
        self, path: Path, manuscript: Manuscript, line: int, written: str
    ) -> Asset | PictureError:
        try:
            with limited():
                picture = inspect(path, self._folder, self._more.get(path))
        except PictureError as problem:
            return problem
        except (Exception, OverBudgetError) as failure:
            if not is_told(failure):
                raise
            return PictureError(told(failure))
        self._count += 1
        self._report_removals(path, picture, manuscript)
        slug = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:40].rstrip("-") or "image"
        return Asset(
            href=f"images/{self._count:02}-{slug}.{_SUFFIXES[picture.media_type]}",
            media_type=picture.media_type,
            data=picture.data,
            width=picture.width,
            height=picture.height,
            span=manuscript.span(line, written),
        )

    def _report_removals(self, path: Path, picture: ReadyPicture, manuscript: Manuscript) -> None:
        file = path.relative_to(self._folder).as_posix()
        for removal in picture.removals:
            manuscript.add(
                picture_codes.REMOVED_FROM_DRAWING.at(
                    Span(file=file, line=removal.line), what=removal.what
                )
            )


def inspect(path: Path, folder: Path, data: bytes | None = None) -> ReadyPicture:
    """Check the picture at ``path`` in ``folder``, or ``data`` for it; raises `PictureError`."""
    try:
        data = files.read(path, MAX_BYTES, folder) if data is None else data
    except files.TooLargeError as problem:
        raise PictureError(picture_codes.TOO_LARGE_PICTURE.of()) from problem
    except OSError as problem:
        why = files.reason(problem)
        raise PictureError(picture_codes.UNREADABLE_PICTURE.of(reason=why)) from problem
    return _drawing(data) if path.suffix.lower() == ".svg" else _photograph(data)


def _drawing(data: bytes) -> ReadyPicture:
    try:
        drawing = svg.clean(data)
    except svg.SvgError as problem:
        raise PictureError(picture_codes.BAD_DRAWING.of(reason=problem.text)) from problem
    return ReadyPicture(
        media_type="image/svg+xml",
        data=drawing.data,
        width=drawing.width,
        height=drawing.height,
        removals=drawing.removals,
    )


@contextmanager
def _complete_files_only() -> Iterator[None]:
    """Refuse truncated files, which WeasyPrint, once loaded, lets pass in the whole process."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _photograph(data: bytes) -> ReadyPicture:
    with warnings.catch_warnings(), _complete_files_only():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data)) as image:
                _check_kind(image)
                return _fit(image, data)
        except PictureError:
            raise
        except Image.DecompressionBombError as problem:
            raise _too_many_pixels() from problem
        except Exception as problem:  # Pillow's decoders raise nearly anything on broken bytes
            raise PictureError(picture_codes.BROKEN_PICTURE.of(problem=problem)) from problem


def _check_kind(image: Image.Image) -> None:
    if image.format not in {"PNG", "JPEG", "MPO", "WEBP"}:
        code = picture_codes.GIF if image.format == "GIF" else picture_codes.UNUSABLE_FORMAT
        raise PictureError(code.of(format=image.format))
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> PictureError:
    return PictureError(picture_codes.TOO_MANY_PIXELS.of())


def _fit(image: Image.Image, data: bytes) -> ReadyPicture:
    """Keep the dots as they are where every reader shows them rightly; otherwise encode anew."""
    if image.format == "WEBP":
        lossless = b"VP8L" in data or image.mode == "RGBA"
        return _encoded(ImageOps.exif_transpose(image), "PNG" if lossless else "JPEG")
    kind = "PNG" if image.format == "PNG" else "JPEG"
    bare = without_metadata(data)
    if bare is None or image.getexif().get(_ORIENTATION, 1) != 1:
        return _encoded(ImageOps.exif_transpose(image), kind)
    width, height = image.size
    # A JPEG that is only checked for damage is decoded at an eighth of its size.
    image.draft(image.mode, (1, 1))
    image.load()
    return ReadyPicture(
        media_type=f"image/{kind.lower()}",
        data=bare,
        width=width,
        height=height,
    )


def _encoded(image: Image.Image, kind: str) -> ReadyPicture:
    profile = image.info.get("icc_profile")
    stream = BytesIO()
    if kind == "PNG":
        image.save(stream, "PNG", icc_profile=profile)
    else:
        image.save(stream, "JPEG", quality=_JPEG_QUALITY, icc_profile=profile)
    return ReadyPicture(
        media_type=f"image/{kind.lower()}",
        data=without_metadata(stream.getvalue()) or b"",
        width=image.width,
        height=image.height,
    )
