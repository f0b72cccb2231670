"""The libraries of the studio's page lie in the repository as the script makes them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jianbao.studio.server import STATIC

pytestmark = pytest.mark.outside

ROOT = Path(__file__).parents[2]


def test_the_bundle_is_what_the_script_makes(tmp_path: Path) -> None:
    subprocess.run([ROOT / "setup/studio/bundle.sh", tmp_path], check=True, timeout=300)
    for name in ("parts.js", "parts.LICENSE"):
        assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes()
