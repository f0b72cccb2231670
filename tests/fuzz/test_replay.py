"""The corpus once more, each input as it is and with a few changes: every reader survives it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.fuzz.changes import changed
from tests.fuzz.readers import READERS

CORPUS: Final = Path(__file__).parent / "corpus"
CHANGES: Final = 3


@pytest.mark.parametrize("name", READERS)
def test_what_was_found_once_is_survived(name: str) -> None:
    inputs = sorted((CORPUS / name).iterdir())
    assert inputs
    for number, path in enumerate(inputs):
        data = path.read_bytes()
        other = inputs[number - 1].read_bytes()
        READERS[name](data)
        for seed in range(CHANGES):
            READERS[name](changed(data, 1_000 * number + seed, other))
