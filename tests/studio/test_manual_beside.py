"""The manual beside the work: its chapters as text, packaged with the program."""

from __future__ import annotations

import tomllib
from pathlib import Path

from jianbao.studio import manual


def test_each_chapter_has_a_title_and_its_text() -> None:
    chapters = manual.chapters()
    assert [chapter["name"] for chapter in chapters] == list(manual.CHAPTERS)
    for chapter in chapters:
        assert chapter["title"] not in {"", chapter["name"]}
        assert len(chapter["text"]) > 300
        assert not chapter["text"].startswith(("---", "# "))
        assert "](" not in chapter["text"]


def test_the_wheel_has_them() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
    packaged = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for name in manual.CHAPTERS:
        assert packaged[f"book/manual/{name}.md"] == f"jianbao/studio/manual/{name}.md"
