"""What may be said of long pictures: code W020."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

NO_SUCH_ARTICLE = error(
    "W020",
    Text("没有第 {number} 篇文章，一共 {count} 篇", "there is no article {number} of {count}"),
    Text("改“长图”的“文章”", "correct the articles of long_image"),
    why=Text(
        "长图按第几篇来选文章，从 1 数起", "articles are chosen by their numbers, which begin at 1"
    ),
)
