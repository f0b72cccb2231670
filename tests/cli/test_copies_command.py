from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_numbers_on_the_command_line_become_copies(run: Run, tmp_path: Path) -> None:
    run("new", "简报")
    done = run("build", "简报", "--only", "pdf", "--copies", "1-11，20", "--receipts")
    assert done.returncode == 0, done.stderr
    copies = sorted(path.name for path in (tmp_path / "简报" / "out").glob("*-分发/*.pdf"))
    assert len(copies) == 12
    assert copies[-1].endswith("-000020.pdf")
    assert "里的 12 个文件" in done.stderr
    assert "签收单.pdf" in done.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [(("--copies", "5-3"), "K003"), (("--copies", "1", "--watermark", "{年}"), "K006")],
)
def test_what_cannot_be_understood_is_said_before_anything_is_built(
    run: Run, tmp_path: Path, options: tuple[str, ...], code: str
) -> None:
    run("new", "简报")
    done = run("build", "简报", *options)
    assert done.returncode == 2
    assert code in done.stderr
    assert not (tmp_path / "简报" / "out").exists()


def test_nothing_lies_open_beside_encrypted_copies_unless_asked_for(
    run: Run, tmp_path: Path
) -> None:
    run("new", "简报")
    out = tmp_path / "简报" / "out"

    def beside(*options: str) -> list[str]:
        done = run("build", "简报", "--copies", "1", "--quiet", *options)
        assert done.returncode == 0, done.stderr
        found = sorted(path.suffix for path in out.iterdir() if path.is_file())
        for path in out.iterdir():
            if path.is_file():
                path.unlink()
        return found

    assert beside("--password") == [".csv"]
    assert beside("--forbid", "print") == [".csv"]
    assert beside("--password", "--only", "pdf", "--only", "epub") == [".csv", ".epub"]
    assert beside("--password", "--original", "--only", "pdf") == [".csv", ".pdf"]
    assert ".pdf" in beside()


def test_what_is_withheld_and_what_lies_open_from_before_is_said(run: Run, tmp_path: Path) -> None:
    run("new", "简报-第7期")
    assert "B008" not in run("build", "简报-第7期", "--only", "pdf").stderr
    said = run("build", "简报-第7期", "--only", "pdf", "--copies", "1", "--password").stderr
    assert "说明[B008]：各份加了密，没加密的 简报-第7期.pdf 没有放在旁边" in said
    assert "警告[B009]：简报-第7期.pdf 是以前生成的" in said
    assert (tmp_path / "简报-第7期" / "out" / "简报-第7期.pdf").exists()
