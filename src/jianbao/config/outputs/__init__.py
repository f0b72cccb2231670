"""The shape of ``outputs``: which editions to make, and what to call their files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jianbao.config import value_codes
from jianbao.config.options import OutputChoice
from jianbao.config.outputs.booklet import BOOKLET_KEYS, imposed
from jianbao.config.outputs.cover import COVER_KEYS, on_cover
from jianbao.config.outputs.printing import PDF_KEYS, on_paper
from jianbao.config.outputs.screen import EPUB_KEYS, WEB_KEYS, on_screen
from jianbao.config.outputs.stationery import BADGE_KEYS, PLATE_KEYS, SIGN_IN_KEYS, of_meeting
from jianbao.config.record import Key, Record
from jianbao.config.scalars import BOOLEANS, Choice, PlainName, Switch
from jianbao.config.shape import Schema, Shape
from jianbao.config.structures import Either, Made, Many
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from jianbao.config.nodes import Node
    from jianbao.config.reading import Place, Reading

Outputs = tuple[OutputChoice, ...]

# Written in capitals as often as not.
NAMES = {
    "pdf": "pdf",
    "PDF": "pdf",
    "cover": "cover",
    "封皮": "cover",
    "epub": "epub",
    "EPUB": "epub",
    "web": "web",
    "网页": "web",
    "booklet": "booklet",
    "小册子": "booklet",
    "拼版": "booklet",
    "name_plates": "name_plates",
    "桌牌": "name_plates",
    "badges": "badges",
    "胸卡": "badges",
    "sign_in": "sign_in",
    "签到表": "sign_in",
}

# A standard for archives goes by sRGB, one for the press by its inks.
AT_ODDS = {"pdf/a": "cmyk", "pdf/x": "rgb"}


def _chosen(**settings: bool | OutputChoice) -> Outputs:
    return tuple(
        setting if isinstance(setting, OutputChoice) else OutputChoice(name=name)
        for name, setting in settings.items()
        if setting is not False
    )


def _setting(
    make: Callable[..., OutputChoice], keys: tuple[Key, ...]
) -> Either[bool | OutputChoice]:
    """Return the shape of one output: whether to make it, or its settings."""
    return Either(
        scalar=Made[bool, bool | OutputChoice](Switch(null_means=True), lambda value: value),
        mapping=Record(make, (FILE, *keys)),
    )


FILE = Key(
    "file",
    ("文件名", "文件"),
    PlainName(),
    Text("成品的文件名，不带文件夹", "Name of the file, without folders"),
)
NAMED = Record(
    _chosen,
    (
        Key(
            "pdf",
            ("PDF",),
            _setting(partial(on_paper, "pdf"), PDF_KEYS),
            Text("印刷用的 PDF", "The PDF for print"),
        ),
        Key(
            "cover",
            ("封皮",),
            _setting(on_cover, COVER_KEYS),
            Text("胶装用的整张封皮：封底、书脊、封面", "The one-piece cover for perfect binding"),
        ),
        Key(
            "epub",
            ("EPUB",),
            _setting(partial(on_screen, "epub"), EPUB_KEYS),
            Text("手机上读的 EPUB", "The EPUB for phones"),
        ),
        Key(
            "web",
            ("网页",),
            _setting(partial(on_screen, "web"), WEB_KEYS),
            Text("转发用的网页，一个文件", "A web page in one file, to pass on"),
        ),
        Key(
            "booklet",
            ("小册子", "拼版"),
            _setting(imposed, BOOKLET_KEYS),
            Text("拼成大张、印好就能折的 PDF", "The pages on sheets, ready to print and fold"),
        ),
        Key(
            "name_plates",
            ("桌牌",),
            _setting(partial(of_meeting, "name_plates"), PLATE_KEYS),
            Text("会场的桌牌，一人一张，对折", "Name plates, a folded sheet for each person"),
        ),
        Key(
            "badges",
            ("胸卡",),
            _setting(partial(of_meeting, "badges"), BADGE_KEYS),
            Text("胸卡，一张纸印几个", "Badges, several to a sheet"),
        ),
        Key(
            "sign_in",
            ("签到表",),
            _setting(partial(of_meeting, "sign_in"), SIGN_IN_KEYS),
            Text("签到表，按单位", "The sign-in sheet, by unit"),
        ),
    ),
)
LISTED = Made(Many(Choice(NAMES)), lambda names: _chosen(**dict.fromkeys(names, True)))
ONE = Made(Choice(NAMES), lambda name: _chosen(**{name: True}))


class OutputList(Shape[Outputs]):
    """A name, a list of names, or a mapping of names to settings; at least one output."""

    _inner = Either(scalar=ONE, sequence=LISTED, mapping=NAMED)

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return self._inner.expected

    @property
    def key_names(self) -> tuple[str, ...]:
        """See `Shape`."""
        return self._inner.key_names

    def read(self, node: Node, place: Place, reading: Reading) -> Outputs | None:
        """Return the outputs asked for."""
        before = len(reading.diagnostics)
        outputs = self._inner.read(node, place, reading)
        if outputs is None or len(reading.diagnostics) > before:
            return outputs
        if not outputs:
            reading.report(value_codes.NO_OUTPUTS.of(), node.span)
        files = [output.file.casefold() for output in outputs if output.file]
        if len(set(files)) < len(files):
            reading.report(value_codes.SAME_FILE.of(file=outputs[-1].file), node.span)
        for output in outputs:
            printing = output.printing
            if AT_ODDS.get(printing.standard.partition("-")[0]) == printing.colour:
                reading.report(
                    value_codes.COLOURS_AT_ODDS.of(standard=printing.standard), node.span
                )
        return outputs

    def schema(self) -> Schema:
        """See `Shape`."""
        switched_off = {"enum": [word for word, value in BOOLEANS.items() if not value]}
        off = {"anyOf": [{"const": False}, switched_off]}
        nothing = {
            "anyOf": [
                {"type": "object", "additionalProperties": off},
                {"type": "array", "maxItems": 0},
            ]
        }
        return {**self._inner.schema(), "not": nothing}
