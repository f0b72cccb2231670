"""What may be said of the e-book before it is packed: E008."""

from __future__ import annotations

from jianbao.diagnostics import Text, notice

NO_PAGE_LIST = notice(
    "E008",
    Text(
        "这次没有生成 PDF，电子书里就没有印刷本的页码",
        "made without the PDF, the e-book does not know the pages of the print",
    ),
    Text(
        "要有页码，在“输出”里写“epub: {{印刷页码: 是}}”，或者两种一起生成",
        "write “epub: {{page_list: true}}” under outputs, or make both",
    ),
)
