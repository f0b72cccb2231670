"""Which codes the tests make the stages say: a run of all tests fails where one is left out.

A code in a test's text proves nothing; here each is noted as it is made. Of other processes, which
run the command line, what they print is noted.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

import pytest

from jianbao import catalogue
from jianbao.copyedit.model import Finding
from jianbao.diagnostics import Diagnostic
from jianbao.intake.model import Change

_PRINTED = re.compile(r"(?:错误|警告|说明|error|warning|notice)\[([A-Z]\d{3})\]")
_WHOLE = "not outside and not bundle"
_noted = set[str]()


class _Node(Protocol):
    workeroutput: dict[str, Any]


def pytest_configure() -> None:
    for kind in (Diagnostic, Finding, Change):
        kind.__init__ = _noting(kind.__init__)  # type: ignore[method-assign] # for all of the run
    subprocess.CompletedProcess.__init__ = _reading(subprocess.CompletedProcess.__init__)  # type: ignore[method-assign] # as above


def _noting(make: Callable[..., None]) -> Callable[..., None]:
    @wraps(make)
    def noting(self: Diagnostic | Finding | Change, *given: Any, **named: Any) -> None:  # noqa: ANN401 - handed on
        make(self, *given, **named)
        _noted.add(self.rule if isinstance(self, Change) else self.code)

    return noting


def _reading(make: Callable[..., None]) -> Callable[..., None]:
    @wraps(make)
    def reading(self: subprocess.CompletedProcess[Any], *given: Any, **named: Any) -> None:  # noqa: ANN401 - handed on
        make(self, *given, **named)
        for printed in (self.stdout, self.stderr):
            if printed:
                text = printed if isinstance(printed, str) else printed.decode(errors="replace")
                _noted.update(_PRINTED.findall(text))

    return reading


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: _Node) -> None:
    _noted.update(node.workeroutput.get("codes", ()))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["codes"] = sorted(_noted)
        return
    is_whole = config.args == config.getini("testpaths") and config.option.markexpr == _WHOLE
    if not is_whole or config.option.keyword or config.option.collectonly:
        return
    left = {entry.code for entry in catalogue.entries()} - _noted
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if left and reporter is not None:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line(f"No test makes anything say {', '.join(sorted(left))}.", red=True)
