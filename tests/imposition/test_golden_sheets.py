"""What the press writes on each side, operator by operator, kept in golden/."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from jianbao.diagnostics import Span
from jianbao.imposition import proof
from jianbao.imposition.impose import impose
from jianbao.imposition.options import Booklet

GOLDEN = Path(__file__).parent / "golden"
BOOKLETS = {
    "saddle": Booklet(marks=True, paper=(320, 450), thickness=0.1),
    "perfect": Booklet(scheme="perfect", signature=16, marks=True, bleed=3, gutter=3),
    "cut-stack": Booklet(scheme="cut-stack", paper=(420, 594), flip="long"),
    "4-up": Booklet(scheme="4-up", binding="right"),
}


@pytest.mark.parametrize("name", BOOKLETS)
def test_the_sides_are_as_they_were(name: str, request: pytest.FixtureRequest) -> None:
    source = BytesIO()
    proof.numbered(14, (210, 297)).save(source)
    result = impose(source.getvalue(), BOOKLETS[name], Span(file="numbers.pdf"))
    assert result.value is not None
    with pikepdf.open(BytesIO(result.value.data)) as pdf:
        sides = [
            f"% side {number}, {float(page.mediabox[2]):g} × {float(page.mediabox[3]):g}\n"
            + page.Contents.read_bytes().decode()
            for number, page in enumerate(pdf.pages, 1)
        ]
    made, kept = "".join(sides), GOLDEN / f"{name}.txt"
    if request.config.getoption("--renew-golden"):
        kept.write_text(made, encoding="utf-8")
    assert made == kept.read_text(encoding="utf-8")
