"""Papers by the names that print shops use."""

from __future__ import annotations

import pytest

from jianbao.config.reading import Place
from jianbao.diagnostics import Diagnostic
from jianbao.products.cover.papers import PAPER_KINDS, PaperStock


def _thickness(text: str) -> float | Diagnostic:
    return PaperStock().parse(text, Place())


@pytest.mark.parametrize(
    ("written", "thickness"),
    [
        ("70g 双胶纸", 0.0875),
        ("80克胶版纸", 0.1),
        ("双胶 80g", 0.1),
        ("100 双胶", 0.125),
        ("157g铜版纸", 0.1256),
        ("128gsm art", 0.1024),
        ("60g/m² 轻型纸", 0.096),
    ],
)
def test_a_paper_of_the_trade_has_its_thickness(written: str, thickness: float) -> None:
    assert _thickness(written) == pytest.approx(thickness)


@pytest.mark.parametrize("kind", PAPER_KINDS, ids=lambda kind: kind.names[0])
def test_heavier_paper_of_a_kind_is_thicker(kind: object) -> None:
    name, weights = kind.names[0], kind.weights  # type: ignore[attr-defined] # a Kind
    found = [_thickness(f"{weight}g{name}") for weight in weights]

    assert found == sorted(found)  # type: ignore[type-var] # none is a fault


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("80g 双教纸", "80g 双胶纸"),
        ("157g 铜办纸", "157g 铜版纸"),
        ("宣纸", "纸厚"),
        ("9g 双胶纸", ""),
    ],
)
def test_an_unknown_paper_is_met_with_the_nearest(written: str, hint: str) -> None:
    fault = _thickness(written)

    assert isinstance(fault, Diagnostic)
    assert fault.code == "H001"
    assert fault.hint is not None
    assert hint in fault.hint.zh
