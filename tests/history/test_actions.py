"""Actions recorded beside a book and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao import history
from jianbao.history import Action, digest


def done(folder: Path, made: dict[str, bytes], replaced: dict[str, tuple[bytes, bytes]]) -> None:
    """Do an action: write its files and its record."""
    action = Action(
        what="import",
        made={path: digest(data) for path, data in made.items()},
        replaced={path: (old, digest(new)) for path, (old, new) in replaced.items()},
        notes={"articles": {"a": "稿件/1.md"}},
    )
    name, data = history.record(folder, action)
    for path, content in {
        **made,
        **{p: new for p, (_, new) in replaced.items()},
        name: data,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def state(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_actions_are_taken_back_the_last_first(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_bytes(b"0")
    states = [state(tmp_path)]
    done(tmp_path, {"稿件/1.md": b"1"}, {"book.yaml": (b"0", b"1")})
    states.append(state(tmp_path))
    done(tmp_path, {"稿件/图/2.png": b"2"}, {"稿件/1.md": (b"1", b"1a"), "book.yaml": (b"1", b"2")})
    assert [action.notes["articles"] for action in history.actions(tmp_path)] == [
        {"a": "稿件/1.md"}
    ] * 2
    assert history.undo(tmp_path)
    assert state(tmp_path) == states[1]
    assert not (tmp_path / "稿件" / "图").exists()
    assert history.undo(tmp_path)
    assert state(tmp_path) == states[0]
    assert not (tmp_path / "稿件").exists()
    assert history.undo(tmp_path) is None


@pytest.mark.parametrize("path", ["稿件/1.md", "book.yaml"])
def test_what_was_changed_since_is_not_touched(tmp_path: Path, path: str) -> None:
    (tmp_path / "book.yaml").write_bytes(b"0")
    done(tmp_path, {"稿件/1.md": b"1"}, {"book.yaml": (b"0", b"1")})
    (tmp_path / path).write_bytes(b"mine")
    before = state(tmp_path)
    with pytest.raises(history.ChangedError) as problem:
        history.undo(tmp_path)
    assert problem.value.paths == (path,)
    assert state(tmp_path) == before


@pytest.mark.parametrize("path", ["../外.md", "/外.md"])
def test_a_record_that_leads_outside_is_refused(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "书"
    name, data = history.record(folder, Action(what="import", made={path: digest(b"x")}))
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(data)
    with pytest.raises(ValueError, match="外"):
        history.undo(folder)
    assert list(history.actions(folder)) == []


def test_a_folder_that_is_a_link_outwards_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "书"
    (tmp_path / "外").mkdir()
    (tmp_path / "外" / "1.md").write_bytes(b"x")
    name, data = history.record(folder, Action(what="import", made={"稿件/1.md": digest(b"x")}))
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(data)
    (folder / "稿件").symlink_to(tmp_path / "外")
    with pytest.raises(history.ChangedError):
        history.undo(folder)
    assert (tmp_path / "外" / "1.md").read_bytes() == b"x"


def test_a_record_that_is_broken_is_told(tmp_path: Path) -> None:
    broken = tmp_path / history.FOLDER / "0001.json"
    broken.parent.mkdir(parents=True)
    broken.write_text("{")
    with pytest.raises(ValueError, match="Expecting"):
        history.undo(tmp_path)
    assert list(history.actions(tmp_path)) == []
