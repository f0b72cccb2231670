"""What may be said of a shelf: codes Y001 to Y013."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

NO_ISSUES = error(
    "Y001",
    Text("{folder} 里没有可以上架的期刊", "no issue in {folder} can be put on the shelf"),
    Text(
        "先生成各期：jianbao build 各期文件夹；上架的是生成好的 EPUB",
        "build the issues first (jianbao build FOLDERS): their EPUBs are what is shelved",
    ),
    why=Text(
        "书架摆的是发出去的那一份，也就是生成好的 EPUB；下面五层文件夹里都找过了",
        "a shelf shows what was sent out, which is the EPUB; five levels of folders were looked through",
    ),
)
UNREADABLE = warning(
    "Y002",
    Text("读不了，没有上架：{reason}", "cannot be read, and is not shelved: {reason}"),
    Text("重新生成这一期", "build the issue again"),
    why=Text(
        "EPUB 多半是没拷完整；别的各期照常上架",
        "most likely it was not copied whole; the other issues are shelved all the same",
    ),
)
FOREIGN = notice(
    "Y003",
    Text("不是简报生成的，没有上架", "not made by jianbao, and not shelved"),
    why=Text(
        "书架要从 EPUB 里读出文章、单位、印刷本页码，只有简报自己做的才认得准",
        "articles, units and printed pages are read from the EPUB, which is sure only of our own",
    ),
)
NOT_BUILT = notice(
    "Y004",
    Text("还没有生成 EPUB，没有上架", "has no EPUB yet, and is not shelved"),
    Text("用 jianbao build 生成以后再上架", "build it by jianbao build, then shelve it"),
    why=Text(
        "这个文件夹里有 book.yaml，没有 EPUB：还没生成，或“输出”里没有 epub",
        "there is a book.yaml here and no EPUB: it was not built, or 输出 lacks epub",
    ),
)
CLASSIFIED = notice(
    "Y005",
    Text("定有密级，没有上架", "is classified, and not shelved"),
    why=Text(
        "密级文件不上网、不进书架；book.yaml 里“密级”写了绝密、机密、秘密的都不上架，内部资料照常上架",
        "papers that book.yaml calls 绝密, 机密 or 秘密 are never put on a shelf; 内部资料 are",
    ),
)
IN_THE_WAY = error(
    "Y006",
    Text(
        "{folder} 里有别的文件，不是书架生成的，没有写",
        "{folder} holds files that no shelf has made: nothing was written",
    ),
    Text("换一个空的文件夹", "name an empty folder"),
    why=Text(
        "书架每次整个换新，文件夹里原有的会被换掉，所以只写空的或上次由书架写的文件夹",
        "the site is replaced as a whole each time, so that only an empty folder or an earlier site is written to",
    ),
)
TWICE = notice(
    "Y007",
    Text(
        "与 {other} 是同一期，上架的是较新的那个",
        "is the same issue as {other}; the newer one is shelved",
    ),
    Text("旧的文件不要了就删去", "delete the old file if it is no longer wanted"),
    why=Text(
        "改了书名或期号再生成，原来的文件还在；两个的书号一样，就算一期",
        "a book built anew under another name leaves the old file; one identifier is one issue",
    ),
)
NONE_TO_BIND = error(
    "Y008",
    Text("{year}年没有可以合订的期刊", "there is no issue of {year} to bind"),
    Text("--year 写出版的年份；各期要先生成", "name the year by --year; build the issues first"),
    why=Text(
        "合订的是生成好的各期，按 book.yaml 里的日期归年，有期号的才算一种刊物",
        "finished issues are bound, by the year of their date; a book without a number is of no series",
    ),
)
UNPRINTED = notice(
    "Y009",
    Text(
        "没有同名的 PDF，合订的 PDF 里没有这一期",
        "has no PDF beside it, and is not in the bound PDF",
    ),
    Text("输出里写上 pdf，再生成一次", "build it with its PDF"),
    why=Text(
        "合订本的页就是各期 PDF 的页，没有 PDF 的只能进 EPUB 和网页",
        "the pages of a volume are those of the issues' PDFs; without one an issue is only in EPUB and site",
    ),
)
UNBOUND = warning(
    "Y010",
    Text(
        "它的 PDF 读不了，合订的 PDF 里没有这一期：{reason}",
        "its PDF cannot be read, and is not bound: {reason}",
    ),
    Text("重新生成这一期", "build the issue again"),
    why=Text(
        "PDF 多半没拷完整，或加了密码；别的各期照常合订",
        "it was not copied whole or has a password; the other issues are bound all the same",
    ),
)
COVERLESS = notice(
    "Y011",
    Text("封面图片坏了，上架没有封面", "its cover picture is damaged: it is shelved without"),
    Text("重新生成这一期", "build the issue again"),
    why=Text(
        "EPUB 里的封面打不开，正文没有问题",
        "the picture in the EPUB cannot be opened; the text is sound",
    ),
)
