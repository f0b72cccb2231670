"""The way in: a file, a folder or an archive of contributions, to one draft for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from unicodedata import normalize

from jianbao import files
from jianbao.atomic_files import staging
from jianbao.budget import limited
from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.executors import Counted, untold
from jianbao.failures import placed
from jianbao.intake import archive, mail
from jianbao.intake.archive import Budget, Limits
from jianbao.intake.archive.limits import too_large
from jianbao.intake.model import Draft
from jianbao.intake.sources import codes, covering, faults, formats
from jianbao.intake.sources.formats import SourceFormat
from jianbao.intake.sources.order import natural

__all__ = ["Gathered", "Limits", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was found: drafts in natural order, and pictures that lie there by themselves.

    Of a picture the name is without folders.
    """

    drafts: tuple[Draft, ...] = ()
    photos: tuple[tuple[str, bytes], ...] = ()


def read(
    path: Path, *, encoding: str = "", limits: Limits | None = None, told: Counted = untold
) -> Result[Gathered]:
    """Return what there is at ``path``, a file, a folder or a zip archive.

    The sources are only read. ``encoding`` is that of the plain texts and web pages, where the
    user has named it. The value holds what could be read, even beside errors; it is None where
    nothing could. ``told`` hears how many files are read. Files that are no contributions are told, those that cannot be read are errors.
    """
    intake = _Intake(Budget(limits or Limits()), encoding, told)
    name = normalize("NFC", path.name or path.resolve().name)
    try:
        if path.is_dir():
            intake.folder(_Place(path, name))
        elif path.exists():
            intake.file(_Place(path, name, alone=True))
        else:
            intake.diagnostics.append(codes.NOT_THERE.at(Span(file=name)))
    except BookError as problem:
        intake.diagnostics += problem.diagnostics
    gathered = Gathered(drafts=tuple(intake.drafts), photos=tuple(intake.photos))
    is_empty = gathered == Gathered()
    if is_empty and not any(item.is_error for item in intake.diagnostics):
        intake.diagnostics.append(codes.NOTHING.at(Span(file=name)))
    return Result(value=None if is_empty else gathered, diagnostics=tuple(intake.diagnostics))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a source lies, and the name that it is shown under.

    ``archives`` is how many archives it lies in; ``alone``, that the user named just this file.
    """

    path: Path
    shown: str
    archives: int = 0
    alone: bool = False


class _Intake:
    """One import while it goes on."""

    def __init__(self, budget: Budget, encoding: str, told: Counted) -> None:
        self.drafts: list[Draft] = []
        self.diagnostics: list[Diagnostic] = []
        self.photos: list[tuple[str, bytes]] = []
        self._budget = budget
        self._encoding = encoding
        self._told, self._files = told, 0

    def folder(self, place: _Place, depth: int = 0) -> None:
        """Read all that lies in a folder."""
        if depth > self._budget.limits.depth:
            limit = self._budget.limits.depth
            raise too_large(place.shown, f"文件夹套了 {limit} 层以上", f"over {limit} folders deep")
        try:
            entries = sorted(place.path.iterdir(), key=lambda entry: natural(entry.name))
        except OSError as problem:
            raise BookError(
                codes.UNREADABLE.at(Span(file=place.shown), reason=problem.strerror)
            ) from problem
        companions = _companions(entries)
        for entry in entries:
            shown = f"{place.shown}/{normalize('NFC', entry.name)}"
            if archive.is_junk(entry.name):
                self.diagnostics.append(archive.skipped(shown))
            elif entry.is_symlink():
                self.diagnostics.append(codes.LINK.at(Span(file=shown)))
            elif entry.is_dir():
                if entry.name not in companions:
                    self.folder(replace(place, path=entry, shown=shown), depth + 1)
            else:
                self.file(replace(place, path=entry, shown=shown))

    def file(self, place: _Place) -> None:
        """Read one file; what is wrong with it keeps no other from being read."""
        self._files += 1
        self._told(self._files, 0)
        try:
            if not place.archives:  # what was unpacked has been counted
                self._budget.take(place.path.stat().st_size, place.shown)
            data = files.read(place.path, self._budget.limits.file, None)
        except OSError as problem:
            reason = files.reason(problem)
            self.diagnostics.append(codes.UNREADABLE.at(Span(file=place.shown), reason=reason))
            return
        found = formats.of(data, place.path.name)
        if found is SourceFormat.ZIP:
            self._archive(data, place)
            return
        if found is SourceFormat.MAIL:
            self._mail(data, place)
            return
        if found is SourceFormat.PICTURE:
            self.photos.append((place.path.name, data))
            return
        refusal = faults.refusal(found, place.shown, alone=place.alone)
        if refusal is not None:
            self.diagnostics.append(refusal)
            return
        if formats.mislabelled(found, place.path.name):
            self.diagnostics.append(faults.mislabelled(found, place.shown))
        read = partial(_limited_draft, data, found, place, self._encoding)
        result = placed(read, Span(file=place.shown))
        self.diagnostics += result.diagnostics
        self.drafts += [result.value] if result.value is not None else []

    def _mail(self, data: bytes, place: _Place) -> None:
        """Read what a mail brings: its attachments or, where there is none to read, its text."""
        if place.archives > self._budget.limits.archives:
            self.diagnostics.append(codes.NESTED.at(Span(file=place.shown)))
            return
        opened = placed(partial(_limited_mail, data), Span(file=place.shown))
        self.diagnostics += opened.diagnostics
        if opened.value is None:
            return
        parts = opened.value
        read = len(self.drafts)
        with staging() as folder:
            for number, (name, content) in enumerate(parts.attached):
                own = Path(folder) / str(number) / name
                own.parent.mkdir()
                own.write_bytes(content)
                shown = f"{place.shown}/{name}"
                self.file(_Place(own, shown, place.archives + 1))
        if parts.text and len(self.drafts) == read:  # pictures alone belong to the text
            own_text = replace(place, path=Path(f"{place.path.stem}{parts.suffix}"))
            found = SourceFormat.PAGE if parts.suffix == ".html" else SourceFormat.TEXT
            result = _draft(parts.text, found, own_text, parts.encoding)
            self.diagnostics += result.diagnostics
            if result.value is not None:
                self.drafts.append(covering.without_letter(result.value, parts.subject))
        elif parts.words:
            self.diagnostics.append(codes.MAIL_TEXT.at(Span(file=place.shown), text=parts.words))
        elif not parts.attached:
            self.diagnostics.append(codes.NOTHING.at(Span(file=place.shown)))

    def _archive(self, data: bytes, place: _Place) -> None:
        if place.archives > self._budget.limits.archives:
            self.diagnostics.append(codes.NESTED.at(Span(file=place.shown)))
            return
        with staging() as folder:
            try:
                self.diagnostics += archive.unpack(data, folder, place.shown, self._budget)
            except BookError as problem:
                self.diagnostics += problem.diagnostics
                return
            self.folder(_Place(folder, place.shown, place.archives + 1))


def _limited_mail(data: bytes) -> Result[mail.MailParts]:
    with limited(len(data)):
        return Result(value=mail.opened(data))


def _limited_draft(data: bytes, found: SourceFormat, place: _Place, encoding: str) -> Result[Draft]:
    with limited(len(data)):
        return _draft(data, found, place, encoding)


def _draft(data: bytes, found: SourceFormat, place: _Place, encoding: str) -> Result[Draft]:
    """Return what the reader of the format says; readers are loaded when first needed."""
    if found is SourceFormat.DOCX:
        from jianbao.intake import docx  # noqa: PLC0415

        return docx.read(data, place.shown)
    if found is SourceFormat.OFFICE:
        from jianbao.intake import office  # noqa: PLC0415

        return office.read(data, place.shown, _office_suffix(data, place.path.name))
    if found is SourceFormat.FIXED:
        from jianbao.intake import laidout  # noqa: PLC0415

        return laidout.read(data, place.shown)
    if found is SourceFormat.PAGE:
        from jianbao.intake import webpage  # noqa: PLC0415

        saved = webpage.Folder(place.path.parent, place.path.stem)
        return webpage.read(data, place.shown, saved=saved, encoding=encoding)
    from jianbao.intake import plain  # noqa: PLC0415

    markdown = found is SourceFormat.MARKDOWN
    return plain.read(data, place.shown, encoding=encoding, markdown=markdown)


def _office_suffix(data: bytes, name: str) -> str:
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    return ".wps" if Path(name).suffix.lower() in {".wps", ".wpt"} else ".doc"


def _companions(entries: list[Path]) -> set[str]:
    """Return the names of the folders that browsers and Word put beside a saved page."""
    pages = {entry.stem for entry in entries if formats.is_page_name(entry.name)}
    return {f"{stem}{ending}" for stem in pages for ending in ("_files", ".files", "_file", ".fld")}
