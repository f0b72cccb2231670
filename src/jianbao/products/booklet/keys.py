"""The keys of the booklet: pages on sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config import entry_codes
from jianbao.config.record import Key
from jianbao.config.scalars import Choice, Millimetres, Switch, Whole
from jianbao.config.shape import ScalarShape, Schema
from jianbao.diagnostics import Diagnostic, Text
from jianbao.imposition.paper import PAPER, THICKNESS, Size, leaf_thickness, paper_size
from jianbao.imposition.wording import BINDINGS, BLANKS, FLIPS, SCHEMES, blanks

if TYPE_CHECKING:
    from jianbao.config.reading import Place


class SheetSize(ScalarShape[Size]):
    """The size of a sheet, by name or measure."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("纸张", "a size of paper")

    def parse(self, text: str, place: Place) -> Size | Diagnostic:
        """Return width and height in mm."""
        return paper_size(text.strip()) or entry_codes.NO_SUCH_PAPER.of(
            label=place.label, text=text
        )

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": "string", "pattern": rf"^\s*(?:{PAPER.pattern})\s*$"}


class Thickness(ScalarShape[float]):
    """Of one leaf: measured, or from the weight of the paper."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("一张纸的厚度", "the thickness of a leaf")

    def parse(self, text: str, place: Place) -> float | Diagnostic:
        """Return the thickness in mm."""
        found = leaf_thickness(text.strip())
        return entry_codes.NO_THICKNESS.of(label=place.label, text=text) if found is None else found

    def schema(self) -> Schema:
        """See `Shape`."""
        as_number = {"type": "number", "minimum": 0, "exclusiveMaximum": 2}
        as_text = {"type": "string", "pattern": rf"^\s*(?:{THICKNESS.pattern})\s*$"}
        return {"anyOf": [as_number, as_text]}


class BlankPlace(ScalarShape[str]):
    """Where blank pages go."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("空白页的位置", "where blank pages go")

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return one of the words, or the number of a page."""
        return blanks(text.strip()) or entry_codes.NO_PLACE_FOR_BLANKS.of(
            label=place.label, text=text
        )

    def schema(self) -> Schema:
        """See `Shape`."""
        as_number = {"type": "integer", "minimum": 1, "maximum": 99_999}
        as_text = {"type": "string", "pattern": rf"^\s*(?:{BLANKS.pattern})\s*$"}
        return {"anyOf": [as_number, as_text]}


BOOKLET_KEYS = (
    Key(
        "scheme",
        ("拼法",),
        Choice(SCHEMES),
        Text(
            "骑马钉（默认）、胶装、裁叠、2-up、4-up",
            "saddle (default), perfect, cut-stack, 2-up, 4-up",
        ),
    ),
    Key(
        "paper",
        ("纸张",),
        SheetSize(),
        Text(
            "印在什么纸上，如 A3、SRA3、320mm 450mm",
            "The paper to print on: A3, SRA3, 320mm 450mm",
        ),
    ),
    Key(
        "signature",
        ("每帖页数",),
        Whole(),
        Text("几页折成一帖：4 的倍数，常用 8、16、32", "Pages of a signature: 8, 16, 32"),
    ),
    Key(
        "flip",
        ("翻转",),
        Choice(FLIPS),
        Text("双面打印沿长边还是短边翻转", "The edge that the printer turns paper over"),
    ),
    Key(
        "gutter",
        ("订口加宽",),
        Millimetres(),
        Text("每页订口一侧加宽多少", "What is added to each page at the spine"),
    ),
    Key(
        "bleed",
        ("出血",),
        Millimetres(),
        Text("每页四周留多少供裁切，默认按 PDF", "What is left around a page for the cut"),
    ),
    Key(
        "thickness",
        ("纸厚",),
        Thickness(),
        Text("一张纸多厚，用来补偿爬移", "Thickness of a leaf, to make up for creep"),
    ),
    Key(
        "marks",
        ("标记",),
        Switch(),
        Text("印不印裁切线、折标和帖标", "Whether crop, fold and collation marks are printed"),
    ),
    Key(
        "blanks",
        ("空白页",),
        BlankPlace(),
        Text("空白页放在前、后、封底前、第几页后", "Where blanks go: front, end, back, after 2"),
    ),
    Key(
        "binding",
        ("装订边",),
        Choice(BINDINGS),
        Text("左（默认）或右（竖排、繁体从右往左翻）", "left, or right for vertical books"),
    ),
    Key(
        "fit",
        ("缩小",),
        Switch(),
        Text("纸小放不下时缩小页面", "Whether pages are reduced to fit the paper"),
    ),
)
