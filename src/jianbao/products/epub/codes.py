"""What may be said of the e-book: codes E001 to E021."""

from __future__ import annotations

from dataclasses import replace

from jianbao.diagnostics import Severity, Text, error, notice, warning

_CORRECT = Text(
    "请改正这个链接，或把要用的文件放进书的文件夹",
    "Correct the link, or put the file it needs into the book folder",
)
_LIGHTEN = Text(
    "把“图片质量”调低，或换掉最大的图片：{largest}",
    "Lower picture_quality, or replace the largest pictures: {largest}",
)
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
    why=Text(
        "印刷页码让手机上的读者能按纸上的页码找到同一处，它只能从排好的 PDF 得来",
        "page marks let readers of both find the same place; they come from the laid-out PDF",
    ),
)
MALFORMED = error(
    "E001",
    Text(
        "电子书里的 {name} 第 {number} 行不是合格的 XML：{reason}",
        "{name} in the e-book is not well-formed XML at line {number}: {reason}",
    ),
    Text(
        "请查看主题的模板，或这一篇稿件里直接写的 HTML",
        "Look at the theme's template, or at the HTML written in this manuscript",
    ),
    why=Text(
        "电子书里的每一页都要合乎 XML，差一个标签阅读器就打不开",
        "each page of an e-book has to be XML: one tag amiss and readers do not open it",
    ),
)
ID_TWICE = error(
    "E002",
    Text(
        "电子书里的 {name} 有两处用了同一个标识“{name2}”",
        'The id "{name2}" is used twice in {name} of the e-book',
    ),
    Text("请给其中一处另起标识", "Give one of them another id"),
    why=Text(
        "同一个标识有两处，链接和目录就不知道跳到哪里，电子书商店也会退回",
        "with an id twice links do not know where to go, and shops refuse the book",
    ),
)
NO_SUCH_FILE = error(
    "E003",
    Text(
        "电子书里的 {name} 引用有误：没有“{address}”这个文件",
        '{name} in the e-book: there is no file "{address}"',
    ),
    _CORRECT,
    why=Text(
        "电子书里不能有走不通的链接，商店的检查（EPUBCheck）通不过",
        "dead links keep an e-book from passing EPUBCheck, as shops ask",
    ),
)
NO_SUCH_PLACE = error(
    "E004",
    Text(
        "电子书里的 {name} 引用有误：没有“{address}”这个位置",
        '{name} in the e-book: there is no place "{address}"',
    ),
    _CORRECT,
    why=Text(
        "点了没有反应的链接，读者会当成书坏了；电子书商店也会退回",
        "a link to nowhere looks like a broken book to its reader, and shops refuse it",
    ),
)
NO_ADDRESS = error(
    "E005",
    Text(
        "电子书里的 {name} 引用有误：“{address}”不是电子书里能用的地址",
        '{name} in the e-book: "{address}" is no address for an e-book',
    ),
    _CORRECT,
    why=Text(
        "电子书里的地址只能指向书里的文件，或用 http、https、mailto、tel",
        "an address leads into the book, or is http, https, mailto or tel",
    ),
)
NAME_TWICE = error(
    "E006",
    Text(
        "电子书里有 {count} 个文件都叫“{name}”", '{count} files of the e-book are called "{name}"'
    ),
    Text("请给其中的文件改名", "Rename one of them"),
    why=Text(
        "一个包里不能有两个同名文件，后一个会盖掉前一个",
        "a package cannot hold two files of one name",
    ),
)
COVER_RUNS_OVER = warning(
    "E007",
    Text(
        "封面排成了 {pages} 页，只用了第一页",
        "The cover runs over {pages} pages; only the first is used",
    ),
    Text("请缩短书名，或把主题里封面的字号调小", "Shorten the title or set the cover smaller"),
    why=Text(
        "电子书的封面图是封面第一页的样子",
        "the picture of the e-book's cover is page 1 of the cover",
    ),
)
TOO_HEAVY_FOR_KINDLE = warning(
    "E020",
    Text(
        "电子书有 {size}，超过 50 MB，送不到 Kindle 上",
        "The e-book has {size}, over 50 MB, which Send to Kindle refuses",
    ),
    _LIGHTEN,
    why=Text(
        "微信、邮箱、Kindle 各有大小的限制，图片占了大半",
        "WeChat, mail and Kindle have their limits, and pictures are most of the size",
    ),
)
TOO_HEAVY_FOR_MAIL = TOO_HEAVY_FOR_KINDLE.also(
    Text(
        "电子书有 {size}，超过 25 MB，多数邮箱发不出去",
        "The e-book has {size}, over 25 MB, which most mail refuses",
    ),
    _LIGHTEN,
)
TOO_HEAVY_FOR_WECHAT = replace(
    TOO_HEAVY_FOR_KINDLE,
    severity=Severity.NOTICE,
    message=Text(
        "电子书有 {size}，超过 10 MB，微信里打开会慢",
        "The e-book has {size}, over 10 MB, which opens slowly in WeChat",
    ),
)
CLAIM_UNTRUE = warning(
    "E021",
    Text(
        "有 {undescribed} 幅图片没有文字说明，没有写进“符合无障碍标准”的声明",
        "{undescribed} pictures have no description; conformance is not claimed",
    ),
    Text("给图片写上说明，或去掉“无障碍审阅人”", "Describe them, or take reviewed_by away"),
    why=Text(
        "“符合无障碍标准”是对读者的承诺，有一幅图没有说明就不成立",
        "to claim conformance is a promise to readers, and one picture without words breaks it",
    ),
)
