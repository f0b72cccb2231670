"""jianbao new."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.cli.language import words

_ISSUE = re.compile(r"第(\d+)期")


def make_book(folder: Path) -> Exit:
    """Write a small book into ``folder``, which must not exist or be empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        report.usage_fault(
            f"“{folder}”已有内容，没有改动它", f"“{folder}” is not empty; nothing was changed"
        )
        return Exit.COULD_NOT_RUN
    name = folder.resolve().name
    issue = _ISSUE.search(name)
    today = datetime.now(UTC).astimezone().date()
    values = {
        "TITLE": (_ISSUE.sub("", name).strip(" -_—") or "简报").replace("'", "''"),
        "ISSUE": issue[1].lstrip("0") or "1" if issue else "1",
        "DATE": f"{today.year}年{today.month}月{today.day}日",
    }
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".jianbao-", dir=folder.parent) as fresh:
        made = Path(fresh) / "book"
        for source in files("jianbao.cli").joinpath("skeleton").iterdir():
            text = source.read_text("utf-8")
            for key, value in values.items():
                text = text.replace(f"@{key}@", value)
            target = made / source.name.replace("__", "/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        if folder.exists():
            folder.resolve().rmdir()  # it is empty; Windows renames to nothing that is there
        made.rename(folder.resolve())
    report.stderr().print(
        words(
            f"已新建 {folder}，运行 jianbao build {folder} 即可生成",
            f"Made {folder}; run jianbao build {folder}",
        )
    )
    return Exit.CLEAN
