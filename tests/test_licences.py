"""NOTICE tells the licence of everything that is installed with jianbao, as each says of itself."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
NOTICE = (ROOT / "NOTICE").read_text("utf-8")
LISTED = dict(re.findall(r"^([a-z\d-]+) +(\S.*)$", NOTICE.partition("\n3. ")[2], re.MULTILINE))
ACCEPTED = {
    "AGPL-3.0-or-later",  # EbookLib alone: NOTICE says what it means
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "LGPL-2.0-or-later",
    "LGPL-2.1-or-later",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-1.1",
    "MPL-2.0",
    "PSF-2.0",
}
WORDS = {
    "AGPL-3.0-or-later": "affero",
    "GPL": r"general public|\bgpl",
    "LGPL": "lesser general public|lgpl",
    "Apache-2.0": "apache",
    "MPL": "mozilla|mpl",
    "BSD": "bsd",
    "MIT": "mit",
    "PSF": "psf|python software",
}
"""How a package's own fields word the licence, which are older than SPDX as often as not."""
ELSEWHERE = {"brotlicffi", "lxml-html-clean"}
"""Of other implementations of Python, or asked for by an extra; not installed everywhere."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def runtime() -> set[str]:
    """Return the distributions that jianbao needs here, of itself and through others."""
    found: set[str] = set()
    waiting = [("jianbao", frozenset[str]())]
    while waiting:
        name, extras = waiting.pop()
        for text in distribution(name).requires or ():
            needed = Requirement(text)
            wanted = needed.marker is None or any(
                needed.marker.evaluate({"extra": extra}) for extra in extras | {""}
            )
            if wanted and normal(needed.name) not in found:
                found.add(normal(needed.name))
                waiting.append((needed.name, frozenset(needed.extras)))
    return found


def own_words(name: str) -> str:
    fields = distribution(name).metadata
    said = [
        text[:200]
        for field in ("License-Expression", "License", "Classifier")
        for text in fields.get_all(field) or ()
        if field != "Classifier" or text.startswith("License")
    ]
    return " ".join(said)


def test_every_runtime_dependency_is_listed_and_no_other() -> None:
    assert set(LISTED) - ELSEWHERE == runtime() - ELSEWHERE
    assert set(LISTED) >= ELSEWHERE


def test_every_locked_package_is_listed_but_what_installs_jianbao() -> None:
    lock = (ROOT / "setup/requirements.txt").read_text("utf-8")
    locked = {normal(name) for name in re.findall(r"^([A-Za-z\d._-]+)==", lock, re.MULTILINE)}
    installing = {"hatchling", "editables", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
    assert locked - installing == set(LISTED)


@pytest.mark.parametrize("name", sorted(LISTED))
def test_a_licence_is_accepted_and_is_what_the_package_says(name: str) -> None:
    terms = re.split(r" (?:OR|AND) ", LISTED[name])
    assert "AGPL-3.0-or-later" not in terms or name == "ebooklib"
    choices = [part.split(" AND ") for part in LISTED[name].split(" OR ")]
    assert any(ACCEPTED.issuperset(choice) for choice in choices)
    try:
        said = own_words(name).lower()
    except PackageNotFoundError:
        assert name in ELSEWHERE
        return
    for term in terms:
        words = next((words for start, words in WORDS.items() if term.startswith(start)), term)
        assert re.search(words, said, re.IGNORECASE), f"{name}: {term!r} is not in {said!r}"


@pytest.mark.parametrize(
    ("folder", "copyright_line"),
    [
        ("studio/static/foliate-js/LICENSE", "Copyright (c) 2022 John Factotum"),
        ("studio/static/foliate-js/vendor/LICENSE.zip.js", "Copyright (c) 2023, Gildas Lormeau"),
        ("studio/static/parts.LICENSE", "Copyright (C) 2018 by Marijn Haverbeke"),
        ("products/pdf/colour/LICENCE.txt", "Copyright Kai-Uwe Behrmann"),
    ],
)
def test_files_of_others_keep_their_licences(folder: str, copyright_line: str) -> None:
    assert folder.removesuffix("/LICENSE").rpartition("/")[0] in NOTICE
    assert copyright_line in (ROOT / "src/jianbao" / folder).read_text("utf-8")
    assert copyright_line.replace(",", "") in NOTICE
