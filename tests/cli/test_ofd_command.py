from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "来文.pdf"
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(595, 842))
        made.save(path)
    return path


def test_the_ofd_lies_beside_the_pdf_or_where_it_is_wanted(run: Run, pdf: Path) -> None:
    done = run("ofd", str(pdf))
    assert done.returncode == 0, done.stderr
    assert pdf.with_suffix(".ofd").read_bytes()[:2] == b"PK"
    wanted = pdf.parent / "档案" / "一.ofd"
    assert run("ofd", str(pdf), "--out", str(wanted)).returncode == 0
    assert wanted.read_bytes() == pdf.with_suffix(".ofd").read_bytes()


def test_what_is_no_pdf_leaves_no_file_and_the_pdf_is_never_overwritten(
    run: Run, pdf: Path
) -> None:
    broken = pdf.with_name("坏.pdf")
    broken.write_bytes(b"nothing")
    done = run("ofd", str(broken))
    assert done.returncode == 1
    assert "O001" in done.stdout + done.stderr
    assert not broken.with_suffix(".ofd").exists()
    before = pdf.read_bytes()
    assert run("ofd", str(pdf), "--out", str(pdf)).returncode == 2
    assert pdf.read_bytes() == before
