"""Tell what the files of a book weigh, by parts: ``python benchmarks/weight.py FILE …``.

A part is what its streams take in the PDF, or its files in the package of an OFD, an EPUB or a
.docx, as they are packed there; what is left is what joins them.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pikepdf

PARTS = ("faces", "pictures", "pages", "other")
_KINDS = {
    **dict.fromkeys((".ttf", ".otf", ".woff2", ".cff"), "faces"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".svg", ".gif"), "pictures"),
    **dict.fromkeys((".xml", ".xhtml", ".html"), "pages"),
}
_FACES = ("/FontFile", "/FontFile2", "/FontFile3")


def main(files: list[str]) -> None:
    """Print a table in Markdown, in bytes."""
    print("| file |", " | ".join((*PARTS, "all")), "|")
    print("| --- |", " | ".join(["--:"] * (len(PARTS) + 1)), "|")
    for file in map(Path, files):
        parts = weight(file)
        print(f"| {file.name} |", " | ".join(f"{parts[part]:,}" for part in (*PARTS, "all")), "|")


def weight(file: Path) -> Counter[str]:
    """Return the bytes of each part of ``file``."""
    found: Counter[str] = Counter(all=file.stat().st_size)
    if file.suffix != ".pdf":
        with ZipFile(file) as package:
            for item in package.infolist():
                found[_KINDS.get(Path(item.filename).suffix.lower(), "other")] += item.compress_size
        found["other"] = found["all"] - sum(found[part] for part in PARTS[:-1])
        return found
    with pikepdf.open(file) as pdf:
        faces, pages = _parts(pdf)
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                found[_part(thing, faces, pages)] += len(thing.read_raw_bytes())
    found["other"] = found["all"] - sum(found[part] for part in PARTS[:-1])
    return found


def _parts(pdf: pikepdf.Pdf) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the numbers of the streams that are faces, and of those that are on pages."""
    described = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
    faces = {thing[key].objgen for thing in described for key in _FACES if key in thing}
    pages = set()
    for page in pdf.pages:
        contents = page.obj.get("/Contents", pikepdf.Array())
        parts = contents if isinstance(contents, pikepdf.Array) else [contents]
        pages |= {part.objgen for part in parts}
    return faces, pages


def _part(stream: pikepdf.Stream, faces: set[tuple[int, int]], pages: set[tuple[int, int]]) -> str:
    if stream.objgen in faces:
        return "faces"
    if stream.get("/Subtype") == pikepdf.Name.Image:
        return "pictures"
    return "pages" if stream.objgen in pages or stream.get("/Subtype") == "/Form" else "other"


if __name__ == "__main__":
    main(sys.argv[1:])
