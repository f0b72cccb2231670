"""The table of book.yaml: every key, its other names, what it takes and what it is for.

The loader reads by this table and the JSON Schema is made from it; a key is added here only.
The keyword arguments of what a record makes are the English names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jianbao.book import BackPage, Imprint, Masthead, Revision
from jianbao.config import entry_codes
from jianbao.config.identifier import Identifier
from jianbao.config.issue import IssueNumber
from jianbao.config.language import Language
from jianbao.config.manuscripts import ManuscriptPath
from jianbao.config.meeting import MEETING
from jianbao.config.meeting.lists import ListPath
from jianbao.config.model import ChapterEntry, CheckChoice, FontChoice, PartEntry, ThemeChoice
from jianbao.config.official import OFFICIAL
from jianbao.config.outputs import Offer, batch_keys, outputs_key
from jianbao.config.pictures import PicturePath
from jianbao.config.qr_text import QRText, WebAddress
from jianbao.config.record import Key, Record
from jianbao.config.scalars import Choice, Day, OptionValue, PlainName, Switch, Whole
from jianbao.config.structures import NAMES, WORDS, ByKey, Converted, Either, Many
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from jianbao.config.model import Option

AUTHORS = Key(
    "authors", ("author", "作者"), NAMES, Text("作者，一位或一列", "One author or a list")
)
TITLE_ALIASES = ("标题", "书名")

CHAPTER: Either[ChapterEntry] = Either(
    scalar=Converted(ManuscriptPath(), lambda path: ChapterEntry(path=path)),
    mapping=Record(
        ChapterEntry,
        (
            Key(
                "path",
                ("稿件",),
                ManuscriptPath(),
                Text("稿件的相对路径", "Relative path of the manuscript"),
                required=True,
            ),
            Key("title", ("标题",), WORDS, Text("代替稿件里的标题", "In place of its own title")),
            AUTHORS,
            Key("source", ("供稿",), WORDS, Text("供稿单位", "Who contributed it")),
            Key(
                "hidden",
                ("不印", "隐藏"),
                Switch(),
                Text("是：先留着，这一期不印", "true: kept in its place, but not printed"),
            ),
        ),
    ),
)
CHAPTERS = Many(CHAPTER, if_empty=entry_codes.NO_CHAPTERS.of())

PART = Record(
    PartEntry,
    (
        Key("title", ("标题", "辑名"), WORDS, Text("这一辑的名称", "Title of the part")),
        Key("chapters", ("文章",), CHAPTERS, Text("这一辑的文章", "Chapters of the part")),
    ),
    lists_chapters=("chapters",),
)

MASTHEAD = Record(
    Masthead,
    (
        Key("name", ("名称",), WORDS, Text("红头大字，默认用书名", "The large red name")),
        Key("number", ("编号",), WORDS, Text("右上角的编号", "The number, top right")),
        Key(
            "picture",
            ("图片",),
            PicturePath(),
            Text("红头大字的图片，如题写的刊名", "The name as a picture, such as calligraphy"),
        ),
    ),
)

IMPRINT = Record(
    Imprint,
    (
        Key("report_to", ("报",), NAMES, Text("报送的上级", "Superiors it goes to")),
        Key("send_to", ("送",), NAMES, Text("送达的平级", "Peers it goes to")),
        Key("distribute_to", ("发",), NAMES, Text("发往的下级", "Subordinates it goes to")),
        Key(
            "further_to",
            ("增发", "本期增发"),
            NAMES,
            Text("本期另外增发的单位", "Whom this issue goes to in addition"),
        ),
        Key("copies", ("印数",), Whole(), Text("共印多少份", "Number of copies")),
        Key("printer", ("印发机关",), WORDS, Text("印发机关", "Who prints it")),
        Key("printed", ("印发日期",), Day(), Text("公文的印发日期", "Day of printing")),
        Key("editors", ("编辑",), ByKey(WORDS), Text("职务与姓名", "Duties with names")),
    ),
)

BACK_PAGE = Record(
    BackPage,
    (
        Key(
            "text",
            ("文字",),
            WORDS,
            Text("编辑部、地址、投稿邮箱等，一行一项", "Editors, address and so on, a line each"),
        ),
        Key("qr", ("二维码",), QRText(), Text("二维码的网址", "Address that the QR code says")),
        Key(
            "caption",
            ("二维码说明",),
            WORDS,
            Text(
                "印在二维码下面，默认“手机阅读”", "Below the code; “Read on a phone” if not given"
            ),
        ),
    ),
)

REVISION = Record(
    Revision,
    (
        Key("date", ("日期",), Day(), Text("更正的日期", "Day of the correction")),
        Key(
            "corrections",
            ("更正",),
            NAMES,
            Text("更正了什么，一句或一列，印在版记里", "What was put right, a sentence or a list"),
        ),
    ),
)

OPTIONS: ByKey[Option] = ByKey(OptionValue())
THEME: Either[ThemeChoice] = Either(
    scalar=Converted(PlainName(), lambda name: ThemeChoice(name=name)),
    mapping=Record(
        ThemeChoice,
        (
            Key("name", ("名称",), PlainName(), Text("版式的名称", "Name of the theme")),
            Key("options", ("选项",), OPTIONS, Text("版式自己的选项", "Options of the theme")),
        ),
    ),
)

FONTS = Record(
    FontChoice,
    (
        Key("song", ("宋",), NAMES, Text("宋体用的字体", "Families for 宋")),
        Key("fangsong", ("仿宋",), NAMES, Text("仿宋用的字体", "Families for 仿宋")),
        Key("kai", ("楷",), NAMES, Text("楷体用的字体", "Families for 楷")),
        Key("hei", ("黑",), NAMES, Text("黑体用的字体", "Families for 黑")),
        Key("xiaobiaosong", ("小标宋",), NAMES, Text("小标宋用的字体", "Families for 小标宋")),
        Key(
            "allow_missing",
            ("允许缺字",),
            Switch(),
            Text("缺字时仍然出书", "Whether to go on without a face for some character"),
        ),
    ),
)


SEVERITIES = {
    "错误": "error", "警告": "warning", "说明": "notice",
    "error": "error", "warning": "warning", "notice": "notice",
}  # fmt: skip
CHECK = Record(
    CheckChoice,
    (
        Key("off", ("停用",), NAMES, Text("不用的规则，如 P101", "Rules not applied")),
        Key(
            "severity",
            ("级别",),
            ByKey(Choice(SEVERITIES)),
            Text("规则的级别，如“P101: 错误”", "Severities of rules"),
        ),
        Key("ignore", ("放过",), NAMES, Text("不查的词句", "Phrases left alone")),
        Key(
            "terms",
            ("用词",),
            ByKey(NAMES),
            Text("规范用词和不用的写法", "Preferred terms with forbidden ones"),
        ),
        Key(
            "names",
            ("姓名",),
            ByKey(WORDS),
            Text("姓名与职务，按排名先后", "Names with titles, in order of rank"),
        ),
        Key(
            "wording",
            ("提法",),
            ListPath(),
            Text("本单位的提法表：xlsx、csv、yaml", "A list of official wording of one's own"),
        ),
    ),
)

BOOK: Record[dict[str, Any]] = Record(
    dict,
    (
        Key("title", TITLE_ALIASES, WORDS, Text("书名", "Title of the book"), required=True),
        Key("subtitle", ("副标题",), WORDS, Text("副标题", "Subtitle")),
        Key(
            "issue",
            ("期号",),
            IssueNumber(),
            Text("第几期，或“增刊第2期”", "Number of the issue, of a supplement too"),
        ),
        Key("total_issue", ("总期号",), Whole(), Text("总第几期", "Number since the first issue")),
        Key("issuer", ("编印单位",), WORDS, Text("编印单位", "Who issues it")),
        AUTHORS,
        Key("date", ("日期",), Day(), Text("2021-11-30 或 2021年11月30日", "Date of the issue")),
        Key(
            "language",
            ("语言",),
            Language(),
            Text("zh-Hans、zh-Hant、en 等", "Language tag (BCP 47)"),
        ),
        Key(
            "classification",
            ("密级",),
            WORDS,
            Text("如“内部资料 注意保存”", "A notice such as “for internal use”"),
        ),
        Key(
            "screens_approved_by",
            ("电子版批准人",),
            WORDS,
            Text(
                "标了绝密、机密、秘密的书，谁批准做手机和网页版",
                "Who allowed editions for screens of a classified paper",
            ),
        ),
        Key("description", ("简介",), WORDS, Text("一两句简介", "A sentence or two about it")),
        Key("subjects", ("主题词",), NAMES, Text("主题词，一个或一列", "Subjects, one or a list")),
        Key(
            "address",
            ("网址",),
            WebAddress(),
            Text("这一期放在哪个网址", "Where the issue is read"),
        ),
        Key("rights", ("版权",), WORDS, Text("版权声明", "Who holds the rights")),
        Key("identifier", ("标识",), Identifier(), Text("书号等固定标识", "A lasting identifier")),
        Key("masthead", ("报头",), MASTHEAD, Text("第一页的红头", "The head of page 1")),
        Key("imprint", ("版记",), IMPRINT, Text("末页的版记", "The foot of the last page")),
        Key(
            "back_page",
            ("刊物信息",),
            BACK_PAGE,
            Text("封底的刊物信息和二维码", "The last page: about the series, with a QR code"),
        ),
        Key(
            "revision",
            ("修订",),
            REVISION,
            Text("发出以后又改正的，印作更正版", "What was put right after the issue had gone out"),
        ),
        Key("official", ("公文",), OFFICIAL, Text("公文的各要素", "What only 公文 has")),
        Key("meeting", ("会议",), MEETING, Text("会议材料的各部分", "What a meeting pack has")),
        Key("theme", ("版式",), THEME, Text("版式", "Theme, with its options")),
        Key("fonts", ("字体",), FONTS, Text("各类字体", "Families by role")),
        Key(
            "foreword",
            ("按语",),
            Converted(ManuscriptPath(), lambda path: ChapterEntry(path=path)),
            Text("全期按语的稿件", "Manuscript that introduces the issue"),
        ),
        Key(
            "parts",
            ("辑", "栏目"),
            Many(PART, if_empty=entry_codes.NO_CHAPTERS.of()),
            Text("分辑", "Titled parts"),
        ),
        Key(
            "chapters",
            ("文章",),
            CHAPTERS,
            Text("不分辑时的文章", "Chapters of a book without parts"),
            path="parts.0.chapters",
        ),
        Key("check", ("校对",), CHECK, Text("校对的规则和词表", "Proof-reading")),
    ),
    lists_chapters=("parts", "chapters"),
)
"""book.yaml without what its products read."""


def book_of(offers: tuple[Offer, ...]) -> Record[dict[str, Any]]:
    """Return the whole of book.yaml for a program that makes the products of ``offers``."""
    return replace(BOOK, keys=(*BOOK.keys, *batch_keys(offers), outputs_key(offers)))
