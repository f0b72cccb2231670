"""One opener: what is no regular file in its folder is refused, and no more is read than agreed."""

from __future__ import annotations

import ast
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from jianbao import files


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert files.read(tmp_path / "a", 3, tmp_path) == b"abc"


def test_no_more_is_read_than_was_agreed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abcd")
    with pytest.raises(files.TooLargeError):
        files.read(tmp_path / "a", 3, None)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "b").symlink_to("a")
    assert files.read(tmp_path / "b", 9, tmp_path) == b"abc"


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "../x/../../secret"])
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, target: str) -> None:
    book = tmp_path / "x" / "book"
    book.mkdir(parents=True)
    (tmp_path / "secret").write_text("secret")
    (book / "a").symlink_to(target)
    with pytest.raises(files.OutsideError):
        files.read(book / "a", 100, book)


def test_a_folder_that_begins_alike_is_another(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book2").mkdir()
    (tmp_path / "book2" / "a").write_text("a")
    with pytest.raises(files.OutsideError):
        files.read(tmp_path / "book" / ".." / "book2" / "a", 9, tmp_path / "book")


def test_pipes_folders_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises(files.RefusedError):
            files.read(path, 9, None)


def test_people_are_told_why(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        files.read(tmp_path / "none", 9, None)
    assert files.reason(caught.value).zh == "没有这个文件"
    with pytest.raises(files.RefusedError) as refused:
        files.read(tmp_path, 9, None)
    assert files.reason(refused.value).zh == "不是普通文件"


def test_a_line_is_shown_of_a_text_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeff甲\r\n乙\xff".encode())
    (tmp_path / "b").write_bytes(b"PK\x03\0\n")
    assert [files.line_of(tmp_path, "a", number) for number in (0, 1, 3)] == ["", "甲", ""]
    assert files.line_of(tmp_path, "b", 1) == ""


SOURCES: Final = Path(files.__file__).parent
_OPENERS: Final = frozenset(
    {
        "open", "read_bytes", "read_text", "fdopen", "file_digest", "from_file_path", "fromfile", "loadtxt",
        "load_workbook", "PdfDocument", "ZipFile", "TTFont", "TTCollection", "FileResponse",
        "StaticFiles", "mmap", "etree.parse", "etree.iterparse", "shutil.copy", "shutil.copy2",
        "shutil.copyfile", "shutil.copytree", "shutil.move",
    }
)  # fmt: skip
"""What opens a file by its name, in the standard library and those that the program stands on."""
_IN_MEMORY: Final = frozenset({"BytesIO", "StringIO"})
_PACKAGED: Final = "lists that come with the program"
_PARTS: Final = "a part of an archive that is in memory"
_STREAMS: Final = "a stream of a PDF that is in memory"
_MADE: Final = "a file that is in memory"
OPENED_OTHERWISE: Final = {
    "files.py": (1, "the opener itself"),
    "budget.py": (1, "the process's own state"),
    "cache.py": (2, "what this program has kept, in its own folder"),
    "atomic_files.py": (1, "the folder that is being written to, for its lock"),
    "cli/commands/schema.py": (1, "the schema that comes with the program"),
    "cli/dispatch.py": (3, "the terminal, and the words of the command line as they are"),
    "cli/studio.py": (1, "the browser"),
    "issues/first_issue.py": (1, "the book that comes with the program"),
    "copyedit/confusables.py": (1, _PACKAGED),
    "copyedit/lexicon.py": (1, _PACKAGED),
    "copyedit/misspellings.py": (1, _PACKAGED),
    "copyedit/wording.py": (1, _PACKAGED),
    "copyedit/rules/w407.py": (1, _PACKAGED),
    "edition/titles/segmentation.py": (2, _PACKAGED),
    "meeting/order/strokes.py": (1, _PACKAGED),
    "products/pdf/colour/profile.py": (1, _PACKAGED),
    "fonts/embedding.py": (1, "a face of the system, as fontconfig names it"),
    "fonts/latin.py": (1, "as above"),
    "fonts/outlines.py": (1, "as above"),
    "imposition/margins.py": (1, _MADE),
    "intake/archive/__init__.py": (2, _PARTS + "; written where the run unpacks it"),
    "intake/docx/package.py": (1, _PARTS),
    "intake/emit/files.py": (2, "written, and what was staged by itself"),
    "intake/docx/remarks.py": (1, "the copy of a Word file that was opened and measured before"),
    "intake/laidout/pdf.py": (1, _MADE),
    "intake/office.py": (2, "what LibreOffice has said and made, in the run's own folder"),
    "intake/webpage/walk.py": (1, "a list of a page"),
    "ofd/colours.py": (1, _STREAMS),
    "ofd/convert.py": (1, _STREAMS),
    "ofd/document.py": (1, _MADE),
    "ofd/faces.py": (1, _STREAMS),
    "ofd/programs.py": (1, _STREAMS),
    "ofd/raster.py": (3, _MADE),
    "ofd/resources.py": (1, _STREAMS),
    "preflight/reading.py": (1, _MADE),
    "preflight/rules/archive.py": (1, _STREAMS),
    "preflight/rules/exchange.py": (1, _STREAMS),
    "studio/cards.py": (1, _MADE),
    "shelf/folder.py": (1, "a file that readers take along, copied as it is"),
    "shelf/pages.py": (1, "the style sheet and the script that come with the program"),
    "archive/make.py": (1, "written, in memory"),
    "archive/verify.py": (2, "an archive that a person has named"),
    "shelf/volume/pdf.py": (1, _MADE),
    "shelf/volume/epub.py": (1, "written, in memory"),
    "shelf/site.py": (3, "the earlier site, of which the record and the folders are taken over"),
    "studio/pages.py": (2, _STREAMS),
    "studio/samples.py": (1, _MADE),
    "studio/services/press.py": (1, _MADE),
    "studio/routes/services.py": (1, "written: what is sent in"),
    "studio/server.py": (1, "what comes with the program"),
    "products/epub/cover.py": (1, _MADE),
    "products/wechat/make.py": (2, "the style sheet and the script that come with the program"),
    "products/long_image/make.py": (1, "the strips that were just laid out"),
    "products/sharing_sheet/make.py": (1, "the page that was just laid out"),
    "products/web/page.py": (1, "the script that comes with the program"),
    "products/word/package.py": (1, _MADE),
    "products/word/pictures.py": (1, _MADE),
    "spreadsheets/workbook.py": (1, _PARTS),
}  # fmt: skip
"""Where files are opened by other ways, how often, and why that is right."""


def test_what_belongs_to_a_book_is_opened_in_one_way_alone() -> None:
    found = Counter(
        file.relative_to(SOURCES).as_posix()
        for file in SOURCES.rglob("*.py")
        for call in _calls(ast.parse(file.read_bytes()))
        if _opens(call)
    )
    assert found == {file: count for file, (count, _) in OPENED_OTHERWISE.items()}


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _opens(call: ast.Call) -> bool:
    name = _name(call.func)
    of = _name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if not {name, f"{of}.{name}"} & _OPENERS:
        return False
    first = call.args[0] if call.args else None
    in_memory = isinstance(first, ast.Call) and _name(first.func) in _IN_MEMORY
    return not in_memory


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
