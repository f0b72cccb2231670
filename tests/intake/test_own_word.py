"""Word files that this program made come back as the manuscripts that they were made from."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.merge.desks import BOOK, book, desk, draft
from tests.merge.manuscripts import Drawn

from jianbao.intake import plan, sources
from jianbao.intake.splitting import Answers

MANUSCRIPT = """---
引题: 查得细　改得快
标题: 关于做好开学检查的通知
供稿: 督导室
日期: 2024年3月1日
---

各学校要认真做好开学准备，**责任**落实到人。

## 一、检查内容

检查分三类[^1]：

- 校园环境
- 教学秩序
    - 随机抽取

1. 第一步自查
2. 第二步抽查

> 安全无小事。
>
> 责任重于山。

::: 着重框
逾期不改的，全区通报。
:::

表：人员分工

| 组别 | 人数 |
| --- | --- |
| 甲组 | 12 |
| 乙组 | 15 |

[䶮]{拼音="yǎn"}老师[重点]{.着重}负责，H<sub>2</sub>O检测见[网页](<https://example.org/a>)。

::: 落款
城南区教育局
2024年3月5日
:::

[^1]: 不含教学点。
"""


def taken_in(data: bytes, folder: Path) -> list[str]:
    """Return the manuscripts that a file becomes."""
    source = folder / "来稿.docx"
    source.write_bytes(data)
    target = folder / "收"
    target.mkdir()
    book(target, "# 占位\n\n占位。\n")
    drafts = sources.read(source).value
    assert drafts is not None
    found = plan.prepare(drafts.drafts, target / "book.yaml", Answers(unattended=True))
    assert found.value is not None, found.diagnostics
    assert not found.failed, found.diagnostics
    return [one.text for one in found.value.manuscripts]


def test_a_draft_comes_back_as_its_manuscript(tmp_path: Path) -> None:
    (made,) = taken_in(draft(desk(book(tmp_path, MANUSCRIPT))), tmp_path)
    assert made == MANUSCRIPT


def test_a_whole_issue_comes_back_as_its_articles(tmp_path: Path) -> None:
    file = book(
        tmp_path,
        MANUSCRIPT,
        BOOK.replace(
            "[稿.md]", "[稿.md, 另.md]\n期号: 3\n报头: {编号: '7'}\n版记: {报: [区委办], 印数: 9}"
        ),
    )
    (tmp_path / "另.md").write_text("# 另一篇的标题\n\n另一篇只有一段。\n", "utf-8")
    made = taken_in(draft(desk(file)), tmp_path)
    assert made == [MANUSCRIPT, "---\n标题: 另一篇的标题\n---\n\n另一篇只有一段。\n"]


@pytest.mark.parametrize("seed", range(4))
def test_drawn_manuscripts_come_back_as_they_were(tmp_path: Path, seed: int) -> None:
    drawn = Drawn(random.Random(seed), plain=True)  # noqa: S311 - no secret
    (made,) = taken_in(draft(desk(book(tmp_path, drawn.written()))), tmp_path)
    title, _, body = drawn.written().partition("\n\n")
    expected = f"---\n标题: {title.removeprefix('# ')}\n---\n\n{body}"
    assert made == expected.replace("|---|---|---|", "| --- | --- | --- |")
