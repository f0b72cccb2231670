"""Layers (optional content, ISO 32000-2, 8.11): which of them are shown when the PDF is opened."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf

Key = tuple[int, int]


class Layers:
    """The layers of a PDF that are off."""

    def __init__(self, pdf: Pdf) -> None:
        properties = pdf.Root.get("/OCProperties")
        default = properties.get("/D") if isinstance(properties, Dictionary) else None
        self._off: set[Key] = set()
        if not isinstance(properties, Dictionary) or not isinstance(default, Dictionary):
            return
        if default.get("/BaseState") == Name.OFF:
            self._off = _keys(properties.get("/OCGs")) - _keys(default.get("/ON"))
        self._off |= _keys(default.get("/OFF"))

    def hides(self, layer: Object | None) -> bool:
        """Whether what belongs to ``layer``, a group or a membership of groups, is not shown."""
        if not isinstance(layer, Dictionary) or not self._off:
            return False
        if layer.get("/Type") != Name.OCMD:
            return layer.objgen in self._off
        groups = layer.get("/OCGs")
        several = list(groups) if isinstance(groups, Array) else [groups]
        off = [group.objgen in self._off for group in several if isinstance(group, Dictionary)]
        match str(layer.get("/P", "/AnyOn")):
            case "/AllOn":
                return any(off)
            case "/AnyOff":
                return bool(off) and not any(off)
            case "/AllOff":
                return bool(off) and not all(off)
        return bool(off) and all(off)


def _keys(groups: Object | None) -> set[Key]:
    return {group.objgen for group in groups} if isinstance(groups, Array) else set()
