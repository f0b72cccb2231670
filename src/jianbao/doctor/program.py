"""The program itself: Python, and the libraries that lay pages out."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator

from jianbao.diagnostics import Text
from jianbao.doctor.installing import install
from jianbao.doctor.model import Organ, good, missing, plain, wanting
from jianbao.typesetting.loading import load

_PANGO = Text("排版库 Pango", "Pango, which sets type")
_SUBSETS = Text("字体裁剪库 HarfBuzz", "HarfBuzz, which cuts faces down")


def python() -> Organ:
    """Return which Python is at work; without one new enough the set-up ends in a sentence."""
    return good("python", plain("Python"), plain(f"{platform.python_version()} · {sys.executable}"))


def layout() -> Iterator[Organ]:
    """Yield which Pango lays pages out and whether faces are cut down quickly, or which library is not there."""
    try:
        load()
    except OSError as error:
        reason = str(error).partition("\n")[0]
        mend = install(_PANGO, debian="libpango-1.0-0 libpangoft2-1.0-0", brew="pango")
        found = Text(f"打不开：{reason}", f"does not load: {reason}")
        yield missing("pango", _PANGO, found, mend)
        return
    from weasyprint.text import ffi  # noqa: PLC0415 - only now known to load

    number = ffi.pango.pango_version()
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    yield good("pango", _PANGO, plain(version))
    if ffi.harfbuzz_subset:
        yield good("harfbuzz", _SUBSETS, Text("有", "there"))
        return
    slow = Text("没有，裁剪字体要慢许多", "not there: faces are cut down far more slowly")
    mend = install(_SUBSETS, debian="libharfbuzz-subset0", brew="harfbuzz")
    yield wanting("harfbuzz", _SUBSETS, slow, mend)
