"""The layout engine is loaded without leaving a trace in how others load theirs."""

from __future__ import annotations

import subprocess
import sys


def test_libraries_are_found_as_before_once_it_is_loaded() -> None:
    program = (
        "import ctypes.util, sys; stock = ctypes.util.find_library;"
        "from jianbao.typesetting.loading import load; assert 'weasyprint' not in sys.modules;"
        "load(); assert ctypes.util.find_library is stock;"
        "from weasyprint.text import ffi; print(bool(ffi.pango and ffi.harfbuzz_subset))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert (done.stdout.strip(), done.stderr) == ("True", "")
