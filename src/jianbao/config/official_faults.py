"""What can be wrong with the parts of an official document (公文): codes C050 to C059."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.fault import Fault
from jianbao.config.nodes import shorten
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence


def not_a_copy_number(text: str) -> Fault:
    """Return C050: no number of at most six digits (GB/T 9704-2012 7.2.1)."""
    return Fault(
        "C050",
        Text(
            f"份号应当是不超过六位的阿拉伯数字，现在是“{shorten(text)}”",
            f"the copy number has up to six digits, found “{shorten(text)}”",
        ),
        Text("请写成 000001 或 1", "write it like 000001 or 1"),
    )


def irregular_document_number(text: str, slips: Sequence[Text], proper: str) -> Fault:
    """Return C051: a document number against GB/T 9704-2012 7.2.5, and how it is ``proper``."""
    listed_zh = "，".join(slip.zh for slip in slips)
    listed_en = ", ".join(slip.en for slip in slips)
    return Fault(
        "C051",
        Text(
            f"发文字号“{shorten(text)}”写法不对：{listed_zh}",
            f"the document number “{shorten(text)}” is not as it should be: {listed_en}",
        ),
        Text(f"请写成“{proper}”", f"write “{proper}”"),
    )


def unreadable_document_number(text: str) -> Fault:
    """Return C052: a document number without one of its three parts."""
    return Fault(
        "C052",
        Text(
            f"看不懂发文字号“{shorten(text)}”：要有机关代字、年份和顺序号",
            f"unreadable document number “{shorten(text)}”: it needs the authority's code, "
            "the year and a number",
        ),
        Text("请写成“达教发〔2021〕1号”的样子", "write it like “达教发〔2021〕1号”"),
    )
