"""Names for WeasyPrint's and Pango's objects, which come without types."""

from __future__ import annotations

from typing import Any, TypeAlias

Box: TypeAlias = Any
Context: TypeAlias = Any
"""WeasyPrint's LayoutContext."""
Layout: TypeAlias = Any
"""WeasyPrint's Layout around a PangoLayout."""
Pointer: TypeAlias = Any
Style: TypeAlias = Any
