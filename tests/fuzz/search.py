"""Search for inputs that a reader does not survive, guided by what its code has not done yet.

By hand: ``pip install atheris``, then ``python -m tests.fuzz.search markdown FOLDER
-max_total_time=600``. Inputs that are worth keeping go to FOLDER/found beside the corpus, the
first of each fault to FOLDER/faults with what was raised: put it right, and the input, cut down,
into ``corpus/``, where CI replays it.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import atheris

CORPUS = Path(__file__).parent / "corpus"


def collecting(read: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """Return ``read`` going on after a fault, the first of each kind kept in ``folder``."""
    known = set[str]()
    folder.mkdir(parents=True, exist_ok=True)

    def read_on(data: bytes) -> None:
        try:
            read(data)
        except Exception as fault:  # noqa: BLE001 - any is what is looked for
            steps = traceback.extract_tb(fault.__traceback__)
            own = [step for step in steps if "jianbao" in step.filename] or steps
            kind = f"{type(fault).__name__}-{Path(own[-1].filename).stem}-{own[-1].lineno}"
            if kind not in known:
                known.add(kind)
                (folder / kind).write_bytes(data)
                (folder / f"{kind}.txt").write_text(traceback.format_exc(), "utf-8")

    return read_on


def main() -> None:
    """Run libFuzzer with the words of the command line."""
    name, place, *words = sys.argv[1:]
    with atheris.instrument_imports(include=["jianbao", "markdown_it", "mdit_py_plugins", "yaml"]):
        from tests.fuzz import changes, readers  # noqa: PLC0415 - instrumented while loaded

    def change(data: bytes, most: int, seed: int) -> bytes:
        made = atheris.Mutate(data, most) if seed % 4 == 0 else changes.changed(data, seed)
        return made[:most]

    def cross(data: bytes, other: bytes, most: int, seed: int) -> bytes:
        return changes.changed(data, seed, other)[:most]

    folder = Path(place)
    found, corpus = folder / "found", CORPUS / name
    found.mkdir(parents=True, exist_ok=True)
    atheris.Setup(
        [sys.argv[0], str(found), *([str(corpus)] if corpus.exists() else ()), "-max_len=20000",
         "-timeout=120", f"-artifact_prefix={folder}/", *words],
        collecting(readers.READERS[name], folder / "faults"),
        custom_mutator=change,
        custom_crossover=cross,
    )  # fmt: skip
    atheris.Fuzz()


if __name__ == "__main__":
    main()
