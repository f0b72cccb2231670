"""The rules, one module each, named by its code: P marks, S numerals, Q quantities, X numbering, W words, B book.

A rule is added by its module alone; its documentation and tests are ``tests/copyedit/rules/CODE.md``.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from jianbao.copyedit.model import Rule

RULES: tuple[Rule, ...] = tuple(
    import_module(f"{__name__}.{module.name}").RULE
    for module in sorted(iter_modules(__path__), key=lambda module: module.name)
)
"""All rules in the order of their codes."""
