from __future__ import annotations

import stat
import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.diagnostics import BookError, Diagnostic
from jianbao.intake.archive import Budget, Limits, names, unpack

NAMES = ["一中/开学典礼.txt", "二中/运动会简讯.txt", "青山区教育局通知.txt"]


def zipped(
    entries: dict[str, bytes],
    codec: str = "utf-8",
    *,
    flagged: bool = True,
    unicode_extra: bool = False,
) -> bytes:
    """A zip with names in ``codec``, said to be UTF-8 or not, as the zips of the world have them."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in entries.items():
            info = _Named(name)
            info.raw, info.flagged = name.encode(codec), flagged
            if unicode_extra:
                said = b"\x01" + struct.pack("<L", zlib.crc32(info.raw)) + name.encode()
                info.extra = struct.pack("<HH", 0x7075, len(said)) + said
            archive.writestr(info, data, ZIP_DEFLATED)
    return stream.getvalue()


class _Named(ZipInfo):
    """An entry that writes its name in the bytes that it is told."""

    raw: bytes
    flagged: bool

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (zipfile's hook)
        return self.raw, (self.flag_bits & ~0x800) | (0x800 if self.flagged else 0)


def outcome(data: bytes, into: Path, limits: Limits | None = None) -> list[Diagnostic]:
    """What is said of the archive, be it notices or the error."""
    folder = into / "unpacked"
    folder.mkdir()
    try:
        return list(unpack(data, folder, "来稿.zip", Budget(limits or Limits())))
    except BookError as problem:
        return list(problem.diagnostics)


def written(into: Path) -> dict[str, bytes]:
    folder = into / "unpacked"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def codes(said: list[Diagnostic]) -> list[str]:
    return [item.code for item in said]


@pytest.mark.parametrize(("codec", "flagged"), [("utf-8", True), ("utf-8", False), ("gbk", False)])
def test_chinese_names_are_read_however_they_were_packed(
    tmp_path: Path,
    codec: str,
    flagged: bool,  # noqa: FBT001 (a case)
) -> None:
    entries = {name: name.encode() for name in NAMES}
    assert outcome(zipped(entries, codec, flagged=flagged), tmp_path) == []
    assert written(tmp_path) == entries


def test_the_extra_field_with_the_name_in_unicode_counts(tmp_path: Path) -> None:
    entries = {"龚㬎名单.txt": b"1"}
    data = zipped(entries, "gb18030", flagged=False, unicode_extra=True)
    assert outcome(data, tmp_path) == []
    assert written(tmp_path) == entries


def test_a_name_that_only_macos_takes_is_written_for_all(tmp_path: Path) -> None:
    assert outcome(zipped({"9:5 简报?.txt": b"1"}), tmp_path) == []
    assert list(written(tmp_path)) == ["9：5 简报？.txt"]


def test_an_uncertain_name_is_told(tmp_path: Path) -> None:
    said = outcome(zipped({"陆.txt": b"1"}, "gbk", flagged=False), tmp_path)
    assert codes(said) == ["N407"]
    assert len(written(tmp_path)) == 1


@given(
    st.lists(
        st.text(st.sampled_from("甲乙丙教育局通知一二三（）《》、.-1aZ"), min_size=1, max_size=12),
        min_size=1,
        max_size=5,
        unique=True,
    ),
    st.sampled_from([("utf-8", True), ("utf-8", False), ("gbk", False)]),
)
def test_names_come_back_or_are_told_to_be_uncertain(
    listed: list[str], how: tuple[str, bool]
) -> None:
    codec, flagged = how
    with ZipFile(BytesIO(zipped(dict.fromkeys(listed, b""), codec, flagged=flagged))) as archive:
        found, certain = names.decoded(archive.infolist())
    assert found == listed or not certain


@pytest.mark.parametrize(
    "name",
    [
        "../外.txt",
        "内/../../外.txt",
        "..\\外.txt",
        "/etc/外.txt",
        "C:\\外.txt",
        "c:外.txt",
        "内/CON",
        "nul.txt",
        "COM1.docx",
        "a\x01b.txt",
        "..",
    ],
)
def test_an_entry_that_would_not_stay_inside_refuses_the_archive(tmp_path: Path, name: str) -> None:
    (said,) = outcome(zipped({"正文.txt": b"1", name: b"2"}), tmp_path)
    assert (said.code, said.is_error) == ("N404", True)
    assert said.hint is not None
    assert {path.name for path in tmp_path.iterdir()} == {"unpacked"}
    assert set(written(tmp_path)) <= {"正文.txt"}


@given(st.text(st.sampled_from("./\\:ab甲C\0\x7f~ "), max_size=14))
def test_whatever_its_name_no_entry_leaves_the_folder(name: str) -> None:
    info = ZipInfo("x")
    info.create_system = 3
    path = name.replace("\\", "/")
    if names.refusal(path, info) is None:
        inside = Path("/unpacked")
        assert (inside / path).resolve().is_relative_to(inside)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices_refuse_the_archive(tmp_path: Path, kind: int) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        info = ZipInfo("链接.txt")
        info.create_system = 3
        info.external_attr = (kind | 0o644) << 16
        archive.writestr(info, "/etc/passwd")
    assert codes(outcome(stream.getvalue(), tmp_path)) == ["N404"]
    assert written(tmp_path) == {}


def test_files_of_systems_and_programs_are_skipped_with_a_notice(tmp_path: Path) -> None:
    junk = ["__MACOSX/._甲.txt", ".DS_Store", "稿/Thumbs.db", "~$简报.docx", ".~简报.docx"]
    said = outcome(zipped(dict.fromkeys([*junk, "甲.txt"], b"1")), tmp_path)
    assert [(item.code, str(item.span)) for item in said] == [
        ("N406", f"来稿.zip/{name}") for name in junk
    ]
    assert list(written(tmp_path)) == ["甲.txt"]


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(files=2), "超过 2 个"),
        (Limits(file=10), "文件超过 10 B"),
        (Limits(total=50), "全部文件超过 50 B"),
        (Limits(depth=0), "套了 0 层"),
        (Limits(ratio=5, ratio_from=10), "压缩炸弹"),
    ],
)
def test_a_limit_stops_the_archive(tmp_path: Path, limits: Limits, says: str) -> None:
    entries = {"甲.txt": b"0" * 40, "乙/丙.txt": b"1" * 40, "丁.txt": b"2" * 40}
    (said,) = outcome(zipped(entries), tmp_path, limits)
    assert (said.code, said.is_error) == ("N402", True)
    assert says in said.message.zh


def test_an_archive_of_countless_entries_is_not_even_listed(tmp_path: Path) -> None:
    data = zipped({"甲.txt": b"1"}) + b"PK\x01\x02" * 200_001
    assert codes(outcome(data, tmp_path)) == ["N402"]


def test_a_bomb_is_stopped_before_it_is_unpacked(tmp_path: Path) -> None:
    (said,) = outcome(zipped({"弹.txt": b"0" * 50_000_000}), tmp_path)
    assert said.code == "N402"
    assert written(tmp_path) == {}


def test_an_entry_that_lies_about_its_size_is_broken(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"0" * 5000})
    small = struct.pack("<L", 10)
    lying = data.replace(struct.pack("<L", 5000), small)
    assert lying != data
    assert codes(outcome(lying, tmp_path)) == ["N403"]
    assert written(tmp_path) == {}


def test_a_broken_archive_is_told(tmp_path: Path) -> None:
    data = zipped({"甲.txt": bytes(range(256)) * 20})
    assert codes(outcome(data[:-30], tmp_path)) == ["N403"]


def test_a_broken_entry_is_told(tmp_path: Path) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        archive.writestr("甲.txt", "原来的内容")
    data = stream.getvalue().replace("原来".encode(), "后来".encode())
    assert codes(outcome(data, tmp_path)) == ["N403"]


def test_an_encrypted_entry_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"1"}))
    data[6] |= 1  # the flag in the entry's own header and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (said,) = outcome(bytes(data), tmp_path)
    assert (said.code, said.message.zh) == ("N405", "压缩包有密码")


def test_two_entries_of_one_name_are_told(tmp_path: Path) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("甲.txt", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("甲.txt", "2")
    assert codes(outcome(stream.getvalue(), tmp_path)) == ["N405"]


@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_damage_is_an_error_and_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int
) -> None:
    data = zipped({"甲.txt": "内容".encode() * 20, "乙/丙.txt": b"2"}, "gbk", flagged=False)
    damaged = data[:place] + noise + data[place + len(noise) :]
    said = outcome(damaged, tmp_path_factory.mktemp("damaged"))
    assert all(item.code in {"N402", "N403", "N404", "N405", "N406", "N407"} for item in said)
