"""What sets a machine up agrees with what it sets up."""

from __future__ import annotations

import re
import shutil
import subprocess
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


NEEDED = (
    "sh",
    "bash",
    "env",
    "dirname",
    "grep",
    "sed",
    "mktemp",
    "rm",
    "cat",
    "tr",
    "sort",
    "uname",
    "ls",
)
PYTHON = (
    '#!/bin/sh\ncase "$2" in *platform*) echo {} ;; *executable*) echo "$0" ;; *) exit {} ;; esac\n'
)
LOCKED = "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1"


def set_up(tmp_path: Path, lang: str = "zh_CN.UTF-8", **programs: str) -> tuple[int, str]:
    """Run the set-up on a machine with ``programs`` alone, which are scripts."""
    path = tmp_path / "bin"
    path.mkdir()
    for name in NEEDED:
        (path / name).symlink_to(str(shutil.which(name)))
    usual = {
        "apt-get": "#!/bin/sh\nexit 0\n",
        "dpkg-query": "#!/bin/sh\nexit 1\n",
        "fc-list": "#!/bin/sh\necho there\n",
        "id": "#!/bin/sh\necho 0\n",
        "sleep": "#!/bin/sh\nexit 0\n",
        "python3": PYTHON.format("3.12.1", 0),
    }
    for name, script in (usual | {k.replace("_", "-"): v for k, v in programs.items()}).items():
        (path / name).write_text(script, "utf-8")
        (path / name).chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", ROOT / "setup/system.sh", "build"],
        env={"PATH": str(path), "LANG": lang, "TMPDIR": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stderr


def test_a_python_that_is_too_old_is_told_before_anything_is_installed(tmp_path: Path) -> None:
    code, said = set_up(
        tmp_path, python3=PYTHON.format("3.8.10", 1), apt_get="#!/bin/sh\necho installing >&2\n"
    )
    assert code == 2
    assert "要 Python 3.11 以上，这里是 3.8.10" in said
    assert "压缩包" in said
    assert "installing" not in said


def test_without_an_administrator_the_one_command_for_them_is_told(tmp_path: Path) -> None:
    code, said = set_up(tmp_path, id="#!/bin/sh\necho 1000\n")
    assert code == 2
    assert re.search("请管理员运行：apt-get update && apt-get install -y .*libpango-1.0-0", said)


def test_a_lock_of_another_program_is_waited_for(tmp_path: Path) -> None:
    once = f'#!/bin/sh\n[ -e "$TMPDIR/held" ] && exit 0\n: >"$TMPDIR/held"\necho "{LOCKED}" >&2\nexit 100\n'
    code, said = set_up(tmp_path, apt_get=once)
    assert (code, said.count("等它结束"), "E: " in said) == (0, 1, False)


def test_what_apt_says_is_shown_with_what_to_do(tmp_path: Path) -> None:
    fails = "#!/bin/sh\necho 'E: Unable to locate package x' >&2\nexit 100\n"
    code, said = set_up(tmp_path, lang="en_US.UTF-8", apt_get=fails)
    assert code == 2
    assert "E: Unable to locate package x" in said
    assert "older than Debian 12" in said
