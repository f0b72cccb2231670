"""Clean prose is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from jianbao.copyedit import ProofCopy, check
from jianbao.diagnostics import Severity

HAN = re.compile("[\u4e00-\u9fff]")


def test_clean_prose_gives_no_safe_fix_and_hardly_a_warning(
    bulletin: Callable[[int], str], bind: Callable[..., ProofCopy]
) -> None:
    texts = [bulletin(seed) for seed in range(100)]
    han = sum(len(HAN.findall(text)) for text in texts)
    assert han > 50_000
    found = check(bind(*texts))
    assert [finding for finding in found if finding.safe] == []
    warnings = [
        f"{finding.span} {finding.code} {finding.message.zh}"
        for finding in found
        if finding.severity is not Severity.NOTICE
    ]
    assert len(warnings) < han / 5000, warnings
