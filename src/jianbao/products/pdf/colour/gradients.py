"""Gradients (ISO 32000-1, 8.7.4.5): the colours at their stops; between them inks blend as light did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object

from jianbao.products.pdf.colour import spaces

if TYPE_CHECKING:
    from jianbao.products.pdf.colour.targets import Target

_EXPONENTIAL, _STITCHED = 2, 3


def recolour(shading: Dictionary, target: Target) -> bool:
    """Put the stops of ``shading`` into the colours of ``target``; return whether that could be done.

    Only functions between stops can; a sampled or calculated one is left, for preflight to report.
    """
    read = spaces.reader(shading.get("/ColorSpace", Name.Null))
    function = shading.get("/Function")
    stops = _stops(function) if isinstance(function, Object) else None
    if read is None or not stops:
        return False
    colours = [
        (stop, key, target.colour(read(spaces.numbers(stop.get(key, Array(default))))))
        for stop in stops
        for key, default in (("/C0", (0.0,)), ("/C1", (1.0,)))
    ]
    count = max(len(colour) for _, _, colour in colours)
    for stop, key, colour in colours:
        stop[key] = Array([*colour, *(0 for _ in range(count - len(colour)))])
    shading.ColorSpace = Name(target.space)
    if "/Background" in shading:
        shading.Background = Array(target.colour(read(spaces.numbers(shading.Background))))
    return True


def _stops(function: Object) -> list[Dictionary] | None:
    """Return the functions from one stop to the next; None where there is any of another kind."""
    if not isinstance(function, Dictionary):
        return None
    kind = int(function.get("/FunctionType", -1))
    if kind == _EXPONENTIAL:
        return [function]
    if kind != _STITCHED:
        return None
    found: list[Dictionary] = []
    for part in function.Functions:
        inner = _stops(part)
        if inner is None:
            return None
        found += inner
    return found
