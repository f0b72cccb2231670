"""What of a style decides how its text looks: all that WeasyPrint hands to Pango of it."""

from __future__ import annotations

from typing import Final

LOOKS: Final = (
    "font_family", "font_style", "font_stretch", "font_weight", "font_size",
    "font_variant_caps", "font_variant_ligatures", "font_variant_position",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_variation_settings", "font_feature_settings", "font_kerning",
    "font_language_override", "lang", "direction",
)  # fmt: skip
