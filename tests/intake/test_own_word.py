"""Word files that this program made come back as the manuscripts that they were made from."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from tests.merge.desks import BOOK, book, desk, draft
from tests.merge.manuscripts import Drawn

from jianbao.intake import plan, sources
from jianbao.intake.splitting import Answers

MANUSCRIPT = """---
引题: 查得细　改得快
标题: 关于做好开学检查的通知
作者: [林清, 欧阳䶮]
供稿: 督导室
日期: 2024年3月1日
---

::: 按语
编者按：这份通知写得短，说得清，印发各校参考。
:::

各学校要认真做好开学准备，**责任**落实到人，*不留死角*。

## 检查什么

### 校内

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

::: 着重框 两个不放过
原因不明不放过。

整改不到位不放过。
:::

自查

: 学校自己查，查到班级。

抽查

: 区里来人查。

: 不打招呼。

面积按$S=\\frac{1}{2}ah$计算。

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
ATTACHED = """---
标题: 关于报送情况的函
---

请按附件报送。

::: 附件 报送办法

每月报一次。

:::

::: 附件 联络员

::: 横表
表：联络员

| 学校 | 姓名 |
| --- | --- |
| 一小 | 欧阳䶮 |
:::

:::
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


@pytest.mark.parametrize("theme", ["huabao", "reader", "pocket", "meeting"])
@pytest.mark.parametrize("text", [MANUSCRIPT, ATTACHED], ids=["whole", "attached"])
def test_it_comes_back_whatever_the_theme(tmp_path: Path, theme: str, text: str) -> None:
    (made,) = taken_in(draft(desk(book(tmp_path, text, f"{BOOK}版式: {theme}\n"))), tmp_path)
    assert made == text


@pytest.mark.parametrize("seed", range(4))
def test_blocks_come_back_in_any_order(tmp_path: Path, seed: int) -> None:
    head, _, body = MANUSCRIPT.partition("\n\n")
    *blocks, note = re.split(r"\n\n(?=[^:\[整\n]|::: \w|\[\^)(?!> 责任)(?!1\. )(?!\| )", body)
    signature = next(block for block in blocks if "落款" in block)
    others = [block for block in blocks if block != signature and "编者按" not in block]
    random.Random(seed).shuffle(others)  # noqa: S311 - no secret
    text = "\n\n".join([head, *others, signature, note])
    (made,) = taken_in(draft(desk(book(tmp_path, text))), tmp_path)
    assert made == text


@pytest.mark.parametrize("seed", range(4))
def test_drawn_manuscripts_come_back_as_they_were(tmp_path: Path, seed: int) -> None:
    drawn = Drawn(random.Random(seed), plain=True)  # noqa: S311 - no secret
    (made,) = taken_in(draft(desk(book(tmp_path, drawn.written()))), tmp_path)
    title, _, body = drawn.written().partition("\n\n")
    expected = f"---\n标题: {title.removeprefix('# ')}\n---\n\n{body}"
    assert made == expected.replace("|---|---|---|", "| --- | --- | --- |")
