"""Make the table of the order of strokes, ``src/jianbao/meeting/order/strokes.txt``.

    python setup/strokes.py UNIHAN_FOLDER all_word.json > src/jianbao/meeting/order/strokes.txt

Two sources, both free to use so:

* Unihan 14.0 (Unicode License): kTotalStrokes, and kTGH, the numbers of 通用规范汉字表 (2013), whose
  three parts are each in the order of GF 3003-1999, GB 13000.1 字符集汉字字序（笔画序）规范.
* ``all_word.json`` of cn-sort 0.14.0 (MIT, bmxbmx3): the 20,902 characters of GB 13000.1 in that
  order, but for some ties, which the first source sets right.

A line holds the characters of so many strokes, in their order. Characters of the first two
blocks of Unicode that neither source places come last in their line.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

PARTS = ((1, 3500), (3501, 6500), (6501, 8105))
REST = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
FIRST = 0x4E00


def unihan(folder: Path, field: str) -> dict[str, str]:
    """Return the values of ``field`` by character."""
    lines = (
        line.split("\t")
        for file in sorted(folder.glob("Unihan_*.txt"))
        for line in file.read_text("utf-8").splitlines()
    )
    return {
        chr(int(line[0].removeprefix("U+"), base=16)): line[2]
        for line in lines
        if line[0].startswith("U+") and line[1] == field
    }


def parts_of(folder: Path) -> list[list[str]]:
    """Return the three parts of 通用规范汉字表."""
    numbers = {c: int(v.split()[0].split(":")[1]) for c, v in unihan(folder, "kTGH").items()}
    listed = sorted(numbers, key=numbers.__getitem__)
    return [[c for c in listed if first <= numbers[c] <= last] for first, last in PARTS]


def main(folder: Path, words: Path) -> None:
    """Print the table."""
    strokes = {c: int(v.split()[0]) for c, v in unihan(folder, "kTotalStrokes").items()}
    levels = {
        entry["chinese"]: entry["stroke_increment_level"]
        for entry in json.loads(words.read_text("utf-8"))["all_word"]
        if ord(entry["chinese"]) >= FIRST
    }
    order = sorted(levels, key=levels.__getitem__)
    place = {c: (strokes[c], at, 0) for at, c in enumerate(order)}
    for part in parts_of(folder):
        known = [c for c in part if c in place]
        place |= zip(known, sorted(place[c] for c in known), strict=True)
        # A character beyond GB 13000.1 follows the one that it follows in its part.
        for before, after in pairwise(part):
            if after not in place:
                count, at, step = place[before]
                place[after] = (count, at, step + 1)
    place |= {
        chr(code): (strokes[chr(code)], len(order), code)
        for code in REST
        if chr(code) in strokes and chr(code) not in place
    }
    lines = defaultdict(list)
    for character in sorted(place, key=lambda c: (place[c], c)):
        lines[place[character][0]].append(character)
    for count, characters in sorted(lines.items()):
        sys.stdout.write(f"{count} {''.join(characters)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
