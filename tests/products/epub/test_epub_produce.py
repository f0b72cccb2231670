"""The whole file: its tree and its own parts as agreed, and the same bytes every time."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jianbao import __version__
from jianbao.edition.screen.pictures import for_screen

if TYPE_CHECKING:
    from tests.products.epub.conftest import Epub
from jianbao.edition.model import EbookEdition

GOLDEN = Path(__file__).parent / "golden"
IN_ANOTHER_PROCESS = """
import pickle, sys
from pathlib import Path
from jianbao.products.epub.assembly import produce
edition, modified = pickle.loads(Path(sys.argv[1]).read_bytes())
sys.stdout.buffer.write(produce(edition, modified=modified).value.data)
"""


def test_the_tree_is_as_agreed(sample: Epub) -> None:
    assert sample.zip.namelist() == (GOLDEN / "tree.txt").read_text().split()


@pytest.mark.parametrize("name", ["content.opf", "nav.xhtml", "toc.ncx"])
def test_our_own_parts_are_as_agreed(sample: Epub, name: str) -> None:
    assert sample.text(name) == (GOLDEN / name).read_text("utf-8").replace("{version}", __version__)


def test_documents_and_styles_pass_unchanged_and_pictures_as_a_screen_needs_them(
    sample: Epub, edition: EbookEdition
) -> None:
    for document in edition.documents:
        assert sample.text(document.name) == document.html
    for sheet in edition.stylesheets:
        assert sample.text(sheet.name) == sheet.css
    for asset in edition.assets:
        assert sample.zip.read(f"EPUB/{asset.href}") == for_screen(asset, 85).data


def test_two_processes_on_two_sides_of_the_world_give_the_same_bytes(
    sample: Epub, edition: EbookEdition, modified: object, tmp_path: Path
) -> None:
    pickled = tmp_path / "edition.pickle"
    pickled.write_bytes(pickle.dumps((edition, modified)))
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    made = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS, str(pickled)],
        env=surroundings,
        stdout=subprocess.PIPE,
        check=True,
    )
    assert made.stdout == sample.data
