from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jianbao.config.model import FontChoice
from jianbao.diagnostics import Span
from jianbao.fonts import Role, describe, resolve

Install = Callable[..., Path]


def test_a_face_of_gb2312_has_6763_of_its_characters(install: Install) -> None:
    rows = b"".join(bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    path = install("SimSun", rows.decode("gb2312", "ignore") + "䶮，a")
    install("FandolFang", "一丁")
    install("Rare Serif", "㐀")
    result = resolve(FontChoice(), "zh-Hans", lambda key: Span(file=key))
    assert result.value
    summaries = {summary.role: summary for summary in describe(result.value)}
    assert list(summaries) == list(Role)
    song, fangsong = summaries[Role.SONG], summaries[Role.FANGSONG]
    assert (song.gb2312, song.han, song.file) == (6763, 6764, path.name)
    assert (fangsong.gb2312, fangsong.han) == (2, 2)
    assert fangsong.substituted
    assert fangsong.requested == "仿宋_GB2312"
    assert fangsong.fallbacks == ("SimSun", "Rare Serif")
