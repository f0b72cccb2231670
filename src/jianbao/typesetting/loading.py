"""Loading the layout engine, which looks for its libraries by the names of all systems."""

from __future__ import annotations

import ctypes.util
import re
import sys
from typing import Final

_ELSEWHERE: Final = re.compile(r"-\d+(\.dll)?$|\.dylib$|\.so\.\d+$")
"""Names of Windows and macOS, and those that only the loader can find."""


def load() -> None:
    """Load WeasyPrint's bindings; on Linux, without a compiler being asked for Windows' libraries.

    That is what `ctypes.util.find_library` does, a fifth of a second in all. Raises OSError where
    a library is missing.
    """
    stock = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None if _ELSEWHERE.search(name) else stock(name)
    try:
        import weasyprint.text.ffi  # noqa: F401, PLC0415 - the very thing
    finally:
        ctypes.util.find_library = stock
