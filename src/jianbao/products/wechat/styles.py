"""How the elements of an article look in WeChat: declarations in px, by what an element is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_TEXT: Final = "font-size:16px;line-height:28px;color:#333333"
_SMALL: Final = "font-size:14px;line-height:24px;color:#666666"
_CELL: Final = "font-size:14px;line-height:22px;padding:6px 8px;border:1px solid #d9d9d9"
_ACCENT: Final = "{accent}"

STYLES: Final = {
    "article": "margin:0;padding:0 4px",
    "p": f"margin:0 0 16px;text-align:justify;{_TEXT}",
    "h2": f"margin:28px 0 14px;padding:0 0 0 10px;border-left:4px solid {_ACCENT};"
    f"font-size:18px;line-height:28px;font-weight:bold;color:{_ACCENT}",
    "h3": f"margin:20px 0 10px;font-size:16px;line-height:28px;font-weight:bold;color:{_ACCENT}",
    "centre": f"margin:0 0 16px;text-align:center;{_TEXT}",
    "to-right": f"margin:0 0 16px;text-align:right;{_TEXT}",
    "signature": f"margin:0 0 8px;text-align:right;{_TEXT}",
    "kicker": f"margin:0 0 8px;text-align:center;{_SMALL}",
    "subtitle": f"margin:0 0 20px;text-align:center;{_SMALL}",
    "credit": f"margin:20px 0 0;text-align:right;{_SMALL}",
    "note": "margin:0 0 6px;font-size:13px;line-height:22px;color:#666666",
    "picture": "margin:16px 0 8px;padding:20px 0;text-align:center;background-color:#f5f5f5;"
    "font-size:14px;line-height:24px;color:#888888",
    "figcaption": "margin:0 0 20px;text-align:center;font-size:13px;line-height:22px;color:#888888",
    "caption": "margin:0 0 8px;text-align:center;font-size:14px;line-height:24px;"
    "font-weight:bold;color:#333333",
    "ul": "margin:0 0 16px;padding:0 0 0 24px",
    "ol": "margin:0 0 16px;padding:0 0 0 28px",
    "li": f"margin:0 0 6px;{_TEXT}",
    "dt": f"margin:0 0 4px;font-weight:bold;{_TEXT}",
    "dd": f"margin:0 0 12px;padding:0 0 0 16px;{_TEXT}",
    "blockquote": "margin:0 0 16px;padding:12px 16px 1px;border-left:3px solid #cccccc;"
    "background-color:#f7f7f7",
    "box": f"margin:0 0 20px;padding:14px 16px 1px;border:1px solid {_ACCENT}",
    "editor-note": "margin:0 0 20px;padding:14px 16px 1px;background-color:#f7f7f7",
    "pre": "margin:0 0 16px;padding:12px;background-color:#f7f7f7;white-space:pre-wrap;"
    "font-size:13px;line-height:22px;color:#333333",
    "hr": "margin:24px 0 16px;border:0;border-top:1px solid #dddddd",
    "table-room": "margin:0 0 20px",
    "sideways": "overflow-x:auto",
    "table": "width:100%;border-collapse:collapse",
    "th": f"{_CELL};font-weight:bold;background-color:#f2f2f2;color:#333333;text-align:center",
    "td": f"{_CELL};color:#333333",
    "mark": "color:#888888",
}
"""Of blocks, by tag or by what stands for it."""
INLINE_STYLES: Final = {
    "strong": "font-weight:bold",
    "em": "font-style:normal;color:#000000;border-bottom:1px solid #999999",
    "dots": "text-emphasis:filled dot;text-emphasis-position:under left",
    "proper": "text-decoration:underline",
    "sup": "font-size:12px;line-height:12px;color:#888888",
    "code": "background-color:#f2f2f2",
}


@dataclass(frozen=True, slots=True)
class WechatLook:
    """The one colour that is the book's own."""

    accent: str

    def of(self, name: str) -> str:
        """Return the declarations of what is called ``name``."""
        return STYLES[name].replace(_ACCENT, self.accent)
