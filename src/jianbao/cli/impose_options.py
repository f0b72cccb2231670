"""The options of jianbao impose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jianbao.cli.language import words
from jianbao.cli.options import as_json

_OPTIONS = (
    click.option(
        "--scheme",
        default="saddle",
        help=words(
            "骑马钉（默认）、胶装、裁叠、2-up、4-up。",
            "saddle (default), perfect, cut-stack, 2-up, 4-up.",
        ),
    ),
    click.option(
        "--paper",
        default="",
        help=words(
            '纸张，如 A3、SRA3、大度对开、"320mm 450mm"；默认正好放得下。',
            'Paper: A3, SRA3, "320mm 450mm"; by default what the pages need.',
        ),
    ),
    click.option(
        "--signature",
        type=click.IntRange(4, 512),
        help=words("每帖几页，如 8、16、32。", "Pages of a signature: 8, 16, 32."),
    ),
    click.option(
        "--flip",
        default="",
        help=words(
            "打印机沿长边（long）还是短边（short）翻转；默认背面不倒。",
            "The edge that the printer turns paper over: long or short.",
        ),
    ),
    click.option(
        "--gutter",
        type=click.FloatRange(0, 200),
        default=0.0,
        help=words("订口每页加宽几毫米。", "Millimetres added to each page at the spine."),
    ),
    click.option(
        "--bleed",
        type=click.FloatRange(0, 50),
        help=words(
            "四周留几毫米供裁切；默认按 PDF 的出血。", "Millimetres around a page for the cut."
        ),
    ),
    click.option(
        "--thickness",
        default="",
        help=words(
            "一张纸的厚度，如 0.1mm、80g，用来补偿爬移。",
            "Thickness of a leaf (0.1mm, 80g), to make up for creep.",
        ),
    ),
    click.option(
        "--marks",
        is_flag=True,
        help=words("印裁切线、折标、帖标。", "Print crop, fold and collation marks."),
    ),
    click.option(
        "--blanks",
        default="",
        help=words(
            "空白页放在哪里：前、后、封底前，或“第2页后”。",
            "Where blank pages go: front, end, back (before the last page) or 2 (after page 2).",
        ),
    ),
    click.option(
        "--binding",
        default="",
        help=words("装订边：左（left）或右（right）。", "Bound at the left or the right."),
    ),
    click.option(
        "--fit", is_flag=True, help=words("纸小就缩小页面。", "Reduce pages to fit the paper.")
    ),
    click.option(
        "--proof",
        is_flag=True,
        help=words(
            "只印大页码，折一折看对不对。", "Large page numbers only, to fold by hand and check."
        ),
    ),
    click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        help=words("写到这个文件（默认“原名-拼版.pdf”）。", "The file to write."),
    ),
    as_json,
)


def impose_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options, in the order in which they are shown."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
