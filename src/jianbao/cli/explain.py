"""jianbao explain."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

from jianbao import catalogue
from jianbao.catalogue import CodeEntry
from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, words
from jianbao.diagnostics import Text, did_you_mean

_CODE = re.compile(r"(?<![A-Z0-9])[A-Z][0-9]{3}(?![A-Z0-9])")
_WORD = re.compile(r"\w\w")


def explain(asked: str) -> Exit:
    """Print what the code in ``asked`` means, or for nothing the letters.

    Of a beginning those codes are listed that begin so, of a word those that say it.
    """
    entries = catalogue.entries()
    code = _CODE.search(asked.upper())
    word, asked = asked.casefold(), code[0] if code else asked.upper()
    found = [entry for entry in entries if entry.code.startswith(asked)]
    if not found and _WORD.search(word):
        found = [entry for entry in entries if any(word in _both(it) for it in entry.messages)]
    if not found:
        codes = [entry.code for entry in entries]
        alike = [code for code in codes if code[0] == asked[0]]
        near = did_you_mean(asked, alike, _digits) or did_you_mean(asked, codes, _digits)
        hint = f"{words('，', '; ')}{say(near)}" if near else ""
        return report.usage_fault(
            f"没有“{asked}”这个代码{hint}", f"there is no code “{asked}”{hint}"
        )
    if not asked:
        lines = _letters(found)
    elif found[0].code == asked:
        lines = _page(found[0])
    else:
        lines = _listed(found)
    sys.stdout.write("\n".join(lines) + "\n")
    return Exit.CLEAN


def _both(text: Text) -> str:
    return f"{text.zh}\n{text.en}".casefold()


def _digits(code: str) -> str:
    """Return ``code`` with the letters that are typed for digits as such."""
    return code[:1] + code[1:].translate(str.maketrans("OIL", "011"))


def _letters(entries: Iterable[CodeEntry]) -> Iterator[str]:
    for letter, group in groupby(entries, lambda entry: entry.code[0]):
        yield f"{letter}  {len(tuple(group)):>3}  {say(catalogue.FAMILIES[letter])}"
    yield ""
    yield words(
        "jianbao explain C 列出一类，jianbao explain C020 说明一个。",
        "jianbao explain C lists the codes of a letter, jianbao explain C020 tells of one.",
    )


def _listed(entries: Iterable[CodeEntry]) -> Iterator[str]:
    for entry in entries:
        yield f"{entry.code}  {report.weight(entry.severity)}  {say(entry.messages[0])}"


def _page(entry: CodeEntry) -> Iterator[str]:
    yield f"{report.weight(entry.severity)}[{entry.code}]  {say(entry.family)}"
    for heading, texts in (
        (words("会说：", "It says:"), entry.messages),
        (words("怎么办：", "What to do:"), entry.hints),
        (words("为什么：", "Why:"), (entry.why,) if entry.why else ()),
    ):
        if texts:
            yield ""
            yield heading
            yield from (f"  {say(text)}" for text in texts)
