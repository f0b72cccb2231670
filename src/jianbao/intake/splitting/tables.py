"""Tables and notes: their paragraphs are mended where they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from jianbao.intake import mending
from jianbao.intake.article import Piece, Role
from jianbao.intake.model import Cell, Certainty, Change, Paragraph, Run, Table
from jianbao.intake.splitting import codes

_LONGEST_HEAD = 12
_FIGURE = re.compile(r"^\s*[\d.,%％:：—–~～/年月日-]+\s*\D{0,3}$")
_HEADS = re.compile(
    r"序号|编号|姓名|学校|单位|科室|部门|年级|班级|学科|时间|日期|地点|内容|项目|主题|课题|节目|环节|步骤"
    r"|职务|性别|名称|类别|等级|奖项|得分|分数|成绩|人数|数量|金额|合计|电话|负责人|责任人|主持人|教师|要求|措施|备注"
    r"|车牌|车号|驾驶员|司机|线路|站点|型号|规格|单价|总价|用途|联系人|联系方式|邮箱|地址|学号|考号|职称|学历|岗位"
    r"|任务|目标|标准|结果|评价|牵头|配合|时限|主讲|作品|题目|指导老师|完成情况|辖区|考点|考场"
)


def mend_table(table: Table, declined: mending.Declined) -> tuple[Table, tuple[Change, ...]]:
    """Return ``table`` with its cells mended."""
    changes = list[Change]()

    def cell(old: Cell) -> Cell:
        paragraphs = list[Paragraph]()
        for paragraph in old.paragraphs:
            mended, found = mend_paragraph(paragraph, declined)
            paragraphs += [p for p in mended if p.runs]
            changes.extend(found)
        return replace(old, paragraphs=tuple(paragraphs))

    rows = tuple(tuple(cell(one) for one in row) for row in table.rows)
    if _has_head(rows) and (codes.TABLE_HEAD.code, table.span) not in declined:
        shown = "｜".join(_text(one) for one in rows[0])
        changes.append(
            Change.of(codes.TABLE_HEAD, Certainty.LIKELY, table.span, before=shown, after=shown)
        )
        rows = (tuple(replace(one, heading=True) for one in rows[0]), *rows[1:])
    return replace(table, rows=rows), tuple(changes)


def _has_head(rows: tuple[tuple[Cell, ...], ...]) -> bool:
    """Whether the first row of a table without a head says what stands in the columns.

    Its cells are short words, and a column holds figures below its word, or most of the words are
    those of heads, two of them side by side: in a form a value stands beside each word.
    """
    if len(rows) < 2 or any(cell.heading for row in rows for cell in row):  # noqa: PLR2004
        return False
    first, below = rows[0], rows[1:]
    words_ = [_text(cell) for cell in first]
    if len(words_) < 2 or not all(_is_word(cell) for cell in first):  # noqa: PLR2004
        return False
    if any(len(row) != len(first) or any(c.columns > 1 for c in row) for row in below):
        return False
    known = [_HEADS.search(word) is not None for word in words_]
    side_by_side = any(map(all, pairwise(known)))
    columns = list(zip(*([_text(cell) for cell in row] for row in below), strict=True))
    figures = any(all(map(_FIGURE.search, column)) for column in columns)
    return (2 * sum(known) >= len(known) and side_by_side) or (figures and len(rows) > 2)  # noqa: PLR2004


def _text(cell: Cell) -> str:
    return "".join(p.looks.numbering + p.text for p in cell.paragraphs).strip()


def _is_word(cell: Cell) -> bool:
    text = _text(cell)
    plain = len(cell.paragraphs) == 1 and cell.columns == cell.rows == 1
    return plain and 0 < len(text) <= _LONGEST_HEAD and not re.search(r"\d|[。，；：]", text)


def mend_note(
    note: tuple[Paragraph, ...], declined: mending.Declined
) -> tuple[tuple[Piece, ...], tuple[Change, ...]]:
    """Return a note's paragraphs mended."""
    pieces, changes = list[Piece](), list[Change]()
    for paragraph in note:
        mended, found = mend_paragraph(paragraph, declined)
        changes += found
        pieces += [Piece(role=Role.TEXT, runs=p.runs, span=p.span) for p in mended if p.runs]
    return tuple(pieces), tuple(changes)


def mend_paragraph(
    paragraph: Paragraph, declined: mending.Declined
) -> tuple[list[Paragraph], tuple[Change, ...]]:
    """Return the lines of ``paragraph``, each mended, the first with its automatic number."""
    whole = mending.EditableText.of(paragraph.runs, paragraph.span)
    lines, changes, start = list[Paragraph](), list[Change](), 0
    for index, character in enumerate(whole.text + "\n"):
        if character == "\n":
            strip, found = mending.mend(
                whole.cut(start, index), (*mending.LINE, *mending.PROSE), declined
            )
            changes += found
            lines.append(replace(paragraph, runs=strip.merged()))
            start = index + 1
    if number := paragraph.looks.numbering:
        lines[0] = replace(lines[0], runs=(Run(text=number), *lines[0].runs))
        changes.append(
            Change.of(
                codes.NUMBER_WRITTEN_OUT, Certainty.CERTAIN, paragraph.span, before="", after=number
            )
        )
    return lines, tuple(changes)
