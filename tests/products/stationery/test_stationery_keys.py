"""The settings of name plates, badges and the sign-in sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianbao.products.stationery.options import BadgeOptions, PlateOptions, SignInOptions

if TYPE_CHECKING:
    from tests.config.conftest import Load

BOOK = "书名: 简报\n文章: [稿件/01.md]\n输出:\n"


def test_each_kind_has_its_settings(load_text: Load) -> None:
    result = load_text(
        f"{BOOK}  桌牌: {{字体: 黑, 范围: 全体, 单位职务: 是, 主席台红底: 是, 纸张: A3}}\n"
        "  胸卡: {会议名称: 教育大会, 尺寸: 85.5 × 54 毫米}\n"
        "  签到表: {电话: 是, 空行: 5, 文件名: 签到.pdf}\n"
    )
    assert result.diagnostics == ()
    assert result.value is not None
    plates, badges, sign_in = result.value.outputs
    assert plates.options == PlateOptions(
        face="hei", people="all", details=True, red=True, paper="A3"
    )
    assert badges.options == BadgeOptions(title="教育大会", size=(85.5, 54))
    assert sign_in.options == SignInOptions(phone=True, blank_rows=5)
    assert sign_in.file == "签到.pdf"


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("90x54", (90, 54)),
        ("9cm*5.4cm", (90, 54)),
        ("9×5.4厘米", (90, 54)),
        ("90mm 54mm", (90, 54)),
    ],
)
def test_a_size_may_be_written_as_offices_do(
    load_text: Load, written: str, size: tuple[float, float]
) -> None:
    config = load_text(f"{BOOK}  胸卡: {{尺寸: {written}}}\n").value
    assert config is not None
    (badges,) = config.outputs
    assert isinstance(badges.options, BadgeOptions)
    assert badges.options.size == pytest.approx(size)


@pytest.mark.parametrize("written", ["90", "大号", "0x54", "90x54x1", "-90x54"])
def test_what_is_no_size_is_said(load_text: Load, written: str) -> None:
    result = load_text(f'{BOOK}  胸卡: {{尺寸: "{written}"}}\n')
    assert [item.code for item in result.diagnostics] == ["C036"]
