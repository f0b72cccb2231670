"""Parse the manuscripts of a book to HTML and do nothing else: the measure for the EPUB.

The parser is markdown-it-py with the public plug-ins for what the manuscripts are written in:
tables, footnotes, definition lists, attributes and fenced divs.

Run ``python benchmarks/parse.py FOLDER OUTPUT``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

if __name__ == "__main__":
    folder, output = map(Path, sys.argv[1:])
    parser = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .use(deflist_plugin)
        .use(attrs_plugin, spans=True)
        .use(attrs_block_plugin)
        .use(container_plugin, "div", validate=lambda *_: True)
    )
    paths = sorted((folder / "稿件").glob("*.md"))
    output.write_text("".join(parser.render(path.read_text("utf-8")) for path in paths), "utf-8")
