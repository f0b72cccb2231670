"""Style sheets as tokens: their addresses, their faults, and how much of them is looked at."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianbao import css
from jianbao.css_faults import faults

STYLES = Path(__file__).parents[1] / "styles"


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("a{background:url(x.png)}", ["x.png"]),
        ("a{background:u\\72l(x.png)}", ["x.png"]),
        ("a{background:url(\\68ttp://x.example/b)}", ["http://x.example/b"]),
        ('a{background:image-set("a.png" 1x, "b.png" type("image/png") 2x)}', ["a.png", "b.png"]),
        ('a{background:-webkit-image-set(url("c.png") 1x)}', ["c.png"]),
        ('a{background:src("d.png")}', ["d.png"]),
        ('@IMPORT "e.css" screen; a{content:"f.png"}', ["e.css"]),
        ('@\\69mport "g.css";', ["g.css"]),
        ('/* url(no) */ a{content:"url(no)"} @namespace svg "http://no";', []),
        ("@media print{a{fill:url(  'h i.svg'  )}}", ["h i.svg"]),
        ("a{--b:url(j.png);font:var(--b)}", ["j.png"]),
        ("a{background:url(x.png", ["x.png"]),
    ],
)
def test_addresses_are_those_that_a_reader_would_fetch(sheet: str, found: list[str]) -> None:
    assert [address.text for address in css.addresses(sheet)] == found


def test_an_address_has_its_place() -> None:
    (address,) = css.addresses("/* a\nb */\n  a{background:url(x)}")
    assert (address.line, address.column) == (3, 16)


def test_addresses_are_exchanged_and_all_else_stays() -> None:
    sheet = 'a{b:url( x.png )} /* url(x.png) */ c{d:image-set("x.png" 2x)} e{f:url(y)}'
    changed = css.readdressed(sheet, {"x.png": 'z"\n.png'}.get)
    again = [address.text for address in css.addresses(changed)]
    assert again == ['z"\n.png', 'z"\n.png', "y"]
    assert "/* url(x.png) */" in changed
    assert css.readdressed(sheet, lambda _: None) is sheet


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("a{fill:url(#g)}", "a{fill:url(#g)}"),
        ('a{fill:url("#g")}', 'a{fill:url("#g")}'),
        ("a{fill:url(http://x)}", "a{fill:none}"),
        ("a{fill:u\\72l('http://x')}", "a{fill:none}"),
        ('@import "x";a{b:c}', "a{b:c}"),
        ("@import url(x) print;@import 'y'", ""),
        ('a{b:image-set("x" 1x)}', "a{b:none}"),
    ],
)
def test_a_drawing_has_no_way_out(sheet: str, left: str) -> None:
    assert css.confined(sheet) == left


@pytest.mark.parametrize(
    ("sheet", "place", "part"),
    [
        ("a{width:1e400px}", (1, 9), "1e400"),
        ("a{\n width:-1e9mm}", (2, 8), "-1e9"),
        ("a{width:1e-30px}", (1, 9), "1e-30"),
        ("p:not(" * 60 + ")" * 60, (1, 295), "48"),
        ("[" * 60, (1, 50), "48"),
        ("a{}\n/* b{}", (2, 1), "*/"),
        ("a{}" * 5001, (1, 15002), "5000"),
        (
            "a{--a:" + "x " * 20 + "}"
            + "".join(f"a{{--a{n}:{f'var(--a{n - 1 or str()})' * 9}}}" for n in range(1, 9)),
            None,
            "--a",
        ),
        ("p " * 300 + "{}", (1, 201), "选择器"),
        ("b{}\n" + ":has(p) " * 100 + "{}", (2, 401), "选择器"),
        (",".join(["p"] * 3000) + "{}", (1, 1), "2000"),
        ("p{\n content:" + "'a' " * 3000 + "}", (2, 2), "2000"),
        ("p{background:linear-gradient(" + ",".join(["red"] * 3000) + ")}", (1, 3), "2000"),
        ("p{width:calc(" + "1px + " * 3000 + "1px)}", (1, 3), "2000"),
        ("@font-face{font-family:a}\n" * 101, (101, 1), "@font-face"),
        ("p{grid-template-columns:repeat(100000,1px)}", (1, 25), "太大"),
        ("p{grid:repeat(600,1px 2px)/1px}", (1, 8), "太大"),
        ("p{grid-template-rows:repeat(900,1px) repeat(900,1px)}", (1, 38), "太大"),
        ("p{--a:repeat(100000,1px);grid-template-rows:var(--a)}", (1, 7), "太大"),
        ('b{}\n@import url("data:text/css,p%7B%7D");', (2, 1), "@import"),
        ("@import 'data:text/css,p';", (1, 1), "@import"),
        ("p{grid-column:1/span 5000}", (1, 22), "5000"),
        ("@media print{p{columns:5000 1px}}", (1, 24), "5000"),
        ("p{background:repeating-linear-gradient(9deg,red 5px,blue 5.001px)}", (1, 14), "密"),
        ("p{\n  tab-size:1000000}", (2, 12), "数目太大"),
        ("p{orphans:99999}", None, "数目太大"),
        ("p{line-height:5000}", None, "数目太大"),
        ("p{font-size: .001pt}", (1, 14), "看不见"),
        ("p{background:repeating-radial-gradient(red,blue .001px)}", (1, 14), "密"),
        (
            ":root{" + "".join(f"--a{n}:var(--a{n + 1},x);\n" for n in range(90)) + "--a90:1}",
            (41, 1),
            "--a40",
        ),
    ],
)  # fmt: skip
def test_a_sheet_that_cannot_be_laid_out_is_told_with_its_place(
    sheet: str, place: tuple[int, int] | None, part: str
) -> None:
    fault = next(faults(sheet))
    assert part in fault.text.zh
    assert place is None or (fault.line, fault.column) == place


@pytest.mark.parametrize(
    "sheet",
    [
        "a{--b:1;--c:calc(var(--b)*2);margin:0 .5px -3mm 1e3px;z-index:9999}",
        ".x{--b:var(--a)} .y{--a:var(--b)}",
        "/* a */ b{} /**/",
        "/**/ b{} /* b */\n/**/ i{}\n",
        "a{width:0.0}",
        "a{tab-size:4;line-height:1.75;orphans:2;font-size:0}b{font-size:.5em;line-height:1000%}",
        "a{--b:var(--c)} c{--c:calc(var(--c)*.9)} :root{--c:var(--b)}",
        "p{columns:2 3em;grid-template-columns:repeat(12,1fr);grid-row:2/span 40;z-index:99999}",
        "p{background:repeating-linear-gradient(45deg,red 0 1mm,transparent 1mm 2mm)}",
        ",".join(f".a{n}>em:first-child" for n in range(200)) + "{}",
    ],
)
def test_an_honest_sheet_has_no_fault(sheet: str) -> None:
    assert not list(faults(sheet))


def test_the_themes_have_no_fault() -> None:
    sheets = list(STYLES.glob("*/*.css"))
    assert len(sheets) > 10
    assert not [fault for sheet in sheets for fault in faults(sheet.read_text("utf-8"))]


def test_selectors_are_told_at_any_depth() -> None:
    sheet = '@media print{a[href="{"] > b{c:url(d{e);& ~ f{}}}/* g{} */h{}'
    assert css.preludes(sheet) == ("@media print", 'a[href=""] > b', "& ~ f", "h")


HOSTILE: dict[str, Callable[[int], str]] = {
    "unquoted address": lambda n: "a{b:url(data:image/png;base64," + "A" * n + ")}",
    "brackets": lambda n: "[" * n,
    "open comments": lambda n: "/*" * n,
    "comments": lambda n: "/**/" * n,
    "open strings": lambda n: "'\n" * n,
    "addresses": lambda n: "url(" * n,
    "imports": lambda n: "@import " * n,
    "declarations": lambda n: "a{" + "--b:var(--c);" * n + "}",
    "rules": lambda n: "a{}" * n,
    "letters": lambda n: "a" * n,
    "backslashes": lambda n: "\\" * n,
    "blanks": lambda n: "a{b: " + " " * n + "}",
    "selectors": lambda n: "a " * n + "{}",
    "lists": lambda n: "a," * n + "{}",
    "chains": lambda n: "a{" + "".join(f"--b{k}:var(--b{k + 1});" for k in range(n)) + "}",
}


def calls(work: Callable[[], object]) -> int:
    """Return how many calls of functions ``work`` makes, those of C included."""
    count = 0

    def tick(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before: Any = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_rules_under_a_condition_go_into_a_sheet_of_their_own() -> None:
    sheet = "p{color:red}@media all and (x){a{b:c}}@font-face{d:e}@SUPPORTS (f:g){h{i:j}}q{k:l}"
    always, sometimes = css.without_conditions(sheet)
    assert always == "p{color:red}@font-face{d:e}q{k:l}"
    assert sometimes == "@media all and (x){a{b:c}}@SUPPORTS (f:g){h{i:j}}"
    assert css.without_conditions("p { color: red } /* a */") == ("p { color: red } /* a */", "")


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize(
    "read",
    [
        lambda sheet: list(css.addresses(sheet)),
        lambda sheet: list(faults(sheet)),
        css.without_comments,
        css.confined,
        css.preludes.__wrapped__,
    ],
    ids=["addresses", "faults", "comments", "confined", "preludes"],
)
def test_twice_as_long_a_sheet_is_twice_the_work(read: Callable[[str], object], kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        def done() -> object:
            try:
                return read(HOSTILE[kind](size))
            except RecursionError:
                return None  # what is nested so deep is a fault before it is written anew

        return done

    assert calls(work(2000)) <= 2.2 * calls(work(1000)) + 50
