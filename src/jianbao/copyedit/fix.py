"""Apply edits to the text of manuscripts, and show what they change."""

from __future__ import annotations

import difflib
from bisect import bisect_right, insort
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jianbao import files
from jianbao.copyedit.check import check
from jianbao.copyedit.model import Finding, ProofCopy, SourceEdit
from jianbao.manuscript import encoding
from jianbao.manuscript.encoding import XML_FORBIDDEN
from jianbao.manuscript.prose import prose_of

_ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRight:
    """The new contents of manuscripts by their files, and how many places were changed in them."""

    contents: dict[str, bytes]
    places: int


def put_right(copy: ProofCopy) -> PutRight:
    """Return every manuscript in which something safe is to be put right, with that done.

    What one fix makes visible the next round puts right, so that a second call finds nothing.
    Raises OSError where a file can no longer be read.
    """
    contents, places = dict[str, bytes](), 0
    for _ in range(_ROUNDS):
        findings = check(copy)
        proses = []
        for prose in copy.proses:
            edits = safe_edits(findings, prose.file)
            if edits:
                path = copy.config.folder / prose.file
                data = rewritten(
                    contents.get(prose.file)
                    or files.read(path, encoding.MAX_BYTES, copy.config.folder),
                    edits,
                    prose.source,
                    path,
                )
                contents[prose.file] = data
                places += len(edits)
                proses.append(prose_of(encoding.decoded(data, path, prose.file)))
            else:
                proses.append(prose)
        if proses == list(copy.proses):
            break
        copy = replace(copy, proses=tuple(proses))
    return PutRight(contents=contents, places=places)


def safe_edits(findings: Iterable[Finding], file: str) -> tuple[SourceEdit, ...]:
    """Return the edits that may be applied unasked to ``file``, in order, none over another.

    Of findings whose edits overlap the first is put right.
    """
    kept: list[SourceEdit] = []
    for finding in findings:
        edits = [edit for edit in finding.edits if edit.file == file]
        if finding.safe and not any(_overlaps(edit, kept) for edit in edits):
            for edit in edits:
                insort(kept, edit, key=_start)
    return tuple(kept)


def applied(source: str, edits: Iterable[SourceEdit]) -> str:
    """Return ``source`` with ``edits`` made; they come in order, none over another."""
    pieces = []
    at = 0
    for edit in edits:
        pieces += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join((*pieces, source[at:]))


def rewritten(data: bytes, edits: Iterable[SourceEdit], read: str, path: Path) -> bytes:
    """Return the file ``data`` with ``edits``, made to the text that was ``read`` of it, in their places.

    Encoding, byte order mark, line ends and everything else stay as they are. Raises OSError where
    ``data``, that now stands at ``path``, is no longer what was read.
    """
    bare = data.removeprefix(BOM_UTF8)
    name = _encoding(bare)
    text = bare.decode(name)
    places = [*_kept(text), len(text)]
    if "".join(text[place] for place in places[:-1]).replace("\r", "\n") != read:
        raise files.changed_elsewhere(path)
    moved = (replace(edit, start=places[edit.start], end=places[edit.end]) for edit in edits)
    return data[: len(data) - len(bare)] + applied(text, moved).encode(name)


def difference(file: str, before: bytes, after: bytes) -> str:
    """Return a unified diff of one file."""
    old, new = (data.decode(_encoding(data)).splitlines(keepends=True) for data in (before, after))
    lines = difflib.unified_diff(old, new, file, file, n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _encoding(data: bytes) -> str:
    """Return the encoding in which the manuscript stage reads ``data``."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _kept(text: str) -> Iterator[int]:
    """Yield where each character stands that is left when a manuscript is read."""
    for index, character in enumerate(text):
        if character == "\r" and text.startswith("\n", index + 1):
            continue
        if not XML_FORBIDDEN.match(character):
            yield index


def _overlaps(edit: SourceEdit, kept: Sequence[SourceEdit]) -> bool:
    """Whether ``edit`` has a character in common with one of ``kept``, which are in order."""
    after = bisect_right(kept, edit.start, key=_start)
    near = kept[max(0, after - 1) : after + 1]
    return any(overlaps(edit, other) for other in near)


def overlaps(edit: SourceEdit, other: SourceEdit) -> bool:
    """Whether two edits have a character of one file in common, or fill the same gap."""
    meets = edit.start < other.end and other.start < edit.end
    return edit.file == other.file and (meets or (edit.start, edit.end) == (other.start, other.end))


def _start(edit: SourceEdit) -> int:
    return edit.start
