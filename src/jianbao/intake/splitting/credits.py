"""Credit lines: who wrote, sent or photographed an article, and for which articles it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jianbao.intake.mending.names import is_name

_ALL = re.compile(
    r"^(?:以上|上述|本期|本版|本组)(?:各?篇)?(?:稿件|内容|文章|信息|消息|材料|简讯|报道)?"
    r"(?:均|都|全部|皆)?(?:摘|选|整理)?(?:来源[：:]|供稿[：:]|来自于?|来源于?|源自|由|转自|出自|据|为)"
    r"(?P<source>.+?)(?:提供|供稿|报送|整理|采写|综合|所供|投稿)?[。]?$"
)
_FIELD = re.compile(
    r"(?P<label>(?:推荐|选送|报送|所在)(?:学校|单位)|指导教师|指导老师|辅导教师|辅导老师|供稿单位|供稿人?|稿件?来源|信息来源|来源|转自|摘自|作者单位|单位|学校|作者|撰稿人?|撰文|执笔|本报通讯员|通讯员|本[报刊台网校院]?(?:全媒体|特约|实习|见习)?(?:记者|通讯员)|(?:全媒体|特约|实习|见习)?(?:记者|通讯员)"
    r"|文[/／、]?图|图[/／、]?文|文字|摄影|摄|图片|[图文](?![/／、][图文]$)|发布时间|发布日期|发稿日期|日期|时间|(?:责任|值班|执行|文字|图文|美术|本期)?编辑|责编|美编|责任校对|[一二三初复终]审|终审|编审|审核人?|审稿人?|审定|审签|签发人?|校[对核]人?|核稿人?|复核|排版|版式|制作|监制|策划|出品|总编辑?|主编|录入|供图)"
    r"(?P<colon>\s*[：:]\s*|\s*[/／|｜丨]\s*|\s+)"
)
_BEHIND = re.compile(
    r"^(?P<source>\S.{0,24}?)\s*(?P<label>供稿|报送|投稿|撰稿|摄影|摄|[文图][/／、]?[文图])$"
)
_AUTHOR = frozenset(
    {
        "作者",
        "撰稿",
        "撰稿人",
        "撰文",
        "文字",
        "执笔",
        "通讯员",
        "记者",
    }
)
_BOTH = frozenset({"文/图", "图/文", "文／图", "图／文", "文图", "图文"})
_INTRODUCED = re.compile(
    "教师|教研员|校长|主任|园长|研究员|会员|作协|职称|毕业|现[任为]|[省市区县]级"
)
_REVIEWED = re.compile(
    r".{0,2}编辑|责编|美编|总编|主编|[一二三初复终编]审|审[核稿签定]人?|签发人?|责任校对|校[对核]人?|核稿人?|复核|排版|版式|制作|监制|策划|出品|录入"
)
"""What those did who are named in the imprint of a book, and not with an article."""
_WHENCE = ("供稿", "稿", "信息来源", "来源", "转自", "摘自", "作者单位", "单位", "学校")
_DATE = frozenset({"发布时间", "发布日期", "发稿日期", "日期", "时间"})
_SPACED = frozenset(
    {
        "通讯员",
        "记者",
        "供稿",
        "供稿单位",
        "供稿人",
        "作者",
        "来源",
        "撰稿",
        "文/图",
        "图/文",
    }
)
"""Labels that may stand before a name with nothing but a space between."""
_NO_CREDIT = frozenset({"单位", "学校", "时间", "日期", "文", "图", "图片", "文字"})
"""Words that begin other lines as often; they count only with a slash, or beside another field."""

DATE = re.compile(
    r"(?:\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
    r"|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    r"(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_IS = re.compile(r"作者(?:系|为|是)(?P<who>[^，。；]{2,30})")
"""Who the author is: 作者系某校教师."""
_AT = re.compile(
    r"(?P<who>[^\s\d，。；]{4,30})(?:[\s，]+[^\s\d，。；]{2,12}){0,2}[\s，]+(?:邮编[：:]?\s*)?\d{6}"
)
"""Where the author of a paper works, with place and postcode."""
_SPREAD = re.compile(r"\s+")
_SHORT_UNIT = re.compile(r"[\u4e00-\u9fff]{1,8}[幼校中小园局办站队社]")
_UNIT_AND_NAME = 2
_WHOEVER = re.compile("(?![供报投摄整]|转载)[\u4e00-\u9fff]{2,3}")
"""A name behind a unit in brackets, of whatever family."""
_CLASS = re.compile(
    r"(?:[\u4e00-\u9fff]{1,14})?(?:[一二三四五六七八九]年级|[高初][一二三])?(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)]?班)"
)
_ACCOUNT = re.compile(
    rf"(?P<original>原创\s*)?(?P<source>[^\s\d，。；！？、：]{{2,16}})\s*(?P<date>{DATE.pattern})(?:\s*发表于\S+)?"
)
"""The account and day that WeChat puts under a title."""
UNIT = re.compile(
    r"[\u4e00-\u9fff]{2,22}(?:局|委|办|办公室|股|科|科室|处|室|(?<![全内外局干一细东西南北中上下])部|小组|工作组|教研组|备课组|年级组|调研组|课题组|项目组|编写组|采访组|督导组|编辑部|专班|[文学语理化物史地治德体美音育术]组|教务处|所|站|学院|法院|医院|研究院|党校|分校|小学|中学|大学"
    r"|高中|初中|幼儿园|中心|中心校|学校|学区|教育集团|电视台|报社|日报|晚报|政府|委员会|支部|总支|党委|工会|团委|少工委|[生员]会|家委会|协会|妇联|少先队|文学社|广播站"
    r"|[一二三四五六七八九十][中小]|教学点|公众号|[县市区州]中|[一二三四五六七八九]年级(?:[一二三四五六七八九十\d（）]+班)?)"
)
_VERB = re.compile(
    r"召开|举行|举办|开展|启动|成立|揭牌|完成|获|喜|赴|走进|推进|部署|落户|进驻|来到|[的把在写让了是为到向从用我你您谁]"
)
_NAMES = re.compile(r"[\s、，,]+")
_POST = re.compile(
    r"[\u4e00-\u9fff]{0,18}(?:书记|局长|校长|主任|科长|股长|园长|主席|教师|老师|会长|秘书长|区长|县长|镇长|部长|院长|处长|组长|督学|教研员)"
)
_SPACED_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
"""A name of two characters, set as wide as one of three."""
_SENTENCE = re.compile(r"[。！？](?=.)|[！？]$")
_SIGNS = "□■◇◆○●△▲☆★"
"""What some put before the name of a reporter."""
_PICTURED = re.compile(
    r"(?:本文|文中|以上)?(?:图片|照片|配图)均?由(?P<who>[^，。；]{2,16}?)(?:提供|拍摄|摄影|供图)[。]?"
)
_WHO = re.compile(r"[\s　]+(?=[^\s　]{1,8}\s*[：:/／|｜丨])")
"""The gap between whom a credit begins with and its first label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a credit line says; ``covers_all`` where it holds for the articles before it too.

    ``reviewed`` names who edited and approved the text, which no article is printed with.
    """

    authors: tuple[str, ...] = ()
    source: str = ""
    date: str = ""
    reviewed: str = ""
    covers_all: bool = False

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.authors or self.source or self.date or self.reviewed)


def read_credit(line: str) -> Credit:
    """Return what ``line``, which consists of a credit and no more, says; else an empty credit."""
    text = unbracketed(line)
    if len(text) > 80 or not text:  # noqa: PLR2004 - longer than any credit
        return Credit()
    if found := _ALL.match(text):
        return Credit(source=found["source"].strip(" 　“”"), covers_all=True)
    if DATE.fullmatch(text):
        return Credit(date=text)
    if told := _told(text):
        return told
    fields = list(_FIELD.finditer(text))
    if fields and fields[0].start() == 0 and _are_labels(fields) and not _SENTENCE.search(text):
        return _read_fields(text, fields)
    return _of_unit(text) or _unlabelled(text)


def _told(text: str) -> Credit:
    """Return what a sentence says of who wrote or photographed."""
    if found := _PICTURED.fullmatch(text):
        return Credit(source=f"图片：{found['who']}")
    if (found := _AT.fullmatch(text)) and is_unit(found["who"]):
        return Credit(source=found["who"])
    found = _IS.fullmatch(text)
    return Credit(source=found["who"]) if found else Credit()


def _of_unit(text: str) -> Credit:
    """Return what is said by a unit or a person with credits behind: 某校语文组　执笔：某某."""
    if _SENTENCE.search(text):
        return Credit()
    for gap in _WHO.finditer(text):
        first, rest = text[: gap.start()], text[gap.end() :]
        fields = list(_FIELD.finditer(rest))
        if not fields or fields[0].start() or not _are_labels(fields):
            continue
        who = Credit(source=first) if is_unit(first) else names_of(first)
        if who:
            credit = _read_fields(rest, fields)
            sources = filter(None, (who.source, credit.source))
            return replace(
                credit, authors=who.authors + credit.authors, source="\u3000".join(sources)
            )
    return Credit()


def _unlabelled(text: str) -> Credit:
    """Return what is said by an account with its day, or a name with what it did behind."""
    account, behind = _ACCOUNT.fullmatch(text), _BEHIND.match(text)
    if account and (account["original"] or ":" in account["date"]):
        return Credit(source=account["source"], date=account["date"])
    if behind and not re.search(r"[。，；！？]", behind["source"]):
        return _sent(behind["source"]) or Credit(
            source=_labelled(behind["source"], behind["label"])
        )
    return Credit()


def _sent(value: str) -> Credit:
    """Return who sent an article, where both a unit and somebody of it is named."""
    who = names_of(value)
    return who if who.authors and who.source else Credit()


def is_unit(text: str) -> bool:
    """Whether ``text`` is the name of an office or school and no more."""
    is_named = UNIT.fullmatch(text) or _CLASS.fullmatch(text)
    return is_named is not None and not _VERB.search(text)


def names_of(line: str) -> Credit:
    """Return what a line with only a unit, names of persons, or both says; else an empty credit."""
    text = _SPACED_NAME.sub(r"\1\2", unbracketed(line))
    words = [word for word in _NAMES.split(text) if word]
    if not words or len(words) > 8:  # noqa: PLR2004 - more are a list of their own
        return Credit()
    posts = [word for word in words if _POST.fullmatch(word)]
    units = [word for word in words if is_unit(word) and word not in posts]
    is_bracketed = text != line.strip() and len(words) == _UNIT_AND_NAME
    if is_bracketed and (is_name(words[1]) or is_unit(words[0])):  # （区三幼　冯梓涵）
        units = units or [word for word in words[:1] if _SHORT_UNIT.fullmatch(word)]
    people = [word for word in words if word not in {*posts, *units}]
    if not people and (posts or not units):
        return Credit()  # a post without its holder
    are_names = all(map(is_name, people)) or (
        is_bracketed and units and _WHOEVER.fullmatch(words[1])
    )
    if not are_names or len(units) + len(posts) > 2:  # noqa: PLR2004
        return Credit()
    if posts and len(people) == 1:  # whoever speaks in an office bears its name
        return Credit(authors=(_SPREAD.sub("\u3000", text),))
    return Credit(authors=tuple(people), source="\u3000".join([*units, *posts]))


def unbracketed(line: str) -> str:
    """Return ``line`` without signs before it and brackets around it."""
    text = line.strip().lstrip(_SIGNS).strip()
    pairs = {"（": "）", "(": ")", "【": "】", "[": "]"}
    if text[:1] in pairs and text.find(pairs[text[0]]) == len(text) - 1:
        text = text[1:-1].strip()
    return text


def _are_labels(fields: list[re.Match[str]]) -> bool:
    first = fields[0]
    colon = first["colon"].strip()
    if not colon:
        return _trade(first["label"]) in _SPACED
    slashed = colon in "/／|｜丨"
    return slashed or first["label"] not in _NO_CREDIT or len(fields) > 1


def _trade(label: str) -> str:
    """Return what somebody is, without whose: 本刊特约记者 is a 记者."""
    return next((trade for trade in ("记者", "通讯员") if label.endswith(trade)), label)


def _read_fields(text: str, fields: list[re.Match[str]]) -> Credit:
    authors, sources, reviewed, date = list[str](), list[str](), list[str](), ""
    ends = [*(field.start() for field in fields[1:]), len(text)]
    for field, end in zip(fields, ends, strict=True):
        value = text[field.end() : end].strip(" \t　；;，,、|｜")
        label, value = field["label"], _SPACED_NAME.sub(r"\1\2", value)
        if not value:
            continue
        said, (value, day) = value, _without_day(value)
        sent, date = _sent(value), date or day
        both = label in _BOTH and all(map(is_name, _NAMES.split(value)))
        if _trade(label) in _AUTHOR and re.search("[；;，]", value) and _INTRODUCED.search(value):
            return Credit()  # who the authors are, told at length
        if both or (sent and label in {*_BOTH, "文"}):
            authors += sent.authors or _NAMES.split(value)
            sources.append(sent.source)
        elif _trade(label) in _AUTHOR:
            authors += [name for name in _NAMES.split(value) if name]
        elif label in _DATE:
            date = said
        elif _REVIEWED.fullmatch(label):
            reviewed.append(_labelled(said, label))
        elif label.startswith(_WHENCE):
            authors += sent.authors
            sources.append(sent.source or value)
        else:
            sources.append(_labelled(value, label))
    return Credit(
        authors=tuple(authors),
        source="　".join(filter(None, sources)),
        date=date,
        reviewed="　".join(reviewed),
    )


def _without_day(value: str) -> tuple[str, str]:
    """Return ``value`` without a date at its end, and the date."""
    found = re.search(rf"[\s　]*({DATE.pattern})$", value)
    return (value[: found.start()].strip(), found[1]) if found else (value, "")


def _labelled(value: str, label: str) -> str:
    """Return the name with what the person did, where that is not just sending it."""
    if label in {"供稿", "报送", "投稿"}:
        return value.strip()
    return f"{label}{'/' if len(label) <= 1 else '：'}{value.strip()}"
