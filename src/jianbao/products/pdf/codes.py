"""What may be said of a PDF that keeps a standard: code U001."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

NO_DESCRIPTION = error(
    "U001",
    Text(
        "图片没有文字说明，PDF 不合无障碍标准",
        "a picture without a description keeps the PDF from the standard",
    ),
    Text(
        "写成 ![说明](图.jpg)；只作装饰的，写成 ![](图.jpg){{.装饰}}",
        "write ![description](picture.jpg), or ![](picture.jpg){{.decorative}} if it only decorates",
    ),
    why=Text(
        "PDF/UA（ISO 14289-1）和 PDF/A-2a 要求每幅图都有文字说明",
        "PDF/UA (ISO 14289-1) and PDF/A-2a ask for a description of every picture",
    ),
)
