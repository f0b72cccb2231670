"""Contributions damaged by chance, and what an import may never do with them.

``python -m tests.intake.mangling 10000`` tries that many of each format; a seed may follow.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from tests.intake import contributed

from jianbao.intake import plan, rtf, sources
from jianbao.intake.plan import Import
from jianbao.intake.splitting import Answers

CASES = sorted((Path(__file__).parent / "contributions/looked_at").glob("*.txt"))
PAGE = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>题</title></head><body>{}</body></html>"
MAIL = "From: a@b.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}"
MHT = "From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}\r\n--b--\r\n"
PIECES = (
    b"<", b">", b"</p>", b"<table>", b"<w:p>", b"</w:r>", b"\x00", b"\xff\xfe", b"&#x0;", b"{", b"}", b"\\u", b"\r\n",
    "，".encode(), "“".encode(), "附件".encode(), "一、".encode(), "：".encode(), b"--b--", b"=", b"%PDF-", b"\x0c", b"]]>",
)  # fmt: skip


def originals(chance: random.Random) -> dict[str, bytes]:
    """Return one case in each format that is read without other programs."""
    case = contributed.entries(chance.choice(CASES))
    way = chance.choice([way for name, way in contributed.WAYS.items() if name != "text"])
    words = contributed.text(case)
    lines = "".join(f"<p>{line}</p>" for line in words.decode().split("\n") if line)
    return {
        ".docx": way(case),
        ".txt": words.decode().encode(chance.choice(["utf-8", "gb18030", "utf-16"])),
        ".html": PAGE.format(lines).encode(),
        ".mht": MHT.format(PAGE.format(lines)).encode(),
        ".eml": MAIL.format(words.decode()).encode(),
    }


def mangled(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with some of its bytes changed; of an archive, those of a part."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _repacked(data, chance)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data) + 1)
        wide = chance.randrange(1, 40)
        piece = chance.choice(PIECES)
        data = chance.choice(
            (
                data[:place] + piece + data[place:],
                data[:place] + data[place + wide :],
                data[:place] + data[place : place + wide] * 2 + data[place + wide :],
                data[:place] + chance.randbytes(wide) + data[place + wide :],
                data[:place],
            )
        )
    return data


def _repacked(data: bytes, chance: random.Random) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = chance.choice([name for name in names if name.endswith(".xml")])
        hit = "word/document.xml" if chance.random() < 0.6 else hit
        for name in names:
            part = old.read(name)
            new.writestr(name, _well_formed(mangled(part, chance)) if name == hit else part)
    return out.getvalue()


def _well_formed(part: bytes) -> bytes:
    """Return damaged XML as a program that closes what is open would write it."""
    root = etree.fromstring(part, etree.XMLParser(recover=True, resolve_entities=False))
    return part if root is None else etree.tostring(root, encoding="utf-8", xml_declaration=True)


def tried(count: int, seed: int, folder: Path) -> Iterator[tuple[str, str]]:
    """Import ``count`` damaged files of each format; yield what came of each."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    book = folder / "book.yaml"
    book.write_text("书名: 简报\n文章:\n", "utf-8")
    for _ in range(count):
        for suffix, data in originals(chance).items():
            damaged = mangled(data, chance)
            if suffix != ".docx" and chance.random() < 0.8:
                damaged = damaged.decode("utf-8", "ignore").replace("\0", "").encode()
            yield suffix, came_of(damaged, suffix, book)
        list(rtf.chunks(mangled(rb"{\rtf1\ansi\ansicpg936\f0 \'d0\'a3\u22253?\par}", chance)))


def came_of(data: bytes, suffix: str, book: Path) -> str:
    """Return whether a file was read, or with which codes it was refused; never nothing at all."""
    path = book.parent / f"来稿{suffix}"
    path.write_bytes(data)
    found = sources.read(path)
    said = [one.code for one in found.diagnostics if one.is_error]
    if found.value is None or not found.value.drafts:
        assert found.diagnostics, data
        return "refused " + " ".join(sorted(set(said)))
    result = plan.prepare(found.value.drafts, book, Answers(unattended=True))
    errors = sorted({one.code for one in result.diagnostics if one.is_error})
    done = result.value
    assert errors or isinstance(done, Import), data
    return "unbalanced" if "N701" in errors else " ".join(["read", *errors])


def main(count: int, seed: int) -> int:
    """Print how often what came of the files of each format."""
    began, found = time.process_time(), Counter[tuple[str, str]]()
    with TemporaryDirectory() as folder:
        found.update(tried(count, seed, Path(folder)))
    for (suffix, what), times in sorted(found.items()):
        sys.stdout.write(f"{suffix:6} {times:6} {what}\n")
    sys.stdout.write(f"{sum(found.values())} files, {time.process_time() - began:.0f} s\n")
    return 1 if any(what == "unbalanced" for _, what in found) else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
