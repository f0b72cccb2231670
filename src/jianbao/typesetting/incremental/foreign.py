"""Names for what WeasyPrint gives and takes without types."""

from __future__ import annotations

from typing import Any, TypeAlias

Box: TypeAlias = Any
Context: TypeAlias = Any
Element: TypeAlias = Any
Font: TypeAlias = Any
PageMaker: TypeAlias = Any
Resources: TypeAlias = Any
