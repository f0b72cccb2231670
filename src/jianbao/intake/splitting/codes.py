"""What may be said of where articles begin, and of their heads: codes N512 to N615."""

from __future__ import annotations

from jianbao.diagnostics import Text, notice, warning

_STATED = Text("标题取自来源本身", "the title that the source states")
_PUT_BELOW = Text("放到标题的后面", "put below the title")
_TWO_LINES = Text("两行标题合成一行，分句处空一格", "two lines of a title made one")
_NUMBERED = Text("自动编号写成文字", "an automatic number written out")
_SPELLED = Text("标题、署名里的注音写进括号", "a reading in a title or credit put into parentheses")
JOINED = warning(
    "N512",
    Text("断开的句子接起来", "a broken sentence joined"),
    why=Text(
        "从 PDF、网页复制的文字，一行就断成一段",
        "text copied out of a PDF or a page is broken at every line",
    ),
)
NUMBER_WRITTEN_OUT = notice(
    "N513",
    _NUMBERED,
    why=Text(
        "Word 的自动编号不在文字里，不写出来就丢了",
        "numbers that Word adds are not in its text, and would be lost",
    ),
)
TITLE_OF_TWO_LINES = notice(
    "N514",
    _TWO_LINES,
    why=Text(
        "标题在 Word 里手工分行，换了版心就不合适；排版会重新分行",
        "lines of a title that were broken by hand do not fit another measure; they are broken anew",
    ),
)
TABLE_HEAD = notice(
    "N518",
    Text("表格第一行当作表头", "the first row of a table taken as its head"),
    why=Text(
        "有表头，手机上才能一行一张卡片，跨页才会重复",
        "a head repeats on each page and labels cards",
    ),
)
READING_SPELLED = notice(
    "N517",
    _SPELLED,
    why=Text(
        "目录、书签里放不了字上面的注音",
        "contents and bookmarks cannot show readings above characters",
    ),
)
PAGE_NUMBERS = notice(
    "N601",
    Text("去掉页码、转版说明", "page numbers and turns of pages dropped"),
    why=Text(
        "页码、转版说明是原来版面的，重排后就不对了",
        "page numbers belong to a layout that is no more",
    ),
)
RUNNING_HEADS = PAGE_NUMBERS.also(
    Text("去掉每页重复的页眉、页脚", "running heads and feet dropped")
)
RULED_LINES = PAGE_NUMBERS.also(Text("去掉用等号、星号画的线", "lines drawn of signs dropped"))
FURNITURE = warning(
    "N602",
    Text("报头、目录、版记不收进文章", "head, contents and foot of a bulletin left out"),
    why=Text(
        "书有自己的报头、目录和版记；原文在收稿报告里",
        "the book has a masthead, contents and imprint of its own; the report has the source's",
    ),
)
LATE_TITLE = warning(
    "N603",
    Text("标题在正文后面，移到前面", "a title below its text moved above it"),
    why=Text("请看看它是不是这一篇的标题", "see whether it is the title of this article"),
)
STRAY = warning(
    "N604",
    Text("像标题，却不知是哪一篇的", "looks like a title, but of which article?"),
    why=Text(
        "程序不猜，请在收稿时指明，或过后在稿件里移动",
        "it is not guessed: say so when asked, or move it in the manuscript",
    ),
)
UNTITLED = warning(
    "N605",
    Text("没有找到标题", "no title found"),
    why=Text("目录和书签都要有标题", "contents and bookmarks need one"),
)
TITLE_GIVEN = UNTITLED.also(Text("您写的标题", "the title you gave"))
BEGINS = warning(
    "N606",
    Text("从这里另起一篇", "a new article begins here"),
    why=Text(
        "请看看分得对不对；不对的，在收稿时回答，或把稿件拼回去",
        "see whether that is right: answer otherwise when asked, or join the manuscripts",
    ),
)
MAY_BEGIN = warning(
    "N607",
    Text("这里可能另起一篇", "a new article may begin here"),
    why=Text("没有把握，先没有拆开；请看一看", "uncertain, so nothing was divided: have a look"),
)
CREDITED = notice(
    "N608",
    Text("署名、来源、日期记到文章信息里", "a credit taken into the article's front matter"),
    why=Text(
        "署名、来源按版式统一排，也进电子书的属性",
        "author and source are set as the theme has it, and go into the e-book's metadata",
    ),
)
COVERED = notice(
    "N609",
    Text("以上各篇的来源", "the source of all articles above"),
    why=Text("一份来稿里几篇共用一个来源", "several articles of a contribution share a source"),
)
KICKER = warning(
    "N610",
    Text("当作引题", "taken as a kicker"),
    why=Text(
        "引题在主标题上面，副题在下面；认错了，请在文章信息里改",
        "a kicker stands above the title, a subtitle below; mend it among the particulars if it is wrong",
    ),
)
SUBTITLE = KICKER.also(Text("当作副题", "taken as a subtitle"))
REPEATED = notice(
    "N611",
    Text("与标题重复的一行", "a line that repeats the title"),
    why=Text("标题已经有了，正文里不再重复", "the title is there already"),
)
TITLE_STATED = notice(
    "N612",
    _STATED,
    why=Text(
        "文件属性或网页里写明的标题，比猜的可靠",
        "a title that the file states is safer than a guess",
    ),
)
LEFT_OUT = notice(
    "N613",
    Text("按您说的，不要这一行", "left out, as you said"),
    why=Text("记在收稿报告里，可以找回", "the report has it, so that it can be found again"),
)
PUT_BELOW = notice(
    "N614",
    _PUT_BELOW,
    why=Text(
        "排在标题上面的署名、日期，书里统一放在标题下面",
        "author and date go below the title in all articles",
    ),
)
MAY_BE_SEVERAL = warning(
    "N615",
    Text("这份来稿可能有几篇文章", "this contribution may hold several articles"),
    why=Text(
        "一份 Word 或网页多半是一篇，拆错了要一段一段拼回去",
        "a Word file or page mostly is one, and one torn apart must be put together by hand",
    ),
)
