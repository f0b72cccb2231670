"""A file written from ready objects holds what pydyf would have put into it."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
import pydyf
import pytest

from jianbao.typesetting.incremental.objects import write


def some_pdf(pages: int, *, titled: bool) -> Any:  # noqa: ANN401 - pydyf has no types
    pdf = pydyf.PDF()
    for number in range(pages):
        stream = pydyf.Stream([b"0 0 %d 10 re f" % number], compress=bool(number % 2))
        pdf.add_object(stream)
        box = pydyf.Array([0, 0, 100 + number, 100])
        page = {"Type": "/Page", "Parent": pdf.pages.reference, "MediaBox": box}
        page["Resources"] = pydyf.Dictionary()
        pdf.add_page(pydyf.Dictionary({**page, "Contents": stream.reference}))
    if titled:
        pdf.info["Title"] = pydyf.String("简报")
    return pdf


@pytest.mark.parametrize("pages", [1, 40, 300])
@pytest.mark.parametrize("titled", [True, False])
def test_the_file_reads_like_that_of_pydyf(pages: int, *, titled: bool) -> None:
    files = io.BytesIO(), io.BytesIO()
    write(some_pdf(pages, titled=titled), files[0], "1.7", None, compress=True)
    some_pdf(pages, titled=titled).write(files[1], "1.7", None, compress=True)

    own, stock = (pikepdf.open(file) for file in files)
    assert not own.check_pdf_syntax()
    assert own.pdf_version == stock.pdf_version
    assert dict(own.docinfo) == dict(stock.docinfo)
    assert [page.mediabox for page in own.pages] == [page.mediabox for page in stock.pages]
    assert [page.Contents.read_bytes() for page in own.pages] == [
        page.Contents.read_bytes() for page in stock.pages
    ]
    assert len(own.objects) == len(stock.objects)


@pytest.mark.parametrize(("identifier", "compress"), [(True, True), (None, False)])
def test_what_is_seldom_asked_for_is_left_to_pydyf(identifier: object, *, compress: bool) -> None:
    files = io.BytesIO(), io.BytesIO()
    write(some_pdf(3, titled=True), files[0], "1.7", identifier, compress=compress)
    some_pdf(3, titled=True).write(files[1], "1.7", identifier, compress)
    assert files[0].getvalue() == files[1].getvalue()


def test_places_in_the_cross_references_are_those_of_the_objects() -> None:
    file = io.BytesIO()
    write(some_pdf(40, titled=True), file, "1.7", None, compress=True)
    data = file.getvalue()
    start = int(data.rsplit(b"startxref\n")[-1].split()[0])
    head, _, body = data[start:].partition(b"stream\n")
    assert b"/Type /XRef" in head
    rows = zlib.decompress(body.partition(b"\nendstream")[0])
    width = 1 + 2 + 2
    assert len(rows) % width == 0
    for number in range(len(rows) // width):
        kind, *field = rows[number * width : number * width + 3]
        if kind == 1:
            assert data[int.from_bytes(bytes(field), "big") :].startswith(b"%d 0 obj" % number)
