"""What is not Chinese prose, or has rules of its own, is left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from jianbao.copyedit import ProofCopy, check

ENGLISH = """# Proof-reading

"Well," he said - it's fine... isn't it? (See p. 3-5, 10-20% of 1,200; a/b.) And so on… 'Quoted',
"double", the the end; no: e.g. foo.bar(baz, 1.5), https://a.example/b?c=1,2&d=(3).

| Name | No. |
| --- | --- |
| A, B; C: D? | 1-2 |
"""
CODE = """# 程序

运行`检查,再"生成".`即可。

```
会议指出,要抓落实。。（ 未闭合
```

<pre>会议指出,要抓落实。。</pre>

<p>按<kbd>甲,乙</kbd>键。</p>

见https://a.example/b,c?d=1;e的说明，发至zhang@edu.example。
"""
DIALECT = """# 逗硬考核

要逗硬、过硬、硬碰硬，落实“逗硬”二字。技装所、督导室、人事股到校，技装所所长讲话，要搞巴适、莫拉稀摆带。

陈䶮、欧阳海、卡尔·马克思、逯某某到会。彝族老师阿的·子古介绍经验，达川区石桥镇列宁主义街小学发言。
"""
TRADITIONAL = """# 全區學校防疫工作

老師說：「要落實『雙減』政策。」《憲法》、《教育法》等法律，一○一年度、10-20人、2019-2021年，史蒂芬‧霍金。

1、加強領導。

一、總則
"""


@pytest.mark.parametrize("text", [ENGLISH, CODE, DIALECT])
def test_nothing_is_found_where_nobody_writes_by_the_standards(
    bind: Callable[..., ProofCopy], text: str
) -> None:
    assert [f"{finding.span} {finding.message.zh}" for finding in check(bind(text))] == []


def test_a_book_in_traditional_characters_has_marks_of_its_own(
    bind: Callable[..., ProofCopy],
) -> None:
    book = bind(TRADITIONAL, '# 題\n\n他說"好",就走了。「甲「乙」」\n')
    for language in ("zh-Hant", "zh-TW", "zh-Hant-HK"):
        traditional = replace(book, config=replace(book.config, language=language))
        found = check(traditional)
        assert {(finding.span.file, finding.code) for finding in found} == {
            ("1.md", "P101"),
            ("1.md", "P104"),
            ("1.md", "P123"),
        }
        (straight,) = (finding for finding in found if finding.code == "P104")
        assert [edit.text for edit in straight.edits] == ["「", "」"]
    assert {finding.code for finding in check(book)} > {"P113", "P115", "P118", "P119"}
