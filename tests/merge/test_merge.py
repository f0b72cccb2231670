"""Notes, comments, levels, several reviewers, manuscripts changed meanwhile, and what is said."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree
from tests.merge.desks import BOOK, accepted, book, compared, desk, draft, merged
from tests.merge.reviewer import Reviewer, W

from jianbao import budget, history
from jianbao.diagnostics import Span
from jianbao.merge import carrying, plan
from jianbao.products.word.xml import w

MANUSCRIPT = """---
标题: 开学检查情况
供稿: 督导室
---

全区各校准备充分[^a]，报到率达到99.6%，**教学秩序**井然。

## 一、主要做法

3月1日，检查组分赴各校，
逐项登记、逐校反馈[^b]。

详见[通知](https://example.org/登记)，[重点]{.着重}部位，[䶮]{拼音=yǎn}老师，H~2~O，$x^2$。

写成 `[字]{.着重}`，再存盘。

![食堂](图.png "图1 食堂留样")

| 组别 | 人数 |
|------|-----:|
| 甲组 |   12 |
| 乙组 |      |

::: 落款
城南区教育局
:::

[^a]: 不含教学点。

[^b]: 以书面为准。
"""
FIRST = "全区各校准备充分，报到率达到99.6%，教学秩序井然。"
SECOND = "3月1日，检查组分赴各校，逐项登记、逐校反馈。"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    from PIL import Image  # noqa: PLC0415 - for this fixture alone

    Image.new("RGB", (300, 200), "white").save(tmp_path / "图.png")
    return book(tmp_path, MANUSCRIPT)


@pytest.fixture
def reviewer(file: Path) -> Reviewer:
    return Reviewer(draft(desk(file)))


def test_a_draft_that_nobody_changed_changes_nothing(file: Path, reviewer: Reviewer) -> None:
    merge = compared(desk(file), reviewer.done())
    assert (merge.changes, merge.comments, merge.done) == ((), (), 0)


@pytest.mark.parametrize(
    ("paragraph", "old", "new", "line"),
    [
        ("开学检查情况", "检查", "工作", "标题: 开学工作情况"),
        ("（督导室供稿）", "督导", "督查", "供稿: 督查室"),
        ("以书面为准。", "书面", "正式文件", "[^b]: 以正式文件为准。"),
        ("图1 食堂留样", "留样", "抽检", '![食堂](图.png "图1 食堂抽检")'),
        ("城南区教育局", "教育局", "教体局", "城南区教体局"),
        ("写成 [字]{.着重}，再存盘。", "再存", "然后存", "写成 `[字]{.着重}`，然后存盘。"),
        ("写成 [字]{.着重}，再存盘。", ".着重", ".专名", "写成 `[字]{.专名}`，再存盘。"),
        ("12", "2", "5", "| 甲组 |   15 |"),
        ("一、主要做法", "做法", "措施", "## 一、主要措施"),
        (
            FIRST,
            "准备充分",
            "准备到位",
            "全区各校准备到位[^a]，报到率达到99.6%，**教学秩序**井然。",
        ),
        (SECOND, "逐校", "当场", "逐项登记、当场反馈[^b]。"),
    ],
)
def test_a_change_goes_where_the_text_came_from(
    file: Path, reviewer: Reviewer, paragraph: str, old: str, new: str, line: str
) -> None:
    start = paragraph.index(old)
    reviewer.replace(paragraph, start, start + len(old), new)
    made = merged(desk(file), reviewer.done())
    changed = [
        (before, after)
        for before, after in zip(MANUSCRIPT.split("\n"), made.split("\n"), strict=True)
        if before != after
    ]
    assert [after for _, after in changed] == [line]


@pytest.mark.parametrize(
    ("head", "written"),
    [
        ("供稿: 督导室", "供稿: '督导室A: #1'"),
        ('供稿: "督导室"', '供稿: "督导室A: #1"'),
        ("供稿: '督导室'", "供稿: '督导室A: #1'"),
    ],
)
def test_a_value_of_front_matter_is_found_by_its_key_and_quoted_as_yaml_asks(
    file: Path, head: str, written: str
) -> None:
    manuscript = MANUSCRIPT.replace("供稿: 督导室", head).replace("开学检查", "督导室检查")
    file.with_name("稿.md").write_text(manuscript, "utf-8")
    reviewer = Reviewer(draft(desk(file)))
    reviewer.replace("（督导室供稿）", 4, 4, "A: #1")
    reviewer.replace("督导室检查情况", 5, 7, "简况")
    assert merged(desk(file), reviewer.done()) == manuscript.replace(head, written).replace(
        "标题: 督导室检查情况", "标题: 督导室检查简况"
    ).replace("查情况", "查简况")


def test_a_comment_is_listed_with_its_place_and_only_once(file: Path, reviewer: Reviewer) -> None:
    reviewer.comment(FIRST, 14, 19, "请核实")
    known = desk(file)
    (comment,) = compared(known, reviewer.done()).comments
    assert str(comment.span) == "稿.md:6:23"
    assert comment.about.endswith("99.6%")
    file.with_name("稿.md").write_text(merged(known, reviewer.done()), "utf-8")
    assert compared(desk(file), reviewer.done()).comments == ()


def test_a_numbered_item_before_a_bullet_list_is_a_numbered_one(file: Path) -> None:
    file.with_name("稿.md").write_text("# 甲\n\n1. 子\n\n正文。\n\n- 丑\n- 寅\n", "utf-8")
    reviewer = Reviewer(draft(desk(file)))
    fresh = w("p")
    properties = reviewer.paragraph("子").find(f"{W}pPr")
    assert properties is not None
    fresh.append(deepcopy(properties))
    text = w("t")
    text.text = "新"
    fresh.append(w("r", text))
    reviewer.paragraph("丑").addprevious(fresh)
    assert "正文。\n\n1. 新\n- 丑\n" in merged(desk(file), reviewer.done())


def test_what_cannot_be_put_in_does_not_take_its_neighbours_along(
    file: Path, reviewer: Reviewer
) -> None:
    reviewer.paragraph(SECOND).append(
        w("ins", w("r", w("drawing")), id=9, author="李主任", date="")
    )
    reviewer.replace(SECOND, 0, 2, "4月")
    reviewer.replace(FIRST, 4, 8, "准备扎实")
    result = accepted(compared(desk(file), reviewer.done()))
    assert [item.code for item in result.diagnostics] == ["D003"]
    assert result.value is not None
    assert result.value.count == 2


def test_an_empty_cell_is_filled(file: Path, reviewer: Reviewer) -> None:
    row = next(reviewer.paragraph("乙组").iterancestors(f"{W}tr"))
    cell = list(row.iter(f"{W}tc"))[1]
    text = w("t")
    text.text = "9"
    paragraph = cell.find(f"{W}p")
    assert paragraph is not None
    paragraph.append(w("ins", w("r", text), id=1, author="李主任", date="2024-03-06T09:00:00Z"))
    made = merged(desk(file), reviewer.done())
    row_of = next(line for line in made.split("\n") if "乙组" in line)
    assert [cell.strip() for cell in row_of.strip("|").split("|")] == ["乙组", "9"]


def test_the_call_of_a_note_takes_the_note_along(file: Path, reviewer: Reviewer) -> None:
    for call in list(reviewer.document.iter(f"{W}footnoteReference"))[:1]:
        run = call.getparent()
        assert run is not None
        gone = w("del", id=7, author="李主任", date="2024-03-06T09:00:00Z")
        run.addprevious(gone)
        gone.append(run)
    made = merged(desk(file), reviewer.done())
    assert "[^a]" not in made
    assert "不含教学点" not in made
    assert made.replace("\n\n\n", "\n\n") == MANUSCRIPT.replace("[^a]，", "，").replace(
        "[^a]: 不含教学点。\n\n", ""
    )


def test_a_new_note_is_put_in_with_a_mark_of_its_own(file: Path, reviewer: Reviewer) -> None:
    last = reviewer.notes[-1]
    number = int(last.get(f"{W}id", "")) + 5
    text = w("t")
    text.text = "据统计系统。"
    reviewer.notes.append(w("footnote", w("p", w("r", text)), id=number))
    run = w("r", w("footnoteReference", id=number))
    mark = w("ins", run, id=8, author="李主任", date="2024-03-06T09:00:00Z")
    reviewer.paragraph(FIRST).append(mark)
    made = merged(desk(file), reviewer.done())
    assert "**教学秩序**井然。[^1]\n" in made
    assert made.endswith("[^b]: 以书面为准。\n\n[^1]: 据统计系统。\n")


def test_comments_become_remarks_that_products_leave_out(file: Path, reviewer: Reviewer) -> None:
    reviewer.comment(FIRST, 14, 19, "数字请核实 -- 两处")
    reviewer.comment("开学检查情况", 0, 2, "题目再想想")
    known = desk(file)
    made = merged(known, reviewer.done())
    assert "99.6%<!-- 批注 李主任：数字请核实 — 两处 -->，" in made
    assert "---\n\n<!-- 批注 李主任：题目再想想 -->\n\n全区" in made
    file.with_name("稿.md").write_text(made, "utf-8")
    again = compared(desk(file), reviewer.done())
    assert not again.changes
    outcome = accepted(again).value
    assert outcome is not None
    assert not outcome.contents, "the remarks are there already"


def test_a_heading_that_becomes_text_and_text_that_becomes_a_heading(
    file: Path, reviewer: Reviewer
) -> None:
    for text, style in (("一、主要做法", "BodyText"), (SECOND, "Heading2")):
        properties = reviewer.paragraph(text).find(f"{W}pPr")
        assert properties is not None
        properties.replace(properties[0], w("pStyle", val=style))
    made = merged(desk(file), reviewer.done())
    assert "\n\n一、主要做法\n\n### 3月1日，检查组" in made


def test_two_reviewers_who_agree_are_both_named(file: Path) -> None:
    data = draft(desk(file))
    drafts = []
    for name in ("李主任", "王局长"):
        one = Reviewer(data, name)
        one.replace(FIRST, 4, 8, "准备扎实")
        drafts.append(one.done())
    merge = compared(desk(file), *drafts)
    (change,) = merge.changes
    assert not change.is_conflict
    assert change.versions[0].who == "李主任、王局长"


def test_two_reviewers_who_differ_are_both_shown(file: Path) -> None:
    data = draft(desk(file))
    one, other = Reviewer(data, "李主任"), Reviewer(data, "王局长")
    one.replace(FIRST, 4, 8, "准备扎实")
    one.replace(SECOND, 0, 2, "3日")
    other.replace(FIRST, 6, 8, "有序")
    merge = compared(desk(file), one.done(), other.done())
    assert [change.is_conflict for change in merge.changes] == [True, False]
    assert [v.who for v in merge.changes[0].versions] == ["李主任", "王局长"]
    assert [v.text for v in merge.changes[0].versions] == ["准备扎实", "准备有序"]
    chosen = [(merge.changes[0], merge.changes[0].versions[1])]
    result = carrying.carry_out(merge, chosen, ())
    assert result.value is not None
    assert "全区各校准备有序[^a]" in result.value.texts["稿.md"]


def test_a_manuscript_that_was_changed_meanwhile_is_never_overwritten(file: Path) -> None:
    reviewer = Reviewer(draft(desk(file)))
    reviewer.replace(FIRST, 4, 8, "准备扎实")
    at = SECOND.index("逐校")
    reviewer.replace(SECOND, at, at + 2, "当场")
    changed = MANUSCRIPT.replace("准备充分", "准备就绪").replace("详见", "新添一段。\n\n详见")
    file.with_name("稿.md").write_text(changed, "utf-8")
    merge = compared(desk(file), reviewer.done())
    first, second = merge.changes
    assert first.is_edited
    assert not second.is_conflict
    result = carrying.carry_out(merge, [(second, second.versions[0])], ())
    assert result.value is not None
    assert result.value.texts["稿.md"] == changed.replace("逐校反馈", "当场反馈")


def test_encoding_and_line_ends_stay(file: Path, reviewer: Reviewer) -> None:
    data = MANUSCRIPT.replace("\n", "\r\n").encode("gb18030")
    file.with_name("稿.md").write_bytes(
        data.replace("䶮".encode("gb18030"), "严".encode("gb18030"))
    )
    reviewer = Reviewer(draft(desk(file)))
    reviewer.replace(FIRST, 4, 8, "准备扎实")
    result = accepted(compared(desk(file), reviewer.done())).value
    assert result is not None
    before = file.with_name("稿.md").read_bytes()
    old, new = ("准备充分".encode("gb18030"), "准备扎实".encode("gb18030"))
    assert result.contents["稿.md"] == before.replace(old, new)


def test_what_no_manuscript_can_take_over_is_said_and_nothing_is_written(
    file: Path, reviewer: Reviewer
) -> None:
    paragraph = reviewer.paragraph(SECOND)
    paragraph.append(w("ins", w("r", w("drawing")), id=9, author="李主任", date=""))
    reviewer.replace("2024年3月1日", 5, 6, "4")
    result = accepted(compared(desk(file), reviewer.done()))
    assert [item.code for item in result.diagnostics] == ["D008", "D003"]
    assert result.failed


def test_a_file_without_its_record_is_compared_with_the_manuscripts(
    file: Path, reviewer: Reviewer
) -> None:
    reviewer.replace(FIRST, 4, 8, "准备扎实")
    reviewer.parts = {n: d for n, d in reviewer.parts.items() if not n.startswith("customXml")}
    relations = etree.fromstring(reviewer.parts["word/_rels/document.xml.rels"])
    for relation in list(relations):
        if "customXml" in relation.get("Target", ""):
            relations.remove(relation)
    reviewer.parts["word/_rels/document.xml.rels"] = etree.tostring(relations)
    found = plan.prepare(desk(file), [("审.docx", reviewer.done())])
    assert [item.code for item in found.diagnostics] == ["D002"]
    assert found.value is not None
    (change,) = found.value.changes
    assert (change.before, change.versions[0].text) == ("准备充分", "准备扎实")


def test_a_draft_of_another_book_is_refused(file: Path, reviewer: Reviewer) -> None:
    file.write_text(BOOK.replace("试刊", "别的书"), "utf-8")
    file.with_name("稿.md").write_text("# 别的事\n\n这一篇说的是别的事。\n", "utf-8")
    found = plan.prepare(desk(file), [("审.docx", reviewer.done())])
    assert [item.code for item in found.diagnostics] == ["D001"]


@pytest.mark.parametrize("work", ["review.read", "edits.edits"])
def test_a_draft_that_takes_too_long_is_told_with_its_name(
    file: Path, reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    def endless(*_: object) -> None:
        while True:
            pass

    known = desk(file)
    monkeypatch.setattr(f"jianbao.merge.plan.{work}", endless)
    monkeypatch.setenv(budget.SECONDS, "0.1")
    with budget.watched():
        found = plan.prepare(known, [("审.docx", reviewer.done())])
    assert [(item.code, item.span) for item in found.diagnostics] == [
        ("B005", Span(file="审.docx"))
    ]


def test_a_book_whose_title_was_changed_during_review_is_known_by_its_text(
    file: Path, reviewer: Reviewer
) -> None:
    reviewer.replace(FIRST, 4, 8, "准备扎实")
    file.write_text(BOOK.replace("试刊", "别的书"), "utf-8")
    assert "准备扎实" in merged(desk(file), reviewer.done())


def test_a_remark_breaks_no_row_and_is_in_no_caption(file: Path, reviewer: Reviewer) -> None:
    reviewer.comment("甲组", 0, 2, "一|二")
    reviewer.comment("图1 食堂留样", 0, 2, "换一张")
    made = merged(desk(file), reviewer.done())
    assert "| 甲组<!-- 批注 李主任：一｜二 --> |" in made
    assert '![食堂](图.png "图1 食堂留样")<!-- 批注 李主任：换一张 -->' in made


def test_what_is_no_word_file_is_an_error_of_the_input(file: Path) -> None:
    found = plan.prepare(desk(file), [("审.docx", b"PK\x03\x04 nothing"), ("二.docx", b"")])
    assert found.failed
    assert {item.span and item.span.file for item in found.diagnostics} == {"审.docx", "二.docx"}


def test_a_merge_is_written_whole_and_taken_back(file: Path, reviewer: Reviewer) -> None:
    reviewer.replace(FIRST, 4, 8, "准备扎实")
    merge = compared(desk(file), reviewer.done())
    outcome = accepted(merge).value
    assert outcome is not None
    carrying.write(merge, outcome)
    assert "准备扎实" in file.with_name("稿.md").read_text("utf-8")
    action = history.undo(file.parent)
    assert action is not None
    assert action.what == "merge"
    assert file.with_name("稿.md").read_text("utf-8") == MANUSCRIPT


def test_one_article_goes_out_and_comes_back_alone(file: Path) -> None:
    file.write_text(BOOK.replace("[稿.md]", "[稿.md, 另.md]"), "utf-8")
    file.with_name("另.md").write_text("# 另一篇\n\n另一段。\n", "utf-8")
    known = desk(file)
    reviewer = Reviewer(draft(known, "另.md"))
    told = "".join(item.text or "" for item in reviewer.document.iter(f"{W}t"))
    assert told == "另一篇另一段。"
    reviewer.replace("另一段。", 3, 4, "，改过。")
    reviewer.add("另一段。", "新的一段。")
    result = accepted(compared(known, reviewer.done())).value
    assert result is not None
    assert result.texts == {"另.md": "# 另一篇\n\n另一段，改过。\n\n新的一段。\n"}
    found = plan.prepare(known, [("一.docx", reviewer.done()), ("二.docx", draft(known))])
    assert [item.code for item in found.diagnostics] == ["D009"]


IMPRINT = """# 每期改
书名: 试刊   # 报头
期号: 12
日期: 2024-03-01
编印单位: "区教育局"
版记: {报: [市教育局, 区委办公室]}
文章: [稿.md]
"""


@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
def test_words_of_book_yaml_are_taken_into_it(tmp_path: Path, *, tracked: bool) -> None:
    file = book(tmp_path, MANUSCRIPT.replace('![食堂](图.png "图1 食堂留样")', "无图。"), IMPRINT)
    known = desk(file)
    reviewer = Reviewer(draft(known), tracked=tracked)
    reviewer.replace("试刊", 0, 1, "季")
    reviewer.replace("第12期", 2, 3, "3")
    reviewer.replace("报：市教育局，区委办公室", 7, 10, "区委: “办”")
    merge = compared(known, reviewer.done())
    assert {str(one.span).rpartition(":")[0] for one in merge.changes} == {
        "book.yaml:2", "book.yaml:3", "book.yaml:6",
    }  # fmt: skip
    result = accepted(merge)
    assert result.value is not None
    assert not result.diagnostics
    expected = IMPRINT.replace("试刊", "季刊").replace("12", "13")
    expected = expected.replace("区委办公室", "'区委: “办”公室'")
    assert result.value.contents == {"book.yaml": expected.encode()}


def test_a_note_of_a_later_article_is_merged_without_its_mark(tmp_path: Path) -> None:
    text = "前[^1]2024年后。\n\n[^1]: 10月起。\n"
    (tmp_path / "乙.md").write_text(f"# 乙\n\n{text}", "utf-8")
    known = desk(book(tmp_path, f"# 甲\n\n{text}", BOOK.replace("稿.md", "稿.md, 乙.md")))
    reviewer = Reviewer(draft(known))
    assert compared(known, reviewer.done()).changes == ()
    for note in list(reviewer.notes)[-1:]:  # as LibreOffice writes it, with its own mark besides
        run = next(note.iter(f"{W}r"))
        run.addprevious(deepcopy(run))
    assert compared(known, reviewer.done()).changes == ()
    next(
        item for item in reviewer.notes[-1].iter(f"{W}t") if "10月" in str(item.text)
    ).text = "9月起。"
    assert merged(known, reviewer.done()) == f"# 乙\n\n{text.replace('10月', '9月')}"


def test_a_number_is_changed_as_a_whole(file: Path) -> None:
    known = desk(file)
    reviewer = Reviewer(draft(known), tracked=False)
    reviewer.replace(FIRST, 15, 16, "8")
    (change,) = compared(known, reviewer.done()).changes
    assert (change.before, change.versions[0].text) == ("99.6%", "98.6%")


def test_reviewers_who_take_out_paragraphs_side_by_side_are_in_no_conflict(tmp_path: Path) -> None:
    known = desk(book(tmp_path, "# 甲\n\n留下的段落。\n\n前一段。\n\n后一段。\n\n末段。\n"))
    one, other = Reviewer(draft(known), "李主任"), Reviewer(draft(known), "王局长", tracked=False)
    one.remove("前一段。")
    other.remove("后一段。")
    assert merged(known, one.done(), other.done()) == "# 甲\n\n留下的段落。\n\n末段。\n"


def test_formulas_that_a_program_has_lost_are_told_and_stay(file: Path, reviewer: Reviewer) -> None:
    for formula in list(reviewer.document.iter("{*}oMath")):
        parent = formula.getparent()
        assert parent is not None
        parent.remove(formula)
    merge = compared(desk(file), reviewer.done())
    assert not merge.changes
    assert [one.what for one in merge.untaken] == ["formulas"]
