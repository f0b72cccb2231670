"""The table of book.yaml: every key, its other names, what it takes and what it is for.

The loader reads by this table and the JSON Schema is made from it; a key is added here only.
The keyword arguments of what a record makes are the English names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jianbao.book import Imprint, Masthead, Official
from jianbao.config import entry_codes
from jianbao.config.copies import COPIES
from jianbao.config.identifier import Identifier
from jianbao.config.language import Language
from jianbao.config.manuscripts import ManuscriptPath
from jianbao.config.meeting import MEETING
from jianbao.config.model import ChapterEntry, CheckChoice, FontChoice, PartEntry, ThemeChoice
from jianbao.config.official import CopyNumber, DocumentNumber
from jianbao.config.outputs import Offer, outputs_key
from jianbao.config.record import Key, Record
from jianbao.config.scalars import Choice, Day, OptionValue, PlainName, Switch, Whole, Words
from jianbao.config.structures import ByKey, Either, Made, Many
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from jianbao.config.model import Option

WORDS = Words()


def _written(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name)


NAMES: Either[tuple[str, ...]] = Either(
    scalar=Made(WORDS, lambda name: _written((name,))),
    sequence=Made(Many(WORDS), _written),
)

AUTHORS = Key(
    "authors", ("author", "作者"), NAMES, Text("作者，一位或一列", "One author or a list")
)
TITLE_ALIASES = ("标题", "书名")

CHAPTER: Either[ChapterEntry] = Either(
    scalar=Made(ManuscriptPath(), lambda path: ChapterEntry(path=path)),
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
    ),
)

IMPRINT = Record(
    Imprint,
    (
        Key("report_to", ("报",), NAMES, Text("报送的上级", "Superiors it goes to")),
        Key("send_to", ("送",), NAMES, Text("送达的平级", "Peers it goes to")),
        Key("distribute_to", ("发",), NAMES, Text("发往的下级", "Subordinates it goes to")),
        Key("copies", ("印数",), Whole(), Text("共印多少份", "Number of copies")),
        Key("printer", ("印发机关",), WORDS, Text("印发机关", "Who prints it")),
        Key("printed", ("印发日期",), Day(), Text("公文的印发日期", "Day of printing")),
        Key("editors", ("编辑",), ByKey(WORDS), Text("职务与姓名", "Duties with names")),
    ),
)

URGENCIES = {"特急": "特急", "加急": "加急"}
OFFICIAL = Record(
    Official,
    (
        Key("copy_number", ("份号",), CopyNumber(), Text("六位，可写作 1", "Up to six digits")),
        Key("urgency", ("紧急程度",), Choice(URGENCIES), Text("特急或加急", "特急 or 加急")),
        Key(
            "authorities",
            ("authority", "发文机关标志"),
            NAMES,
            Text("红色大字，默认用编印单位", "The large red names; the issuer by default"),
        ),
        Key(
            "document_number",
            ("发文字号",),
            DocumentNumber(),
            Text("如“达教发〔2021〕1号”", "Like 达教发〔2021〕1号"),
        ),
        Key("approvers", ("签发人",), NAMES, Text("上行文的签发人", "Who approved it")),
        Key("addressees", ("主送",), NAMES, Text("主送机关", "Whom it addresses")),
        Key(
            "attachments",
            ("附件",),
            NAMES,
            Text("附件名称，默认用其余文章的标题", "Their names; by default the other titles"),
        ),
        Key(
            "signatories",
            ("署名",),
            NAMES,
            Text("默认用发文机关的名称", "By default the authorities"),
        ),
        Key("signed", ("成文日期",), Day(), Text("默认用“日期”", "By default the date")),
        Key("sealed", ("加盖印章",), Switch(), Text("要不要盖章", "Whether it takes a seal")),
        Key("note", ("附注",), WORDS, Text("如“此件公开发布”", "A note in parentheses")),
        Key("copy_to", ("抄送",), NAMES, Text("抄送机关", "Who gets a copy")),
    ),
)

OPTIONS: ByKey[Option] = ByKey(OptionValue())
THEME: Either[ThemeChoice] = Either(
    scalar=Made(PlainName(), lambda name: ThemeChoice(name=name)),
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
    ),
)

BOOK: Record[dict[str, Any]] = Record(
    dict,
    (
        Key("title", TITLE_ALIASES, WORDS, Text("书名", "Title of the book"), required=True),
        Key("subtitle", ("副标题",), WORDS, Text("副标题", "Subtitle")),
        Key("issue", ("期号",), Whole(), Text("第几期", "Number of the issue")),
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
        Key("description", ("简介",), WORDS, Text("一两句简介", "A sentence or two about it")),
        Key("subjects", ("主题词",), NAMES, Text("主题词，一个或一列", "Subjects, one or a list")),
        Key("rights", ("版权",), WORDS, Text("版权声明", "Who holds the rights")),
        Key("identifier", ("标识",), Identifier(), Text("书号等固定标识", "A lasting identifier")),
        Key("masthead", ("报头",), MASTHEAD, Text("第一页的红头", "The head of page 1")),
        Key("imprint", ("版记",), IMPRINT, Text("末页的版记", "The foot of the last page")),
        Key("official", ("公文",), OFFICIAL, Text("公文的各要素", "What only 公文 has")),
        Key("meeting", ("会议",), MEETING, Text("会议材料的各部分", "What a meeting pack has")),
        Key("theme", ("版式",), THEME, Text("版式", "Theme, with its options")),
        Key("fonts", ("字体",), FONTS, Text("各类字体", "Families by role")),
        Key(
            "foreword",
            ("按语",),
            Made(ManuscriptPath(), lambda path: ChapterEntry(path=path)),
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
        Key("copies", ("分发",), COPIES, Text("份号、水印、签收", "Numbered and personal copies")),
    ),
    lists_chapters=("parts", "chapters"),
)
"""book.yaml without its outputs."""


def book_of(offers: tuple[Offer, ...]) -> Record[dict[str, Any]]:
    """Return the whole of book.yaml for a program that makes the products of ``offers``."""
    return replace(BOOK, keys=(*BOOK.keys, outputs_key(offers)))
