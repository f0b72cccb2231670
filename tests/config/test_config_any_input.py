"""Whatever stands in the file, the loader answers with a result, and points into the file."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.config import load
from jianbao.products import PRODUCTS

FRAGMENTS = st.one_of(
    st.sampled_from(
        ["title: ", "书名", "文章:", "chapters:", "parts:", "版记:", "outputs: ", "pdf"]
    ),
    st.sampled_from(
        ["稿件/01.md", "../x", "12", "2021-11-30", "~", "甲", "：", ": ", ":", ",", "#"]
    ),
    st.sampled_from(
        ["\n", "\n  ", "\n- ", "- ", "? ", "[", "]", "{", "}", "|\n", "---\n", "...\n"]
    ),
    st.sampled_from(["&a ", "*a", "<<: ", "!", "!!python/name:x ", "%YAML 1.2\n", "\\U", "'", '"']),
    st.sampled_from([" ", "\t", "\r", "\r\n", "\u2028", "\x85", "\ufeff", "\x00", "\x07"]),
)


def check(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.yaml"
        file.write_bytes(data)
        result = load(file, PRODUCTS)
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = re.split(r"\r\n|\r|\n", text)
    assert result.failed or result.value is not None
    for diagnostic in result.diagnostics:
        span = diagnostic.span
        assert span is not None
        assert 0 <= span.line <= len(lines)
        if span.line:
            assert diagnostic.excerpt == lines[span.line - 1]
            assert 1 <= span.column <= len(diagnostic.excerpt) + 1
            assert span.column < span.end_column <= len(diagnostic.excerpt) + 2


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    check(data)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=500, deadline=None)
@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_any_mixture_of_what_yaml_is_made_of(text: str) -> None:
    check(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "- " * 100_000,
        "{a: " * 100_000,
        "? " * 100_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        "a: &a [*a]\n",
        "&a a: 1\n*a : 2\n",
        '"\\UFFFFFFFF"',
        '"\\ud800": 1\ntitle: "\\udfff"\n',
        "%TAG ! tag:x\n---\n!a b",
        "title: !<\n",
        "title: " + "9" * 100_000,
        'title: x\nchapters: ["a\\0b", "' + "长" * 5000 + '"]\n',
        "title: x\nchapters: [\"a\\ud800.md\", 'a\n\n  b.md', ., '', ~]\n",
    ],
)
def test_known_poison(text: str) -> None:
    check(text.encode())
