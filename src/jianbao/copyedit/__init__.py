"""Proof-reading: what an editor of Chinese official prose would mark, and why."""

from jianbao.copyedit.check import check
from jianbao.copyedit.fresh import findings_of
from jianbao.copyedit.model import Finding, ProofCopy, Rule, SourceEdit
from jianbao.copyedit.reading import read_copy
from jianbao.copyedit.rules import RULES

__all__ = [
    "RULES",
    "Finding",
    "ProofCopy",
    "Rule",
    "SourceEdit",
    "check",
    "findings_of",
    "read_copy",
]
