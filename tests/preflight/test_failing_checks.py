"""A check that goes wrong is told with its page, and keeps no other from its work."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from jianbao import budget
from jianbao.preflight import check as module
from jianbao.preflight import painting, reading
from jianbao.preflight.check import check
from jianbao.preflight.model import PageFault, Terms
from jianbao.preflight.rules import PAGE_RULES, WHOLE_RULES


def made(content: bytes = b"0.01 w 9 9 m 99 99 l S") -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(420, 595))
        pdf.pages[1].obj.Contents = pdf.make_stream(content)
        stream = BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def fails(*_: object) -> Iterator[PageFault]:
    raise ZeroDivisionError
    yield


def errs(*_: object) -> Iterator[PageFault]:
    raise AssertionError("odd")
    yield


def astray(*_: object) -> Iterator[PageFault]:
    raise AssertionError("astray")
    yield


def never_ends(*_: object) -> Iterator[PageFault]:
    while True:
        pass
    yield


@pytest.mark.parametrize(
    ("what", "number"),
    [
        *(("WHOLE_RULES", n) for n in range(len(WHOLE_RULES))),
        *(("PAGE_RULES", n) for n in range(len(PAGE_RULES))),
    ],
)
def test_the_others_go_on(monkeypatch: pytest.MonkeyPatch, what: str, number: int) -> None:
    sound = {item.code for item in check(made(), "a.pdf", Terms())}
    rules = list(getattr(module, what))
    rules[number] = errs
    monkeypatch.setattr(module, what, rules)
    found = check(made(), "a.pdf", Terms())
    (told,) = [item for item in found if item.code == "B006"]
    assert str(told.span) == "a.pdf"
    assert ("第 1 页" in told.message.zh) == (what == "PAGE_RULES")
    assert len({item.code for item in found} & sound) >= len(sound) - 1


def test_what_a_broken_file_makes_fail_is_told_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAGE_RULES", [fails])
    codes = [item.code for item in check(made(), "a.pdf", Terms())]
    assert codes == ["V001", "V010", "V060"]


def test_a_page_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object, index: int) -> tuple[()]:
        if index == 1:
            raise AssertionError("odd")
        return ()

    monkeypatch.setattr(reading, "_lines", broken)
    (said,) = check(made(), "a.pdf", Terms())
    assert (said.code, str(said.span)) == ("B006", "a.pdf")
    assert said.message.zh.startswith("第 2 页")


def test_checks_that_fail_in_two_ways_are_told_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WHOLE_RULES", [errs, astray])
    said = [item for item in check(made(), "a.pdf", Terms()) if item.code == "B006"]
    assert len({item.message for item in said}) == 2


def test_a_page_that_draws_without_end_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "MOST_OPERATORS", 100)
    monkeypatch.setattr(painting, "_OF_A_PAGE", 0)
    (said,) = check(made(b"q Q " * 200), "a.pdf", Terms())
    assert said.code == "V003"
    assert said.message.zh.startswith("第 2 页")


def test_a_check_takes_no_more_than_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(budget.SECONDS, "0.1")
    monkeypatch.setattr(module, "WHOLE_RULES", [never_ends, *WHOLE_RULES])
    with budget.watched():
        codes = [item.code for item in check(made(), "a.pdf", Terms())]
    assert "B005" in codes
    assert "V041" in codes
