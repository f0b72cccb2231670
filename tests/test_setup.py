"""What sets a machine up agrees with what it sets up."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_the_hooks_before_a_commit_are_the_tools_of_make_lint() -> None:
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert recipe is not None
    tools = [line.strip().replace("$(BIN)", ".venv/bin") for line in recipe[1].splitlines()]
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [hook["entry"] for hook in config["repos"][0]["hooks"]] == tools


def test_what_users_install_is_part_of_what_developers_do() -> None:
    users, developers = (
        set(re.findall(r"^[a-z][\w.-]*==\S+", (ROOT / f"setup/{name}").read_text(), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert users
    assert users < developers
    assert not any(line.startswith(("pytest", "mypy", "ruff")) for line in users)
