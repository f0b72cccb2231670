"""Sources that are long in one way: what reads them looks at each character a few times only.

At any work that grows with the square of their length these would not end.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.diagnostics import Span, Text
from jianbao.intake import codes, conservation, plain, plan
from jianbao.intake.model import Certainty, Change, Draft, Form
from jianbao.intake.splitting import Answers

BODY = "正文在此，写了一句完整的话。\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"标题一则\n\n{'.' * 20_000}\n\n{BODY}", "." * 100),
        (f"标题一则\n\n{'甲,乙:' * 4_000}\n", "甲，乙：" * 100),
        (f"{'关' * 150_000}\n\n{BODY}", "关" * 150_000),
        (f"标题一则\n\n{'a.' * 20_000}\n\n{BODY}", "a." * 1_000),
        (f"标题一则\n\n{'1' * 40_000}\n\n{BODY}", "1" * 40_000),
    ],
    ids=["dots", "marks", "title", "domains", "digits"],
)
def test_what_is_long_in_one_way_is_read(tmp_path: Path, text: str, kept: str) -> None:
    book = tmp_path / "book.yaml"
    book.write_text("书名: 简报\n文章:\n", "utf-8")
    draft = plain.read(text.encode(), "来稿.txt").value
    assert draft is not None
    result = plan.prepare([draft], book, Answers())
    assert result.diagnostics == ()
    assert result.value is not None
    written = result.value.manuscripts[0].text.replace("\\", "")
    assert kept in written


def test_a_report_of_many_like_lines_is_weighed_with_so_much_work_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Lines of one, two, three … like characters can account for a loss in more ways than end."""
    monkeypatch.setattr(conservation, "_MOST_WORK", 50_000)
    lines = tuple(
        Change(
            rule="X",
            span=Span(file="来稿.txt"),
            before="甲" * n,
            after="",
            about=Text("", ""),
            certainty=Certainty.CERTAIN,
        )
        for n in range(1, 60)
    )
    draft = Draft(source="来稿.txt", form=Form.DOCUMENT, blocks=(), raw="甲" * 900 + "终")
    said = conservation.weigh(draft, (), lines, "末")
    assert [item.code for item in said] == [codes.UNBALANCED.code]
