"""Word documents made part by part, and what every reading of one must satisfy."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import mammoth
import pytest

from jianbao.intake import docx
from jianbao.intake.model import Block, Draft, Paragraph, Run, SourcePicture, Table

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MOVED_BOX = "N146"
"""Its text may have lost pieces of its own, each with a line in the report."""
PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
}
"""The root element of each part that is made of WordprocessingML."""


@dataclass(frozen=True, kw_only=True)
class Word:
    """A document: what stands in its w:body, and in the roots of its other parts.

    ``media`` are files by their names below word/, ``relations`` further relations of the
    document: identifier to kind and target; a target with “:” is outside.
    """

    body: str
    parts: dict[str, str] = field(default_factory=dict)
    theme: str = ""
    media: dict[str, bytes] = field(default_factory=dict)
    relations: dict[str, tuple[str, str]] = field(default_factory=dict)
    main_type: str = f"{TYPE}.document.main+xml"

    def entries(self) -> dict[str, bytes]:
        """The files of the archive."""
        relations = dict(self.relations)
        files = {f"word/{name}": data for name, data in self.media.items()}
        for kind, content in self.parts.items():
            root = PARTS[kind]
            files[f"word/{kind}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
            relations[f"part-{kind}"] = (kind, f"{kind}.xml")
        if self.theme:
            files["word/theme/theme1.xml"] = self.theme.encode()
            relations["part-theme"] = ("theme", "theme/theme1.xml")
        document = f"<w:document {NAMESPACES}><w:body>{self.body}</w:body></w:document>"
        return {
            "[Content_Types].xml": (
                f'<Types xmlns="{PACKAGE}/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="png" ContentType="image/png"/>'
                f'<Override PartName="/word/document.xml" ContentType="{self.main_type}"/></Types>'
            ).encode(),
            "_rels/.rels": _relations({"doc": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": _relations(relations),
            "word/document.xml": document.encode(),
            **files,
        }

    def data(self) -> bytes:
        """The file."""
        return packed(self.entries())


def packed(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _relations(relations: dict[str, tuple[str, str]]) -> bytes:
    items = "".join(
        f'<Relationship Id="{identifier}" Type="{RELATIONS}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for identifier, (kind, target) in relations.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'.encode()


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, SourcePicture):
            yield from block.caption
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs


def counted(text: str) -> str:
    """The characters that may not be lost."""
    return "".join(filter(str.isalnum, text))


def said(draft: Draft) -> str:
    """All that a draft says, in order."""
    everything = [*paragraphs_of(draft.blocks), *(item for note in draft.notes for item in note)]
    return counted("".join(run.text + run.ruby for run in _runs(everything)))


def _runs(paragraphs: Iterable[Paragraph]) -> Iterator[Run]:
    return (run for paragraph in paragraphs for run in paragraph.runs)


def check_account(draft: Draft) -> None:
    """The law of `Draft`: raw, less what was taken, plus what was given, is what it says.

    What a change takes stands in one piece in the raw text, so that it can be found there, and
    what is neither taken nor given stays in its order.
    """
    raw, made = counted(draft.raw), said(draft)
    account = Counter(raw)
    for change in draft.changes:
        account.subtract(counted(change.before))
        account.update(counted(change.after))
        if change.before != change.after and change.rule != MOVED_BOX:
            assert counted(change.before) in raw, change
            assert counted(change.after) in made, change
    assert +account == Counter(made)
    assert not -account
    if all(change.after in {"", change.before} for change in draft.changes):
        rest = iter(raw)
        body = counted("".join(run.text + run.ruby for run in _runs(paragraphs_of(draft.blocks))))
        assert all(character in rest for character in body), "the order changed"


def check_against_mammoth(data: bytes, draft: Draft) -> None:
    """Whatever mammoth reads is in the draft or in its report."""
    found = Counter(counted(mammoth.extract_raw_text(io.BytesIO(data)).value))
    known = Counter(said(draft))
    for change in draft.changes:
        known.update(counted(change.before))
    assert not found - known


Read = Callable[[Word | bytes], Draft]


@pytest.fixture
def read() -> Read:
    """Read a document that must be readable, and check that nothing was lost."""

    def read_it(word: Word | bytes) -> Draft:
        data = word if isinstance(word, bytes) else word.data()
        result = docx.read(data, "来稿.docx")
        assert result.value is not None, result.diagnostics
        check_account(result.value)
        check_against_mammoth(data, result.value)
        return result.value

    return read_it


@pytest.fixture
def word() -> type[Word]:
    return Word


@pytest.fixture
def pack() -> Callable[[dict[str, bytes]], bytes]:
    return packed


@pytest.fixture
def checked() -> Callable[[bytes, Draft], None]:
    """Check a draft against its own raw text and against mammoth."""

    def check(data: bytes, draft: Draft) -> None:
        check_account(draft)
        check_against_mammoth(data, draft)

    return check
