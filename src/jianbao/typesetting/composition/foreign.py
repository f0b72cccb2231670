"""Names for WeasyPrint's and Pango's objects, which come without types."""

from __future__ import annotations

from typing import Any, TypeAlias

Box: TypeAlias = Any
Context: TypeAlias = Any
"""WeasyPrint's LayoutContext."""
Style: TypeAlias = Any
Stream: TypeAlias = Any
PangoLayout: TypeAlias = Any
"""WeasyPrint's Layout around a PangoLayout."""
Pointer: TypeAlias = Any
Font: TypeAlias = Any
"""WeasyPrint's record of a face in the PDF."""
Matrix: TypeAlias = Any
Argument: TypeAlias = Any
"""Whatever is handed on unread."""
Element: TypeAlias = Any
SkipStack: TypeAlias = "dict[int, Any] | None"
"""Where in a tree of boxes a line begins: child by child, in a text box the UTF-8 offset."""
