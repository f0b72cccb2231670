"""What may be said of a build as a whole: codes B003, B004, K023 and K024."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice

NOT_BUILT = error("B003", Text("没有生成：{error}", "not built: {error}"))
DAMAGED_CACHE = notice(
    "B004",
    Text(
        "缓存里有 {number} 项坏了，已经重做",
        "{number} damaged entries of the cache have been made again",
    ),
)
NO_PDF_TO_COPY = error(
    "K023",
    Text("没有生成 PDF，做不了各份", "copies are made of the PDF, which is not made"),
    Text("加上 --only pdf，或在“输出”里写上 pdf", "add --only pdf, or pdf under outputs"),
)
NO_COPIES_ASKED = error(
    "K024",
    Text("没有说做哪些份", "nothing says which copies to make"),
    Text("写上份号（--copies 1-50）或名单（--to 名单.xlsx）", "give --copies or --to"),
)
