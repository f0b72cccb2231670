"""The boxes that the editor knows are those that manuscripts may have."""

from __future__ import annotations

import re

from jianbao.manuscript.containers import NAMES
from jianbao.studio.server import STATIC


def test_the_editor_knows_every_box_by_all_its_names() -> None:
    script = (STATIC / "boxes.js").read_text("utf-8")
    kinds = re.search(r"KINDS = .*?\(\{(.*?)\}\)", script, re.DOTALL)
    assert kinds
    known = dict(re.findall(r"(\S+): \[(.*?)\]", kinds[1]))
    names = {kind: re.findall(r"'([^']+)'", listed) for kind, listed in known.items()}
    assert sorted(name for listed in names.values() for name in listed) == sorted(NAMES)
    for kind, listed in names.items():
        assert {NAMES[name] for name in listed} == {NAMES[kind]}
