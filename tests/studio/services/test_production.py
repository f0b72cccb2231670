"""Products through the browser: their state, making, breaking off, downloads."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from jianbao.products import PRODUCTS
from jianbao.studio.services import production

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.studio.services.conftest import Client

_PATIENCE = 240.0


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    yield
    production.end()


def rows(client: Client) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in client.get("products").result["products"]}


def made(client: Client, *names: str) -> dict[str, dict[str, Any]]:
    """Make products and wait until that is over."""
    assert client.post("products", op="make", names=list(names)).status == 200
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        told = client.get("products").result
        if not told["making"]["running"]:
            return {row["name"]: row for row in told["products"]} | {"making": told["making"]}
        time.sleep(0.3)
    pytest.fail("it is never over")


def test_every_product_has_a_row(briefing: Client) -> None:
    known = rows(briefing)
    assert list(known) == [product.name for product in PRODUCTS]
    assert {row["state"] for row in known.values()} == {"none"}
    assert known["pdf"]["asked"]
    assert not known["ofd"]["asked"]


def test_a_product_is_made_becomes_stale_and_can_be_downloaded(briefing: Client) -> None:
    known = made(briefing, "word", "pdf")
    assert known["making"] == {
        "running": False, "cancelled": False, "died": False, "done": 2, "of": 2,
        "step": known["making"]["step"], "names": ["pdf", "word"],
    }  # fmt: skip
    pdf = known["pdf"]
    assert (pdf["state"], known["word"]["state"]) == ("fresh", "fresh")
    assert pdf["pages"] > 0
    assert (briefing.folder / "out" / pdf["file"]).stat().st_size == pdf["size"]
    sent = briefing.get("products/pdf")
    assert sent.status == 200
    assert sent.data.startswith(b"%PDF-")
    assert briefing.get("products/epub").status == 404
    assert briefing.get("products/none").status == 404

    briefing.post("products/choose", name="ofd", wanted=True)
    assert rows(briefing)["pdf"]["state"] == "fresh"
    briefing.post("articles", op="rename", n=1, title="新标题")
    assert rows(briefing)["pdf"]["state"] == "stale"
    assert rows(briefing)["epub"]["state"] == "none"


def test_a_book_with_an_error_makes_nothing_and_says_why(briefing: Client) -> None:
    (briefing.folder / "稿件/名单.md").unlink()
    known = made(briefing, "pdf")
    assert known["pdf"]["state"] == "failed"
    assert known["pdf"]["remarks"]
    assert not (briefing.folder / "out").exists()


def test_making_is_broken_off_and_what_was_there_stays(briefing: Client) -> None:
    out = briefing.folder / "out"
    out.mkdir()
    (out / "城南教育简报-第7期.pdf").write_bytes(b"before")
    assert briefing.post("products", op="make", names=["pdf"]).status == 200
    busy = briefing.post("products", op="make", names=["epub"])
    assert (busy.status, busy.codes) == (409, ["A012"])
    told = briefing.post("products", op="cancel").result["making"]
    assert (told["running"], told["cancelled"]) == (False, True)
    assert (out / "城南教育简报-第7期.pdf").read_bytes() == b"before"


def test_the_products_of_an_issue_are_chosen_in_its_book_yaml(briefing: Client) -> None:
    before = {name for name, row in rows(briefing).items() if row["asked"]}
    assert briefing.post("products/choose", name="word", wanted=True).status == 200
    assert {name for name, row in rows(briefing).items() if row["asked"]} == {*before, "word"}
    assert briefing.post("products/choose", name="epub", wanted=False).status == 200
    known = {name for name, row in rows(briefing).items() if row["asked"]}
    assert known == {*before, "word"} - {"epub"}
    assert briefing.post("products/choose", name="none", wanted=True).status == 400


@pytest.mark.parametrize(
    "fields", [{"op": "fly"}, {}, {"op": "make", "names": ["none"]}, {"op": "make", "names": "pdf"}]
)
def test_what_is_no_request_is_refused(briefing: Client, fields: dict[str, object]) -> None:
    assert briefing.post("products", **fields).status == 400


@pytest.mark.parametrize("record", ["[", "[]", '{"pdf": {}}', '{"pdf": {"file": "../book.yaml"}}'])
def test_a_record_that_was_spoilt_is_none(briefing: Client, record: str) -> None:
    place = briefing.folder / ".jianbao/products.json"
    place.parent.mkdir(exist_ok=True)
    place.write_text(record)
    assert rows(briefing)["pdf"]["state"] == "none"
    assert briefing.get("products/pdf").status == 404
