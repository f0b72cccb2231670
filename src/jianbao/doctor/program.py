"""The program itself: Python, and the libraries that lay pages out."""

from __future__ import annotations

import platform
import sys

from jianbao.diagnostics import Text
from jianbao.doctor.installing import install
from jianbao.doctor.model import Organ, good, missing, plain, wanting
from jianbao.typesetting.loading import load

_PANGO = Text("排版库 Pango", "Pango, which sets type")
_SUBSETS = Text("字体裁剪库 HarfBuzz", "HarfBuzz, which cuts faces down")


def python() -> Organ:
    """Return which Python is at work; without one new enough the set-up ends in a sentence."""
    return good("python", plain("Python"), plain(f"{platform.python_version()} · {sys.executable}"))


def layout() -> Organ:
    """Return which Pango lays pages out, or which library is not there."""
    try:
        load()
    except OSError as error:
        reason = str(error).partition("\n")[0]
        mend = install(_PANGO, debian="libpango-1.0-0 libpangoft2-1.0-0", brew="pango")
        return missing("pango", _PANGO, Text(f"打不开：{reason}", f"does not load: {reason}"), mend)
    from weasyprint.text import ffi  # noqa: PLC0415 - only now known to load

    number = ffi.pango.pango_version()
    return good("pango", _PANGO, plain(f"{number // 10000}.{number // 100 % 100}.{number % 100}"))


def subsets() -> Organ | None:
    """Return whether faces are cut down quickly; None where nothing is laid out at all."""
    try:
        load()
    except OSError:
        return None
    from weasyprint.text import ffi  # noqa: PLC0415 - as above

    if ffi.harfbuzz_subset:
        return good("harfbuzz", _SUBSETS, Text("有", "there"))
    mend = install(_SUBSETS, debian="libharfbuzz-subset0", brew="harfbuzz")
    slow = Text("没有，裁剪字体要慢许多", "not there: faces are cut down far more slowly")
    return wanting("harfbuzz", _SUBSETS, slow, mend)
