"""What kind of colour a PDF means (ISO 32000-1, 8.6)."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Stream

_FAMILIES = {
    "/DeviceGray": "grey", "/CalGray": "grey", "/G": "grey",
    "/DeviceRGB": "rgb", "/RGB": "rgb", "/CalRGB": "managed", "/Lab": "managed",
    "/DeviceCMYK": "cmyk", "/CMYK": "cmyk",
    "/Separation": "spot", "/DeviceN": "spot",
    "/Pattern": "pattern",
}  # fmt: skip
_BY_COUNT = {1: "grey", 3: "managed", 4: "cmyk"}
_INITIAL = {
    "grey": (0.0,),
    "rgb": (0.0, 0.0, 0.0),
    "managed": (0.0, 0.0, 0.0),
    "cmyk": (0.0, 0.0, 0.0, 1.0),
}


def kind_of(space: Object, named: Dictionary) -> str:
    """Return ``grey``, ``rgb``, ``managed`` (light by a profile, or L*a*b*), ``cmyk``, ``spot`` or ``pattern``.

    Empty where it is unknown.     ``named`` are the spaces of the resources.
    """
    if isinstance(space, Name):
        family = _FAMILIES.get(str(space))
        inner = named.get(str(space)) if family is None else None
        return family or (kind_of(inner, Dictionary()) if inner is not None else "")
    if not isinstance(space, Array) or not len(space):
        return ""
    family = str(space[0])
    if family == "/ICCBased" and isinstance(space[1], Stream):
        return _BY_COUNT.get(int(space[1].get("/N", 0)), "")
    if family in {"/Indexed", "/I"}:
        return kind_of(space[1], named)
    return _FAMILIES.get(family, "")


def initial(kind: str) -> tuple[float, ...]:
    """Return the colour that is set together with its space: black."""
    return _INITIAL.get(kind, ())
