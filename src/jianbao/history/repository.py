"""The git repository of a book's versions: its objects, and the names that point to them."""

from __future__ import annotations

import errno
import getpass
import json
import os
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dulwich.diff_tree import tree_changes
from dulwich.index import commit_tree
from dulwich.object_store import DiskObjectStore, iter_tree_contents
from dulwich.objects import Blob, Commit, ObjectID, Tag
from dulwich.refs import DiskRefsContainer, Ref
from dulwich.repo import Repo

from jianbao import files
from jianbao.atomic_files import replace_all

FOLDER: Final = ".jianbao/versions"
_HEAD: Final = Ref(b"refs/heads/main")
_TAGS: Final = b"refs/tags/"
_KNOWN: Final = "known.json"
_OUTPUT: Final = "out"
_LARGEST: Final = 64 * 1024 * 1024
_MOST: Final = 20_000
_PLAIN: Final = 0o100644
_SETTLED: Final = 3_000_000_000
"""Nanoseconds after which the time of a file tells whether it was written again."""
_LOOSE: Final = 2_000
"""Objects that lie by themselves before they are packed."""


class Repository:
    """The objects and names of a book's versions."""

    def __init__(self, folder: Path, *, make: bool = False) -> None:
        self._book = folder
        self._place = files.own(folder, FOLDER)
        if make and not (self._place / "HEAD").exists():
            self._place.mkdir(parents=True, exist_ok=True)
            Repo.init_bare(self._place, default_branch=b"main").close()
        self.objects = DiskObjectStore(
            str(self._place / "objects"), loose_compression_level=1, alternates=()
        )
        self._refs = DiskRefsContainer(str(self._place))

    @property
    def head(self) -> ObjectID | None:
        """The newest version."""
        try:
            return ObjectID(self._refs[_HEAD])
        except KeyError:
            return None

    def commit(self, name: ObjectID) -> Commit:
        """Return a version; raises KeyError where there is none."""
        found = self.objects[name]
        if not isinstance(found, Commit):
            raise KeyError(name)
        return found

    def blob(self, name: str) -> Blob:
        """Return a content; raises KeyError where there is none."""
        found = self.objects[id_of(name)]
        if not isinstance(found, Blob):
            raise KeyError(name)
        return found

    def line(self) -> Iterator[Commit]:
        """Yield the versions, the newest first."""
        name = self.head
        while name is not None:
            try:
                commit = self.commit(name)
            except KeyError:  # cut off by hand
                return
            yield commit
            name = commit.parents[0] if commit.parents else None

    def listed(self, tree: ObjectID) -> Iterator[tuple[str, str]]:
        """Yield the files of a tree with their digests."""
        for entry in iter_tree_contents(self.objects, tree):
            if entry.path is not None and entry.sha is not None:
                yield entry.path.decode("utf-8", "surrogateescape"), text_of(entry.sha)

    def changed(self, commit: Commit) -> tuple[str, ...]:
        """Return the paths that a version has otherwise than the one before."""
        before = self.commit(commit.parents[0]).tree if commit.parents else None
        return self.changed_between(before, commit.tree)

    def changed_between(self, before: ObjectID | None, after: ObjectID) -> tuple[str, ...]:
        """Return the paths in which two trees differ."""
        found = tree_changes(self.objects, before, after)
        ends = (change.new or change.old for change in found)
        paths = (end.path for end in ends if end is not None and end.path is not None)
        return tuple(sorted(path.decode("utf-8", "surrogateescape") for path in paths))

    def add(self, made: Commit | Tag | Blob) -> None:
        """Keep an object."""
        self.objects.add_object(made)

    def advance(self, before: ObjectID | None, after: ObjectID) -> None:
        """Let ``after`` be the newest version; raises OSError where somebody else was faster."""
        done = (
            self._refs.set_if_equals(_HEAD, before, after)
            if before is not None
            else self._refs.add_if_new(_HEAD, after)
        )
        if not done:
            raise BlockingIOError(errno.EAGAIN, "another version was kept at the same time")

    def names(self) -> Mapping[str, str]:
        """Return what versions are called."""
        found = dict[str, str]()
        for ref, name in self._refs.as_dict(Ref(_TAGS)).items():
            with suppress(KeyError):
                tag = self.objects[name]
                if isinstance(tag, Tag) and tag.message is not None:
                    found[ref.decode()] = tag.message.decode("utf-8", "replace").strip()
        return found

    def call(self, version: ObjectID, text: str) -> None:
        """Name a version, or take its name away."""
        ref = Ref(_TAGS + version)
        if not text:
            self._refs.remove_if_equals(ref, None)
            return
        tag = Tag()
        tag.name, tag.object, tag.message = version, (Commit, version), text.encode()
        tag.tagger, tag.tag_time, tag.tag_timezone = person(user()), int(time.time()), 0
        self.add(tag)
        self._refs.set_if_equals(ref, None, tag.id)

    def tree_now(self) -> ObjectID:
        """Return the tree of the book's files as they are; what has not been touched is not read."""
        known, kept, entries = self._known(), dict[str, list[object]](), []
        latest = time.time_ns() - _SETTLED
        for path, at in _walk(self._book):
            mark = [at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino]
            before = known.get(path)
            if before is not None and before[:-1] == mark:
                digest = str(before[-1])
            else:
                try:
                    blob = Blob.from_string(files.read(self._book / path, _LARGEST, self._book))
                except OSError:
                    continue
                self.add(blob)
                digest = text_of(blob.id)
            if at.st_mtime_ns < latest:
                kept[path] = [*mark, digest]
            entries.append((path.encode("utf-8", "surrogateescape"), id_of(digest), _PLAIN))
        if kept != known:
            replace_all({self._place / _KNOWN: json.dumps(kept).encode()})
        return commit_tree(self.objects, entries)

    def pack(self) -> None:
        """Put objects together where many lie by themselves."""
        if self.objects.count_loose_objects() > _LOOSE:
            self.objects.pack_loose_objects()

    def _known(self) -> dict[str, list[object]]:
        try:
            found = json.loads(files.read(self._place / _KNOWN, _LARGEST, self._book))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        # A list that came by mail may name what is not there.
        return {
            path: mark
            for path, mark in found.items()
            if isinstance(mark, list) and len(mark) == 5 and _holds(self.objects, str(mark[-1]))  # noqa: PLR2004 - as it is written
        }


def _holds(objects: DiskObjectStore, digest: str) -> bool:
    with suppress(KeyError):
        return id_of(digest) in objects
    return False


def _walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the regular files of a book with their states, in the order of their names."""
    count = 0
    for home, folders, names in os.walk(folder):
        here = Path(home).relative_to(folder)
        folders[:] = sorted(
            each
            for each in folders
            if not each.startswith(".") and not (here == Path() and each == _OUTPUT)
        )
        for each in sorted(names):
            if each.startswith((".", "~$")):
                continue
            try:
                at = os.lstat(Path(home) / each)
            except OSError:
                continue
            if stat.S_ISREG(at.st_mode) and at.st_size <= _LARGEST:
                yield (here / each).as_posix(), at
                count += 1
                if count == _MOST:
                    return


def user() -> str:
    """Return who works on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this machine
        return "jianbao"


def person(who: str) -> bytes:
    """Return somebody as git writes them."""
    plain = "".join(sign for sign in who if sign.isprintable() and sign not in "<>").strip()
    return f"{plain or 'jianbao'} <>".encode()


def zone() -> int:
    """Return the seconds by which the clock here is ahead of UTC."""
    offset = datetime.now(UTC).astimezone().utcoffset()
    return int(offset.total_seconds()) if offset else 0


def id_of(text: str) -> ObjectID:
    """Return the name of an object; raises KeyError for what is none."""
    if len(text) != 40 or not all(sign in "0123456789abcdef" for sign in text):  # noqa: PLR2004 - SHA-1 in hexadecimal
        raise KeyError(text)
    return ObjectID(text.encode())


def text_of(name: bytes) -> str:
    """Return the name of an object as text."""
    return name.decode("ascii")
