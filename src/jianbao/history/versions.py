"""Every state of a book that was saved: commits of a git repository beside it, made by dulwich.

The repository ``.jianbao/versions`` is bare and an ordinary one, so that ``git log`` reads it too;
nothing of the user's own git has a part in it, neither settings nor hooks. A version holds all
regular files of the book's folder, but for what is hidden, what is made (``out``) and what is too
large. Saves of the same files that follow one another closely are one version.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Final

from dulwich.objects import Blob, Commit, ObjectID

from jianbao.atomic_files import replace_all
from jianbao.history.repository import FOLDER, Repository, id_of, person, text_of, user, zone

SAVED: Final = "save"
"""What was done, where texts were saved one after another."""
_SITTING: Final = 60
"""Seconds within which saves of the same files are one version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedVersion:
    """A version: ``id`` names it, ``what`` is the action that it came from, ``name`` a person's word."""

    id: str
    when: datetime
    who: str
    what: str
    name: str = ""
    paths: tuple[str, ...] = ()
    """The files that it has otherwise than the version before."""


def take(folder: Path, what: str, *, who: str = "") -> SavedVersion | None:
    """Keep the state of the book in ``folder`` as a version; None where it is as the last one has it.

    ``what`` is the action that led to it, ``who`` the person, by default the user of this machine.
    Raises OSError where the disk does not let it.
    """
    repository = Repository(folder, make=True)
    tree = repository.tree_now()
    head = repository.head
    if head is not None and repository.commit(head).tree == tree:
        return None
    made = _commit(repository, tree, head, what, who or user())
    repository.add(made)
    repository.advance(head, made.id)
    repository.pack()
    return _saved(repository, made)


def saved(folder: Path, most: int = 200) -> tuple[SavedVersion, ...]:
    """Return the versions of the book in ``folder``, the newest first, ``most`` of them."""
    repository = _existing(folder)
    if repository is None:
        return ()
    names = repository.names()
    found = []
    for commit in repository.line():
        found.append(replace(_saved(repository, commit), name=names.get(text_of(commit.id), "")))
        if len(found) == most:
            break
    return tuple(found)


def name(folder: Path, version: str, text: str) -> None:
    """Call ``version`` by a ``text``; an empty one takes its name away. Raises KeyError for none."""
    repository = _required(folder, version)
    repository.call(id_of(version), text.strip())


def state(folder: Path) -> str:
    """Return what tells the present state of all files of the book from every other."""
    return text_of(Repository(folder, make=True).tree_now())


def files_of(folder: Path, version: str) -> Mapping[str, str]:
    """Return the files of a version with what tells their contents; raises KeyError for none."""
    repository = _required(folder, version)
    return dict(repository.listed(repository.commit(id_of(version)).tree))


def files_now(folder: Path) -> Mapping[str, str]:
    """Return the present files of the book with what tells their contents."""
    repository = Repository(folder, make=True)
    return dict(repository.listed(repository.tree_now()))


def content(folder: Path, digest: str) -> bytes | None:
    """Return the content that some version has by this digest; None where none has."""
    repository = _existing(folder)
    with suppress(KeyError, ValueError, AssertionError):
        if repository is not None:
            found = repository.objects[id_of(digest)]
            return bytes(found.data) if isinstance(found, Blob) else None
    return None


def digest_of(data: bytes) -> str:
    """Return what tells ``data`` from everything else: its name among git's objects."""
    return text_of(Blob.from_string(data).id)


def restore(folder: Path, version: str, paths: Iterable[str] = ()) -> tuple[str, ...]:
    """Put files as ``version`` has them in the place of the present ones, all or none.

    Without ``paths`` the whole book is put back: files that came later go. Return what was changed;
    keeping that as a version, and the state before, is the caller's. Raises KeyError where
    there is no such version or file, OSError where the disk does not let it.
    """
    repository = _required(folder, version)
    then = dict(repository.listed(repository.commit(id_of(version)).tree))
    now = dict(repository.listed(repository.tree_now()))
    wanted = tuple(paths) or tuple(then | now)
    contents, gone = dict[Path, bytes](), list[str]()
    for path in wanted:
        if path not in then and path not in now:
            raise KeyError(path)
        if then.get(path) == now.get(path):
            continue
        if path in then:
            contents[_inside(folder, path)] = bytes(repository.blob(then[path]).data)
        else:
            gone.append(path)
    for target in contents:
        target.parent.mkdir(parents=True, exist_ok=True)
    replace_all(contents)
    for path in gone:
        _inside(folder, path).unlink(missing_ok=True)
    changed = {path for path in wanted if then.get(path) != now.get(path)}
    return tuple(sorted(changed))


def _commit(
    repository: Repository, tree: ObjectID, head: ObjectID | None, what: str, who: str
) -> Commit:
    """Return the version to be kept: a new one, or one in the place of the last save."""
    commit = Commit()
    commit.tree = tree
    commit.parents = [head] if head is not None else []
    commit.author = commit.committer = person(who)
    commit.commit_time = commit.author_time = int(time.time())
    commit.commit_timezone = commit.author_timezone = zone()
    commit.encoding = b"UTF-8"
    commit.message = what.encode()
    if head is None or what != SAVED:
        return commit
    last = repository.commit(head)
    is_close = commit.commit_time - last.commit_time <= _SITTING and bool(last.parents)
    if not is_close or last.message != commit.message or last.author != commit.author:
        return commit
    if text_of(head) in repository.names():
        return commit
    fresh = set(repository.changed_between(last.tree, tree))
    if fresh <= set(repository.changed(last)):
        commit.parents = last.parents
    return commit


def _saved(repository: Repository, commit: Commit) -> SavedVersion:
    return SavedVersion(
        id=text_of(commit.id),
        when=datetime.fromtimestamp(commit.commit_time, UTC).astimezone(),
        who=commit.author.decode("utf-8", "replace").partition(" <")[0],
        what=commit.message.decode("utf-8", "replace").strip(),
        paths=repository.changed(commit),
    )


def _existing(folder: Path) -> Repository | None:
    return Repository(folder) if (folder / FOLDER / "HEAD").exists() else None


def _required(folder: Path, version: str) -> Repository:
    repository = _existing(folder)
    if repository is None:
        raise KeyError(version)
    return repository


def _inside(folder: Path, path: str) -> Path:
    """Return where a file of a version goes; raises KeyError where that is not in the book."""
    parts = PurePosixPath(path).parts
    target = folder / path
    root = folder.resolve()
    is_within = target.parent.resolve().is_relative_to(root) and not target.is_symlink()
    if not parts or ".." in parts or parts[0].startswith("/") or "\\" in path or not is_within:
        raise KeyError(path)
    if any(part.startswith(".") for part in parts):
        raise KeyError(path)
    return root / path
