"""Names have one meaning in the whole of the code."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import jianbao

PACKAGE = Path(jianbao.__file__).parent


def test_no_two_classes_have_one_name() -> None:
    homes = defaultdict[str, list[str]](list)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path.relative_to(PACKAGE).as_posix())
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}


def test_every_room_is_in_the_architecture() -> None:
    told = (PACKAGE.parent.parent / "ARCHITECTURE.md").read_text("utf-8")
    table = told.partition("## Rooms")[2].partition("\n## ")[0]
    rooms = {
        path.stem
        for path in PACKAGE.iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.stem[0] != "_"
    }
    assert {room for room in rooms if f"`{room}`" not in table} == set()
