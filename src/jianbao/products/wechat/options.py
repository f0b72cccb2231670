"""What a book says of its articles for WeChat."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WechatOptions:
    """What a book says of its articles for WeChat."""

    picture_quality: int = 85
    """Quality of JPEG, 1 to 100."""
