"""What may be said of a manuscript: codes M001 to M099."""

from __future__ import annotations

from dataclasses import replace

from jianbao.diagnostics import Severity, Text, error, notice, warning

_SAVE_AS_UTF8 = Text(
    "用编辑器打开，另存为 UTF-8 编码", "open it in an editor and save it in the encoding UTF-8"
)
TOO_LARGE = error(
    "M001",
    Text("稿件超过 10 MB", "the manuscript is larger than 10 MB"),
    Text("把它分成几篇", "divide it into several chapters"),
    why=Text(
        "一篇文章到不了这么大，多半是图片写进了文字里，或选错了文件",
        "no article is so large: mostly a picture is written into it, or it is another file",
    ),
)
UNREADABLE = TOO_LARGE.also(
    Text("稿件读不出来：{reason}", "the manuscript cannot be read: {reason}")
)
UNDECODABLE = error(
    "M002",
    Text(
        "这里的字节 0x{value:02X} 既不是 UTF-8 也不是 GB18030",
        "the byte 0x{value:02X} here is neither UTF-8 nor GB18030",
    ),
    _SAVE_AS_UTF8,
    why=Text("猜错编码，一篇都会成乱码，所以停下来问", "a wrong guess would garble the whole text"),
)
READ_AS_GB18030 = notice(
    "M003",
    Text("文件不是 UTF-8，已按 GB18030 读取", "not UTF-8; it was read as GB18030"),
    _SAVE_AS_UTF8,
    why=Text(
        "旧软件存的中文多是 GB18030。这次读对了，换一个程序打开可能是乱码",
        "old software saves so; it was read rightly, but another program may not",
    ),
)
CONTROL_CHARACTER = warning(
    "M004",
    Text(
        "文件里有控制字符 {name}，共 {times} 处，已去掉",
        "the control character {name} occurs {times} time(s); it was removed",
    ),
    why=Text(
        "这种字符看不见，PDF 和电子书里都放不下",
        "such characters are not seen, and no PDF or e-book can hold them",
    ),
)
NUL = replace(
    CONTROL_CHARACTER,
    severity=Severity.ERROR,
    message=Text(
        "文件里有控制字符 {name}，共 {times} 处，它可能不是文本文件",
        "the control character {name} occurs {times} time(s); this may not be a text file",
    ),
)
ACCENTS_JOINED = notice(
    "M006",
    Text("字母与声调、附加符号分开写，已合成一个字", "letters and their accents were joined"),
    why=Text(
        "同一个字有两种存法，合成一个才搜得到、印得好；看上去没有变化",
        "a letter and its accent can be stored in two ways; as one they are found and set well, and look the same",
    ),
)
NO_MANUSCRIPT = error(
    "M005",
    Text("稿件要用 .md 或 .html", "a manuscript is a .md or .html file"),
    Text("把它另存为其中一种", "save it as one of these"),
    why=Text(
        "Word 文件先用 jianbao import 收稿，会变成 .md",
        "Word files come in through jianbao import, which makes .md of them",
    ),
)
UNCLOSED_FRONTMATTER = error(
    "M010",
    Text("稿件开头的信息没有结束", "the front matter is not closed"),
    Text("在最后一项的下一行写 ---", "write --- on the line after its last key"),
    why=Text(
        "信息写在两行 --- 之间；少了后一行，正文也会被当作信息",
        "front matter stands between two lines of ---; without the second the text belongs to it",
    ),
)
FRONTMATTER_SYNTAX = error(
    "M011",
    Text("这里的写法读不懂", "this is not valid YAML: {problem}"),
    Text(
        "每行写“标题: 内容”，内容里有冒号或引号时给它加上引号",
        "write 'title: text' on each line; quote a text that holds colons or quotation marks",
    ),
    why=Text(
        "“---”之间的几行是文章信息（标题、作者等），按 YAML 的写法读",
        "the lines between --- are the article's particulars, read as YAML",
    ),
)
FRONTMATTER_TOO_DEEP = FRONTMATTER_SYNTAX.also(
    Text("这里的层次太深", "nested too deeply here"), FRONTMATTER_SYNTAX.hint
)
UNUSABLE_CHARACTER = FRONTMATTER_SYNTAX.also(
    Text("这里有不能用的字符 {name}", "the character {name} cannot be used here")
)
NOT_KEYS_AND_VALUES = error(
    "M012",
    Text(
        "稿件开头的信息应当逐行写“名称: 内容”", "front matter is written 'key: value', line by line"
    ),
    why=Text(
        "如“作者: 王建国”；不需要这些信息，就删去两行“---”及其中的内容",
        "as in author: Wang; without need of them delete both lines of --- and what stands between",
    ),
)
UNKNOWN_FIELD = warning(
    "M013",
    Text("不认识“{key}”，没有用它", "the key {key!r} is not known and was not used"),
    Text(
        "可用：标题、副标题、引题、作者、供稿、责任编辑、日期、摘要",
        "known: title, subtitle, kicker, author, source, editor, date, summary",
    ),
    why=Text(
        "没有用上的信息，不说出来就会悄悄丢了", "what is not used would otherwise be lost unseen"
    ),
)
MISFIT = error(
    "M014",
    Text("“{key}”应当是{expected}", "{key!r} must be {expected}"),
    why=Text("各项收什么，手册“稿件”里都有", "the manual tells what each of them takes"),
)
FIELD_TWICE = error(
    "M015",
    Text("“{key}”写了两次", "{key!r} is given twice"),
    why=Text(
        "两处写得不一样时不知道听谁的，删去一处",
        "if they differ nobody knows which counts; delete one",
    ),
)
ALIAS = error(
    "M016",
    Text("稿件开头的信息里不能用别名（*）", "aliases (*) are not allowed in front matter"),
    why=Text(
        "“*”开头在 YAML 里是引用别处；文字以它开头的，给它加上引号",
        "* begins a reference in YAML; put text that begins so into quotes",
    ),
)
FRONTMATTER_TOO_LONG = error(
    "M017",
    Text("稿件开头的信息太长", "the front matter is too long"),
    why=Text(
        "“---”之间只写标题、作者等几行；正文写在后一个“---”下面",
        "only a few lines stand between ---; the text comes below the second",
    ),
)
NO_TITLE = error(
    "M020",
    Text("稿件没有标题", "the manuscript has no title"),
    Text("在开头写一行“# 标题”", "begin it with a line '# Title'"),
    why=Text(
        "目录、书签和电子书的导航都用文章标题",
        "contents, bookmarks and the e-book's navigation are made of titles",
    ),
)
NO_TEXT = warning(
    "M021",
    Text("稿件没有正文", "the manuscript has no text"),
    why=Text(
        "只有标题的文章照样排，占一个标题；多半是稿件没有写完，或文件选错了",
        "an article with a title alone is set as such; mostly it is not finished, or the wrong file",
    ),
)
UNDEFINED_NOTE = warning(
    "M030",
    Text("脚注 {value} 没有内容", "the footnote {value} is not defined"),
    Text("在文末另起一段写“{value}: 脚注内容”", "add a paragraph '{value}: text of the note'"),
    why=Text("正文里有注号，文末却没有这条注，印出来会是空的", "the mark would lead to nothing"),
)
UNUSED_NOTE = warning(
    "M031",
    Text(
        "脚注 [^{value}] 没有被引用，不会印出",
        "the footnote [^{value}] is never referred to and is left out",
    ),
    Text("在正文里写上这个标记，或删去脚注", "put the mark in the text, or delete the note"),
    why=Text(
        "没有注号的注，排不到哪一页", "without a mark there is no page for the note to stand on"
    ),
)
NOTE_TWICE = warning(
    "M032",
    Text(
        "脚注 [^{label}] 写了两次，只用后一个",
        "the footnote [^{label}] is defined twice; the later one is used",
    ),
    why=Text(
        "两条注同一个号，前一条就丢了；请给它另起一个号",
        "with one mark for two notes the first is lost; give it a mark of its own",
    ),
)
LOST_NOTE = warning(
    "M033",
    Text(
        "这条脚注所注的标题是空的，或者图片没能放进书里，印不出来",
        "what this footnote belongs to is an empty heading or a picture left out, and it is too",
    ),
    Text("把标记移到正文里", "move its mark into the text"),
    why=Text(
        "注跟着它所注的文字走，文字不在，注也没有地方放",
        "a note stands where it is referred to, and nothing stands there",
    ),
)
UNUSED_DEFINITION = warning(
    "M034",
    Text(
        "这一行是链接的地址，没有链接用到它，不会印出",
        "no link uses this address; the line is left out",
    ),
    Text("要印出来，就在方括号前加“\\”", "put a backslash before the bracket to print it"),
    why=Text(
        "“[文字]: 地址”在 Markdown 里是链接的地址，不是正文",
        "[text]: address defines a link in Markdown, and is no text",
    ),
)
UNKNOWN_DIV = warning(
    "M040",
    Text("没有叫“{name}”的框", "there is no fenced div called {name!r}"),
    Text(
        "可用：按语、着重框、附件、落款、横表、图集、两栏、人物、诗、居中、居右、分页",
        "use editor-note, box, attachment, signature, landscape, gallery, columns, portrait, verse, centre, "
        "to-right or page-break",
    ),
    why=Text(
        "“:::”后面是框的种类；写错了就当普通段落排，一字不少",
        "what follows ::: is the kind of a box; without one its text is set plainly, in full",
    ),
)
UNCLOSED_DIV = warning(
    "M041",
    Text("这个框没有结束", "this fenced div is not closed"),
    Text("在框的末尾另起一行写 :::", "put ::: on a line of its own where it ends"),
    why=Text(
        "没有结束，就不知道到哪里为止，所以后面照普通正文排",
        "without an end nobody knows how far it goes, so what follows is set as text",
    ),
)
UNCLOSED = UNCLOSED_DIV.also(
    Text("“{opening}”没有结束，照原样印出", "what {opening} begins is not closed; it is printed"),
    Text("补上结尾，或者删掉它", "write what ends it, or delete it"),
)
CLOSES_NOTHING = warning(
    "M042",
    Text("这个 ::: 没有对应的开头", "this ::: closes nothing"),
    why=Text(
        "多半是多写了一行“:::”，或开头那一行没有顶格",
        "mostly there is one ::: too many, or the first does not begin its line",
    ),
)
BAD_WIDTH = warning(
    "M051",
    Text("图片宽度不能是“{written}”", "the width of a picture cannot be {written!r}"),
    Text("写成 1% 到 100%，如 {{width=50%}}", "give 1% to 100%, such as {{width=50%}}"),
    why=Text(
        "宽度按版心的百分比算，换了版式也合适",
        "a width is a percentage of the measure, so that it fits every theme",
    ),
)
BAD_FORMULA = warning(
    "M053",
    Text(
        "这个公式读不懂，照原样印出：{formula}",
        "this formula cannot be read and is printed as written: {formula}",
    ),
    Text(
        "检查括号和命令；不是公式的，在 $ 前加“\\”",
        "look at its braces and commands; write \\$ where it is no formula",
    ),
    why=Text(
        "公式用 LaTeX 的写法；价钱写“$”时前面加“\\”，就不当公式",
        "formulas are LaTeX; a backslash before $ makes it a dollar",
    ),
)
CHINESE_INSIDE = BAD_FORMULA.also(
    Text(
        "分式、根号、上下标里的汉字在纸上排不出来，照原样印出：{formula}",
        "Chinese inside a fraction, root or script cannot be set in print; as written: {formula}",
    )
)
ID_TWICE = warning(
    "M052",
    Text(
        "标识 #{written} 用了两次，只认第一个", "the id #{written} is used twice; the first counts"
    ),
    why=Text("同一个标识在两处，链接不知道去哪一处", "a link would not know where to go"),
)
TAG_REFUSED = warning(
    "M060",
    Text(
        "标签 <{name}> 不在允许之列，文字保留，标签已去掉{times}",
        "the tag <{name}> is not allowed; its text is kept without it{times}",
    ),
    why=Text(
        "稿件里只收印得出、各种阅读器都认得又没有危险的标签",
        "only tags that print, are known to every reader and do no harm are taken",
    ),
)
ATTRIBUTE_REFUSED = warning(
    "M061",
    Text(
        "属性 {name} 不在允许之列，已去掉{times}",
        "the attribute {name} is not allowed; removed{times}",
    ),
    why=Text(
        "网页里带来的属性（颜色、脚本等）大多与排版无关，有的还有危险；文字不受影响",
        "most attributes that come with web pages have no meaning here, and some do harm; the text is kept",
    ),
)
STYLING_REFUSED = replace(ATTRIBUTE_REFUSED, severity=Severity.NOTICE)
CONTENT_REFUSED = warning(
    "M062",
    Text(
        "<{name}> 及其内容不能进书，已去掉{times}",
        "<{name}> and its content cannot go into a book; removed{times}",
    ),
    why=Text(
        "脚本、表单、嵌入的网页在书里不起作用，也不安全",
        "scripts, forms and embedded pages do nothing in a book, and are no safe guests",
    ),
)
UNPAIRED_TAG = warning(
    "M063",
    Text("标签 <{name}> 没有成对", "the tag <{name}> is not paired"),
    why=Text(
        "标签不成对，就不知道格式管到哪里；照能猜到的排，请补上",
        "without its pair nobody knows how far a tag reaches; it is set as far as can be guessed",
    ),
)
LOSES_TEXT = error(
    "M064",
    Text("这里的层次太深，内容会丢失", "nested too deeply here; text would be lost"),
    why=Text(
        "列表、引文一层套一层，到这么深排出来也没有地方写字了",
        "lists and quotations so deep leave no room for words",
    ),
)
TOO_DEEP = LOSES_TEXT.also(
    Text("稿件的层次太深，读不了", "the manuscript is nested too deeply to be read")
)
BAD_VALUE = warning(
    "M065",
    Text("属性 {name} 不能是“{value}”", "the attribute {name} cannot be {value!r}"),
    why=Text("值不合规矩，去掉以后按普通的排", "a value that is not allowed is left out"),
)
COMMENT = notice(
    "M066",
    Text("注释不会印出", "the comment is not printed"),
    why=Text(
        "“<!-- -->”里的话是写给编辑看的；要印出来，就去掉这两个记号",
        "what stands in <!-- --> is for editors; take the signs away to print it",
    ),
)
SURPLUS_CELLS = warning(
    "M067",
    Text(
        "这一行的格子比表头多，多出的不会印出：{lost}",
        "this row has more cells than the head; these are left out: {lost}",
    ),
    Text(
        "给表头加一格；格子里的竖线写成“\\|”",
        "add a cell to the head; write a bar inside a cell as \\|",
    ),
    why=Text("多出的格子没有对应的栏", "surplus cells belong to no column"),
)
DEAD_LINK = warning(
    "M070",
    Text("链接“{written}”在书里没有去处，已去掉", "the link {written!r} leads nowhere in the book"),
    Text(
        "链接只能指向书里的稿件，或用 {{#标识}} 标出的地方",
        "link to a manuscript of this book, or to a place marked with {{#id}}",
    ),
    why=Text("印在纸上点不了，手机上点了打不开", "on a phone it would open nothing"),
)
LINK_REFUSED = warning(
    "M071",
    Text(
        "链接“{value}”不能用在书里，文字保留，链接已去掉",
        "the link {value!r} cannot stand in a book; its text is kept without it",
    ),
    Text(
        "链接只能是 http、https、mailto、tel，或本书的稿件",
        "a link is http, https, mailto, tel, or a manuscript of this book",
    ),
    why=Text(
        "file:、javascript: 之类在别人的电脑上打不开，或有危险",
        "addresses such as file: or javascript: do not open elsewhere, or do harm",
    ),
)
INDENTED_TEXT = notice(
    "M082",
    Text(
        "段首有四个空格，按正文排，没有当作代码",
        "the line is indented by four spaces; it is set as text, not as code",
    ),
    Text("段首不用空格，排版时自动空两字", "paragraphs are indented without any spaces"),
    why=Text(
        "Markdown 里四个空格表示程序代码；公文、简报里多半是手打的段首空格",
        "four spaces mean code in Markdown, but here mostly an indented paragraph",
    ),
)
PARTED_LINES = notice(
    "M083",
    Text("这几行每行像一段，各排成一段", "these lines look like paragraphs and are set as such"),
    Text("段与段之间空一行", "leave an empty line between paragraphs"),
    why=Text(
        "Markdown 会把相连的几行合成一段；这几行各有序号或句号，看来本是几段",
        "Markdown joins lines into a paragraph; these look like several",
    ),
)
MISSED_PICTURE = warning(
    "M081",
    Text("这里像是图片，但写法不对，成了文字", "this looks like a picture but is read as text"),
    Text(
        "文件名里有空格时，写成 ![说明](<文件 名.png>)",
        "where the file's name has spaces, write ![caption](<file name.png>)",
    ),
    why=Text(
        "Markdown 的图片写成 ![说明](文件名)，文件名里的空格和括号会断开它",
        "a picture is ![caption](file); spaces and brackets in the name break it off",
    ),
)
