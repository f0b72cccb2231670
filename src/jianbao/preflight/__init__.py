"""Preflight 印前检查: whether a PDF, ours or anyone's, can go to press as it is.

It reads the finished file and changes nothing.
"""

from __future__ import annotations

from jianbao.preflight.check import check
from jianbao.preflight.model import Terms

__all__ = ["Terms", "check"]
