"""Manuscripts that are drawn, and the same edits made by hand and by a reviewer with Word."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.merge.reviewer import Reviewer

from jianbao.intake.emit import escape

_HAN = "学校教育安全工作检查培训幼儿园食堂台账整改落实责任会议精神传达部署要求教师家长课堂作业建设管理服务保障"
_MARKS = "，。、；：“”（）"
_ODD = "*_#~`$<&1a-|"


@dataclass
class Block:
    """A block of a manuscript: text, which of it is bold, what it is."""

    kind: str
    text: str
    bold: list[bool] = field(default_factory=list)
    number: int = 0
    is_touched: bool = False

    def __post_init__(self) -> None:
        self.bold = self.bold or [False] * len(self.text)

    def content(self) -> str:
        made, looks = "", False
        for sign, bold in zip(self.text, self.bold, strict=True):
            if bold != looks:
                made += "**"
                looks = bold
            made += escape.escaped(sign)
        return made + ("**" if looks else "")

    def written(self) -> str:
        text = self.content()
        match self.kind:
            case "title":
                return f"# {text}"
            case "heading":
                return f"## {text}"
            case "item":
                return f"- {text}"
            case "note":
                return f"[^{self.number}]: {text}"
        return escape.line(text)


@dataclass
class Table:
    rows: list[list[str]]

    def written(self) -> str:
        lines = ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join([lines[0], "|" + "---|" * len(self.rows[0]), *lines[1:]])


class Drawn:
    """A manuscript drawn by ``rng``; a ``plain`` one has nothing that proof-reading would touch."""

    def __init__(self, rng: random.Random, *, plain: bool = False) -> None:
        self._rng, self._is_plain = rng, plain
        self._count = 0
        self.blocks: list[Block | Table] = [Block("title", self.words(8, odd=False))]
        for _ in range(rng.randint(14, 20)):
            kind = rng.choices(["para", "heading", "item", "table"], [9, 2, 3, 1])[0]
            if kind == "table":
                rows = [[self.words(3, odd=False) for _ in range(3)] for _ in range(4)]
                self.blocks.append(Table(rows))
            elif kind == "item":
                self.blocks += [Block("item", self.words(12)) for _ in range(3)]
                self.blocks.append(self._paragraph())
            elif kind == "heading":
                self.blocks += [Block("heading", self.words(6, odd=False)), self._paragraph()]
            else:
                self.blocks.append(self._paragraph())

    def words(self, length: int, *, odd: bool = True) -> str:
        """Return text that stands nowhere else."""
        rng = self._rng
        odd = odd and not self._is_plain
        marks = "" if self._is_plain else _MARKS
        self._count += 1
        middle = "".join(
            rng.choice(_ODD) if odd and rng.random() < 0.03
            else rng.choice(marks) if rng.random() < 0.1 and marks
            else rng.choice(_HAN)
            for _ in range(rng.randint(length, 3 * length))
        )  # fmt: skip
        numeral = "".join("甲乙丙丁戊己庚辛壬癸"[int(d)] for d in str(self._count))
        return f"{rng.choice(_HAN)}{numeral}{middle}{rng.choice(_HAN)}"

    def _paragraph(self) -> Block:
        text = self.words(15)
        bold = [False] * len(text)
        if self._rng.random() < 0.4:
            start = self._rng.randrange(len(text) - 6)
            for place in range(start, start + self._rng.randint(2, 5)):
                bold[place] = True
        while text and bold[0] and not text[0].isalnum():
            bold[0] = False
        return Block("para", text, bold)

    def written(self) -> str:
        """Return the manuscript."""
        made = ""
        for number, block in enumerate(self.blocks):
            if number:
                before = self.blocks[number - 1]
                tight = isinstance(before, Block) and isinstance(block, Block)
                tight = tight and before.kind == block.kind == "item"  # type: ignore[union-attr] # as asked before
                made += "\n" if tight else "\n\n"
            made += block.written()
        return made + "\n"

    def edit(self, reviewer: Reviewer) -> str:
        """Let ``reviewer`` change something, do the same by hand, and tell what it was."""
        rng = self._rng
        action = rng.choice(
            ["insert", "insert", "delete", "replace", "replace", "split", "join", "add", "remove",
             "move", "bold", "plain", "across", "cell", "row", "unrow", "title"]
        )  # fmt: skip
        return action if getattr(self, f"_{action}")(reviewer) else ""

    def _free(self, *kinds: str) -> list[int]:
        """Return the blocks that nobody has touched, nor those beside them."""
        free = []
        for number, block in enumerate(self.blocks):
            if not isinstance(block, Block) or block.kind not in kinds:
                continue
            around = self.blocks[max(number - 1, 0) : number + 2]
            lists = [one for one in around if isinstance(one, Block) and one.kind == "item"]
            if block.kind == "para" and len(lists) > 1:
                continue  # without it the two lists would be one
            if not any(isinstance(one, Block) and one.is_touched for one in around):
                free.append(number)
        return free

    def _pick(self, *kinds: str) -> tuple[int, Block] | None:
        free = self._free(*kinds)
        if not free:
            return None
        number = self._rng.choice(free)
        block = self.blocks[number]
        assert isinstance(block, Block)
        block.is_touched = True
        return number, block

    def _change(self, reviewer: Reviewer, block: Block, start: int, end: int, new: str) -> bool:
        bold = (
            block.bold[start] if end > start else block.bold[start - 1] if start else block.bold[0]
        )
        reviewer.replace(block.text, start, end, new, bold=bold and bool(new))
        block.text = block.text[:start] + new + block.text[end:]
        block.bold[start:end] = [bold] * len(new)
        return True

    def _insert(self, reviewer: Reviewer) -> bool:
        found = self._pick("para", "item", "heading")
        if found is None:
            return False
        block = found[1]
        at = self._rng.randint(1, len(block.text))
        return self._change(reviewer, block, at, at, self.words(2))

    def _delete(self, reviewer: Reviewer) -> bool:
        found = self._pick("para", "item", "heading")
        if found is None:
            return False
        block = found[1]
        start = self._rng.randrange(1, len(block.text) - 3)
        end = min(start + self._rng.randint(1, 6), len(block.text) - 1)
        return self._change(reviewer, block, start, end, "")

    def _replace(self, reviewer: Reviewer) -> bool:
        found = self._pick("para", "item", "heading")
        if found is None:
            return False
        block = found[1]
        start = self._rng.randrange(1, len(block.text) - 3)
        end = min(start + self._rng.randint(1, 6), len(block.text) - 1)
        return self._change(reviewer, block, start, end, self.words(2))

    def _title(self, reviewer: Reviewer) -> bool:
        found = self._pick("title")
        if found is None:
            return False
        block = found[1]
        return self._change(reviewer, block, 3, 5, self.words(1, odd=False))

    def _split(self, reviewer: Reviewer) -> bool:
        found = self._pick("para")
        if found is None:
            return False
        number, block = found
        at = self._rng.randrange(4, len(block.text) - 3)
        reviewer.split(block.text, at)
        rest = Block("para", block.text[at:], block.bold[at:], is_touched=True)
        block.text, block.bold = block.text[:at], block.bold[:at]
        self.blocks.insert(number + 1, rest)
        return True

    def _join(self, reviewer: Reviewer) -> bool:
        free = [n for n in self._free("para") if n + 1 in self._free("para")]
        if not free:
            return False
        number = self._rng.choice(free)
        one, other = self.blocks[number], self.blocks.pop(number + 1)
        assert isinstance(one, Block)
        assert isinstance(other, Block)
        reviewer.join(one.text)
        one.is_touched = True
        one.text, one.bold = one.text + other.text, one.bold + other.bold
        return True

    def _add(self, reviewer: Reviewer) -> bool:
        found = self._pick("para")
        if found is None:
            return False
        number, block = found
        text = self.words(10)
        reviewer.add(block.text, text, pressed=self._rng.random() < 0.5)
        self.blocks.insert(number + 1, Block("para", text, is_touched=True))
        return True

    def _remove(self, reviewer: Reviewer) -> bool:
        found = self._pick("para", "item")
        if found is None:
            return False
        number, block = found
        reviewer.remove(block.text)
        del self.blocks[number]
        self._keep_apart(number)
        return True

    def _move(self, reviewer: Reviewer) -> bool:
        found, other = self._pick("para"), self._pick("para")
        if found is None or other is None:
            return False
        block = found[1]
        reviewer.move(block.text, other[1].text)
        number = self.blocks.index(block)
        del self.blocks[number]
        self._keep_apart(number)
        self.blocks.insert(self.blocks.index(other[1]) + 1, block)
        return True

    def _keep_apart(self, number: int) -> None:
        """Touch nothing more where a block went."""
        for block in self.blocks[max(number - 1, 0) : number + 1]:
            if isinstance(block, Block):
                block.is_touched = True

    def _bold(self, reviewer: Reviewer) -> bool:
        found = self._pick("para")
        if found is None or any(found[1].bold):
            return False
        block = found[1]
        start = self._rng.randrange(1, len(block.text) - 5)
        end = start + self._rng.randint(2, 4)
        if not (block.text[start].isalnum() and block.text[end - 1].isalnum()):
            return False
        reviewer.embolden(block.text, start, end, on=True)
        block.bold[start:end] = [True] * (end - start)
        return True

    def _plain(self, reviewer: Reviewer) -> bool:
        found = self._pick("para")
        if found is None or not any(found[1].bold):
            return False
        block = found[1]
        start = block.bold.index(True)
        end = start + sum(block.bold)
        reviewer.embolden(block.text, start, end, on=False)
        block.bold = [False] * len(block.text)
        return True

    def _across(self, reviewer: Reviewer) -> bool:
        """Type anew what reaches over a border of bold, plain or bold."""
        found = self._pick("para")
        if found is None or not any(found[1].bold[3:-3]):
            return False
        block, rng = found[1], self._rng
        first = block.bold.index(True)
        last = first + sum(block.bold)
        border = rng.choice([first, last])
        if not 2 < border < len(block.text) - 2:
            return False
        start, end = border - rng.randint(1, 2), border + rng.randint(1, 2)
        edges = (block.text[start - 1], block.text[end])
        bold, new = rng.random() < 0.5, self.words(1, odd=False)
        if not all(edge.isalnum() for edge in edges) or not new.isalnum():
            return False
        reviewer.replace(block.text, start, end, new, bold=bold)
        block.text = block.text[:start] + new + block.text[end:]
        block.bold[start:end] = [bold] * len(new)
        return True

    def _tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    def _cell(self, reviewer: Reviewer) -> bool:
        if not self._tables():
            return False
        row = self._rng.choice(self._rng.choice(self._tables()).rows)
        column = self._rng.randrange(3)
        if len(row[column]) > 30:
            return False
        new = self.words(1, odd=False)
        try:
            reviewer.replace(row[column], 2, 4, new)
        except AssertionError:  # it has been changed already
            return False
        row[column] = row[column][:2] + new + row[column][4:]
        return True

    def _row(self, reviewer: Reviewer) -> bool:
        if not self._tables():
            return False
        rows = self._rng.choice(self._tables()).rows
        at = self._rng.randrange(1, len(rows))
        cells = [self.words(2, odd=False) for _ in range(3)]
        try:
            reviewer.add_row(rows[at][0], cells)
        except AssertionError:
            return False
        rows.insert(at + 1, cells)
        return True

    def _unrow(self, reviewer: Reviewer) -> bool:
        if not self._tables():
            return False
        rows = self._rng.choice(self._tables()).rows
        if len(rows) < 4:
            return False
        at = self._rng.randrange(1, len(rows))
        try:
            reviewer.remove_row(rows[at][0])
        except AssertionError:
            return False
        del rows[at]
        return True
