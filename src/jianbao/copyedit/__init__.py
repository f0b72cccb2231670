"""Proof-reading: what an editor of Chinese official prose would mark, and why."""

from jianbao.copyedit.check import check, read_copy
from jianbao.copyedit.model import Copy, Finding, Rule, SourceEdit
from jianbao.copyedit.rules import RULES

__all__ = ["RULES", "Copy", "Finding", "Rule", "SourceEdit", "check", "read_copy"]
