"""The steps of the container file, done by hand in a root of Debian."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.bundle.test_bundle import ROOT, packed

__all__ = ["packed"]

pytestmark = [
    pytest.mark.bundle,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may change the root"),
    pytest.mark.skipif(not shutil.which("debootstrap"), reason="makes the root of Debian"),
]
STEPS = (ROOT / "setup" / "Containerfile").read_text("utf-8").replace("\\\n", " ")


def step(name: str) -> str:
    found = re.search(rf"^{name} (.*)$", STEPS, re.MULTILINE)
    assert found is not None
    return found[1]


def test_its_steps_make_an_issue_for_a_user_without_rights(packed: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    subprocess.run(["debootstrap", "--variant=minbase", "bookworm", root], check=True)
    pattern, place = step("ADD").split()
    assert packed in ROOT.glob(pattern)
    subprocess.run(["tar", "--extract", "--file", packed, "-C", root / place[1:]], check=True)
    subprocess.run(["chroot", root, "sh", "-c", step("RUN")], check=True)
    name, value = step("ENV").split("=")
    command = re.findall(r'"([^"]+)"', step("ENTRYPOINT"))
    for words in (["new", "第1期简报"], ["build", "第1期简报"]):
        subprocess.run(
            [
                "chroot",
                f"--userspec={step('USER')}",
                root,
                "env",
                "-C",
                step("WORKDIR"),
                *command,
                *words,
            ],
            env={"HOME": "/home/jianbao", "PATH": "/usr/local/bin:/usr/bin:/bin", name: value},
            check=True,
        )
    (made,) = (root / "books" / "第1期简报" / "out").glob("*.pdf")
    assert made.stat().st_uid == 1000
