"""An archive: all that an issue was made from, which tells years later whether it is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tracemalloc
import warnings
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from lxml import etree

from jianbao.archive import Archived, ArchiveWishes, archive, make, verify
from jianbao.diagnostics import Result
from jianbao.history import versions

BOOK = """书名: 某区教育简报
期号: 7
日期: 2025-03-05
编印单位: 某区教育局
主题词: [校园安全, 读书]
密级: 内部资料
文章: [稿件/甲.md]
"""
DC = "{http://purl.org/dc/elements/1.1/}"


def made(home: Path, out: Path, mapping: Path | None = None) -> Result[Archived]:
    return archive(ArchiveWishes(file=home / "book.yaml", out=out, mapping=mapping))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("书") / "第7期"
    (home / "稿件").mkdir(parents=True)
    (home / "book.yaml").write_text(BOOK, "utf-8")
    (home / "稿件/甲.md").write_text("# 加强校园安全\n\n督查组到了三所学校。\n", "utf-8")
    (home / "out").mkdir()
    (home / "out/某区教育简报-第7期.pdf").write_bytes(b"%PDF as it was sent")
    (home / "out/别的.txt").write_text("不是成品")
    versions.take(home, "写好", who="王敏")
    return home


@pytest.fixture(scope="module")
def archived(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Archived:
    result = made(home, tmp_path_factory.mktemp("归档"))
    assert result.value is not None, result.diagnostics
    return result.value


def test_it_holds_what_was_made_what_from_and_what_was_done(archived: Archived) -> None:
    data = archived.folder / "data"
    names = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert names == {
        "元数据.xml", "历史.txt", "稿件/book.yaml", "稿件/稿件/甲.md",
        *(f"成品/某区教育简报-第7期{ending}" for ending in (".pdf", ".epub", ".html")),
        "发出/某区教育简报-第7期.pdf",
    }  # fmt: skip
    assert "王敏\t写好" in (data / "历史.txt").read_text("utf-8")
    with pikepdf.open(data / "成品/某区教育简报-第7期.pdf") as pdf:
        assert pdf.open_metadata().pdfa_status == "2A"


def test_the_metadata_has_dublin_core_s_names(archived: Archived) -> None:
    root = etree.parse(archived.folder / "data/元数据.xml").getroot()
    assert [item.text for item in root.iter(f"{DC}subject")] == ["校园安全", "读书"]
    assert root.findtext(f"{DC}title") == "某区教育简报"
    assert root.findtext(f"{DC}date") == "2025-03-05"
    assert root.findtext("{http://purl.org/dc/terms/}hasPart") == "加强校园安全"


def test_other_tools_prove_it(archived: Archived) -> None:
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        command = ["sha256sum", "--strict", "-c", manifest]
        done = subprocess.run(command, cwd=archived.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout


def test_folder_and_zip_are_as_they_were(archived: Archived) -> None:
    for place in (archived.folder, archived.packed):
        found = verify(place)
        assert found.diagnostics == ()
        assert found.value is not None
        assert (found.value.files, found.value.fingerprint) == (8, archived.fingerprint)


@pytest.mark.parametrize(
    ("name", "code"), [("稿件/稿件/甲.md", "Z005"), ("历史.txt", "Z006"), ("多.txt", "Z007")]
)
def test_what_was_tampered_with_is_told_by_file(
    archived: Archived, tmp_path: Path, name: str, code: str
) -> None:
    folder = tmp_path / "档"
    shutil.copytree(archived.folder, folder)
    file = folder / "data" / name
    if code == "Z006":
        file.unlink()
    else:
        file.write_text("改过")
    found = verify(folder)
    assert found.value is None
    assert [(item.code, item.span and item.span.file) for item in found.diagnostics] == [
        (code, f"data/{name}")
    ]


def test_a_changed_manifest_is_told_and_a_changed_zip(archived: Archived, tmp_path: Path) -> None:
    folder = tmp_path / "档"
    shutil.copytree(archived.folder, folder)
    manifest = folder / "manifest-sha256.txt"
    lines = manifest.read_text("utf-8").splitlines()
    manifest.write_text("\n".join(lines[1:]) + "\n", "utf-8")
    said = {item.code for item in verify(folder).diagnostics}
    assert said == {"Z005", "Z007"}
    packed = BytesIO()
    with ZipFile(archived.packed) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry)
            after.writestr(entry.filename, data[::-1] if entry.filename.endswith(".epub") else data)
    (tmp_path / "档.zip").write_bytes(packed.getvalue())
    (said_of,) = verify(tmp_path / "档.zip").diagnostics
    assert said_of.code == "Z005"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut", b"text"])
def test_what_is_no_archive_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    for place in (tmp_path / "x.zip", tmp_path):
        assert [item.code for item in verify(place).diagnostics] == ["Z004"]


def bag(folder: Path, names: tuple[str, ...] = ("data/甲.md",), listed: str = "") -> Path:
    """Write the least of an archive: ``names`` with what stands in each, and ``listed`` besides."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    lines = (f"{sha256(name.encode()).hexdigest()}  {name}\n" for name in names)
    manifest = ("".join(lines) + listed).encode()
    (folder / "manifest-sha256.txt").write_bytes(manifest)
    tags = f"{sha256(manifest).hexdigest()}  manifest-sha256.txt\n"
    (folder / "tagmanifest-sha256.txt").write_text(tags)
    return folder


def told(place: Path) -> list[tuple[str, str]]:
    return [(item.code, item.span.file if item.span else "") for item in verify(place).diagnostics]


def test_a_name_with_any_sign_is_one_name(tmp_path: Path) -> None:
    names = ("data/甲\u2028乙.md", "data/a\x0bb.md", "data/a\x85b.md", "data/ a .md")
    found = verify(bag(tmp_path / "档", names))
    assert found.value is not None, found.diagnostics
    assert found.value.files == len(names)


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are no ordinary files there")
def test_what_is_no_file_of_the_archive_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "外.txt").write_text("外面的", "utf-8")
    digest = sha256("外面的".encode()).hexdigest()
    names = ("data/link", "data/pipe", "../外.txt", str(tmp_path / "外.txt"))
    folder = bag(tmp_path / "档", listed="".join(f"{digest}  {name}\n" for name in names))
    (folder / "data/link").symlink_to(tmp_path / "外.txt")
    (folder / "data/folder").symlink_to(tmp_path)
    os.mkfifo(folder / "data/pipe")
    assert sorted(told(folder)) == [
        ("Z005", "data/link"),
        ("Z005", "data/pipe"),
        ("Z006", "../外.txt"),
        ("Z006", str(tmp_path / "外.txt")),
        ("Z007", "data/folder"),
    ]
    (folder / "manifest-sha256.txt").unlink()
    os.mkfifo(folder / "manifest-sha256.txt")
    assert told(folder) == [("Z004", "档")]


@pytest.mark.parametrize("name", ["档/data/甲.md", "别/data/甲.md", "别/data/乙.md"])
def test_a_zip_with_what_would_be_unpacked_besides_is_refused(tmp_path: Path, name: str) -> None:
    folder = bag(tmp_path / "档")
    place = tmp_path / "档.zip"
    with ZipFile(place, "w") as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the name that stands there twice
        packed.writestr(name, "混进来的")
        for path in filter(Path.is_file, folder.rglob("*")):
            packed.write(path, path.relative_to(tmp_path).as_posix())
    assert told(place) == [("Z004", "档.zip")]


def test_a_bomb_takes_no_memory(tmp_path: Path) -> None:
    size = 200 * 1024 * 1024
    place = tmp_path / "档.zip"
    with ZipFile(place, "w", ZIP_DEFLATED) as packed:
        for name in ("data/甲.md", "manifest-sha256.txt", "tagmanifest-sha256.txt"):
            with packed.open(f"档/{name}", "w") as stream:
                for _ in range(200):
                    stream.write(bytes(size // 200))
    tracemalloc.start()
    assert told(place) == [("Z004", "档.zip")]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < size / 2


def test_no_archive_is_overwritten_and_twice_it_is_the_same(
    home: Path, archived: Archived, tmp_path: Path
) -> None:
    again = made(home, archived.folder.parent)
    assert [item.code for item in again.diagnostics if item.is_error] == ["Z001"]
    other = made(home, tmp_path)
    assert other.value is not None
    assert other.value.packed.read_bytes() == archived.packed.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "某区教育简报-第7期",
        "某区教育简报-第7期.zip",
    ]


@pytest.mark.parametrize(
    "text", ["元素: [", "元素: {title: x:y}", "元素: {nothing: title}", "元素: {title: '<'}", "甲"]
)
def test_a_mapping_that_is_none_is_told_and_nothing_written(
    home: Path, tmp_path: Path, text: str
) -> None:
    mapping = tmp_path / "对照.yaml"
    mapping.write_text(text, "utf-8")
    result = made(home, tmp_path / "归档", mapping)
    assert [item.code for item in result.diagnostics if item.is_error] == ["Z003"]
    assert list((tmp_path / "归档").iterdir()) == []


def test_of_a_classified_paper_only_what_is_no_edition_for_screens_is_kept(
    home: Path, tmp_path: Path
) -> None:
    shutil.copytree(home, tmp_path / "书")
    file = tmp_path / "书/book.yaml"
    file.write_text(file.read_text("utf-8").replace("内部资料", "机密★1年"), "utf-8")
    result = made(file.parent, tmp_path / "归档")
    assert result.value is not None, result.diagnostics
    kept = {path.suffix for path in (result.value.folder / "data/成品").iterdir()}
    assert kept == {".pdf"}


def test_names_of_a_records_system_take_the_place(home: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "对照.yaml"
    mapping.write_text("命名空间: {a: 'urn:x'}\n元素: {title: a:题名, date: 日期}\n", "utf-8")
    result = made(home, tmp_path / "归档", mapping)
    assert result.value is not None
    root = etree.parse(result.value.folder / "data/元数据.xml").getroot()
    assert [(item.tag, item.text) for item in root] == [
        ("{urn:x}题名", "某区教育简报"),
        ("日期", "2025-03-05"),
    ]


def test_more_than_an_issue_is_told(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "_MOST_FILES", 1)
    result = made(home, tmp_path / "归档")
    assert [item.code for item in result.diagnostics if item.is_error] == ["Z002"]
    assert list((tmp_path / "归档").iterdir()) == []
