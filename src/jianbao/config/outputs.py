"""The shape of ``outputs``: which editions to make, and what to call their files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jianbao.config import value_faults
from jianbao.config.model import OutputChoice, ScreenOptions
from jianbao.config.pictures import PicturePath
from jianbao.config.record import Key, Record
from jianbao.config.scalars import BOOLEANS, Choice, Percent, PlainName, Switch, Words
from jianbao.config.shape import Schema, Shape
from jianbao.config.structures import Either, Made, Many
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from jianbao.config.nodes import Node
    from jianbao.config.reading import Place, Reading

Outputs = tuple[OutputChoice, ...]

# Written in capitals as often as not.
NAMES = {"pdf": "pdf", "PDF": "pdf", "epub": "epub", "EPUB": "epub", "web": "web", "网页": "web"}


def _pdf(*, file: str = "") -> OutputChoice:
    return OutputChoice(name="pdf", file=file)


def _on_screen(name: str, *, file: str = "", **options: Any) -> OutputChoice:  # noqa: ANN401 - what the keys' shapes read
    return OutputChoice(name=name, file=file, screen=ScreenOptions(**options))


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
PAGE_LIST = Key(
    "page_list",
    ("印刷页码",),
    Switch(),
    Text("电子书里能不能按印刷本的页码翻", "Whether the e-book knows the pages of the print"),
)
FACES = Key(
    "faces",
    ("嵌入字体",),
    Choice(
        {
            "罕用字": "rare",
            "全部": "all",
            "不嵌": "none",
            "rare": "rare",
            "all": "all",
            "none": "none",
        }
    ),
    Text(
        "手机上可能没有的字嵌不嵌字体：罕用字、全部（标题、楷体等也嵌）、不嵌",
        "Faces to embed: for characters that phones lack (rare), for every role (all), none",
    ),
)
FACE_FORMAT = Key(
    "face_format",
    ("字体格式",),
    Choice({"woff2": "woff2", "WOFF2": "woff2", "otf": "otf", "OTF": "otf"}),
    Text("嵌入字体的格式，旧阅读器用 otf", "Format of embedded faces; otf for old readers"),
)
COVER = Key(
    "cover",
    ("封面",),
    PicturePath(),
    Text("封面图片，默认按版式画", "Picture of the cover; drawn by the theme by default"),
)
PICTURE_QUALITY = Key(
    "picture_quality",
    ("图片质量",),
    Percent(),
    Text("图片压缩的质量，1 到 100，默认 85", "Quality of the pictures, 1 to 100, 85 by default"),
)
REVIEWED_BY = Key(
    "reviewed_by",
    ("无障碍审阅人",),
    Words(),
    Text("谁按无障碍标准审阅过", "Who reviewed its accessibility"),
)
NAMED = Record(
    _chosen,
    (
        Key("pdf", ("PDF",), _setting(_pdf, ()), Text("印刷用的 PDF", "The PDF for print")),
        Key(
            "epub",
            ("EPUB",),
            _setting(
                partial(_on_screen, "epub"),
                (PAGE_LIST, COVER, PICTURE_QUALITY, FACES, FACE_FORMAT, REVIEWED_BY),
            ),
            Text("手机上读的 EPUB", "The EPUB for phones"),
        ),
        Key(
            "web",
            ("网页",),
            _setting(partial(_on_screen, "web"), (PICTURE_QUALITY, FACES, FACE_FORMAT)),
            Text("转发用的网页，一个文件", "A web page in one file, to pass on"),
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
            reading.report(value_faults.no_outputs(), node.span)
        files = [output.file.casefold() for output in outputs if output.file]
        if len(set(files)) < len(files):
            reading.report(value_faults.same_file(outputs[-1].file), node.span)
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
