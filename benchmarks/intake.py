"""Read a Word document of 200 pages, beside mammoth, each in a process of its own.

Run ``python benchmarks/intake.py [--pages 200] [--rounds 3]``. The document is generated from a
fixed seed as Word saves one that was edited by hand: each run of about ten characters with its
fonts and sizes, headings numbered automatically, tables, footnotes, tracked changes, and
photographs. Time is wall-clock and includes the start of the process; memory is its peak resident
set. mammoth makes HTML of it with the pictures in it; ``jianbao import`` mends, divides and binds
it besides.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

BIN = Path(sys.executable).parent
PER_PAGE = 22 * 28
"""Characters on the page of an official document."""
WORDS = (
    "教育局学校教师学生会议强调落实责任安全工作质量发展活动组织开展认真切实推进加强提高完善".strip()
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}/main" xmlns:pic="{A}/picture" xmlns:wp="{A}/wordprocessingDrawing"'
LOOKS = (
    '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:hint="eastAsia"/>'
    '<w:color w:val="000000"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
MAMMOTH = "import sys, mammoth; print(len(mammoth.convert_to_html(open(sys.argv[1], 'rb')).value))"
JIANBAO = (
    "import sys, pathlib; from jianbao.intake import docx; path = pathlib.Path(sys.argv[1]);"
    "print(len(docx.read(path.read_bytes(), path.name).value.blocks))"
)
BOOK = "书名: 测试\n编印单位: 测试\n日期: 2024年3月5日\n文章: []\n"


class Corpus:
    """The document while it is made."""

    def __init__(self, pages: int) -> None:
        self._random = random.Random(5)  # noqa: S311 - a made-up corpus, the same every time
        self._pages = pages
        self._notes: list[str] = []

    def save(self, path: Path) -> None:
        """Write it to ``path``."""
        body = "".join(self._body())
        photographs = {f"word/media/image{index}.jpeg": self._photograph() for index in range(10)}
        relations = "".join(
            f'<Relationship Id="p{index}" Type="{R}/image" Target="media/image{index}.jpeg"/>'
            for index in range(10)
        )
        for kind in ("numbering", "footnotes"):
            relations += f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        files = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/numbering.xml": f"<w:numbering {NAMESPACES}>{NUMBERING}</w:numbering>",
            "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{''.join(self._notes)}</w:footnotes>",
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in (files | photographs).items():
                archive.writestr(name, data)

    def _body(self) -> Iterator[str]:
        for page in range(self._pages):
            yield self._paragraph(12, '<w:pStyle w:val="a"/><w:jc w:val="center"/>')
            yield self._paragraph(
                14, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:jc w:val="both"/>'
            )
            for _ in range(PER_PAGE // 120):
                yield self._paragraph(120, '<w:ind w:firstLine="640" w:firstLineChars="200"/>')
            if page % 10 == 0:
                yield self._table()
            if page % 20 == 0:
                yield self._picture(page // 20)

    def _words(self, count: int) -> str:
        return "".join(self._random.choices(WORDS, k=count))

    def _run(self, text: str, tag: str = "t") -> str:
        return (
            f'<w:r w:rsidR="00A77B3E" w:rsidRPr="00C12D5F">{LOOKS}<w:{tag}>{text}</w:{tag}></w:r>'
        )

    def _paragraph(self, count: int, properties: str) -> str:
        runs = [self._run(self._words(10)) for _ in range(count // 10)]
        chance = self._random.random()
        if chance < 0.05:  # noqa: PLR2004 - a share
            runs.append(
                f'<w:del w:id="1" w:author="王" w:date="2024-03-05T09:00:00Z">{self._run("旧", "delText")}</w:del>'
            )
        elif chance < 0.1:  # noqa: PLR2004 - a share
            number = len(self._notes) + 1
            self._notes.append(
                f'<w:footnote w:id="{number}"><w:p>{self._run(self._words(20))}</w:p></w:footnote>'
            )
            runs.append(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>')
        return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr>{properties}</w:pPr>{"".join(runs)}</w:p>'

    def _table(self) -> str:
        cell = "<w:tc><w:tcPr><w:tcW w:w='1000'/></w:tcPr>{}</w:tc>"
        rows = ("".join(cell.format(self._paragraph(10, "")) for _ in range(5)) for _ in range(10))
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

    def _picture(self, index: int) -> str:
        return (
            '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1"/><a:graphic><a:graphicData><pic:pic>'
            f'<pic:blipFill><a:blip r:embed="p{index % 10}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r></w:p>"
        )

    def _photograph(self) -> bytes:
        stream = io.BytesIO()
        Image.frombytes("RGB", (800, 600), self._random.randbytes(800 * 600 * 3)).save(
            stream, "JPEG"
        )
        return stream.getvalue()


def measure(command: tuple[str | Path, ...], folder: Path) -> tuple[float, float]:
    """Return the seconds that ``command`` takes and the megabytes that it needs at most."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 1}:  # 1: something in the report is for a person to decide
            said.seek(0)
            sys.exit(said.read().decode(errors="replace"))
    return seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Make the document, let all read it in turn, and print the fastest of each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "来稿.docx"
        Corpus(options.pages).save(source)
        (folder / "book").mkdir()
        (folder / "book" / "book.yaml").write_text(BOOK, "utf-8")
        commands: dict[str, tuple[str | Path, ...]] = {
            "mammoth": (sys.executable, "-c", MAMMOTH, source),
            "intake.docx": (sys.executable, "-c", JIANBAO, source),
            "jianbao import": (BIN / "jianbao", "import", source, "--into", "book", "--dry-run"),
        }
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(options.rounds):
            for contestant, command in commands.items():
                runs[contestant].append(measure(command, folder))
    fastest = {contestant: min(measured) for contestant, measured in runs.items()}
    for contestant, (seconds, megabytes) in fastest.items():
        ratios = [
            mine / base for mine, base in zip(fastest[contestant], fastest["mammoth"], strict=True)
        ]
        print(
            f"{contestant:15}{seconds:6.2f} s ×{ratios[0]:.2f}{megabytes:7.0f} MB ×{ratios[1]:.2f}"
        )


if __name__ == "__main__":
    main()
