"""Pictures dropped into an article: kept beside it, and nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from tests.studio.services.conftest import Client


def drawn(form: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(stream, form)
    return stream.getvalue()


def test_a_picture_is_kept_beside_the_manuscript_under_a_free_name(briefing: Client) -> None:
    names = [
        briefing.upload("picture/1", drawn("PNG"), name="开幕 (1).png").result["path"]
        for _ in range(2)
    ]
    assert names == ["图/开幕-1.png", "图/开幕-1-2.png"]
    for name in names:
        assert (briefing.folder / "稿件" / name).read_bytes() == drawn("PNG")


def test_what_a_book_does_not_take_becomes_png(briefing: Client) -> None:
    path = briefing.upload("picture/1", drawn("BMP"), name="a.bmp").result["path"]
    assert Image.open(briefing.folder / "稿件" / path).format == "PNG"


@pytest.mark.parametrize("name", ["../../a.png", "a\\b.png", "/etc/a.png", ".png", "a.html"])
def test_no_name_leads_out_of_the_folder(briefing: Client, name: str) -> None:
    before = set(briefing.folder.parent.rglob("*"))
    briefing.upload("picture/1", drawn("PNG"), name=name)
    fresh = [file for file in set(briefing.folder.parent.rglob("*")) - before if file.is_file()]
    assert [file.parent for file in fresh] == [briefing.folder / "稿件" / "图"]
    assert fresh[0].suffix == ".png"


def test_what_is_no_picture_is_refused_with_a_reason(briefing: Client) -> None:
    before = set(briefing.folder.glob("稿件/**/*"))
    sent = briefing.upload("picture/1", b"<script>", name="a.png")
    assert (sent.status, len(sent.codes)) == (422, 1)
    assert briefing.upload("picture/99", drawn("PNG"), name="a.png").status == 404
    assert set(briefing.folder.glob("稿件/**/*")) == before


def test_a_picture_is_shown_as_its_manuscript_names_it(briefing: Client) -> None:
    path = briefing.upload("picture/1", drawn("PNG"), name="开幕 式.png").result["path"]
    shown = briefing.get("picture", f"of=稿件/01.md&path={path}")
    assert (shown.status, shown.data) == (200, drawn("PNG"))


@pytest.mark.parametrize(
    "path", ["../book.yaml", "../../secret.png", "/etc/passwd", "图/没有.png", "%2e%2e/%2e%2e/secret.png", "a%00.png", ""]
)  # fmt: skip
def test_nothing_else_is_shown(briefing: Client, path: str) -> None:
    (briefing.folder.parent / "secret.png").write_bytes(drawn("PNG"))
    (briefing.folder / "稿件" / "图").mkdir(exist_ok=True)
    (briefing.folder / "稿件" / "图" / "没有.png").symlink_to(briefing.folder.parent / "secret.png")
    assert briefing.get("picture", f"of=稿件/01.md&path={path}").status == 404
