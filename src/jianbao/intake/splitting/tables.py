"""Tables and notes: their paragraphs are mended where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jianbao.intake import mending
from jianbao.intake.article import ArticleParagraph, ParagraphRole
from jianbao.intake.mending.names import is_name
from jianbao.intake.model import Align, Block, Cell, Certainty, Change, Paragraph, Run, Table
from jianbao.intake.splitting import codes

_LONGEST_HEAD = 12
_LONGEST_TITLE = 40
_TITLE_SIZE = 22.0
"""pt, as titles are set: in a table they are no larger than the rest."""
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


def titled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks``, a title in the first row of a table that they begin with above it.

    Forms and rosters often have their title in a cell over all columns.
    """
    first = blocks[0] if blocks else None
    if not isinstance(first, Table) or len(first.rows) <= 2:  # noqa: PLR2004 - a head and its row
        return tuple(blocks)
    top, below = first.rows[0], first.rows[1:]
    columns = max(sum(cell.columns for cell in row) for row in below)
    if len(top) != 1 or top[0].columns < max(columns, 2) or top[0].rows > 1:
        return tuple(blocks)
    said = [paragraph for paragraph in top[0].paragraphs if paragraph.text.strip()]
    if len(said) != 1 or not 0 < len(said[0].text) <= _LONGEST_TITLE:
        return tuple(blocks)
    title = replace(said[0], looks=replace(said[0].looks, align=Align.CENTER, size=_TITLE_SIZE))
    return (title, replace(first, rows=below), *blocks[1:])


def _has_head(rows: tuple[tuple[Cell, ...], ...]) -> bool:
    """Whether the first row of a table without a head says what stands in the columns.

    Its cells are short words, and they alone are bold, or a column holds figures below its word,
    or most of the words are those of heads, two of them side by side, or of another kind than what
    stands below them: in a form a value stands beside each word.
    """
    if len(rows) < 2 or any(cell.heading for row in rows for cell in row):  # noqa: PLR2004
        return False
    first, below = rows[0], rows[1:]
    words_ = [_text(cell) for cell in first]
    if len(words_) < 2 or not all(_is_word(cell) for cell in first):  # noqa: PLR2004
        return False
    columns = _columns(below, len(first))
    if not columns:
        return False
    return _is_set_apart(first, below) or _is_head_of(words_, columns, rows)


def _is_set_apart(first: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether the cells of the first row alone are bold."""
    return all(map(_is_bold, first)) and not any(
        _is_bold(cell) for row in below for cell in row[1:]
    )


def _is_head_of(
    words_: Sequence[str], columns: Sequence[Sequence[str]], rows: Sequence[Sequence[Cell]]
) -> bool:
    """Whether ``words_`` are heads by what they say, or by what stands below them."""
    known = [_HEADS.search(word) is not None for word in words_]
    side_by_side = any(map(all, pairwise(known)))
    if 2 * sum(known) >= len(known) and side_by_side:
        return True
    if len(rows) == 2:  # noqa: PLR2004
        return False
    figures = any(column and all(map(_FIGURE.search, column)) for column in columns)
    unlike = sum(map(_is_unlike, words_, columns))
    return figures or (2 * unlike > len(columns) and not _is_form(rows))


def _is_unlike(word: str, column: Sequence[str]) -> bool:
    """Whether ``word`` is of another kind than what stands below it: known, or they are longer."""
    lengths = sorted(len(text) for text in column)
    longer = lengths[len(lengths) // 2] > len(word) + 1
    return (
        _HEADS.search(word) is not None
        or longer
        or (all(map(is_name, column)) and not is_name(word))
    )


def _is_form(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether labels and values stand side by side in a row, as in a form."""
    later = [_HEADS.search(_text(cell)) is not None for row in rows[1:] for cell in row]
    return 4 * sum(later) > len(later)


def _columns(rows: Sequence[Sequence[Cell]], count: int) -> list[list[str]]:
    """Return the texts of each of ``count`` columns; none where the rows have others.

    A cell that takes up several rows stands in the first of them.
    """
    columns = [list[str]() for _ in range(count)]
    taken = [0] * count
    for row in rows:
        free = [column for column in range(count) if not taken[column]]
        if len(free) != len(row) or any(cell.columns > 1 for cell in row):
            return []
        taken = [max(0, left - 1) for left in taken]
        for column, cell in zip(free, row, strict=True):
            columns[column].append(_text(cell))
            taken[column] = cell.rows - 1
    return columns


def _is_bold(cell: Cell) -> bool:
    runs = [run for paragraph in cell.paragraphs for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _text(cell: Cell) -> str:
    return "".join(p.looks.numbering + p.text for p in cell.paragraphs).strip()


def _is_word(cell: Cell) -> bool:
    text = _text(cell)
    plain = len(cell.paragraphs) == 1 and cell.columns == cell.rows == 1
    return plain and 0 < len(text) <= _LONGEST_HEAD and not re.search(r"\d|[。，；：]", text)


def mend_note(
    note: tuple[Paragraph, ...], declined: mending.Declined
) -> tuple[tuple[ArticleParagraph, ...], tuple[Change, ...]]:
    """Return a note's paragraphs mended."""
    pieces, changes = list[ArticleParagraph](), list[Change]()
    for paragraph in note:
        mended, found = mend_paragraph(paragraph, declined)
        changes += found
        pieces += [
            ArticleParagraph(role=ParagraphRole.TEXT, runs=p.runs, span=p.span)
            for p in mended
            if p.runs
        ]
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
