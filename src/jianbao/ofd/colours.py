"""The colours of a PDF (ISO 32000-2, 8.6) as OFD has them: RGB, or four inks with their profile."""

from __future__ import annotations

from typing import Final, Protocol

from pikepdf import Array, Dictionary, Name, Object, Stream

from jianbao.ofd.model import BLACK, Colour
from jianbao.ofd.raster import Raster

_GREY: Final = {"/DeviceGray", "/CalGray", "/G"}
_RGB: Final = {"/DeviceRGB", "/CalRGB", "/RGB"}
_CMYK: Final = {"/DeviceCMYK", "/CMYK"}
_COUNTS: Final = {1: "grey", 3: "rgb", 4: "cmyk"}
_DEVICE: Final = {"g": Name.DeviceGray, "rg": Name.DeviceRGB, "k": Name.DeviceCMYK}
PLAIN: Final = {"g": 1, "rg": 3, "k": 4}
"""How many numbers the operators take that set space and colour in one."""


class Inks(Protocol):
    """Where colour spaces of four inks are numbered."""

    def inks(self, profile: Stream | None) -> int:
        """Return the number of the space with this ICC profile."""


class Colours:
    """Turns colours into those of OFD; one for each PDF."""

    def __init__(self, raster: Raster, inks: Inks) -> None:
        self._raster, self._inks = raster, inks
        self._known: dict[tuple[object, tuple[float, ...]], Colour] = {}

    def of(self, space: Object, values: tuple[float, ...]) -> Colour:
        """Return the colour ``values`` in ``space``."""
        kind = kind_of(space)
        parts = tuple(round(255 * min(1.0, max(0.0, value))) for value in values)
        if kind == "grey" and len(parts) == PLAIN["g"]:
            return Colour(values=parts * 3)
        if kind == "rgb" and len(parts) == PLAIN["rg"]:
            return Colour(values=parts)
        if kind == "cmyk" and len(parts) == PLAIN["k"]:
            profile = space[1] if isinstance(space, Array) else None
            of = self._inks.inks(profile if isinstance(profile, Stream) else None)
            return Colour(values=parts, space=of)
        return self._shown(space, values) if values else BLACK

    def _shown(self, space: Object, values: tuple[float, ...]) -> Colour:
        key = (space.objgen if space.is_indirect else space.unparse(), values)
        if key not in self._known:
            self._known[key] = Colour(values=self._raster.colour(space, values))
        return self._known[key]


def device(operator: str) -> Name:
    """Return the space that g, rg or k (or G, RG, K) set."""
    return _DEVICE[operator.lower()]


def named(space: Object, resources: Object) -> Object:
    """Return what the name of a space stands for."""
    listed = resources.get("/ColorSpace") if isinstance(resources, Dictionary) else None
    if isinstance(space, Name) and isinstance(listed, Dictionary):
        found = listed.get(str(space))
        return space if found is None else found
    return space


def kind_of(space: Object) -> str:
    """Return ``grey``, ``rgb`` or ``cmyk`` where OFD has the space; else nothing."""
    family = str(space[0]) if isinstance(space, Array) and len(space) else str(space)
    if family == "/ICCBased" and len(space) > 1 and isinstance(space[1], Stream):
        profile = space[1]
        kind = _COUNTS.get(int(profile.get("/N", 0)), "")
        return "" if kind == "rgb" and not _is_standard(profile) else kind
    if family in _GREY:
        return "grey"
    if family in _RGB:
        return "rgb"
    return "cmyk" if family in _CMYK else ""


def initial(space: Object) -> tuple[float, ...]:
    """Return the colour that is set together with ``space`` (8.6.8)."""
    match kind_of(space):
        case "grey":
            return (0.0,)
        case "rgb":
            return (0.0, 0.0, 0.0)
        case "cmyk":
            return (0.0, 0.0, 0.0, 1.0)
    family = str(space[0]) if isinstance(space, Array) and len(space) else ""
    if family == "/Separation":
        return (1.0,)
    if family == "/DeviceN":
        return (1.0,) * len(space[1])
    return (0.0,) if family in {"/Indexed", "/I"} else (0.0, 0.0, 0.0)


def _is_standard(profile: Stream) -> bool:
    """Whether an ICC profile is that of sRGB, which is what RGB means in OFD."""
    said = profile.read_bytes()[:4096]
    return b"sRGB" in said or "sRGB".encode("utf-16-be") in said
