"""What may be said of a build as a whole: codes B003, B004, B007, K023 and K024."""

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
OUT_OUTSIDE = error(
    "B007",
    Text(
        "书的文件夹里的 out 是个链接，指向外面的 {folder}，没有往那里写",
        "out is a link that leads out of the book's folder, to {folder}: nothing was written",
    ),
    Text("删去这个链接，或用 --out 指明要写到哪里", "delete the link, or name a folder by --out"),
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
