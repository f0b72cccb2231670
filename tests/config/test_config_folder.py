"""Files as the user means them, and never outside the book folder."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from jianbao.config.folder import BookFolder, FolderEntry, OutsidePathError

NAME = "Vésale.md"


def path_of(found: FolderEntry | None) -> str | None:
    return found.path if found else None


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_any_unicode_form_is_found_under_its_name_on_the_disk(
    tmp_path: Path, on_disk: str, written: str
) -> None:
    assert normalize("NFC", NAME) != normalize("NFD", NAME)
    (tmp_path / normalize(on_disk, NAME)).touch()  # type: ignore[arg-type]  # one of its literals

    found = BookFolder(tmp_path).find(normalize(written, NAME))  # type: ignore[arg-type]  # likewise

    assert path_of(found) == normalize(on_disk, NAME)  # type: ignore[arg-type]  # likewise


def test_another_case_is_another_file_where_the_disk_says_so(tmp_path: Path) -> None:
    (tmp_path / "A.md").touch()

    found = BookFolder(tmp_path).find("a.md")

    assert path_of(found) == ("A.md" if (tmp_path / "a.md").exists() else None)


def test_on_a_disk_that_ignores_case_the_disk_spells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "A.md").touch()
    monkeypatch.setattr("os.path.lexists", lambda _: True)

    assert path_of(BookFolder(tmp_path).find("a.md")) == "A.md"


@pytest.mark.parametrize(
    "written", ["稿件/01.md", "./稿件//01.md", "稿件\\01.md", "x/../稿件/01.md"]
)
def test_one_file_many_spellings(folder: Path, written: str) -> None:
    assert path_of(BookFolder(folder).find(written)) == "稿件/01.md"


@pytest.mark.parametrize("written", [".", "", "./", "稿件/.."])
def test_the_folder_itself(folder: Path, written: str) -> None:
    found = BookFolder(folder).find(written)

    assert found
    assert found.real == folder


@pytest.mark.parametrize(
    "written",
    [
        "..",
        "../book/稿件/01.md",
        "/稿件/01.md",
        "\\\\server\\x.md",
        "c:x.md",
        "外面/secret.md",
        "外面/x",
    ],
)
def test_outside(folder: Path, written: str) -> None:
    with pytest.raises(OutsidePathError):
        BookFolder(folder).find(written)


def test_links_inside_are_one_file_with_their_target(folder: Path) -> None:
    (folder / "别名.md").symlink_to(folder / "稿件" / "01.md")

    found = BookFolder(folder).find("别名.md")

    assert found == FolderEntry(path="别名.md", real=folder / "稿件" / "01.md")


def test_a_link_to_itself_is_no_file(folder: Path) -> None:
    (folder / "圈.md").symlink_to(folder / "圈.md")

    found = BookFolder(folder).find("圈.md")

    assert found
    assert not found.real.is_file()


def test_suggestions_are_the_manuscripts(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "x.md").touch()

    assert BookFolder(folder).manuscripts == ("链接.md", "稿件/01.md", "稿件/02.md", "稿件/03.html")
