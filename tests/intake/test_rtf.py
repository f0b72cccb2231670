"""The second reading of RTF: the text of each paragraph, whatever wrote the file."""

from __future__ import annotations

import pytest

from jianbao.diagnostics import Span
from jianbao.intake import rtf, witness
from jianbao.intake.conservation import letters
from jianbao.intake.model import Draft, Paragraph, Run

HEAD = rb"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}}"


def gbk(text: str) -> bytes:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk")).encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"\pard\f0 " + gbk("校园安全") + rb"\par", "校园安全"),
        (rb"\pard\u26657?\u22253?abc\par", "校园abc"),
        (rb"\uc0\u26657\u22253\par", "校园"),
        (rb"\u55362?\u57271?\par", "\U00020bb7"),
        (rb"\f0" + gbk("甲") + rb"{\footnote " + gbk("注") + rb"}\par", "甲注"),
        (rb"{\shp{\*\shpinst{\shptxt " + gbk("框里") + rb"}}}\par", "框里"),
        (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt " + gbk("链接") + rb"}}\par", "链接"),
        (rb"{\*\unknown " + gbk("别的") + rb"}{\info{\title " + gbk("不算") + rb"}}" + gbk("算"), "算"),
        (rb"a\emdash b\{c\}\~d\par", "a—b{c}\u00a0d"),
        (gbk("一") + rb"\cell " + gbk("二") + rb"\cell\row", "一二"),
        (rb"\f1 caf\'e9\par", "café"),
    ],
)  # fmt: skip
def test_the_text_of_a_file_is_found(body: bytes, text: str) -> None:
    assert "".join(rtf.chunks(HEAD + body + b"}")) == text


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"{\\rtf1\\u", b"{\\rtf1" + b"{" * 5000, b"\\'g1}}}\\u99999?"]
)
def test_broken_files_end(broken: bytes) -> None:
    assert isinstance(rtf.chunks(broken), list)


def test_what_a_reader_has_passed_by_is_kept_behind_its_text() -> None:
    here = Span(file="来稿.rtf", line=1)
    paragraph = Paragraph(runs=(Run(text="第一段。"),), span=here)
    draft = Draft(source="来稿.rtf", blocks=(paragraph,), raw="第一段。")
    whole = witness.completed(draft, ["第一段。", "", "读丢的一段。"])
    (change,) = whole.changes
    assert (change.rule, change.after) == ("N158", "读丢的一段。")
    last = whole.blocks[-1]
    assert isinstance(last, Paragraph)
    assert letters(last.text) == "读丢的一段"
    assert witness.completed(draft, ["第一段。"], stated="标题") is draft
