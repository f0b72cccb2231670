"""Parse the manuscripts of a book to HTML and do nothing else: the measure for the EPUB.

Run ``python benchmarks/parse.py FOLDER OUTPUT``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt

if __name__ == "__main__":
    folder, output = map(Path, sys.argv[1:])
    parser = MarkdownIt("commonmark").enable("table")
    paths = sorted((folder / "稿件").glob("*.md"))
    output.write_text("".join(parser.render(path.read_text("utf-8")) for path in paths), "utf-8")
